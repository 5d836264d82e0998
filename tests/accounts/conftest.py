from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.library.library import Library
from rag.settings import read_settings


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(read_settings(str(tmp_path / "library")))) as opened:
        yield opened
