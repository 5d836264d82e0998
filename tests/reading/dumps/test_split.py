"""When a text is taken for an export of many articles, and when not."""

from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.reading.drafts import Draft
from rag.reading.dumps import refuse_export, split
from rag.types import RemovedText
from tests.drafts import PARAGRAPH, drafts_of, written
from tests.exports import FACTIVA, LABELLED, NEXIS_GERMAN, NEXIS_UNI, PROQUEST

ORDINARY = (
    "The clerk read:\n\nDocument 1 of 3\n\nHe rested.\n\nDocument 2 of 3\n\nShe said more.\n\nEnd of Document\n",
    "1 of 3 DOCUMENTS\n\nis missing, the archive said.\n",
    "What we know\n\nLocation: the pier\nTitle: captain\nDate: 12 June\n\nNo more is known.\n",
    "My books\n\nTitle: One\nAuthor: A\nDate: 2001\n\nTitle: Two\nAuthor: B\nDate: 2002\n\nI like both.\n",
    "She typed\n____________________________________________________________\n\nSubject: help\n\nand waited.\n",
    "Parcel RR00020230612ej6c0001x\n\nis lost.\n",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_article_is_one(tmp_path: Path, text: str) -> None:
    """Whatever lines of an export stand in it."""
    (draft,) = drafts_of(written(tmp_path / "a.txt", text))
    assert (draft.text, draft.part) == (text, None)


def test_records_with_labels_are_articles(tmp_path: Path) -> None:
    """Whoever wrote them, if a label says where the text begins."""
    first, second = drafts_of(written(tmp_path / "a.txt", LABELLED))
    assert (first.title, first.date, first.source) == ("A bridge is shut", "12 June 2023", "Harbor Gazette")
    assert (first.text, first.authors) == ("The bridge is shut.\nIt opens in May.", ("Mara Quill",))
    assert (second.text, second.date_how) == ("The bridge is open.", "label in the file")


@pytest.mark.parametrize(
    "text",
    [
        LABELLED.replace("Text: ", ""),
        "1 of 2 DOCUMENTS\n\n2 of 2 DOCUMENTS\n",
        "Words.\nDocument HARBG00020230612ej6c0001x\nMore words.\nDocument INLCO00020230614ej6e0002p\n",
    ],
)
def test_an_export_that_is_not_understood_is_refused(tmp_path: Path, text: str) -> None:
    """As one article it would put the words of many outlets under one name."""
    with pytest.raises(
        ReadError, match=r"looks like an export of .*, and none of its documents is understood \(.*\): export it"
    ):
        drafts_of(written(tmp_path / "a.txt", text))


@pytest.mark.parametrize("export", [NEXIS_UNI, NEXIS_GERMAN, FACTIVA, PROQUEST])
def test_a_print_of_an_export_is_refused(export: str) -> None:
    """In a PDF the lines that part its documents are in paragraphs."""
    refuse_export(Draft(Path("a.pdf"), export[: len(export) // 3]))
    with pytest.raises(ReadError, match=r"holds 2 documents of .* in one print: export them as Word or text"):
        refuse_export(Draft(Path("a.pdf"), export.replace("\n", " ")))


@pytest.mark.parametrize(
    ("export", "outlets"),
    [
        (FACTIVA, ["Harbor Gazette", "Inland Courier"]),
        (NEXIS_UNI, ["The Harbor Gazette", "Inland Courier"]),
        (PROQUEST, ["The Harbor Gazette"]),
    ],
)
def test_a_page_may_be_an_export(tmp_path: Path, export: str, outlets: list[str]) -> None:
    """As databases offer it, and as a browser saves what they show."""
    lines = "".join(f"<div>{line}</div>" for line in export.splitlines())
    drafts = drafts_of(written(tmp_path / "a.html", f"<html><title>Results</title><body>{lines}</body></html>"))
    assert [draft.source for draft in drafts] == outlets


def test_a_page_about_exports_is_a_page(tmp_path: Path) -> None:
    """What it quotes of one parts nothing."""
    page = f"<html><title>How to</title><body><p>{PARAGRAPH * 3}</p><p>Load-Date: May 1</p></body></html>"
    (draft,) = drafts_of(written(tmp_path / "a.html", page))
    assert draft.title == "How to"


def test_what_was_left_out_of_the_file_stays_with_its_first_article() -> None:
    """As the header of its pages."""
    whole = Draft(Path("a.docx"), NEXIS_UNI, removed=(RemovedText("page_header", "Page 1"),))
    first, second = (each for each in split(whole) if isinstance(each, Draft))
    assert first.removed[0].rule == "page_header"
    assert "page_header" not in [cut.rule for cut in second.removed]
