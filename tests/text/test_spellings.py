"""Words that are written in several ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.spellings import SPELLINGS, STANDS_FOR, one_sound, one_spelling
from rag.text.words import fold, stem, stems


@pytest.mark.parametrize(
    "text",
    [
        "Kiev Kyiv",
        "Kharkov Kharkiv",
        "Odessa Odesa",
        "Russian Russia",
        "Russians Russia",
        "American USA",
        "Zelensky Zelenskyy",
        "Zelenskiy Zelenskyý",
        "Podoljak Podolyak",
        "Türkiye Turkey",
    ],
)
def test_spellings_of_one_name_have_one_stem(text: str) -> None:
    """So that an article is found however its outlet writes."""
    one, other = stems(text)
    assert one == other


def test_other_words_stay() -> None:
    """Also those that only end like a spelling."""
    assert [one_spelling(word) for word in ("bread", "news", "kyiv", "")] == ["bread", "news", "kyiv", ""]
    assert one_sound("trolleybus") == "trolleibus"


@pytest.mark.parametrize("table", [SPELLINGS, STANDS_FOR])
def test_the_tables_are_of_folded_words(table: dict[str, str]) -> None:
    """As `words` gives them; no value is a key again, which would not be followed."""
    assert all(word == fold(word) and word.isalpha() for pair in table.items() for word in pair)
    assert not table.keys() & set(table.values())


@given(st.text("ijyabs", max_size=8))
def test_one_spelling_is_final(word: str) -> None:
    """Read again it stays the same."""
    assert one_spelling(one_spelling(word)) == one_spelling(word)
    assert one_sound(one_sound(word)) == one_sound(word)


@pytest.mark.parametrize("capital", STANDS_FOR)
def test_a_capital_is_no_spelling_of_its_country(capital: str) -> None:
    """Where words are searched Moscow is a city."""
    assert stem(capital) != stem(STANDS_FOR[capital])
