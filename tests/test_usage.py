"""What docstrings show of how something is used is so."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.usage import assert_is_so

ROOT = Path(__file__).parent.parent
SHOWING = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "rag").rglob("*.py")
    if "\n    >>> " in path.read_text(encoding="utf-8")
}
# Shown with a library that their own tests have.
ELSEWHERE = {"rag.assistant", "rag.library.library"}


@pytest.mark.parametrize("name", sorted(SHOWING - ELSEWHERE))
def test_what_is_shown_is_so(name: str) -> None:
    assert_is_so(import_module(name))


@pytest.mark.parametrize("name", ["rag.assistant", "rag.checking.checker", "rag.library.library"])
def test_what_others_build_on_is_shown(name: str) -> None:
    assert name in SHOWING


def test_every_double_is_shown() -> None:
    doubles = {"assistant", "embedding", "judge", "model", "ollama.server", "service"}
    assert {f"rag.testing.{each}" for each in doubles} <= SHOWING
