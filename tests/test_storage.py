"""What a disk, a database or an index says, as one line with what to do."""

import errno
from pathlib import Path

import pytest

from rag import storage
from rag.errors import DiskFull, LibraryBusy, StoreError
from rag.storage import Store, size, state


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "the disk is full"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "the disk is full"),
        (RuntimeError("error returned from database: (code: 13) database or disk is full"), "the disk is full"),
        (OSError(errno.EROFS, "Read-only file system"), "can only be read"),
        (ValueError("attempt to write a readonly database"), "can only be read"),
        (PermissionError(errno.EACCES, "Permission denied"), "may not be opened"),
        (ValueError("database is locked"), "held by another program"),
        (ValueError("file is not a database"), "damaged: file is not a database): do this"),
        (ValueError("Error finding id\nat some place"), "cannot be opened (Error finding id at some place): do this"),
    ],
    ids=lambda given: str(given)[:30],
)
def test_what_is_wrong_is_told_from_what_is_said(tmp_path: Path, error: Exception, said: str) -> None:
    """In one line that names the store; want of room is an error of its own."""
    with pytest.raises(StoreError) as told, Store("the store", tmp_path, "do this").translate_errors():
        raise error
    assert "the store" in str(told.value)
    assert said in str(told.value)
    assert "\n" not in str(told.value)
    assert isinstance(told.value, DiskFull) == (said == "the disk is full")


def test_whatever_is_said_on_a_full_disk_is_for_want_of_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chroma and tantivy do not say that it is. There is none to fill here: the limit is above every disk's."""
    monkeypatch.setattr(storage, "_FULL", 10**18)
    vague = Store("the store", tmp_path, "do this").error(ValueError("Failed to apply logs"))
    assert isinstance(vague, DiskFull)


def test_our_own_errors_stay(tmp_path: Path) -> None:
    """They are told already."""
    with pytest.raises(LibraryBusy), Store("the store", tmp_path, "do this").translate_errors():
        raise LibraryBusy("wait")


def test_the_size_of_a_folder(tmp_path: Path) -> None:
    """One that is not there has none."""
    (tmp_path / "a").write_bytes(b"123")
    assert size(tmp_path) == 3
    assert size(tmp_path / "none") == 0


def test_a_state_is_another_one_after_a_change_and_not_after_reading(tmp_path: Path) -> None:
    """A file that is emptied, replaced, added or taken away; what readers leave beside a database is no change."""
    file = tmp_path / "below" / "data.bin"
    file.parent.mkdir()
    file.write_bytes(b"1234")
    before = state(tmp_path)
    file.read_bytes()
    (tmp_path / "db.sqlite-wal").touch()
    assert state(tmp_path) == before
    file.write_bytes(b"")
    emptied = state(tmp_path)
    file.unlink()
    assert len({before, emptied, state(tmp_path)}) == 3
