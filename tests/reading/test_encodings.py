"""In which encoding a text is read."""

from pathlib import Path

import pytest

from tests.drafts import only, written


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_text_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    """UTF-8 with and without mark, UTF-16 with mark, and an older encoding by its look."""
    text = "Верховная рада приняла закон в понедельник вечером. " * 5
    content = ("\ufeff" + text if encoding == "utf-16-le" else text).encode(encoding)
    assert only(written(tmp_path / "a.TXT", content)).text.lstrip("\ufeff") == text
