"""A model's stream, taken apart into text and codes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.markers.stream import Codes, MarkerReader
from tests.answering.markers.streams import CUTS, PASSAGES, WRITTEN, pieces, read, sentences, text_of


def test_text_and_codes_come_in_their_order() -> None:
    assert read(["He said [1", "] that 【2】."]) == ["He said ", Codes((1,)), " that ", Codes((2,)), "."]


def test_half_a_marker_is_never_shown() -> None:
    """It waits for its other half; prose in brackets does not wait."""
    reader = MarkerReader(PASSAGES)
    assert reader.feed("He said [") == ["He said"]
    assert reader.feed("1") == []
    assert reader.feed("] so") == [" ", Codes((1,)), " so"]
    assert reader.feed(" [sic] and [Pu") == [" [sic] and [Pu"]


@pytest.mark.parametrize("half", ["[", "[sour", "[9", "[^", "【"])
def test_half_a_marker_at_the_end_is_dropped(half: str) -> None:
    """The model's reply was cut off."""
    assert read([f"He said {half}"]) == ["He said"]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("said [9] that", "said that"),
        ("said [9], that", "said, that"),
        ("said[9]that", "said that"),
        ("said ([9]).", "said."),
        ("[9] He", "He"),
        ("one.\n[9]\ntwo", "one.\ntwo"),
        ("“[9] He", "“He"),
        ("说【9】他", "说他"),
        ("said [9] [8]", "said"),
    ],
)
def test_an_invented_marker_leaves_no_hole(written: str, left: str) -> None:
    """No brackets, no doubled space, no space before a comma, and no two words as one."""
    assert read([written]) == [left]


def test_a_year_in_brackets_stays_and_is_no_marker_of_ours() -> None:
    """It gets an invisible joint."""
    assert read(["in [1945] and [1]"]) == ["in [1945\u2060] and ", Codes((1,))]


@given(WRITTEN, CUTS)
def test_the_stream_may_be_cut_anywhere(text: str, cuts: list[int]) -> None:
    assert read(pieces(text, cuts)) == read([text]) == read(text)
    assert sentences(pieces(text, cuts)) == sentences([text]) == sentences(text)


@given(WRITTEN)
def test_no_text_looks_like_a_marker_of_ours(text: str) -> None:
    """Neither what the reader lets through nor a sentence, and every code is that of a passage."""
    found = read([text])
    assert not re.search(r"\[\d+\]", text_of(found))
    assert all(1 <= code <= PASSAGES for piece in found if isinstance(piece, Codes) for code in piece.numbers)
    for sentence, codes in sentences([text]):
        assert not re.search(r"\[\d+\]|\s\s|\*\*", sentence)
        assert set(codes) <= set(range(1, PASSAGES + 1))
        assert len(set(codes)) == len(codes)


@given(st.text(max_size=200).filter(lambda text: not re.search(r"[\[【［〔(（¹²³⁰⁴-⁹]", text)))
def test_text_without_brackets_comes_out_as_it_went_in(text: str) -> None:
    assert text_of(read([text])) == text


@given(st.text(max_size=200))
def test_no_words_are_lost(text: str) -> None:
    """In text where nothing is a marker, whatever its brackets: all but white space and the joint is there."""
    letters = re.sub(r"[\W\d_]|[⁰¹²³⁴-⁹]", "", text)
    assert re.sub(r"[\W\d_]|[⁰¹²³⁴-⁹]", "", text_of(read([f"{text}."], passages=0))) == letters
