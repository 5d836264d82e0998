"""The table of engines."""

import pytest

from tests.vectorstore.stores import KEPT_ROW
from vectorstore.engines import DEFAULT, ENGINES, Engine, get_engine
from vectorstore.store import NotInstalled


def test_chroma_is_there_and_the_default() -> None:
    assert get_engine(DEFAULT) is ENGINES["chroma"]


def test_an_engine_is_added_by_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here one that LlamaIndex itself brings; what such a row must hold to is in `test_store`."""
    monkeypatch.setitem(ENGINES, "kept", KEPT_ROW)
    assert get_engine("kept") is KEPT_ROW


@pytest.mark.parametrize("module", ["no_such_module", "no_such_package.module"])
def test_what_is_not_installed_says_how_it_is(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """By the extra that brings it."""
    monkeypatch.setitem(ENGINES, "absent", Engine(KEPT_ROW.open, KEPT_ROW.check, module, "absent"))
    with pytest.raises(NotInstalled, match=r"run `pip install 'dateline\[absent\]'`"):
        get_engine("absent")
