"""What is read from books and newspapers in EPUB."""

import zipfile
from pathlib import Path

import pytest

from rag.errors import ReadError
from tests.drafts import PARAGRAPH, drafts_of, written

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>The Harbor Gazette, June</dc:title><dc:date>2023-06-12</dc:date><dc:creator>{author}</dc:creator>
<dc:publisher>{publisher}</dc:publisher></metadata><manifest>
<item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="text/b%20c.xhtml"/><item id="a" href="text/a.xhtml"/>
</manifest><spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/></spine></package>"""
CHAPTER = "<html><head><title>x</title></head><body><h1>{title}</h1><p>{text}</p></body></html>"


def book(path: Path, publisher: str = "Norbury Press", author: str = "Mara Quill") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OEBPS/a.opf", PACKAGE.format(publisher=publisher, author=author))
        archive.writestr("OEBPS/nav.xhtml", CHAPTER.format(title="Contents", text=PARAGRAPH * 4))
        archive.writestr("OEBPS/text/b c.xhtml", CHAPTER.format(title="Fares rise", text=PARAGRAPH * 4))
        archive.writestr("OEBPS/text/a.xhtml", CHAPTER.format(title="Cover", text="Short."))
    return path


def test_each_chapter_is_an_article_with_the_day_of_the_book(tmp_path: Path) -> None:
    """In the order of reading, without the list of contents and what has hardly a word."""
    (draft,) = drafts_of(book(tmp_path / "a.epub"))
    assert (draft.title, draft.date, draft.source) == ("Fares rise", "2023-06-12", "Norbury Press")
    assert (draft.part, draft.metadata["book"]) == ("chapter 1", "The Harbor Gazette, June")
    assert draft.authors == ("Mara Quill",)


def test_a_program_is_no_publisher_and_no_author(tmp_path: Path) -> None:
    """As the one that makes books of web pages."""
    (draft,) = drafts_of(book(tmp_path / "a.epub", publisher="calibre (6.0)", author="calibre"))
    assert (draft.source, draft.authors) == (None, ())


def test_what_is_no_book_is_refused(tmp_path: Path) -> None:
    """In one line, whatever it lacks."""
    with pytest.raises(ReadError, match="cannot be read as a book in EPUB"):
        drafts_of(written(tmp_path / "a.epub", "x"))
    with zipfile.ZipFile(tmp_path / "b.epub", "w") as archive:
        archive.writestr("META-INF/container.xml", "<container/>")
    with pytest.raises(ReadError, match="cannot be read as a book in EPUB"):
        drafts_of(tmp_path / "b.epub")
