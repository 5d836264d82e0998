"""Words for the same thing."""

import pytest

from rag.language.en.synonyms import SYNONYMS
from rag.text.frequencies import is_there
from rag.text.words import fold, stem

ROWS = [row.split() for row in SYNONYMS.split("\n") if row]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_word_of_a_row_means_the_others(row: list[str]) -> None:
    """In both directions."""
    assert all(is_there(stem(one), {stem(other)}) for one in row for other in row)


def test_rows_join_several_folded_words() -> None:
    """Each once: a single one would say nothing."""
    assert all(len(set(row)) == len(row) > 1 for row in ROWS)
    assert all(word == fold(word) and word.isalpha() for row in ROWS for word in row)


def test_a_word_of_two_rows_does_not_join_them() -> None:
    """A fire is a blaze, and to fire is to lay off, but a blaze is no layoff."""
    assert is_there("fire", {"blaze"})
    assert is_there("fire", {stem("layoff")})
    assert not is_there("blaze", {stem("layoff")})
