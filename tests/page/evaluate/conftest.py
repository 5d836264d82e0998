"""The tab Evaluate over the seeds."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.page.application_service import ApplicationService
from rag.page.evaluate.evaluations import Evaluations
from rag.settings import read_settings
from rag.testing.service import ScriptedService
from tests.page.evaluate.asking_sets import LONG, ME, held, sent, tab


@pytest.fixture(scope="module")
def library(_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The seeds, in a library whose runs may change."""
    with closing(Library(read_settings(str(tmp_path_factory.mktemp("library"))))) as opened:
        add_articles(opened, [str(Path(__file__).parents[3] / "seeds")])
        yield opened


@pytest.fixture(scope="module")
def service(library: Library) -> ApplicationService:
    return ApplicationService(library, "quotes")


@pytest.fixture
def evaluations(service: ApplicationService, tmp_path: Path) -> Iterator[Evaluations]:
    """The tab over the seeds, without runs."""
    yield from tab(service, tmp_path)


@pytest.fixture
def scripted(library: Library) -> ScriptedService:
    return ScriptedService(library=library)


@pytest.fixture
def watched(scripted: ScriptedService, tmp_path: Path) -> Iterator[Evaluations]:
    """The tab over a service that asks as the test says."""
    yield from tab(scripted, tmp_path)


@pytest.fixture
def under_way(watched: Evaluations, scripted: ScriptedService, tmp_path: Path) -> Evaluations:
    """The tab with a run of mine, one question of three done."""
    reached = threading.Event()
    scripted.evaluating = held(reached)
    watched.start(ME, sent(tmp_path), "")
    assert reached.wait(LONG)
    return watched
