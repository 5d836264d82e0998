"""The page for the keyboard, for screen readers and for weak eyes: axe-core finds nothing, on any tab."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from rag.testing.ollama.orders import State
from tests.browser.driving import ask, said

if TYPE_CHECKING:
    from playwright.sync_api import Page

TRUE = "Putin was speaking at a press conference in Hanoi following his meetings with the leadership of Vietnam"

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def violations(page: "Page") -> list[str]:
    """What axe-core finds, a line each: the rule, how bad, and where."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    found: list[dict[str, Any]] = axe.run(page, options=RULES).response["violations"]
    return [f"{each['impact']} {each['id']}: {node['html'][:200]}" for each in found for node in each["nodes"]]


def asked(page: "Page") -> None:
    ask(page, "What conditions did Putin set? before:2024").locator(".actions").wait_for()
    page.locator("#newest [data-show^=thumb]").last.click()
    page.wait_for_selector(".rating")
    page.click("[data-toggles]")
    page.wait_for_selector("#talk-list li")
    page.locator("#newest a.cite").first.hover()
    page.wait_for_selector("#tip:visible")


def first(page: "Page") -> None:
    page.wait_for_selector(".example")
    page.click("#filter-form summary")


def articles(page: "Page") -> None:
    page.get_by_role("tab", name="Articles").click()
    page.wait_for_selector("#articles tbody tr")
    page.locator("#articles td a").first.click()
    page.wait_for_selector("#article .text")


def evaluate(page: "Page") -> None:
    page.get_by_role("tab", name="Evaluate").click()
    page.wait_for_selector("#runs .html-container p")
    if not page.locator("#runs a[data-show^=run]").count():
        questions = [{"question": "Who is Malta's energy minister?", "answers": ["nobody"]}]
        content = "".join(json.dumps(each) for each in questions).encode()
        file = {"name": "one.jsonl", "mimeType": "application/jsonl", "buffer": content}
        page.set_input_files("#evaluation input[type=file]", [file])  # type: ignore[list-item]
        page.wait_for_selector("#evaluation-told p")
        page.click("#evaluate")
    page.locator("#runs a[data-show^=run]").first.click()
    page.wait_for_selector("#report h2, #report h3")


def library(page: "Page") -> None:
    page.get_by_role("tab", name="Library").click()
    page.wait_for_selector("#parts :text('Look again')")
    page.wait_for_selector("#settings form")


TABS = (first, asked, articles, evaluate, library)


def in_both_schemes(page: "Page") -> list[str]:
    found = []
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.wait_for_selector("body.dark" if scheme == "dark" else "body:not(.dark)")
        found += [f"{scheme}: {each}" for each in violations(page)]
    return found


@pytest.mark.slow
def test_axe_finds_nothing(page: "Page") -> None:
    """Names, roles, labels, landmarks and contrast, on every tab, in light and in dark."""
    for show in TABS:
        show(page)
        assert in_both_schemes(page) == [], show.__name__


@pytest.mark.slow
def test_axe_finds_nothing_in_what_a_model_wrote(written: "Page", ollama_state: State) -> None:
    """A sentence that is supported, and one that is not."""
    ollama_state.reply = said(TRUE, "The mayor of Oslo sold 53 pianos to a circus")
    asked = "Where was Putin speaking following his meetings with the leadership of Vietnam?"
    ask(written, asked).locator(".actions").wait_for()
    assert written.locator(".doubt").count() == 1
    assert in_both_schemes(written) == []


@pytest.mark.slow
def test_all_of_asking_is_done_with_the_keyboard(page: "Page") -> None:
    """From the box over a number into its article and back; the focus is always seen."""
    page.locator("#question textarea").focus()
    page.keyboard.type("What conditions did Putin set?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#newest .actions")
    page.locator("#newest a.cite").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader mark.chosen")
    page.locator("#reader [data-step='1']").focus()
    page.keyboard.press("Enter")
    seen = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert seen != "none"
    for name in ("Articles", "Evaluate", "Library", "Ask"):
        page.get_by_role("tab", name=name).focus()
        page.keyboard.press("Enter")
        assert page.get_by_role("tab", name=name).get_attribute("aria-selected") == "true"


@pytest.mark.slow
def test_nothing_is_wider_than_the_screen(page: "Page") -> None:
    """On any tab, from a telephone to a large screen."""
    for show in TABS:
        page.set_viewport_size({"width": 1280, "height": 844})
        show(page)
        for width in (390, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 844})
            page.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
