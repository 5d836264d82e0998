"""What is read from Word files."""

import zipfile
from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.reading.word import LARGEST_XML, WIDEST_ROW
from tests.drafts import PARAGRAPH, only, written

docx = pytest.importorskip("docx")


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


def test_docx_with_much_xml_is_refused_whatever_its_parts_are_called(tmp_path: Path) -> None:
    """Half a megabyte that unpacks to 90 MB of paragraphs took 1.4 GB of memory; a picture of that size takes none."""
    paragraphs = b" " * 100 + b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * (LARGEST_XML // 34)
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/media/picture.png", paragraphs)
    with pytest.raises(ReadError, match="unpacks to 20 MB, more than the 20 MB allowed"):
        only(tmp_path / "a.docx")
    document = docx.Document()
    document.add_paragraph(PARAGRAPH)
    document.save(str(tmp_path / "b.docx"))
    with zipfile.ZipFile(tmp_path / "b.docx", "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("word/media/picture.png", b"\x89PNG" + bytes(LARGEST_XML))
    assert only(tmp_path / "b.docx").text == PARAGRAPH


def test_docx_cell_that_spans_millions_of_columns_is_refused(tmp_path: Path) -> None:
    """Its text would be read once for each of them."""
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "x" * 30_000
    cell._tc.grid_span = 100_000_000
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(ReadError, match="has 100,000,000 columns in one table, more than the 100 allowed"):
        only(tmp_path / "a.docx")
    cell._tc.grid_span = WIDEST_ROW
    document.save(str(tmp_path / "a.docx"))
    with pytest.raises(ReadError, match="more than the 2,000,000 characters that one article may have"):
        only(tmp_path / "a.docx")


def test_docx_with_password_or_multiplying_entities_gives_a_cause(tmp_path: Path) -> None:
    """An encrypted Word file is told from a broken one, and entities are not multiplied."""
    with pytest.raises(ReadError, match=r"password or is an old \.doc"):
        only(written(tmp_path / "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)))
    document = docx.Document()
    document.save(str(tmp_path / "b.docx"))
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    with zipfile.ZipFile(tmp_path / "b.docx") as source, zipfile.ZipFile(tmp_path / "c.docx", "w") as target:
        for name in source.namelist():
            bomb = f'<!DOCTYPE w [<!ENTITY l0 "ha">{laughs}]><w>&l9;</w>'.encode()
            target.writestr(name, bomb if name == "word/document.xml" else source.read(name))
    with pytest.raises(ReadError, match=r"c\.docx"):
        only(tmp_path / "c.docx")
