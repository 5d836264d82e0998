"""Numbers of claims in other languages."""

import pytest

from rag.checking.facts.foreign_numbers import in_figures
from rag.language.registry import LANGUAGES
from tests.checking.facts.test_other_languages import kinds

SAME = [
    ("de", "Das Werk hat 500 Arbeiter entlassen.", "Das Werk hat fünfhundert Arbeiter entlassen."),
    ("de", "Das Werk hat zwölf Arbeiter entlassen.", "Das Werk hat 12 Arbeiter entlassen."),
    ("de", "Das Werk hat 4.500 Arbeiter entlassen.", "Das Werk hat 4500 Arbeiter entlassen."),
    ("de", "Das Werk verlor 2,5 Mrd. Euro im Jahr.", "Das Werk verlor 2,5 Milliarden Euro im Jahr."),
    ("de", "Die Miete stieg um 3,5 Prozent im Jahr.", "Die Miete stieg um dreieinhalb Prozent im Jahr."),
    ("fr", "L'usine a perdu 80 ouvriers en mars.", "L'usine a perdu quatre-vingts ouvriers en mars."),
    ("fr", "L'usine a perdu un million et demi d'euros.", "L'usine a perdu 1,5 million d'euros."),
    ("es", "La fábrica perdió 2.000 millones de euros.", "La fábrica perdió dos mil millones de euros."),
    ("ru", "Завод потерял 3 млн рублей в среду.", "Завод потерял 3 миллиона рублей в среду."),
    ("ru", "Завод уволил 12 рабочих в среду.", "Завод уволил двенадцать рабочих в среду."),
    ("uk", "Завод втратив 3 тис. гривень у середу.", "Завод втратив 3000 гривень у середу."),
]


@pytest.mark.parametrize(("language", "claim", "text"), SAME)
def test_one_number_is_written_in_many_ways(language: str, claim: str, text: str) -> None:
    """In words, with the points and commas of the language, with its words for thousands and more."""
    assert kinds(claim, text, language) == kinds(text, claim, language) == set()


@pytest.mark.parametrize(
    ("language", "claim", "text"),
    [
        ("de", "Das Werk hat zwölf Arbeiter entlassen.", "Das Werk hat fünfzehn Arbeiter entlassen."),
        ("de", "Das Werk verlor 1,5 Mio. Euro im Jahr.", "Das Werk verlor 1,7 Millionen Euro im Jahr."),
        ("fr", "L'usine a perdu 3 millions d'euros.", "L'usine a perdu quatre millions d'euros."),
        ("es", "La fábrica despidió a 30 obreros ayer.", "La fábrica despidió a veinte obreros ayer."),
        ("ru", "Завод потерял 3 млн рублей в среду.", "Завод потерял 5 млн рублей в среду."),
        ("uk", "Завод втратив 3 тис. гривень у середу.", "Завод втратив 4000 гривень у середу."),
    ],
)
def test_another_number_is_objected_to(language: str, claim: str, text: str) -> None:
    assert kinds(claim, text, language) == {"number"}


def test_small_numbers_in_words_may_have_been_counted() -> None:
    """By who read of each of them."""
    text = "Das Werk in Bremen und das in Kiel sind seit Montag geschlossen."
    assert kinds("Zwei Werke sind seit Montag geschlossen.", text, "de") == set()
    assert kinds("300 Werke sind seit Montag geschlossen.", text, "de") == {"number"}


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("1.500 und 12.500.000", "1500 und 12500000"),
        ("3,5 und 3,500", "3.5 und 3,500"),
        ("am 12.03.2024 um 8.30 Uhr", "am 12.03.2024 um 8.30 Uhr"),
        ("eine Frau und ein Mann", "eine Frau und ein Mann"),
        ("2 Millionen", "2,000,000"),
    ],
)
def test_numbers_as_english_writes_them(written: str, figures: str) -> None:
    """Of three figures behind a comma nobody knows what they are; a day and a time of day are no numbers."""
    numbers = LANGUAGES["de"].numbers
    assert numbers
    assert in_figures(written, "de", numbers) == figures
