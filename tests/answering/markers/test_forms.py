"""Which texts are citation markers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.markers.forms import FIRST, LONGEST, read_marker
from rag.answering.markers.window import Marker, NoMarker, Window

PASSAGES = 6


def read(text: str, whole: bool = True, before: str = "talks") -> Marker | NoMarker:
    return read_marker(Window(text, PASSAGES, whole, before))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("[1]", (1,)),
        ("[1, 2]", (1, 2)),
        ("[1][2]", (1, 2)),
        ("[1], [2] and [3]", (1, 2, 3)),
        ("[1-3]", (1, 2, 3)),
        ("[4 to 9]", (4, 5, 6)),
        ("[[1]]", (1,)),
        ("[[1], [2]]", (1, 2)),
        ("【1】", (1,)),
        ("【2†source】", (2,)),
        ("［１，２］", (1, 2)),
        ("〔1〕", (1,)),
        ("[٣]", (3,)),
        ("(source 3)", (3,)),
        ("(Source: 3)", (3,)),
        ("(Sources 1 & 4)", (1, 4)),
        ("[source 2]", (2,)),
        ("[Passage No. 2]", (2,)),
        ("[Quelle 2]", (2,)),
        ("[Article 5]", (5,)),
        ("[^1]", (1,)),
        ("[^1^]", (1,)),
        ("[S1]", (1,)),
        ("([1])", (1,)),
        ("(see [2])", (2,)),
        ("[1 ]", (1,)),
        ("[ 1, and 3 ]", (1, 3)),
        ("[1; 2]", (1, 2)),
        ("[1/2]", (1, 2)),
        ("[2, 2, 1]", (2, 1)),
        ("`[1]`", (1,)),
        ("**[1], [2]**", (1, 2)),
        ("¹", (1,)),
        ("¹²", (1, 2)),
        ("[1, 9]", (1,)),
        ("[9]", ()),
        ("(source 9)", ()),
        ("[]", ()),
        ("[[ ]]", ()),
    ],
)
def test_a_marker_in_any_form_is_read(text: str, codes: tuple[int, ...]) -> None:
    """To its end, with the codes that passages have; none is left of an invented one."""
    assert read(text) == Marker(len(text), codes)
    assert read(f"{text} Then", whole=False) == Marker(len(text), codes)


@pytest.mark.parametrize(
    "text",
    """
    [sic] [1945] [100] [1,000] [10~000] [...] […] [10~killed] [1:~Reuters] [24/7] [2-1] [1.5] [****] [source]
    [Article~9] [S400] [in~August~1991] [Putin~[1]] (1) (2)~Then (1,~2) (Article~5) (see~page~2) *italic* **bold**~[1]
    `code` _ ⁹
    """.split(),
)
def test_other_text_in_brackets_is_no_marker(text: str) -> None:
    """Years, counts, list numbers and words that somebody put into a quotation."""
    assert read(text) is NoMarker.NONE


@pytest.mark.parametrize(
    "text", ["[", "[1", "[1,", "[sour", "(see ", "`", "**[1]", "[1]", "[1] an", "¹", "[1 Putin said"]
)
def test_what_may_become_a_marker_is_waited_for(text: str) -> None:
    """A whole marker too, since another may follow it."""
    assert read(text, whole=False) is NoMarker.MORE


@pytest.mark.parametrize("text", ["[Pu", "[sic", "(Pu", "** ", "`c", "[1945", "[1 killed]", "[ 2024"])
def test_what_cannot_become_one_is_not(text: str) -> None:
    """It is known with the first sign that no marker has."""
    assert read(text, whole=False) is NoMarker.NONE


def test_a_marker_without_an_end_is_read_when_none_comes() -> None:
    """At the next bracket, at the end of the line, after some words or at the end of the stream."""
    for text in ("[1 Then", "[1 Then [2]", "[1 Then\nhe", "[1, 2"):
        assert isinstance(read(text), Marker)
    assert read("[1 " + "word " * 12, whole=False) == Marker(2, (1,))
    assert read("[9 Then") is NoMarker.NONE
    assert read("[1.5 million people") is NoMarker.NONE


def test_superscripts_of_units_are_text() -> None:
    """They follow a figure or a short word; a citation follows a word or a full stop."""
    assert read("²", before=" km") is NoMarker.NONE
    assert read("²", before="= 10") is NoMarker.NONE
    assert read("²", before="lks.") == Marker(1, (2,))


@given(st.text(alphabet="[]【】()(（）*`_¹²12345678901٣sourceand ,;-–/^†.:\nP", min_size=1, max_size=LONGEST))
def test_any_text_is_read(text: str) -> None:
    """A marker ends inside the text and has codes of passages, each once; a whole window leaves nothing open."""
    window = min(FIRST) + text
    found = read(window)
    assert found is not NoMarker.MORE
    if isinstance(found, Marker):
        assert 0 < found.end <= len(window)
        assert len(set(found.codes)) == len(found.codes) <= PASSAGES
        assert all(1 <= code <= PASSAGES for code in found.codes)


@given(st.text(alphabet="[]【】(*`¹12sourceand ,-.P", max_size=30), st.text(alphabet="]12 .P[", max_size=8))
def test_what_follows_changes_nothing_that_is_settled(text: str, more: str) -> None:
    """Once it is known whether there is a marker, more text does not make it another."""
    known = read("[" + text, whole=False)
    assert known is NoMarker.MORE or read("[" + text + more, whole=False) == known
