"""A summary, a comparison, and what may be asked next, in a real browser."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import ask, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

COMPARED = "Compare what Putin and Biden said about Ukraine"


@pytest.fixture(scope="module")
def one(browser: "Browser", addresses: tuple[str, str]) -> Iterator["Page"]:
    """One open page without a model, which the tests of this file share, each with a question of its own."""
    with opened(browser, addresses[0]) as page:
        yield page


def test_a_comparison_stands_in_two_groups_whose_numbers_lead_to_their_words(one: "Page") -> None:
    turn = ask(one, COMPARED)
    turn.locator(".made").wait_for()
    leads = turn.locator(".lead").all_inner_texts()
    assert leads[0] == "Vladimir Putin on Ukraine:"
    assert len(leads) == 2
    turn.locator("a.cite").first.click()
    one.wait_for_selector("#sources .source.chosen .supports:has-text('quotation 1')")


def test_a_summary_of_this_article_is_of_the_one_that_was_cited(one: "Page") -> None:
    """And its quotations follow one another as they do in the article."""
    ask(one, "What did Putin say about the withdrawal of troops?").locator(".made").wait_for()
    turn = ask(one, "Summarize this article")
    turn.locator(".made").wait_for()
    assert "in its own sentences" in turn.locator(".lead").inner_text()
    assert 3 <= turn.locator("blockquote").count() <= 5


def test_what_is_suggested_is_asked_by_the_keyboard_and_makes_room_for_the_next(one: "Page") -> None:
    ask(one, "What did Putin say about Belarus?").locator(".made").wait_for()
    button = one.locator("#suggestions .example").first
    button.wait_for()
    question = button.inner_text()
    assert button.bounding_box()["height"] >= 24  # type: ignore[index]
    before = one.locator("#conversation .turn").count()
    button.press("Enter")
    turn = one.locator("#conversation .turn").nth(before)
    turn.locator(".made").wait_for()
    assert one.evaluate("document.activeElement.matches('#question textarea')")
    assert turn.locator(".asked").inner_text() == question
    assert turn.locator(".refusal").count() == 0
