"""What is read from files in which others are packed."""

import gzip
import zipfile
from pathlib import Path

import pytest

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure
from rag.reading.formats import read_drafts
from tests.drafts import PARAGRAPH, cause_of, drafts_of, written
from tests.exports import NEXIS_UNI

PAGE = f"<html><title>Law passes</title><body><article><h1>Law passes</h1><p>{PARAGRAPH * 3}</p></article></html>"


def packed(path: Path, **members: str | bytes) -> Path:
    """Files by their names, with __ for a dot."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return path


def record(address: str, body: str, kind: str = "text/html", status: str = "200 OK") -> bytes:
    """A page in a web archive, as it came from the server."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body.encode("utf-8")
    heads = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2023-06-20T09:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return heads.encode() + http + b"\r\n\r\n"


def test_each_file_of_an_archive_is_read_as_if_it_lay_in_a_folder(tmp_path: Path) -> None:
    """The article belongs to the archive, and says which of its files it was; what macOS adds is none."""
    path = packed(
        tmp_path / "a.zip",
        **{"june/one.txt": "One.", "june/rows.csv": "text,title\nTwo.,A\n", "__MACOSX/one.txt": "x", ".b.txt": "x"},
    )
    one, two = drafts_of(path)
    assert (one.path, one.text, one.where) == (path, "One.", f"{path}:june/one.txt")
    assert (two.path, two.text, two.where) == (path, "Two.", f"{path}:june/rows.csv:2")


def test_an_export_in_an_archive_is_many_articles(tmp_path: Path) -> None:
    """As databases pack them."""
    assert [draft.part for draft in drafts_of(packed(tmp_path / "a.zip", a__txt=NEXIS_UNI))] == [
        "a.txt:document 1",
        "a.txt:document 2",
    ]


def test_a_file_of_an_archive_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """By its name there; the others are read. Archives in archives and other kinds are said not to be."""
    inner = packed(tmp_path / "inner.zip", a__txt="x").read_bytes()
    path = packed(tmp_path / "a.zip", a__txt="", b__zip=inner, c__ppt="x", d__jpg="x", e__txt="Words.")
    found = list(read_drafts(path))
    assert [(each.where, each.cause) for each in found if isinstance(each, Failure)] == [
        (str(path), "1 files in it are of kinds that are not read (.ppt)"),
        (f"{path}:a.txt", "is empty"),
        (f"{path}:b.zip", "is an archive in an archive: unpack it first"),
    ]
    assert [each.text for each in found if isinstance(each, Draft)] == ["Words."]


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    """They are shown and not followed, whatever is in them."""
    path = packed(tmp_path / "a.zip", **{"../../b.txt": "One.", "/etc/c.txt": "Two.", "d\ne.txt": "Three."})
    assert [draft.part for draft in drafts_of(path)] == ["../../b.txt", "/etc/c.txt", r"d\ne.txt"]


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    """A file of it as such, before it is unpacked."""
    path = packed(tmp_path / "a.zip", a__txt=bytes(21_000_000), b__txt="Words.")
    failure, draft = read_drafts(path)
    assert failure == Failure(f"{path}:a.txt", "is 21 MB, more than the 20 MB that it may have")
    assert isinstance(draft, Draft)


def test_broken_and_empty_archives_say_so(tmp_path: Path) -> None:
    """Also where the packed data of one file are broken."""
    assert "cannot be read as a ZIP file" in str(cause_of(written(tmp_path / "a.zip", "x")))
    assert "holds no file of a kind that can be read" in str(cause_of(packed(tmp_path / "b.zip", a__jpg="x")))
    content = bytearray(packed(tmp_path / "c.zip", a__txt="Words. " * 99).read_bytes())
    content[40:44] = b"\xff\xff\xff\xff"
    assert "cannot be unpacked" in str(cause_of(written(tmp_path / "c.zip", bytes(content))))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_the_pages_of_a_web_archive_are_articles(tmp_path: Path, name: str) -> None:
    """With their addresses; when one was captured is not when it was published. Errors and pictures are none."""
    records = [
        record("https://harbor.example/law", PAGE),
        record("https://harbor.example/gone", PAGE, status="404 Not Found"),
        record("https://harbor.example/a.png", "x", kind="image/png"),
        record("https://harbor.example/empty", "<html></html>"),
    ]
    content = b"".join(gzip.compress(each) if name.endswith("gz") else each for each in records)
    draft, failure = read_drafts(written(tmp_path / name, content))
    assert isinstance(draft, Draft)
    assert (draft.title, draft.url, draft.date) == ("Law passes", "https://harbor.example/law", None)
    assert draft.metadata["captured"] == "2023-06-20T09:00:00Z"
    assert failure.where == f"{tmp_path}/{name}:https://harbor.example/empty"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (b"x", "is no web archive"),
        (b"WARC/1.0\r\n\r\n", "no web page"),
        (b"\x1f\x8bxxxxxxxxxxxx", "as a web archive"),
    ],
)
def test_what_is_no_web_archive_is_refused(tmp_path: Path, content: bytes, cause: str) -> None:
    """In one line."""
    with pytest.raises(ReadError, match=cause):
        list(read_drafts(written(tmp_path / "a.warc", content)))
