"""Lines in reading order, as paragraphs."""

import pytest

from rag.reading.pdf.glyphs import Style
from rag.reading.pdf.lines import Line
from rag.reading.pdf.paragraphs import paragraphs_of
from tests.prints import BOLD, column, line

FULL = "the council of the old town voted for it"  # 40 letters: as wide as the columns here


def texts(lines: list[Line]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(lines)]


def test_a_paragraph_ends_where_the_next_word_had_found_room() -> None:
    """A line that is not full was ended."""
    assert texts(column(FULL, "and ended it.", FULL, "today.")) == [f"{FULL} and ended it.", f"{FULL} today."]


def test_a_paragraph_ends_at_room_and_at_another_style() -> None:
    """A blank line, and a heading above a text."""
    lines = [*column("A bold line", style=BOLD), *column(FULL, FULL, top=115), *column(FULL, FULL, top=170)]
    assert texts(lines) == ["A bold line", f"{FULL} {FULL}", f"{FULL} {FULL}"]


def test_a_paragraph_begins_with_an_indented_line() -> None:
    """Books and newspapers leave no room between paragraphs."""
    lines = column(FULL, f"{FULL[:-1]}.", "In May it was", FULL, "over.")
    lines[2] = lines[2]._replace(x0=15, x1=240)
    assert texts(lines) == [f"{FULL} {FULL[:-1]}.", f"In May it was {FULL} over."]


def test_lines_beside_a_picture_are_one_paragraph() -> None:
    """They are short, and full nevertheless."""
    lines = column(FULL, FULL, *["the old town of it"] * 4, FULL)
    assert texts(lines) == [" ".join(each.text for each in lines)]


def test_a_byline_and_a_date_below_it_are_two() -> None:
    """Two short lines say nothing of how wide their column is: the text below does."""
    lines = [*column("By Mara Quill and Ivo", "12 June 2023"), *column(FULL, FULL, top=180, block=1)]
    assert texts(lines)[:2] == ["By Mara Quill and Ivo", "12 June 2023"]


@pytest.mark.parametrize(
    ("first", "then", "read"),
    [
        (FULL, "and ended it.", [f"{FULL} and ended it."]),
        (f"{FULL[:-7]} bud-", "get office.", [f"{FULL[:-7]} budget office."]),
        (f"{FULL[:-4]} Mayor", "Ida Holm.", [f"{FULL[:-4]} Mayor Ida Holm."]),
        (f"{FULL[:-1]}.", "Ida Holm said so.", [f"{FULL[:-1]}.", "Ida Holm said so."]),
    ],
)
def test_a_sentence_goes_on_overleaf(first: str, then: str, read: list[str]) -> None:
    """With its words in one piece, and no further than it goes."""
    assert texts([*column(FULL, first)[1:], *column(then, FULL, page=1)[:1]]) == read


def test_a_sentence_goes_on_behind_a_caption() -> None:
    """In print of its own, between two columns."""
    caption = column("The old pier.", style=Style(9, False), block=1)
    assert texts([*column(FULL, FULL), *caption, *column("and ended it.", block=2)]) == [
        f"{FULL} {FULL} and ended it.",
        "The old pier.",
    ]


def test_a_footnote_comes_behind_the_text() -> None:
    """It stands where a sentence goes on overleaf."""
    marked = [each._replace(marks=("1",)) for each in column(FULL, FULL)]
    note = column("1 See the report.", style=Style(9, False), top=700, block=1)
    assert texts([*marked, *note, *column("and ended it.", page=1)]) == [
        f"{FULL} {FULL} and ended it.",
        "1 See the report.",
    ]


def test_items_and_rows_are_paragraphs() -> None:
    """Of a list and of a table."""
    lines = [line("• The first of the items of the old town"), line("• The second", base=114)]
    lines += [each._replace(cells=2) for each in column("2021\t12", "2022\t14", top=128)]
    assert len(texts(lines)) == 4
