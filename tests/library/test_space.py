"""Room for a write."""

from pathlib import Path

import pytest

from rag.errors import DiskFull
from rag.library.space import check_free_space
from rag.settings import read_settings


def test_room_is_asked_for_before_it_is_needed(tmp_path: Path) -> None:
    """An index that would not fit a second time beside itself; a file with a hole takes no room here."""
    check_free_space(read_settings(str(tmp_path)))
    (tmp_path / "words").mkdir()
    with (tmp_path / "words" / "segment").open("wb") as file:
        file.truncate(2**43)
    with pytest.raises(DiskFull, match=r"MB free, and to write takes 8,796,\d{3} MB"):
        check_free_space(read_settings(str(tmp_path)))
