"""Outlets by their names, how a date is known, and what a person corrects of an article, in a real browser."""

from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import ask
from tests.browser.test_accessibility import in_both_schemes

if TYPE_CHECKING:
    from playwright.sync_api import Page

MALTA = "Who is Malta's energy minister?"
ATTACK = "<img src=x onerror=window.pwned=10> better"


def _send(page: "Page", **typed: str) -> None:
    for name, value in typed.items():
        page.fill(f"#reader .correct [name={name}]", value)
    page.click("#reader .correct [type=submit]")


@pytest.mark.slow
def test_what_a_person_corrects_is_so_everywhere_until_it_is_taken_back(page: "Page") -> None:
    """In the sources, the reader, the list and the filters, after a reload too; what cannot be meant loses nothing."""
    ask(page, MALTA).locator(".actions").wait_for()
    page.wait_for_selector("#reader .how:has-text('Date:')")
    title = page.locator("#sources .source.chosen h3 a").inner_text()
    assert page.locator("#sources .source.chosen .how").inner_text().strip().startswith("(date: ")

    page.click("#reader .correct summary")
    _send(page, title="   ", date="2020-01-02")
    assert page.locator("#reader .correct [name=title]:invalid").count() == 1
    _send(page, title="Good", authors="Ann\x07Poe")
    page.wait_for_selector("#told .problem:has-text('characters that cannot be read')")
    assert page.input_value("#reader .correct [name=date]") == "2020-01-02"
    assert in_both_schemes(page) == []
    _send(page, title=ATTACK, outlet="cnn.com", authors="Ann Poe")
    page.wait_for_selector("#reader .by-hand:has-text('title')")
    page.wait_for_selector(f"#reader h2:has-text('{ATTACK}')")
    page.wait_for_selector("#sources .source.chosen:has-text('CNN · 2 January 2020')")
    page.wait_for_selector(f"#sources .source.chosen h3:has-text('{ATTACK}')")
    page.wait_for_selector("#reader .how:has-text('corrected by hand')")
    page.wait_for_function("document.activeElement.matches('#reader .correct summary')")

    answer = ask(page, f"{MALTA} before:2021 source:CNN")
    answer.locator(".attribution:has-text('CNN, 2 January 2020')").first.wait_for()
    page.reload()
    page.get_by_role("tab", name="Articles").click()
    page.fill("#search-articles :is(input, textarea)", "source:CNN before:2021 ")
    page.wait_for_selector(f"#articles tbody tr:only-child:has-text('{ATTACK}'):has-text('2 January 2020')")
    page.click("#articles td a")
    page.click("#article .correct summary")
    page.click("#article .correct :text('As the file says')")
    page.wait_for_selector("#articles-told:has-text('again as its file says')")
    page.wait_for_selector("#articles:has-text('No article matches')")
    page.fill("#search-articles :is(input, textarea)", "malta energy minister")
    page.wait_for_selector(f'#articles td a:has-text("{title.split(chr(34))[0][:30]}")')
    assert page.locator("#article .by-hand").count() == 0
