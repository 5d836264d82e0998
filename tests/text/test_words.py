"""What a word is."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.words import content_stems, fold, stem, stems, terms, unique, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Putin's long-range plan", ["putin", "long", "range", "plan"]),
        ("Macron’s and O’Neil’s", ["macron", "and", "o'neil", "s"]),
        ("1,200 of 3.5 and 2022-03-31.", ["1200", "of", "3.5", "and", "2022", "03", "31"]),
        ("Zelenskyý at the Café, ﬁne", ["zelenskyy", "at", "the", "cafe", "fine"]),
        ("U.S. and U.S.A. and US: give us", ["usa", "and", "usa", "and", "usa", "give", "us"]),
        ("the United States of America, not united states", ["the", "usa", "not", "united", "states"]),
        ("United Kingdom", ["uk"]),
        ("U.N. troops", ["un", "troops"]),
        ("Київ 北京", ["киів", "北京"]),
        ("事故造成14人受伤。", ["事故", "故造", "造成", "14", "人受", "受伤"]),
        ("首相は辞任した", ["首相", "は", "辞任", "した"]),
        ("プーチン・ガス", ["プー", "ーチ", "チン", "ガス"]),
        ("राष्ट्रपति ने", ["राष्ट्रपति", "ने"]),
        ("العبّارة والغاز", ["العباره", "والغاز"]),
        ("“…” – '", []),
    ],
)
def test_words_as_people_write_them(text: str, found: list[str]) -> None:
    """Possessives, points, commas and accents do not make another word."""
    assert words(text) == found


def test_both_apostrophes_are_one() -> None:
    """A question is typed with the straight one and an article is printed with the other."""
    assert words("didn’t O’Neil") == words("didn't O'Neil")


def test_stems_join_the_forms_of_a_word() -> None:
    """Function words are no content, and each stem stands once."""
    assert stems("condition conditions") == ["condit", "condit"]
    assert content_stems("What are the conditions, and the condition of Putin?") == ["condit", "putin"]
    assert unique(["b", "a", "b"]) == ["b", "a"]


@given(st.text(max_size=100))
def test_words_of_any_text(text: str) -> None:
    """In lower case, without white space, never empty, and the same when read again."""
    for word in words(text):
        assert word == word.lower()
        assert word.split() == [word]
        assert stem(word)
    assert fold(fold(text)) == fold(text)


def test_stems_in_several_threads() -> None:
    """The stemmer has a state: each thread has one of its own."""
    forms = [f"{letter}conditions" for letter in "abcdefghijklmnop"] * 50
    alone = [stem.__wrapped__(form) for form in forms]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem.__wrapped__, forms)) == alone


def test_terms_are_stems_and_then_letters_of_pairs() -> None:
    """So that a text is found by half of a Chinese word; of others nothing is added."""
    assert terms("新增病床") == ["新增", "增病", "病床", "新", "增", "病", "床"]
    assert terms("The conditions of 北京") == [*stems("The conditions of 北京"), "北", "京"]
    assert terms("The conditions") == stems("The conditions")
