"""How the browser tests drive the page."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.testing.ollama.orders import Writer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
# Its shell without windows, where it is installed, does all that the tests need in half the time of a processor.
_SHELL = Path("/usr/bin/chromium-headless-shell")
CHROMIUM = _SHELL if _SHELL.exists() else Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
PATIENCE = 60_000  # milliseconds; a busy machine is no failure

REWORDED = "What did Putin say about Kharkov in Hanoi?"


def environment(data: Path, ollama: str) -> dict[str, str]:
    """This process's, without what a person has set for Dateline."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    ours = {
        "DATELINE_DATA_DIR": str(data),
        "DATELINE_CACHE_DIR": os.environ["DATELINE_CACHE_DIR"],
        "OLLAMA_HOST": ollama,
    }
    return {**kept, **ours}


@contextmanager
def serving(environment: dict[str, str], *options: str) -> Iterator[subprocess.Popen[str]]:
    """A server of its own, as `python app.py` starts it."""
    command = [sys.executable, "app.py", "--port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield server
        finally:
            server.terminate()


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    return server.stdout.readline().split()[3]


@contextmanager
def opened(browser: "Browser", address: str, **options: Any) -> Iterator["Page"]:
    """An open page. Afterwards: it asked nothing of another machine, and no script of an article ran."""
    page = browser.new_page(**{"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("#newest :is(.welcome, .turn)")
    try:
        yield page
        assert page.evaluate("window.pwned") is None
    finally:
        page.close()
    origin = address.partition("?")[0]
    assert [url for url in asked if not url.startswith((origin, "data:", "blob:"))] == []


def ask(page: "Page", question: str) -> Any:
    """Asks, and waits for the answer to begin; returns its element."""
    before = page.locator("#conversation .turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    turn = page.locator("#conversation .turn").nth(before)
    turn.locator("a[data-show], .problem").first.wait_for()
    return turn


def ask_model(page: "Page", question: str) -> Any:
    """Asks, and waits for a whole sentence that the model has written over the quotations; returns its turn."""
    turn = ask(page, question)
    turn.locator(".prose a.cite").first.wait_for()
    return turn


def said(*sentences: str, go_on: threading.Semaphore | None = None, endless: bool = False) -> Writer:
    """A model that says these sentences, word by word, each with the code of the passage that holds "Hanoi".

    In the middle of each it waits for `go_on`; in the end it goes on without end if that is wanted.
    """

    def write(messages: Sequence[dict[str, Any]], _: int) -> Iterator[str]:
        prompt = messages[-1]["content"]
        if "Question to reword" in prompt:
            yield REWORDED
            return
        codes = re.findall(r"\[(\d+)\]", prompt.partition("Hanoi")[0]) or ["1"]
        for sentence in sentences:
            words = re.findall(r"[^\s\[\]]+\s*|\[|\]", f"{sentence} [{codes[-1]}]. ")
            yield from words[:3]
            if go_on:
                go_on.acquire(timeout=PATIENCE / 1000)
            yield from words[3:]
        while endless:
            time.sleep(0.02)
            yield "and "

    return write


def in_view(page: "Page", words: str, pane: str) -> bool:
    """That the first element of the selector `words` comes to lie within the pane that scrolls it."""
    page.wait_for_selector(f"{pane} {words}")
    page.wait_for_function(
        """([words, pane]) => {
            const box = document.querySelector(pane).getBoundingClientRect();
            const top = document.querySelector(`${pane} ${words}`).getBoundingClientRect().top;
            return top >= box.top && top < box.bottom;
        }""",
        arg=[words, pane],
    )
    return True
