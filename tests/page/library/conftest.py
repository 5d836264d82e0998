"""The tab Library over an empty library."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rag.library.library import Library
from rag.page.application_service import ApplicationService
from rag.page.library.caretaking import Caretaking
from rag.settings import read_settings
from rag.testing.service import ScriptedService


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(read_settings(str(tmp_path / "data")))) as opened:
        yield opened


@pytest.fixture
def caretaking(library: Library, tmp_path: Path) -> Iterator[Caretaking]:
    made = Caretaking(ApplicationService(library), tmp_path / "uploads")
    yield made
    made.leave_all()


@pytest.fixture
def service(library: Library) -> ScriptedService:
    return ScriptedService(library=library)


@pytest.fixture
def scripted(service: ScriptedService, tmp_path: Path) -> Caretaking:
    """Over a service that finds and gets the models that the test says."""
    return Caretaking(service, tmp_path / "uploads")
