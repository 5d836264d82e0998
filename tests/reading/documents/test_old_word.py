"""What is read from the files of Word 97 to 2003. `ferry.doc` was written for these tests, and made by LibreOffice."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rag.types import RemovedText
from tests.drafts import cause_of, only, written

FERRY = Path(__file__).with_name("ferry.doc")
CONTENT = FERRY.read_bytes()
HEAD = CONTENT.index(b"\xec\xa5")  # of the stream with the text


def changed(at: int, by: bytes) -> bytes:
    return CONTENT[:at] + by + CONTENT[at + len(by) :]


def test_doc_is_read_as_with_all_changes_accepted() -> None:
    """Without what was deleted and hidden, and without the address behind a link; boxes and notes at its end."""
    assert only(FERRY).text.split("\n") == [
        "Ferry fares to rise by a tenth",
        "The ferry was shut for nine weeks, the council said. See here.",
        "«Мы победим» 😀 naïve\tcafé.",
        "Adult\t12 euros",
        "Child\t6 euros or less",
        "Around the box.",
        "boxed words",
        "The note.",
    ]


def test_doc_keeps_what_is_not_text_as_removed() -> None:
    assert only(FERRY).removed == (
        RemovedText("tracked_deletion", "six"),
        RemovedText("word_comment", "Sure?"),
        RemovedText("page_header", "Running head"),
    )


def test_doc_has_title_author_and_day() -> None:
    """The property says only the first words of the title."""
    draft = only(FERRY)
    assert (draft.title, draft.authors) == ("Ferry fares to rise by a tenth", ("Mara Quill",))
    assert draft.created == date(2003, 6, 12)


def test_doc_whose_title_is_of_another_text_has_none(tmp_path: Path) -> None:
    """Word keeps the property when other words are put into the file."""
    other = CONTENT.replace(b"Ferry fares\x00", b"Other words\x00")
    assert only(written(tmp_path / "a.doc", other)).title is None


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        (changed(HEAD + 10, bytes([CONTENT[HEAD + 10], CONTENT[HEAD + 11] | 1])), "has a password"),
        (changed(HEAD + 2, b"\x65\x00"), "is of a Word before 1997"),
        (CONTENT.replace("WordDocument".encode("utf-16-le"), "XordDocument".encode("utf-16-le")), "cannot be read"),
        (changed(HEAD + 0x1A2, b"\xff\xff\xff\x7f"), "cannot be read as a Word file"),
        (CONTENT[:4000], "is broken"),
        (CONTENT[:8] + b" a password", "was an old Word file or one with a password: open it in Word"),
    ],
)
def test_doc_that_cannot_be_read_says_why(tmp_path: Path, content: bytes, cause: str) -> None:
    assert cause in str(cause_of(written(tmp_path / "a.doc", content)))


def test_docx_with_a_password_is_told(tmp_path: Path) -> None:
    """Word packs it into the container of its old files."""
    name, encrypted = ("WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
    entry = CONTENT.index(name)
    content = changed(entry, encrypted + bytes(64 - len(encrypted)) + bytes([len(encrypted) + 2, 0]))
    assert "has a password" in str(cause_of(written(tmp_path / "a.docx", content)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(0, 255)), max_size=12))
def test_doc_with_any_bytes_is_survived(tmp_path: Path, changes: list[tuple[int, int]]) -> None:
    """Only ReadError comes out, and what is read can be kept."""
    content = bytearray(CONTENT)
    for at, byte in changes:
        content[at] = byte
    path = written(tmp_path / "a.doc", bytes(content))
    if cause_of(path) is None:
        assert only(path).text.encode()
