"""Libraries with small invented articles."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from rag.library.library import Library
from rag.settings import Settings, read_settings


@pytest.fixture
def settings() -> Settings:
    return read_settings()


@pytest.fixture
def library(settings: Settings) -> Iterator[Library]:
    with closing(Library(settings, wait=0.1)) as opened:
        yield opened
