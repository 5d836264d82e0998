from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from rag.models.choice import Choice
from rag.models.download import Download
from rag.page.library.status import render_model_section, render_pull_progress, render_state_line
from tests.page.seen import Page

MODEL: Any = SimpleNamespace(name="llama3.2:3b (Ollama)")
NONE = Choice(None, "no language model runs: answers are quotations", "ollama pull llama3.2:3b", "llama3.2:3b")


def line(choice: Choice | None) -> str:
    return Page(render_state_line(5, date(2024, 6, 20), choice)).text.removeprefix("Dateline")


def test_the_state_line_counts_articles() -> None:
    """How many and how new; with none, where to add some."""
    assert line(None) == "5 articles, newest 20 June 2024 · answers: …"
    assert "1 article ·" in Page(render_state_line(1, None, None)).text
    assert "no articles yet" in Page(render_state_line(0, None, None)).text


def test_the_state_line_says_who_answers_and_how_to_get_a_better_one() -> None:
    """With a link to the rest."""
    assert line(NONE).endswith("answers: quotes (no model running, how to get one)")
    assert line(Choice(None, "as the settings say")).endswith("answers: quotes (no model running)")
    assert line(Choice(MODEL, "it is there")).endswith("answers: llama3.2:3b (Ollama) (why)")
    assert line(Choice(MODEL, "it is small", "ollama pull x")).endswith("(how to get a better one)")
    page = Page(render_state_line(5, None, NONE))
    assert page.shows() == ["model"]


@pytest.mark.parametrize(
    ("cure", "codes"),
    [
        ("ollama serve", 1),
        ("pip install 'dateline[gguf]'", 1),
        ("install Ollama, then `ollama pull x`", 1),
        ("start that server", 0),
    ],
)
def test_only_commands_are_shown_as_code(cure: str, codes: int) -> None:
    """A cure may be words, a command, or both."""
    page = Page(render_model_section(Choice(None, "why", cure)))
    assert (len(page.find("code")), cure.replace("`", "") in page.text) == (codes, True)


def test_the_library_tab_says_which_model_is_in_force_and_why() -> None:
    """With the reason as a sentence."""
    text = Page(render_model_section(NONE)).text
    assert "In force: quotesNo language model runs: answers are quotations." in text
    assert "In force: llama3.2:3b (Ollama)" in Page(render_model_section(Choice(MODEL, "it is there"))).text


def test_a_download_shows_how_far_it_is() -> None:
    """Once it is known how large it is; before, the bar only moves."""
    page = Page(render_pull_progress("x", Download("pulling dde5", 500_000_000, 2_000_000_000)))
    assert "Getting x: pulling dde5, 0.5 of 2.0 GB" in page.text
    assert (page.find("progress")[0]["value"], page.find("progress")[0]["max"]) == ("500000000", "2000000000")
    assert "value" not in Page(render_pull_progress("x", Download("pulling manifest", 0, 0))).find("progress")[0]
