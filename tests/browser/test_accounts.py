"""The page for others: accounts, the login, and what a reader may do."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.browser.driving import PATIENCE, ROOT, address_of, ask, serving
from tests.browser.test_accessibility import in_both_schemes, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PASSWORD = "zebra harbour quince"
QUESTION = "What conditions did Putin set?"
BEYOND = ("--host", "0.0.0.0")


def run(environment: dict[str, str], *command: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, input=stdin, capture_output=True, text=True, check=False
    )


@contextmanager
def logged_in(browser: "Browser", address: str, name: str) -> Iterator["Page"]:
    """The page of somebody who has just logged in, in a browser of their own."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#newest :is(.welcome, .turn)")
    page.wait_for_selector(f"#account bdi:has-text('{name}')")
    yield page
    context.close()


def shown_tabs(page: "Page") -> list[str]:
    return page.locator("[role=tab]:visible").all_inner_texts()


@pytest.mark.slow
def test_the_page_is_opened_to_others(browser: "Browser", own_environment: dict[str, str]) -> None:
    """It does not start without accounts; then each user sees and does what is theirs, until they log out."""
    run(own_environment, "-m", "rag", "add", "seeds")
    refused = run(own_environment, "app.py", "--port", "0", *BEYOND)
    assert (refused.returncode, "`dateline user add NAME`" in refused.stderr) == (1, True)
    for name in ("anna", "ben"):
        assert run(own_environment, "-m", "rag", "user", "add", name, stdin=PASSWORD).returncode == 0
    with serving(own_environment, *BEYOND) as server:
        address = address_of(server).replace("0.0.0.0", "127.0.0.1")
        with logged_in(browser, address, "ben") as page:
            _reads(page)
            # Not the tab, which is another since: the address names that too.
            [conversation] = [
                each for each in page.url.partition("?")[2].split("&") if each.startswith("conversation=")
            ]
            with logged_in(browser, f"{address}?{conversation}", "anna") as other:
                _owns(other)
            _leaves(page, address)


def _reads(page: "Page") -> None:
    """A reader asks, rates and reads, and is shown nothing else; no error comes of it."""
    assert shown_tabs(page) == ["Ask", "Articles"]
    ask(page, QUESTION).locator(".actions").wait_for()
    page.click("#newest [data-show^=thumb] >> nth=0")
    page.wait_for_selector("#newest .rating")
    assert page.locator("#newest [data-show^=collect]:visible").count() == 0
    page.get_by_role("tab", name="Articles").click()
    page.click("#articles td a >> nth=0")
    page.wait_for_selector("#article h2")
    assert page.locator("#articles :is(input, button[type=submit]):visible, #article .leads:visible").count() == 0
    assert page.locator(".toast-body").count() == 0
    assert in_both_schemes(page) == []


def _owns(page: "Page") -> None:
    """An owner sees nothing of the reader's, and may change settings."""
    assert shown_tabs(page) == ["Ask", "Articles", "Evaluate", "Library"]
    assert page.locator("#conversation .turn").count() == 0
    page.get_by_role("tab", name="Library").click()
    page.select_option("#settings select[name=strict]", "yes")
    page.click("#settings button[type=submit]")
    page.wait_for_selector("#settings-told :text-matches('^Saved')")


def _leaves(page: "Page", address: str) -> None:
    """After the logout only the login is left, which axe-core finds nothing serious in."""
    page.click("#account button")
    page.wait_for_url("**/login")
    page.goto(address)
    assert page.url.endswith("/login")
    page.fill("[name=username]", "ben")
    page.fill("[name=password]", "wrong")
    page.press("[name=password]", "Enter")
    page.wait_for_selector("[role=alert]")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
