"""What articles, files and people write is text, on every tab and in every file that is taken along."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.conftest import HOSTILE
from tests.browser.driving import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page

WRITTEN = ("<script>window.pwned=4</script>", "**stripes**", "$5^2$", "{{constructor}}", "${window.pwned=6}")
TITLE = "<img src=x onerror=window.pwned=1> **Zebra** $x^2$"


def test_a_hostile_article_is_text_in_an_answer(page: "Page") -> None:
    """Tags, Markdown, LaTeX and templates are shown as they are written, and nothing of them runs."""
    turn = ask(page, "What did the zebra keeper Quagga say about stripes?")
    assert all(each in turn.inner_text() for each in WRITTEN)
    turn.locator("blockquote:has(+ .attribution:has-text('zoo.example')) a.cite").first.hover()
    page.wait_for_selector("#tip:visible")
    turn.locator("blockquote:has(+ .attribution:has-text('zoo.example')) a.cite").first.click()
    page.wait_for_selector(f"#reader h2:has-text('{TITLE}')")
    assert page.locator(":is(#reader, #sources, #conversation, #tip) :is(img, script, iframe, svg)").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


def test_a_hostile_article_is_text_in_the_list(page: "Page") -> None:
    """Its title, its outlet in the list, in the fields and in the chart, and its words where it is read."""
    page.get_by_role("tab", name="Articles").click()
    page.fill("#search-articles :is(input, textarea)", "zebra <script>")
    page.wait_for_selector("#articles .note:has-text('1 article')")
    page.click("#articles td a")
    page.wait_for_selector("#article mark")
    for pane in ("#articles", "#narrow", "#chart"):
        assert HOSTILE["source"] in (page.locator(pane).text_content() or "")
    assert WRITTEN[0] in page.locator("#article").inner_text()
    assert page.locator(":is(#articles, #article, #chart, #narrow) :is(img, script, iframe, svg)").count() == 0


def test_a_hostile_question_and_file_are_text(page: "Page", tmp_path: Path) -> None:
    """In the conversation, in its title and list, and in the results of adding."""
    evil = "<img src=x onerror=window.pwned=9> $x$ what?"
    ask(page, evil)
    assert evil in page.locator("#newest h3").inner_text()
    assert evil in page.locator("#bar .title").inner_text()
    page.click("[data-toggles]")
    page.wait_for_selector("#talk-list a[aria-current]")
    assert page.locator(":is(#bar, #talk-list, #newest) :is(img, script)").count() == 0
    file = tmp_path / "<img src=x onerror=window.pwned=10>.pdf"
    file.write_bytes(b"no pdf")
    page.get_by_role("tab", name="Library").click()
    page.set_input_files("#files input[type=file]", [file])
    page.wait_for_selector("#files :text('.pdf')")
    page.click("#add")
    page.wait_for_selector("#added :text('1 failed')")
    assert page.locator("#added img").count() == 0


def test_an_exported_conversation_holds_the_words_as_text(page: "Page") -> None:
    """Markdown in which nothing of the article is markup."""
    ask(page, "What did the zebra keeper Quagga say about stripes?").locator(".actions").wait_for()
    page.click(".menu summary")
    with page.expect_download() as taken:
        page.click(".menu a[href$='.md']")
    written = Path(taken.value.path()).read_text(encoding="utf-8")
    assert r"\<script>window.pwned=4" in written
    assert re.search(r"(?<!\\)(?:<script|\]\(javascript:|\*\*stripes)", written) is None
