"""The database of a library."""

from pathlib import Path

import pytest
from sqlalchemy import URL

from rag.errors import StoreError
from rag.library.database import open_database


@pytest.mark.parametrize(
    "url", ["no url", "nodialect://x/y", "postgresql+nodriver://u:secret@h/d", "sqlite:////proc/no/a"]
)
def test_a_database_that_cannot_be_opened_is_an_error(url: str) -> None:
    """In one line, with the address but without its password."""
    with pytest.raises(StoreError, match="check database_url") as error:
        open_database(url)
    assert "\n" not in str(error.value)
    assert "secret" not in str(error.value)


def test_a_damaged_file_is_an_error(tmp_path: Path) -> None:
    """And not a traceback."""
    (tmp_path / "a.sqlite").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="not a database"):
        open_database(URL.create("sqlite", database=str(tmp_path / "a.sqlite")))
