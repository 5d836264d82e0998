import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import InputError
from rag.page.upload_storage import safe_name, store_upload


def test_another_file_of_the_same_name_takes_no_place(tmp_path: Path) -> None:
    """The same file is kept once; another one gets a number."""
    names = []
    for number, words in enumerate(("one", "one", "two")):
        upload = tmp_path / str(number) / "a.jsonl.gz"
        upload.parent.mkdir()
        upload.write_text(words)
        names.append(store_upload(upload, tmp_path / "kept").name)
    assert names == ["a.jsonl.gz", "a.jsonl.gz", "a-2.jsonl.gz"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_only_regular_files_are_kept(tmp_path: Path) -> None:
    """What a link leads to would be read, and a pipe would be waited for; one in the way is left where it is."""
    link, pipe, kept = tmp_path / "link.txt", tmp_path / "pipe.txt", tmp_path / "kept"
    link.symlink_to("/etc/passwd")
    os.mkfifo(pipe)
    for each in (link, pipe):
        with pytest.raises(InputError, match=r"\w+\.txt is no regular file"):
            store_upload(each, kept)
    kept.mkdir(exist_ok=True)
    (kept / "a.txt").symlink_to("/dev/zero")
    os.mkfifo(kept / "a-2.txt")
    (tmp_path / "a.txt").write_text("one")
    assert store_upload(tmp_path / "a.txt", kept).name == "a-3.txt"


@pytest.mark.parametrize(
    ("sent", "kept"),
    {
        "a.txt": "a.txt",
        "Zürich 🦓.jsonl.gz": "Zürich 🦓.jsonl.gz",
        "../../etc/passwd": "_.._etc_passwd",
        "..\\..\\a.txt": "_.._a.txt",
        "a\0b\n\x1b.txt": "ab.txt",
        "\u202etxt.exe": "txt.exe",
        "con.txt": "_con.txt",
        "LPT1": "_LPT1",
        "console.txt": "console.txt",
        ".bashrc.md": "bashrc.md",
        "--help.md": "help.md",
        "a.txt. . ": "a.txt",
        "...": "_",
        "": "_",
        "Zu\u0308rich.txt": "Zürich.txt",
        "<b>.html": "_b_.html",
    }.items(),
)
def test_a_name_is_made_safe(sent: str, kept: str) -> None:
    """One that is safe stays as it is."""
    assert safe_name(sent) == kept


@given(st.text(max_size=300))
def test_any_name_stays_in_its_folder(sent: str) -> None:
    """It is one name, short enough, and safe as it is."""
    name = safe_name(sent)
    assert name not in ("", ".", "..")
    assert not set(name) & set("/\\\0\n")
    assert len(name.encode()) <= 200
    assert (Path("/kept") / name).resolve().parent == Path("/kept")


def test_a_long_name_keeps_its_ending() -> None:
    """Bytes are counted, and no character is cut in two."""
    assert safe_name("ü" * 125 + ".txt").endswith("ü.txt")
    assert safe_name("🦓" * 60 + ".jsonl.gz").endswith("🦓.jsonl.gz")


def test_names_that_differ_in_capitals_or_accents_are_two_files(tmp_path: Path) -> None:
    """Also where the file system takes them for one: the second gets a number."""
    names = []
    for number, sent in enumerate(("Zürich.txt", "zürich.txt", "Zu\u0308rich.txt")):
        upload = tmp_path / str(number) / sent
        upload.parent.mkdir()
        upload.write_text(str(number), encoding="utf-8")
        names.append(store_upload(upload, tmp_path / "kept").name)
    assert names == ["Zürich.txt", "zürich-2.txt", "Zürich-3.txt"]
