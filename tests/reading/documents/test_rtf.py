"""What is read from Rich Text Format."""

import datetime
from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.types import RemovedText
from tests.drafts import drafts_of, only, written
from tests.exports import NEXIS_UNI

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}"
    r"{\colortbl;\red0;}{\info{\title Bridge shut}{\author Mara Quill}{\creatim\yr2023\mo6\dy12\hr1}}"
)


@pytest.mark.parametrize(
    ("written_as", "text"),
    [
        (r"\'e9t\'e9 caf\u233\'e9 \u8364?5", "été café €5"),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\uc0\u8364 5 \uc2\u8364\'80\'80 6", "€5 € 6"),
        (r"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"six {\deleted seven }nine", "six nine"),
        (r"a{\v hidden} b", "a b"),
        (r'{\field{\*\fldinst HYPERLINK "http://a.example"}{\fldrslt see here}}', "see here"),
        (r"{\pict\wmetafile8 0102af}a{\*\unknown zzz}", "a"),
        (r"a{\pict\bin6 {}\}{}}b", "ab"),
        (r"\trowd one\cell two\cell\row", "one\ttwo"),
        (r"a\{b\}\\ c\~d\par e\line f", "a{b}\\ c\xa0d\ne\nf"),
        (r"Note{\footnote The note.} end.", "Note end.\nThe note."),
        (r"é“\ldblquote \rdblquote\emdash", "é““”—"),
        (r"{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt boxed}}", "boxed"),
    ],
)
def test_words_are_read_as_they_are_seen(tmp_path: Path, written_as: str, text: str) -> None:
    """Letters in their code pages, tracked changes as if accepted, and nothing that stands for a program."""
    assert only(written(tmp_path / "a.rtf", rf"{HEAD}\pard {written_as}" "\n}trailing")).text == text


def test_title_author_and_day_are_the_document_s(tmp_path: Path) -> None:
    """What is at the edge of the pages and what was deleted is kept as removed."""
    draft = only(written(tmp_path / "a.rtf", HEAD + r"{\header Running head\par}Text {\deleted six}nine.}"))
    assert (draft.title, draft.authors, draft.created) == ("Bridge shut", ("Mara Quill",), datetime.date(2023, 6, 12))
    assert draft.removed == (RemovedText("page_header", "Running head"), RemovedText("tracked_deletion", "six"))


def test_an_export_is_many_articles(tmp_path: Path) -> None:
    """As databases offer it."""
    lines = "".join(rf"{line}\par " for line in NEXIS_UNI.splitlines())
    titles = [draft.title for draft in drafts_of(written(tmp_path / "a.rtf", rf"{{\rtf1\ansi {lines}}}"))]
    assert titles == ["Ferry fares to rise by a tenth", "Harbour master resigns"]


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("plain words", "is no RTF file"),
        (r"{\rtf1 {\*\x y}}", "has no text"),
        (r"{\rtf1 " + "{" * 9_000, "5,000 groups"),
    ],
)
def test_what_is_no_text_in_rtf_is_refused(tmp_path: Path, content: str, cause: str) -> None:
    """In one line, however deep it is."""
    with pytest.raises(ReadError, match=cause):
        only(written(tmp_path / "a.rtf", content))
