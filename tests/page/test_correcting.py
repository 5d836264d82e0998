"""The form that corrects an article, and what it does."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given

from rag.errors import InputError
from rag.library.correcting import apply_corrections
from rag.library.library import Library
from rag.page.correcting import CORRECTION, change, render_corrections
from rag.page.origin import render_origin
from rag.settings import read_settings
from tests import examples
from tests.page.made import article, hostile
from tests.page.seen import Page

MALTA = examples.article("Malta")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(read_settings(str(tmp_path)))) as opened:
        opened.put(examples.marked([MALTA]))
        yield opened


def test_the_form_has_what_may_be_corrected() -> None:
    """As it is now, closed, each field with its label."""
    page = Page(render_corrections(article(authors=("Eve", "Bob, Jr."))))
    fields = {each["name"]: (each["type"], each.get("value", "")) for each in page.find("input")}
    assert fields == {
        "title": ("text", "Talks end"),
        "date": ("date", "2022-03-03"),
        "outlet": ("text", "rt.com"),
        "authors": ("text", "Eve; Bob, Jr."),
    }
    assert [each["data-show"] for each in page.find("form")] == ["correct-a1"]
    assert "open" not in page.find("details")[0]
    assert "As the file says" not in page.text


def test_what_was_corrected_says_what_the_file_says() -> None:
    """And there is a way back."""
    page = Page(render_origin(apply_corrections(article(), {"title": "Peace", "outlet": ""})))
    assert "Corrected by hand: title (the file says Talks end); outlet (the file says rt.com)" in page.text
    assert "As the file says" in page.text
    assert "Correct" not in Page(render_origin(article(), gone=True)).text


def test_a_form_that_is_sent_corrects(library: Library) -> None:
    """And tells what; its way back, too. What cannot be meant is an error."""
    assert "Corrected by hand: title." in change(library, "correct", MALTA.id, {"title": "Peace", "other": "x"})
    assert "as its file says" in change(library, "correct", MALTA.id, {"title": MALTA.title})
    change(library, "correct", MALTA.id, {"date": ""})
    assert "again as its file says" in change(library, "as-file", MALTA.id, {})
    assert library.records.get([MALTA.id])[MALTA.id] == MALTA
    with pytest.raises(InputError, match="empty"):
        change(library, "correct", MALTA.id, {"title": ""})


def test_only_keys_of_the_form_are_taken() -> None:
    """Whatever a page sends."""
    assert CORRECTION.fullmatch("correct-8be11aae")
    assert CORRECTION.fullmatch("as-file-id-Malta")
    for key in ("correct-", "correct", "as-file", "correct-a b", "recorrect-a", f"correct-{'a' * 65}"):
        assert CORRECTION.fullmatch(key) is None


@given(hostile, hostile)
def test_hostile_words_in_the_form_are_text(one: str, other: str) -> None:
    """Of the file and of who corrects."""
    strange = article(title=one or "x", source=one, authors=(one,))
    with suppress(InputError):
        strange = apply_corrections(strange, {"title": other, "outlet": other})
    elements = {name for name, _ in Page(render_corrections(strange)).elements}
    assert elements <= {"div", "p", "bdi", "details", "summary", "form", "label", "input", "button"}
