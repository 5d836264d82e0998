"""Whether a string can be written, and as what."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.characters import (
    Readable,
    is_text,
    make_printable,
    make_readable,
    make_storable,
    one_line,
    straight_quotes,
)

# Halves of characters too, which hypothesis leaves out of texts otherwise.
any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
def test_every_text_can_be_kept(text: str) -> None:
    """Character by character: whole ones stay."""
    kept = make_storable(text)
    assert is_text(kept)
    assert "\0" not in kept
    assert len(kept) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(kept, text, strict=True))


@pytest.mark.parametrize("text", ["", "a\tb\nc\rd", "é\x7f\x85\u2028", "🕊️ سلام", "\ue000\U0010ffff"])
def test_what_can_be_written_stays(text: str) -> None:
    """Unusual white space, private characters and those of higher planes too."""
    assert (make_storable(text), make_printable(text)) == (text, text)


def test_what_xml_forbids_is_not_printed() -> None:
    """The sign for no character stands for it."""
    assert (
        make_printable("a\0b\x08c\x0bd\x1fe\ud800f\ufffeg\uffff") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffd"
    )


@given(any_text)
def test_what_is_shown_is_characters_alone(text: str) -> None:
    """And in as many places; what is fine stays as it is."""
    shown = make_readable(text)
    assert len(shown) == len(text)
    assert make_readable(shown) == shown == make_storable(make_printable(shown))
    assert not any(unicodedata.category(each) == "Cc" and each not in "\t\n\r" for each in shown)


def test_what_unicode_keeps_for_no_character_is_not_shown() -> None:
    """In any plane; private characters are somebody's."""
    assert (
        make_readable("a\x1b\x7f\x9b\ufdd0\U0001ffff\U0010fffeb\ue000\U0010fffd")
        == "a" + 6 * "\ufffd" + "b\ue000\U0010fffd"
    )


@given(any_text, st.integers(1, 50))
def test_one_line_is_one(text: str, most: int) -> None:
    """Of so many characters at most."""
    line = one_line(text, most)
    assert len(line) <= most
    assert len(line.splitlines()) <= 1
    assert line == make_readable(line)


@given(st.lists(any_text, max_size=5))
def test_pieces_are_read_as_one_text(pieces: list[str]) -> None:
    """Wherever characters are cut; half a one at the very end is dropped."""
    reader = Readable()
    shown = "".join(map(reader.add, pieces))
    assert Readable().add("".join(pieces)) == shown
    assert is_text(shown)


@given(any_text)
def test_quotation_marks_become_straight_where_they_stand(text: str) -> None:
    """Nothing moves, and what has none stays as it is."""
    straight = straight_quotes(f"“{text}’")
    assert straight[0] + straight[-1] == "\"'"
    assert len(straight) == len(text) + 2
    assert straight_quotes(straight) == straight
