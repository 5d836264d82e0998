"""Whether a string can be written, and as what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.characters import is_text, keepable, printable

# Halves of characters too, which hypothesis leaves out of texts otherwise.
any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
def test_every_text_can_be_kept(text: str) -> None:
    """Character by character: whole ones stay."""
    kept = keepable(text)
    assert is_text(kept)
    assert "\0" not in kept
    assert len(kept) == len(text)
    assert all(one in (other, "\ufffd") for one, other in zip(kept, text, strict=True))


@pytest.mark.parametrize("text", ["", "a\tb\nc\rd", "é\x7f\x85\u2028", "🕊️ سلام", "\ue000\U0010ffff"])
def test_what_can_be_written_stays(text: str) -> None:
    """Unusual white space, private characters and those of higher planes too."""
    assert (keepable(text), printable(text)) == (text, text)


def test_what_xml_forbids_is_not_printed() -> None:
    """The sign for no character stands for it."""
    assert printable("a\0b\x08c\x0bd\x1fe\ud800f\ufffeg\uffff") == "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\ufffdg\ufffd"
