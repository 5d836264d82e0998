"""What each kind of broken file says, whatever its kind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure
from rag.reading.formats import FORMATS, format_of, read_drafts
from tests.drafts import cause_of, written

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", [f"a{suffix}" for suffix in FORMATS])
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
        list(read_drafts(written(tmp_path / "a.pages", "x")))
    with pytest.raises(ReadError, match="cannot be opened: No such file"):
        list(read_drafts(tmp_path / "none.txt"))
    assert format_of(Path("b.JSONL.GZ")) == FORMATS[".jsonl.gz"]


@pytest.mark.parametrize("name", ["a.doc", "a.docx"])
@pytest.mark.parametrize(
    "content",
    [
        (Path(__file__).parent / "documents" / "ferry.doc").read_bytes(),
        "{\\rtf1 Ferry fares to rise by a tenth}",
        "\n<html><body><p>Ferry fares to rise by a tenth</p></body></html>",
    ],
)
def test_what_word_opens_is_read_whatever_it_is(tmp_path: Path, name: str, content: str | bytes) -> None:
    """Databases call their exports .doc, be they RTF or web pages."""
    (draft,) = read_drafts(written(tmp_path / name, content))
    assert isinstance(draft, Draft)
    assert draft.text.startswith("Ferry fares to rise by a tenth")


def test_parsers_are_loaded_when_they_are_needed() -> None:
    """Importing the readers imports none of the large libraries, so that the program starts quickly."""
    heavy = ["trafilatura", "pypdf", "docx", "dateparser", "htmldate", "py3langid", "charset_normalizer"]
    code = f"import sys, rag.reading.articles, rag.reading.files; print([n for n in {heavy} if n in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.sampled_from(sorted(FORMATS)), st.binary(max_size=400))
@example(".csv", b"\r\x1a")
def test_any_bytes_are_survived(tmp_path: Path, suffix: str, content: bytes) -> None:
    """Only ReadError comes out of a reader."""
    cause = cause_of(written(tmp_path / f"a{suffix}", content))
    assert cause is None or "\n" not in cause
