"""The tab Ask over a library with the articles that the answers cite."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.library.library import Library
from rag.library.records import State
from rag.page.ask.conversing import Conversing
from rag.settings import read_settings
from rag.testing.service import ScriptedService
from tests.examples import marked
from tests.page.ask.visiting import (
    ARTICLES,
    SCRIPT,
    Visit,
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with the articles that the answers cite, and without an index."""
    with closing(Library(read_settings(str(tmp_path)))) as opened:
        opened.records.put(marked(ARTICLES))
        opened.records.set_state(State.READY, [each.id for each in ARTICLES])
        yield opened


@pytest.fixture
def service(library: Library) -> ScriptedService:
    return ScriptedService(SCRIPT, library=library)


@pytest.fixture
def conversing(service: ScriptedService) -> Iterator[Conversing]:
    """The tab, whose answers are written beforehand."""
    made = Conversing(service, grace=0.0)  # type: ignore[arg-type]
    yield made
    made.leave_all()


@pytest.fixture
def visit(conversing: Conversing) -> Visit:
    return Visit(conversing)
