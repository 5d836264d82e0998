"""Letters that stand on a page, as words."""

import pytest

from rag.reading.pdf.glyphs import Glyph, Style, Word, is_from_right, split_vertical, text_in_order, words_of
from rag.text.characters import plain_letters
from tests.prints import PLAIN, glyphs

SMALL = Style(8, False)


def texts(found: list[Glyph]) -> list[str]:
    return [word.text for word in words_of(found)]


def test_words_end_at_blanks_and_at_room() -> None:
    """A column may begin behind a word without a blank."""
    assert texts([*glyphs("the law"), *glyphs("passed", x=80)]) == ["the", "law", "passed"]


@pytest.mark.parametrize(
    ("before", "raised", "after", "read", "mark"),
    [
        ("law", "1", ".", "law.", "1"),
        ("law.", "12", "", "law.", "12"),
        ("law", "[3]", "", "law", "[3]"),
        ("law", "*", "", "law", "*"),
        ("km", "2", "", "km²", None),
        ("10", "6", "", "10⁶", None),
        ("1", "st", "", "1st", None),
        ("XX", "e", "", "XXe", None),
    ],
)
def test_raised_letters_are_marks_powers_or_letters(
    before: str, raised: str, after: str, read: str, mark: str | None
) -> None:
    """A mark of a footnote is none of the letters of its word, so that "law1" is found as "law"."""
    at = 6 * len(before)
    found = [*glyphs(before), *glyphs(raised, x=at, base=95, style=SMALL)]
    found += glyphs(after, x=at + 4 * len(raised))
    assert [(word.text, word.marks) for word in words_of(found)] == [(read, (mark,) if mark else ())]


def test_lowered_figures_are_letters() -> None:
    """In formulas, as CO2."""
    assert texts([*glyphs("CO"), *glyphs("2", x=12, base=103, style=SMALL), *glyphs(".", x=16)]) == ["CO2."]


def test_the_mark_before_a_footnote_stands_on_its_line() -> None:
    """It is raised, and would be a line of its own."""
    found = words_of([*glyphs("1", base=95, style=SMALL), *glyphs("See", x=6)])
    assert [(word.text, word.base) for word in found] == [("1", 100), ("See", 100)]


def test_letters_of_a_ligature_are_one_word() -> None:
    """Both have the place of the ligature."""
    ligature = [Glyph("f", 0, 6, 100, PLAIN), Glyph("i", 0, 6, 100, PLAIN)]
    assert texts([*ligature, *glyphs("rm", x=6)]) == ["firm"]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [("ﬁve oﬃces", "five offices"), ("ﬂat", "flat"), ("ﺍﻟﻤﺠﻠﺲ", "المجلس"), ("½ ﷺ №", "½ ﷺ №"), ("", "")],
)
def test_printed_forms_are_letters(printed: str, plain: str) -> None:
    """Ligatures and the shapes of Arabic letters; other signs stay."""
    assert plain_letters(printed) == plain


def from_right(text: str, x: float = 300) -> list[Glyph]:
    """Letters from right to left; a blank leaves room."""
    return [Glyph(letter, x - 6 * at - 6, x - 6 * at, 100, PLAIN) for at, letter in enumerate(text)]


@pytest.mark.parametrize("forwards", [True, False])
def test_lines_from_the_right_are_read_from_the_right(forwards: bool) -> None:
    """In whatever order the file has the letters; figures run from the left."""
    found = [*from_right("שלום רב"), *glyphs("84", x=230)]
    read = words_of(found if forwards else found[::-1])
    assert is_from_right(read)
    assert text_in_order(sorted(read, key=lambda word: word.x0)) == "שלום רב 84"


def test_brackets_of_lines_from_the_right_face_their_words() -> None:
    """Some files have them as they are drawn."""
    for drawn in ("(רב)", ")רב("):
        assert text_in_order(words_of(from_right(drawn))) == "(רב)"


def test_blanks_between_signs_of_east_asia_are_none() -> None:
    """They come from the room around signs."""
    row = [Word("市议会", 0, 30, 100, PLAIN), Word("批准", 40, 60, 100, PLAIN), Word("May", 70, 80, 100, PLAIN)]
    assert text_in_order(row) == "市议会批准 May"


def test_vertical_lines_are_turned() -> None:
    """Each column from the top, the right one first."""
    down = [
        Glyph(letter, x, x + 12, 100 + 12 * at, PLAIN)
        for x, column in ((500, "市議会は"), (480, "承認した"))
        for at, letter in enumerate(column)
    ]
    turned, others = split_vertical([*down, *glyphs("1", x=5, base=700)], width=612)
    assert [word.text for word in words_of(turned)] == ["市議会は", "承認した"]
    assert [glyph.letter for glyph in others] == ["1"]
    assert turned[0].base < turned[4].base


def test_a_page_of_lines_has_nothing_vertical() -> None:
    """Letters that happen to stand below each other are no column."""
    assert split_vertical(glyphs("abc"), width=612) == ([], glyphs("abc"))
