"""The whole way of a newcomer: an empty library, two files, a question, and all that follows."""

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from tests.browser.driving import ROOT, address_of, ask, in_view, opened, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FILES = ("002_6a37db9eb04b912a.txt", "003_d3bd216aa5f54104.txt")
QUESTION = "What conditions did Putin set?"
FOLLOW_UP = "And what did he say about Kharkov?"


@pytest.mark.slow
def test_a_newcomer_goes_all_the_way(browser: "Browser", own_environment: dict[str, str]) -> None:
    """From nothing to a cited answer, a follow-up and files to take along; and a restart loses none of it."""
    with serving(own_environment) as server, opened(browser, address_of(server)) as page:
        _upload(page)
        turn = ask(page, QUESTION)
        turn.locator("a.cite", has_text="[1]").click()
        page.wait_for_selector("#sources .source.chosen[data-number='1'] mark")
        assert in_view(page, "mark.chosen", "#evidence")
        turn.locator(".actions").wait_for()
        ask(page, FOLLOW_UP).locator(".chip:has-text('Asked as:')").wait_for()
        page.wait_for_selector("#newest .actions")
        assert not page.is_enabled("#stop")
        exported = _exported(page)
        seen = page.locator("#conversation .turn").all_inner_texts()
        conversation = page.url.partition("?")[2]
    with serving(own_environment) as server, opened(browser, f"{address_of(server)}?{conversation}") as page:
        page.wait_for_selector("#newest .actions")
        assert page.locator("#conversation .turn").all_inner_texts() == seen
        assert _exported(page) == exported
        page.locator("#past a.cite").first.click()
        assert in_view(page, "mark.chosen", "#evidence")
        page.click("[data-toggles]")
        page.wait_for_selector(f"#talk-list a[aria-current]:has-text('{QUESTION}')")


def _upload(page: "Page") -> None:
    """Two files into the empty library, by way of the link on the first page."""
    page.wait_for_selector("#state :text('no articles yet')")
    page.click(".welcome a[data-show=library]")
    page.set_input_files("#files input[type=file]", [ROOT / "seeds" / name for name in FILES])
    page.wait_for_selector(f"#files :text('{FILES[1][:3]}')")
    page.click("#add")
    page.wait_for_selector("#added :text('2 added')")
    for name in FILES:
        page.wait_for_selector(f"#added li:has-text('{name}: 1 added')")
    page.wait_for_selector("#state p:has-text('2 articles')")
    page.get_by_role("tab", name="Ask").click()
    page.wait_for_selector(".example")


def _exported(page: "Page") -> list[str]:
    """What the three files say: Markdown, Word and JSON, each with the quoted words and their references."""
    said = []
    for ending in ("md", "docx", "json"):
        page.click(".menu summary")
        with page.expect_download() as taken:
            page.click(f".menu a[href$='.{ending}']")
        assert taken.value.suggested_filename.endswith(f".{ending}")
        content = Path(taken.value.path()).read_bytes()
        said.append(_text_of(ending, content))
    assert all(QUESTION in each and "demilitarisation" in each for each in said[:2])
    return said


def _text_of(ending: str, content: bytes) -> str:
    if ending == "docx":
        return "\n".join(each.text for each in docx.Document(io.BytesIO(content)).paragraphs)
    if ending == "json":
        assert json.loads(content)["turns"][0]["answer"]["citations"]
    return content.decode()
