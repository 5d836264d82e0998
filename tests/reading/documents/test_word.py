"""What is read from Word files."""

import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.reading.documents.office import LARGEST_XML
from rag.types import RemovedText
from tests.drafts import PARAGRAPH, drafts_of, only
from tests.exports import NEXIS_UNI

docx = pytest.importorskip("docx")


SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def with_parts(path: Path, body: str, **parts: str) -> Path:
    """A Word file whose body is made of the given XML, with t(...) for a run, and further parts by name."""
    document = docx.Document()
    document.core_properties.title = "Bridge"
    document.save(str(path.with_suffix(".old")))
    given = {"document": f"<w:body>{body}</w:body>", **parts}
    with zipfile.ZipFile(path.with_suffix(".old")) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            if name != "word/document.xml":
                target.writestr(name, source.read(name))
        for name, content in given.items():
            runs = re.sub(r"t\((.*?)\)", r'<w:r><w:t xml:space="preserve">\1</w:t></w:r>', content)
            tag = {"header1": "hdr"}.get(name, name)
            target.writestr(f"word/{name}.xml", f"<w:{tag} {SPACES}>{runs}</w:{tag}>")
    return path


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p>t(shut for )<w:ins>t(nine)</w:ins>t( weeks)</w:p>", "shut for nine weeks"),
        ("<w:ins><w:p>t(all new)</w:p></w:ins>", "all new"),
        ("<w:p><w:ins><w:ins>t(twice)</w:ins></w:ins></w:p>", "twice"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:p>t(one)</w:p><w:p>t(two)</w:p></w:sdtContent></w:sdt>", "one\ntwo"),
        ("<w:p>t(a )<w:sdt><w:sdtContent>t(day)</w:sdtContent></w:sdt></w:p>", "a day"),
        ("<w:p><w:smartTag><w:smartTag>t(Norbury)</w:smartTag></w:smartTag></w:p>", "Norbury"),
        (
            "<w:p><w:hyperlink>t(a link)</w:hyperlink><w:fldSimple>t( and a field)</w:fldSimple></w:p>",
            "a link and a field",
        ),
        ("<w:p><w:moveFrom>t(old)</w:moveFrom></w:p><w:p><w:moveTo>t(new place)</w:moveTo></w:p>", "\nnew place"),
        ("<w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>t(shown)</w:p>", "shown"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r></w:p>", "a\tb\nc-"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>t(seen)</w:p>", "seen"),
        (
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>t(one )</w:p><w:p>t(paragraph)</w:p>",
            "one paragraph",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p>t(a)</w:p></w:tc><w:sdt><w:sdtContent><w:tc><w:p><w:ins>t(b)</w:ins></w:p></w:tc>"
            "</w:sdtContent></w:sdt></w:tr><w:ins><w:tr><w:tc><w:p>t(c)</w:p></w:tc></w:tr></w:ins></w:tbl>",
            "a\tb\nc",
        ),
        (
            "<w:p>t(around)<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p>t(boxed)</w:p></w:txbxContent>"
            "</mc:Choice><mc:Fallback><w:txbxContent><w:p>t(boxed)</w:p></w:txbxContent></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>",
            "around\nboxed",
        ),
        (
            "<w:p>t(old)<w:r><w:pict><v:textbox><w:txbxContent><w:p>t(box)</w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p>",
            "old\nbox",
        ),
    ],
)
def test_docx_is_read_as_with_all_changes_accepted(tmp_path: Path, body: str, text: str) -> None:
    """In paragraphs and tables, also where insertions, content controls and text boxes are in each other."""
    assert only(with_parts(tmp_path / "a.docx", body)).text.strip("\n") == text.strip("\n")


def test_docx_keeps_what_is_not_text_as_removed(tmp_path: Path) -> None:
    """What was deleted, comments, and what stands at the edge of the pages; notes are text."""
    path = with_parts(
        tmp_path / "a.docx",
        "<w:p>t(Nine)<w:del><w:r><w:delText>six</w:delText></w:r></w:del></w:p>",
        comments="<w:comment><w:p>t(Sure?)</w:p></w:comment>",
        header1="<w:p>t(Running head)</w:p>",
        footnotes="<w:footnote><w:p>t(The note.)</w:p></w:footnote>",
    )
    draft = only(path)
    assert draft.text == "Nine\nThe note."
    assert draft.removed == (
        RemovedText("tracked_deletion", "six"),
        RemovedText("word_comment", "Sure?"),
        RemovedText("page_header", "Running head"),
    )


def test_docx_made_by_a_program_has_no_author(tmp_path: Path) -> None:
    """That of its template is a program's name."""
    document = docx.Document()
    document.add_paragraph(PARAGRAPH)
    document.save(str(tmp_path / "a.docx"))
    assert only(tmp_path / "a.docx").authors == ()


def test_docx_may_be_an_export_of_many_articles(tmp_path: Path) -> None:
    """As databases offer it, with each article under a heading."""
    document = docx.Document()
    for line in NEXIS_UNI.splitlines():
        document.add_paragraph(line)
    document.save(str(tmp_path / "a.docx"))
    drafts = drafts_of(tmp_path / "a.docx")
    assert [(draft.title, draft.source) for draft in drafts] == [
        ("Ferry fares to rise by a tenth", "The Harbor Gazette"),
        ("Harbour master resigns", "Inland Courier"),
    ]


def test_docx_in_a_table_of_codes_is_an_export(tmp_path: Path) -> None:
    """As of Factiva, with the text of each article in a cell."""
    document = docx.Document()
    rows = [
        ("HD", "Fares rise"),
        ("WC", "412 words"),
        ("PD", "12 June 2023"),
        ("SN", "Harbor Gazette"),
        ("TD", PARAGRAPH),
    ]
    table = document.add_table(0, 2)
    for cells in [*rows, ("AN", "Document HARBG00020230612ej6c0001x")]:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    table.rows[4].cells[1].add_paragraph(PARAGRAPH * 2)
    document.save(str(tmp_path / "a.docx"))
    draft = only(tmp_path / "a.docx")
    assert (draft.title, draft.date, draft.source) == ("Fares rise", "12 June 2023", "Harbor Gazette")
    assert draft.text == f"{PARAGRAPH.strip()}\n{(PARAGRAPH * 2).strip()}"


def test_docx_gives_paragraphs_tables_and_properties(tmp_path: Path) -> None:
    """Title and author are the document's; a table's rows are lines."""
    document = docx.Document()
    document.core_properties.title = "Law passes"
    document.core_properties.author = "Jane Doe"
    document.add_paragraph(PARAGRAPH)
    document.add_table(1, 2).rows[0].cells[1].text = "226"
    document.save(str(tmp_path / "a.docx"))
    draft = only(tmp_path / "a.docx")
    assert (draft.title, draft.authors) == ("Law passes", ("Jane Doe",))
    assert draft.text == f"{PARAGRAPH}\n\t226"


def test_docx_title_is_the_first_heading_if_it_has_none(tmp_path: Path) -> None:
    """A heading of the first level stands in for the title."""
    document = docx.Document()
    document.add_heading("Law passes", level=1)
    document.add_paragraph(PARAGRAPH)
    document.save(str(tmp_path / "a.docx"))
    assert only(tmp_path / "a.docx").title == "Law passes"


def test_docx_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """A small file of zeros that would fill the memory is refused before it is unpacked."""
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for number in range(21):
            archive.writestr(f"word/{number}.xml", bytes(10_000_000))
    with pytest.raises(ReadError, match="unpacks to 210 MB"):
        only(tmp_path / "a.docx")


def test_docx_with_much_xml_is_refused(tmp_path: Path) -> None:
    """Half a megabyte that unpacks to 90 MB of paragraphs; a picture of that size takes no memory."""
    paragraphs = b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * (LARGEST_XML // 34 + 1)
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/document.xml", paragraphs)
    with pytest.raises(ReadError, match="unpacks to 60 MB, more than the 60 MB allowed"):
        only(tmp_path / "a.docx")
    document = docx.Document()
    document.add_paragraph(PARAGRAPH)
    document.save(str(tmp_path / "b.docx"))
    with zipfile.ZipFile(tmp_path / "b.docx", "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/media/picture.png", b"\x89PNG" + bytes(LARGEST_XML))
    assert only(tmp_path / "b.docx").text == PARAGRAPH


def test_docx_cell_that_spans_millions_of_columns_is_read_once(tmp_path: Path) -> None:
    """Its text would else be read once for each of them."""
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "x" * 30_000
    cell._tc.grid_span = 100_000_000
    document.save(str(tmp_path / "a.docx"))
    assert only(tmp_path / "a.docx").text == "x" * 30_000


def test_docx_with_multiplying_entities_gives_a_cause(tmp_path: Path) -> None:
    document = docx.Document()
    document.save(str(tmp_path / "b.docx"))
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    with zipfile.ZipFile(tmp_path / "b.docx") as source, zipfile.ZipFile(tmp_path / "c.docx", "w") as target:
        for name in source.namelist():
            bomb = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w>&l9;</w>'.encode()
            target.writestr(name, bomb if name == "word/document.xml" else source.read(name))
    with pytest.raises(ReadError, match=r"c\.docx"):
        only(tmp_path / "c.docx")


def test_docx_that_was_changed_long_after_it_was_made_has_no_day_of_its_making(tmp_path: Path) -> None:
    """Somebody put other words into an old file; its headline and byline are those on the page, not the properties."""
    document = docx.Document()
    about = document.core_properties
    about.title, about.author = "Template_v3", "Desk 4"
    about.created, about.modified = datetime(2015, 1, 1), datetime(2022, 5, 20)
    document.add_heading("Law passes", level=0)
    document.add_paragraph("By Ann Poe")
    document.add_paragraph(PARAGRAPH)
    document.save(str(tmp_path / "a.docx"))
    draft = only(tmp_path / "a.docx")
    assert (draft.created, draft.title, draft.authors) == (None, "Law passes", ("Ann Poe",))


def test_docx_that_was_made_and_changed_in_a_week_has_the_day_of_its_making(tmp_path: Path) -> None:
    """As one that was written for its day."""
    document = docx.Document()
    document.core_properties.created, document.core_properties.modified = datetime(2022, 5, 18), datetime(2022, 5, 20)
    document.add_paragraph(PARAGRAPH)
    document.save(str(tmp_path / "a.docx"))
    assert only(tmp_path / "a.docx").created == date(2022, 5, 18)
