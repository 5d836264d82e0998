"""Denials of claims in other languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.checking.facts.objections import objections
from tests.checking.facts.test_other_languages import cited, kinds

AFFIRMED_AND_DENIED = [
    ("de", "Das Werk hat im Winter Kohle verbrannt.", "Das Werk hat im Winter keine Kohle verbrannt."),
    ("fr", "L'usine a brûlé du charbon cet hiver.", "L'usine n'a pas brûlé du charbon cet hiver."),
    ("es", "La fábrica quemó carbón en invierno.", "La fábrica no quemó carbón en invierno."),
    ("ru", "Завод сжёг уголь этой зимой.", "Завод не сжёг уголь этой зимой."),
    ("uk", "Завод спалив вугілля цієї зими.", "Завод не спалив вугілля цієї зими."),
]


@pytest.mark.parametrize(("language", "affirmed", "denied"), AFFIRMED_AND_DENIED)
def test_what_the_one_denies_and_the_other_affirms_is_objected_to(language: str, affirmed: str, denied: str) -> None:
    """In both directions; a claim that denies as the passage does is its own."""
    assert kinds(denied, affirmed, language) == kinds(affirmed, denied, language) == {"negation"}
    assert kinds(denied, denied, language) == kinds(affirmed, affirmed, language) == set()


@pytest.mark.parametrize(
    ("language", "claim", "text"),
    [
        ("de", "Berlin liefert keine Panzer an Kiew.", "Berlin lehnte es ab, Panzer an Kiew zu liefern."),
        ("de", "Das Werk hat nicht nur im Winter Kohle verbrannt.", "Das Werk hat im Winter Kohle verbrannt."),
        ("fr", "Paris ne livre pas de chars à Kiev.", "Paris refuse de livrer des chars à Kiev."),
        ("es", "Madrid no entrega tanques a Kiev.", "Madrid rechazó entregar tanques a Kiev."),
        ("ru", "Завод не только сжёг уголь этой зимой.", "Завод сжёг уголь этой зимой."),
        ("uk", "Завод не спалив вугілля цієї зими.", "Завод відмовився спалити вугілля цієї зими."),
        ("ru", "Завод не сжёг уголь.", "Мэр города сказал, что школы закрыты до понедельника."),
    ],
)
def test_the_same_in_other_words_is_not(language: str, claim: str, text: str) -> None:
    """Nor what is no denial, nor a sentence about something else."""
    assert "negation" not in kinds(claim, text, language)


def test_a_claim_in_another_language_than_its_article_is_not_compared() -> None:
    """The words that deny are not those of the article."""
    assert "negation" not in kinds("Das Werk hat nicht Kohle verbrannt.", "Das Werk hat Kohle verbrannt.", "es")


def test_the_reason_names_the_word_and_its_neighbours() -> None:
    language, affirmed, denied = AFFIRMED_AND_DENIED[0]
    [put_in] = objections(denied, [cited(affirmed, language)])
    [left_out] = objections(affirmed, [cited(denied, language)])
    assert put_in.message == "the claim says “keine”, the passage does not: “Winter Kohle”"
    assert left_out.message == "the passage says “im Winter keine Kohle verbrannt.”"


@given(st.lists(st.sampled_from("Das Werk hat nicht keine Kohle nie , . „ nur verbrannt lehnte".split()), max_size=20))
def test_every_reason_is_one_plain_line(words: list[str]) -> None:
    """Whatever the claim."""
    for objection in objections(" ".join(words), [cited(AFFIRMED_AND_DENIED[0][1], "de")]):
        assert objection.message
        assert "\n" not in objection.message
