"""The forms of a word have one stem, by the rules of its language."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

from rag.text.stemming import LANGUAGES, rules_for
from rag.text.words import stem, stems


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", "Bürgermeister Bürgermeisters"),
        ("fr", "démissionné démissionner"),
        ("es", "alcalde alcaldes"),
        ("uk", "ціна ціни ціну ціною"),
        ("uk", "підписав підписала підписати"),
        ("uk", "обʼєднання об'єднання об’єднанням"),
        ("en", "цена цены цену"),
        ("ru", "критиковал раскритиковала"),
        ("en", "الغاز للغاز غاز"),
        ("en", "لوحة لوحات اللوحات"),
        ("en", "سريراً سرير"),
        ("ko", "총재는 총재가 총재의"),
        ("ko", "사임했다 사임한 사임했나요"),
        ("he", "המשטרה משטרה"),
        ("el", "πόλεμος πολέμου"),
    ],
)
def test_forms_of_a_word_have_one_stem(language: str, forms: str) -> None:
    """Where a text is in no language that has rules of its own, the letters decide."""
    assert len(set(stems(forms, language))) == 1


def test_a_word_in_other_letters_than_its_text_is_cut_by_those() -> None:
    """A name in a Russian text, and a Russian word in a German one."""
    assert stem("conditions", "ru") == stem("conditions")
    assert stem("цены", "de") == stem("цены") != stem("цены", "uk") + "x"
    assert rules_for("anna", "de-AT") == "german"
    assert rules_for("한국", "ja") == "korean"
    assert rules_for("天然", "zh") == ""


def test_all_rules_are_there() -> None:
    """Those of Snowball under their names."""
    assert {rules for _, rules in LANGUAGES.values()} - {"ukrainian"} <= set(snowballstemmer.algorithms())


@given(st.text(min_size=1, max_size=30), st.sampled_from(["en", *LANGUAGES]))
def test_any_word_has_a_stem(text: str, language: str) -> None:
    """Which is never empty."""
    assert all(stems(text, language))


def test_stemmers_in_several_threads() -> None:
    """They have a state: each thread has its own."""
    forms = [f"{letter}ценами" for letter in "абвгдежзик"] * 50
    alone = [stem.__wrapped__(form) for form in forms]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem.__wrapped__, forms)) == alone
