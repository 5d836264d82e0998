"""The page in a real browser: Chromium, driven by Playwright, against servers of its own."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.settings import read_settings
from rag.testing.ollama.orders import State
from rag.testing.ollama.server import OllamaServer
from tests.browser.driving import CHROMIUM, QUIET, address_of, environment, opened, said, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HOSTILE = {
    "title": "<img src=x onerror=window.pwned=1> **Zebra** $x^2$ \u202egnp.exe 🦓",
    "url": "javascript:window.pwned=2",
    "source": 'zoo.example"><script>window.pwned=3</script>',
    "authors": "<svg onload=window.pwned=8>",
    "date": "2024-01-05",
    "text": "<script>window.pwned=4</script> The zebra keeper Quagga said that **stripes** cost $5^2$ and $x_1$ euros: "
    "<img src=x onerror=window.pwned=5> [link](javascript:1) {{constructor}} ${window.pwned=6} </mark></p> [9].",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def ollama_server() -> Iterator[OllamaServer]:
    """The Ollama of the page at the second of `addresses`."""
    with closing(OllamaServer()) as server:
        yield server


@pytest.fixture(scope="session")
def addresses(
    tmp_path_factory: pytest.TempPathFactory, seeds_folder: Path, ollama_server: OllamaServer
) -> Iterator[tuple[str, str]]:
    """Two pages, each over a library with the seeds and a hostile article: one without a model, one with Ollama's."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "hostile.jsonl").write_text(json.dumps(HOSTILE), encoding="utf-8")
    shutil.copytree(seeds_folder, folder / "plain")
    with closing(Library(read_settings(str(folder / "plain")))) as library:
        add_articles(library, [str(folder / "hostile.jsonl")])
    shutil.copytree(folder / "plain", folder / "written")
    plain, written = (
        environment(folder / name, ollama=ollama)
        for name, ollama in (("plain", "127.0.0.1:1"), ("written", ollama_server.address))
    )  # nothing listens on port 1
    with serving(plain) as one, serving(written) as other:  # both are loading while the first is waited for
        yield address_of(one), address_of(other)


@pytest.fixture
def address(addresses: tuple[str, str]) -> str:
    """A page without a model."""
    return addresses[0]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """An open page that answers in quotations."""
    with opened(browser, address) as page:
        yield page


@pytest.fixture
def ollama_state(ollama_server: OllamaServer) -> State:
    """What Ollama has, writes and does wrong in this test."""
    ollama_server.state = State(reply=said("What is said."))
    return ollama_server.state


@pytest.fixture
def written(browser: "Browser", addresses: tuple[str, str], ollama_state: State) -> Iterator["Page"]:
    """An open page whose answers a model writes."""
    with opened(browser, addresses[1]) as page:
        yield page


@pytest.fixture
def own_environment(tmp_path: Path) -> dict[str, str]:
    """For a server with an empty library of its own."""
    return {**os.environ, **environment(tmp_path / "own", ollama="127.0.0.1:1")}
