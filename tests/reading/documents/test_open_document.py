"""What is read from OpenDocument texts."""

import zipfile
from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.types import RemovedText
from tests.drafts import PARAGRAPH, drafts_of, only
from tests.exports import NEXIS_UNI

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"))
) + (
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
)
HIDDEN = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'


def odt(path: Path, body: str, styles: str = "", edges: str = "", about: str = "", manifest: str = "") -> Path:
    """An OpenDocument text with the given XML, as LibreOffice lays it out."""
    parts = {
        "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}><office:master-styles><style:master-page>{edges}"
        "</style:master-page></office:master-styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {SPACES}><office:meta>{about}</office:meta></office:document-meta>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:p>one\n   line</text:p><text:p>two</text:p>", "one line\ntwo"),
        ('<text:p>a<text:tab/>b<text:line-break/>c<text:s text:c="3"/>d</text:p>', "a\tb\nc   d"),
        ('<text:p>a<text:s text:c="900000000"/>b</text:p>', f"a{' ' * 100}b"),
        ("<text:p>a <text:span>word <text:a>of</text:a></text:span> it</text:p>", "a word of it"),
        ("<text:section><text:p>in</text:p></text:section><text:p>out</text:p>", "in\nout"),
        (
            "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>inner</text:p>"
            "</text:list-item></text:list></text:list-item></text:list>",
            "one\ninner",
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell "
            'table:number-columns-repeated="9999999"><text:p>b</text:p><text:p>c</text:p></table:table-cell>'
            "</table:table-row></table:table>",
            "a\tb c",
        ),
        ("<text:p>Around<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame> it</text:p>",)
        + ("Around it\nbox",),
        ("<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame><text:p>x</text:p>", "box\nx"),
        (
            "<text:p>東<text:ruby><text:ruby-base>京</text:ruby-base><text:ruby-text>kyō</text:ruby-text></text:ruby></text:p>",
        )
        + ("東京",),
        ('<text:p><text:span text:style-name="T1">hidden</text:span>seen<!-- not --></text:p>', "seen"),
    ],
)
def test_odt_is_read_as_it_is_seen(tmp_path: Path, body: str, text: str) -> None:
    assert only(odt(tmp_path / "a.odt", body, styles=HIDDEN)).text == text


def test_odt_keeps_what_is_not_text_as_removed(tmp_path: Path) -> None:
    """What was deleted, comments, and what stands at the edge of the pages; notes are text."""
    path = odt(
        tmp_path / "a.odt",
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>X</dc:creator>"
        "</office:change-info><text:p>six</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Nine<office:annotation><dc:creator>Y</dc:creator><text:p>Sure?</text:p></office:annotation>"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p>"
        "</text:note-body></text:note></text:p>",
        edges="<style:header><text:p>Running head</text:p></style:header>",
    )
    draft = only(path)
    assert draft.text == "Nine\nThe note."
    assert draft.removed == (
        RemovedText("tracked_deletion", "six"),
        RemovedText("word_comment", "Sure?"),
        RemovedText("page_header", "Running head"),
    )


def test_odt_has_title_author_and_day(tmp_path: Path) -> None:
    """The title that stands at the top, also in a style that is made of that of titles, before the property."""
    about = (
        "<dc:title>Old words</dc:title><meta:initial-creator>Mara Quill</meta:initial-creator>"
        "<meta:creation-date>2024-06-12T10:00:00</meta:creation-date><dc:date>2024-06-13T10:00:00</dc:date>"
    )
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = f'<text:p text:style-name="P1">Bridge shut</text:p><text:p>{PARAGRAPH}</text:p>'
    draft = only(odt(tmp_path / "a.odt", body, styles=styles, about=about))
    assert (draft.title, draft.authors, str(draft.created)) == ("Bridge shut", ("Mara Quill",), "2024-06-12")


def test_odt_may_be_an_export_of_many_articles(tmp_path: Path) -> None:
    """As of a database, opened in LibreOffice and saved."""
    body = "".join(f"<text:p>{line.replace('&', '&amp;')}</text:p>" for line in NEXIS_UNI.splitlines())
    drafts = drafts_of(odt(tmp_path / "a.odt", body))
    assert [draft.title for draft in drafts] == ["Ferry fares to rise by a tenth", "Harbour master resigns"]


def test_odt_that_is_empty_or_has_a_password_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="has no text"):
        only(odt(tmp_path / "a.odt", "<text:p> </text:p>"))
    with pytest.raises(ReadError, match="has a password"):
        only(odt(tmp_path / "a.odt", "", manifest="<encryption-data/>"))


def test_odt_with_entities_is_refused(tmp_path: Path) -> None:
    """Entities multiply: a kilobyte of them fills the memory."""
    path = odt(tmp_path / "a.odt", "")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>')
    with pytest.raises(ReadError, match="has a DOCTYPE, as no office document has"):
        only(path)
