"""Files as they are sent to the tab Library, and what is seen of the work on them."""

import time

from rag.models.choice import Choice
from rag.models.download import Download
from rag.page.library.caretaking import Caretaking
from rag.page.library.update import LibraryUpdate
from tests.page.seen import Page

ME = "me"
LONG = 120.0  # seconds after which a test gives up waiting

ZEBRA = "The zebra crossed the river on Monday. It was late, said the keeper of the park."
STEPS = (Download("pulling manifest", 0, 0), Download("pulling dde5", 1, 2), Download("success", 0, 0))
OFFER = Choice(None, "no model runs", "ollama pull m", "m")


def ended(caretaking: Caretaking) -> LibraryUpdate:
    """What is seen once the work has ended."""
    patience = time.monotonic() + LONG
    while (shown := caretaking.look()).watching:
        assert time.monotonic() < patience
        time.sleep(0.01)
    return shown


def sent(caretaking: Caretaking, changes: dict[str, str]) -> LibraryUpdate:
    """What is seen once settings were tried."""
    trying, shown, *_ = caretaking.follow("settings", changes)
    assert "Trying" in text(trying.notice)
    return shown


def text(html: str | None) -> str:
    return Page(html or "").text
