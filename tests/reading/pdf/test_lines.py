"""Words of a page, as lines of its columns."""

import pytest

from rag.reading.pdf.glyphs import Style, Word
from rag.reading.pdf.lines import lines_of
from tests.prints import BOLD, PLAIN, words


def texts(found: list[Word]) -> list[str]:
    return [line.text for line in lines_of(found)]


def test_words_of_a_row_are_one_line() -> None:
    """In whatever order they come."""
    assert texts(words("The council voted")[::-1]) == ["The council voted"]


def test_columns_that_the_file_has_one_after_the_other_are_apart() -> None:
    """However narrow the gutter: the words beside it do not follow each other in the file."""
    left = [*words("the council has", order=0), *words("voted for it now", base=114, order=3)]
    right = [*words("a third of it", x=98, order=7), *words("is paid by it", x=98, base=114, order=11)]
    assert texts([*left, *right]) == ["the council has", "a third of it", "voted for it now", "is paid by it"]


def test_columns_that_the_file_has_row_by_row_are_apart() -> None:
    """By the strip without words between them, behind which all rows begin at one edge."""
    rows = [
        word
        for row, text in enumerate(("the council", "voted for", "a new tram", "in six hours"))
        for word in (
            *words(text, base=100 + 14 * row, order=10 * row),
            *words("a third of it", x=90, base=100 + 14 * row, order=10 * row + len(text.split())),
        )
    ]
    assert texts(rows)[:4] == ["the council", "a third of it", "voted for", "a third of it"]


def test_wide_spaces_of_justified_lines_part_nothing() -> None:
    """They are as wide as each other, though those of three lines happen to stand over each other."""
    rows = [words("ab cd ef gh", base=100 + 14 * row, space=20, order=4 * row) for row in range(3)]
    assert texts([word for row in rows for word in row]) == ["ab cd ef gh"] * 3


def test_rows_of_a_table_stay_whole() -> None:
    """Its cells would be columns of text by the room between them."""
    rows = (("Year", "Trams", "Crowns"), ("2021", "12", "3 million"), ("2022", "14", "5 million"))
    found = [
        word
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
        for word in words(cell, x=120 * at, base=100 + 14 * row, order=10 * row + 2 * at)
    ]
    assert texts(found) == ["Year\tTrams\tCrowns", "2021\t12\t3 million", "2022\t14\t5 million"]


def test_a_word_printed_twice_is_one() -> None:
    """With a small shift it looks bold."""
    assert texts([*words("Tram line"), *words("Tram line", x=0.3, order=2)]) == ["Tram line"]


@pytest.mark.parametrize(
    ("initial", "rest", "read"),
    [("T", "he council", "The council"), ("A", "tram line", "A tram line"), ("A", "fter that", "After that")],
)
def test_a_large_first_letter_belongs_to_its_line(initial: str, rest: str, read: str) -> None:
    """It stands as high as three lines, and on the base of the last."""
    large = Word(initial, 0, 30, 128, Style(45, False))
    lower = words("of Norbury", x=33, base=114, order=9)
    assert texts([large, *words(rest, x=33, order=1), *lower]) == [read, "of Norbury"]


def test_letters_set_apart_are_a_word() -> None:
    """As capitals of a heading are."""
    row = [Word(letter, 9 * at, 9 * at + 6, 100, PLAIN, order=at) for at, letter in enumerate("PHOTO")]
    assert texts([*row, *words("by Jon", x=50, order=5)]) == ["PHOTO by Jon"]


def test_a_line_is_bold_where_all_of_it_is() -> None:
    """A bold word in a line is no heading."""
    lines = lines_of([*words("Bold", style=BOLD), *words("line", x=30, order=1), *words("Bold", base=130, style=BOLD)])
    assert [line.style.bold for line in lines] == [False, True]
