"""Single-article files: what is read from each kind, and what each kind of broken file says."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from rag.errors import ReadError
from rag.reading.documents import (
    LARGEST_XML,
    MOST_ATTRIBUTES,
    MOST_CHILDREN,
    MOST_ELEMENTS,
    MOST_MARKS,
    MOST_PAGES,
    WIDEST_ROW,
    joined_lines,
)
from rag.reading.drafts import Draft, Failure
from rag.reading.formats import FORMATS, format_of, read_drafts
from rag.reading.plain import without_marks

docx = pytest.importorskip("docx")

ROOT = Path(__file__).parents[2]
PARAGRAPH = "The parliament voted on Monday for the law, with 226 members in favour of it and 12 against it. "
PAGE = f"""<!doctype html><html><head><title>Law passes | The Example</title>
<meta property="og:title" content="Law passes after long debate"><meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2024-06-20T10:00:00Z"><meta name="author" content="Jane Doe">
<link rel="canonical" href="https://www.example.org/law"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Law passes after long debate</h1>{f"<p>{PARAGRAPH}</p>" * 4}</article>
<div id="comments"><div class="comment"><p>First! I never liked that law.</p></div></div></body></html>"""


def only(path: Path) -> Draft:
    (draft,) = read_drafts(path)
    assert isinstance(draft, Draft)
    return draft


def cause_of(path: Path) -> str | None:
    """Why nothing can be read, or None if there is a draft."""
    try:
        found = list(read_drafts(path))
    except ReadError as error:
        return str(error)
    failures = [each.cause for each in found if isinstance(each, Failure)]
    return failures[0] if len(failures) == len(found) > 0 else None


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def pdf_of(*lines: str, title: str = "") -> bytes:
    """A PDF of one page with these lines, written by hand; with no line, a page without text."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Title (%s) >>" % title.encode("latin-1"),
    ]
    out, offsets = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size 6 /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with and without mark, UTF-16 with mark, and an older encoding by its look."""
    text = "Верховная рада приняла закон в понедельник вечером. " * 5
    content = ("\ufeff" + text if encoding == "utf-16-le" else text).encode(encoding)
    assert only(written(tmp_path / "a.TXT", content)).text.lstrip("\ufeff") == text


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a.csv", "a.jsonl", "a.jsonl.gz"])
@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x02\x7fELF" * 99, bytes(range(256)) * 9, b"PK\x03\x04", b"\x1f\x8b\x08"]
)
def test_empty_and_binary_files_say_so(tmp_path: Path, name: str, content: bytes) -> None:
    """Whatever the name, a file with nothing or with binary data in it gives no draft and a one-line cause."""
    cause = cause_of(written(tmp_path / name, content))
    assert cause
    assert "\n" not in cause


def test_too_large_files_are_refused_unread(tmp_path: Path) -> None:
    """The size is looked up, so that a file of gigabytes costs nothing."""
    path = written(tmp_path / "a.txt", b"")
    os.truncate(path, 200_000_000)
    with pytest.raises(ReadError, match=r"a\.txt is 200 MB; one article may have 20 MB: "):
        list(read_drafts(path))


@pytest.mark.parametrize("added", ['{"text": "A late row."}\n', '{"text": "A late row."}\n' * 9_000])
def test_a_file_that_grows_while_it_is_read_is_told(tmp_path: Path, added: str) -> None:
    """The rows that were there are drafts, however many come after them."""
    path = written(tmp_path / "a.jsonl", '{"text": "One of the first rows."}\n' * 2_000)
    drafts = read_drafts(path)
    next(drafts)
    with path.open("a") as file:
        file.write(added)
    found: list[Draft | Failure] = []
    with pytest.raises(ReadError, match="changed while it was read: add it again"):
        found.extend(drafts)
    assert len(found) == 2_000


@pytest.mark.parametrize("name", ["a\nb.txt", os.fsdecode(b"a\xff.jsonl")])
def test_a_file_that_cannot_be_kept_by_its_name_is_refused(tmp_path: Path, name: str) -> None:
    """In one line, whatever the name is."""
    path = written(tmp_path / name, '{"text": "One."}')
    with pytest.raises(ReadError, match=r"a\\(n|xff).* cannot be kept: its name .*: rename it") as error:
        list(read_drafts(path))
    assert str(error.value).isprintable()


def test_a_file_of_another_kind_or_none_is_refused(tmp_path: Path) -> None:
    """The message names the kinds that can be read."""
    with pytest.raises(ReadError, match=r"those are \.txt \.md"):
        list(read_drafts(written(tmp_path / "a.odt", "x")))
    with pytest.raises(ReadError, match="cannot be opened: No such file"):
        list(read_drafts(tmp_path / "none.txt"))
    assert format_of(Path("b.JSONL.GZ")) == FORMATS[".jsonl.gz"]


def test_markdown_gives_its_front_matter_and_words(tmp_path: Path) -> None:
    """Simple keys are read, marks fall away, words stay."""
    text = (
        '---\ntitle: "Law passes"\ndate: 2024-06-20\nauthors:\n  - Jane Doe\n  - John Roe\ntags: [law, vote]\n---\n'
        "# Other heading\n\nThe **law** was [passed](https://a.example/x_(y) today, `so` *they* said.\n\n"
        "> It is late.\n"
    )
    draft = only(written(tmp_path / "a.md", text))
    assert (draft.title, draft.date, draft.authors) == ("Law passes", "2024-06-20", ("Jane Doe", "John Roe"))
    assert draft.metadata == {"tags": '["law", "vote"]'}
    assert draft.text.startswith("Other heading\n\nThe law was ")
    assert without_marks("see [this](https://a.example/b) and __that__, 2 * 3 * 4, a_b_c") == (
        "see this and that, 2 * 3 * 4, a_b_c"
    )


def test_markdown_without_front_matter_has_its_first_heading_as_title(tmp_path: Path) -> None:
    """A rule line at the top is no front matter."""
    assert only(written(tmp_path / "a.md", f"## Law *passes* ##\n\n{PARAGRAPH}")).title == "Law passes"
    assert only(written(tmp_path / "b.md", f"---\n{PARAGRAPH}")).title is None


@given(st.text(alphabet='[]()*_`#>~! -\n"a<h', max_size=80))
def test_any_marks_are_survived(text: str) -> None:
    """Taking marks away never adds or changes a letter."""
    assert without_marks(text).count("a") <= text.count("a")


def test_html_gives_article_and_what_the_markup_states(tmp_path: Path) -> None:
    """Title, date, outlet, author and address come from the markup; menus and comments do not come at all."""
    draft = only(written(tmp_path / "a.htm", PAGE))
    assert draft.title == "Law passes after long debate"
    assert (draft.date, draft.date_how) == ("2024-06-20", "markup")
    assert (draft.source, draft.authors, draft.url) == ("The Example", ("Jane Doe",), "https://www.example.org/law")
    assert PARAGRAPH.strip() in draft.text
    assert "First!" not in draft.text
    assert "Home" not in draft.text


def test_html_in_the_encoding_that_it_states(tmp_path: Path) -> None:
    """A page in an older encoding is read by its own word."""
    body = "<p>Верховная рада приняла закон в понедельник вечером.</p>" * 8
    page = f'<html><head><meta charset="koi8-r"></head><body><article>{body}</article></body></html>'
    assert "Верховная рада" in only(written(tmp_path / "a.html", page.encode("koi8-r"))).text


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "deep",
        "<html><body></body></html>",
        "<p" * 50_000,
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;&b;</p></body></html>',
        "<script>" + "x" * 1_000_000,
        "<" * 100_000,
    ],
    ids=["deep", "empty", "unclosed", "entities", "script", "brackets"],
)
def test_hostile_html_gives_words_or_a_cause(tmp_path: Path, page: str) -> None:
    """No page ends the program."""
    path = written(tmp_path / "a.html", page)
    cause = cause_of(path)
    assert cause is None or ("a.html" in cause and "\n" not in cause)


def test_pdf_text_is_paragraphs(tmp_path: Path) -> None:
    """Lines are joined, a divided word is in one piece, and the title is the document's own."""
    lines = ("The parliament voted on Monday for the law in fa-", "vour of it, with 226 members of it present there.")
    draft = only(written(tmp_path / "a.pdf", pdf_of(*lines, title="Law passes")))
    assert (
        draft.text
        == "The parliament voted on Monday for the law in favour of it, with 226 members of it present there."
    )
    assert draft.title == "Law passes"
    assert only(written(tmp_path / "b.pdf", pdf_of(*lines, title="Microsoft Word - law.doc"))).title is None


def test_printed_paragraphs_end_at_short_last_lines() -> None:
    """A blank line, or a sentence end on a short line, ends a paragraph."""
    long = "x" * 60
    assert joined_lines(f"{long}\n{long}.\n{long}\nend.\n{long}\n\n{long}") == (
        f"{long} {long}. {long} end.\n{long}\n{long}"
    )
    assert joined_lines("") == ""


def test_pdf_with_password_or_without_text_says_so(tmp_path: Path) -> None:
    """Each problem comes with its cure."""
    writer = PdfWriter(io.BytesIO(pdf_of("Secret")))
    writer.encrypt("word", algorithm="AES-256")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match="has a password: save a copy"):
        only(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match=r"no text, as scans have: .*OCR"):
        only(written(tmp_path / "b.pdf", pdf_of()))


@pytest.mark.parametrize("keep", [5, 60, 200, 400])
def test_truncated_pdf_gives_a_cause(tmp_path: Path, keep: int) -> None:
    """A PDF that breaks off is no article."""
    with pytest.raises(ReadError, match=r"a\.pdf "):
        only(written(tmp_path / "a.pdf", pdf_of("The law passed.")[:keep]))


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


@pytest.mark.parametrize(
    ("page", "cause"),
    [
        ("<" * (MOST_MARKS + 1), "200,0.. marks <"),
        (f"<p {' '.join(f'a{number}' for number in range(MOST_ATTRIBUTES + 1))}>", "2,00. attributes in one tag"),
        ("<div><p>x</p><p>y</p></div>" * (MOST_ELEMENTS // 3 + 1), "50,0.. elements"),
        (f"<p>{'<a href=x>y</a> ' * (MOST_CHILDREN + 1)}</p>", "5,001 elements side by side"),
    ],
    ids=["marks", "attributes", "elements", "links"],
)
def test_page_that_would_be_read_for_minutes_is_refused(page: str, cause: str, tmp_path: Path) -> None:
    """The parsers take time quadratic in each of these, so they are counted before."""
    with pytest.raises(ReadError, match=f"has {cause}, more than the .* allowed: save the article alone"):
        only(written(tmp_path / "a.html", f"<html><body><article>{PARAGRAPH}{page}</article></body></html>"))


def test_page_with_long_values_in_its_tags_is_read(tmp_path: Path) -> None:
    """A picture or a drawing inside a tag is one attribute, however many blanks and strokes it has."""
    inside = f'<img src="data:image/png;base64,{"A/B+" * 50_000}"><path d="{"M 0 1 L 2 " * 5_000}"/>'
    path = written(tmp_path / "a.html", PAGE.replace("</article>", f"{inside}</article>"))
    assert PARAGRAPH.strip() in only(path).text


def test_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    """Each takes milliseconds, so 5,000 took half a minute."""
    writer = PdfWriter()
    for _ in range(MOST_PAGES + 1):
        writer.add_blank_page(100, 100)
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(ReadError, match="has 2,001 pages, more than the 2,000 allowed"):
        only(tmp_path / "a.pdf")


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


def test_parsers_are_loaded_when_they_are_needed() -> None:
    """Importing the readers imports none of the large libraries, so that the program starts quickly."""
    heavy = ["trafilatura", "pypdf", "docx", "dateparser", "htmldate", "py3langid", "charset_normalizer"]
    code = f"import sys, rag.reading.articles, rag.reading.files; print([n for n in {heavy} if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    st.sampled_from([".txt", ".md", ".html", ".pdf", ".docx", ".csv", ".jsonl", ".jsonl.gz"]), st.binary(max_size=400)
)
@example(".csv", b"\r\x1a")
def test_any_bytes_are_survived(tmp_path: Path, suffix: str, content: bytes) -> None:
    """Only ReadError comes out of a reader."""
    cause = cause_of(written(tmp_path / f"a{suffix}", content))
    assert cause is None or "\n" not in cause
