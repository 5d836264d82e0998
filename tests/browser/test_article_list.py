"""The tab Articles as a reader uses it, and the ways through Evaluate."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.driving import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PHONE = {"viewport": {"width": 390, "height": 640}, "has_touch": True}
SEARCH = "#search-articles :is(input, textarea)"
BOXES = "#articles input[name^=pick-]"
REMOVE = "#articles [type=submit]"

# Of a box: its ground and its border, and how the mark in it is cut out.
LOOKS = """(box) => {
    const [own, mark] = [getComputedStyle(box), getComputedStyle(box, "::before")];
    return [own.backgroundColor, own.backgroundImage, mark.content, mark.clipPath].join();
}"""

SMALL = """(within) => [...document.querySelectorAll(`${within} :is(a, button, select, input, summary, label.tick)`)]
    .filter((one) => one.checkVisibility() && !one.closest("#chart .columns, #question-set, #beside"))
    .filter((one) => !one.matches(".tick input, .every input"))
    .map((one) => [one.textContent, one.getBoundingClientRect().width, one.getBoundingClientRect().height])
    .filter(([, width, height]) => width < 23.5 || height < 23.5)"""


def to_articles(page: "Page") -> None:
    page.get_by_role("tab", name="Articles").click()
    page.wait_for_selector("#articles tbody tr >> nth=5")


def find(page: "Page", words: str, told: str) -> None:
    page.fill(SEARCH, words)
    page.wait_for_selector(f"#articles :is(.note, .hint):has-text('{told}')")


def focused(page: "Page", selector: str) -> None:
    page.wait_for_function("(selector) => document.activeElement.matches(selector)", arg=selector)


@pytest.fixture(scope="module")
def articles(browser: "Browser", addresses: tuple[str, str]) -> Iterator["Page"]:
    """The tab on a wide screen; each test leaves it without words, filters or ticks."""
    with opened(browser, addresses[0]) as page:
        to_articles(page)
        yield page


@pytest.fixture
def phone(browser: "Browser", addresses: tuple[str, str]) -> Iterator["Page"]:
    with opened(browser, addresses[0], **PHONE) as page:
        to_articles(page)
        yield page


def test_a_ticked_box_looks_ticked(articles: "Page") -> None:
    """In both themes, in the page's own HTML and in Gradio's."""
    for scheme in ("dark", "light"):
        articles.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        articles.wait_for_selector("body.dark" if scheme == "dark" else "body:not(.dark)")
        for name in (f"{BOXES} >> nth=0", "#strict input"):
            box = articles.locator(name)
            plain = box.evaluate(LOOKS)
            box.evaluate("(box) => { box.checked = true; }")
            assert box.evaluate(LOOKS) != plain, (scheme, name)
            box.evaluate("(box) => { box.checked = false; }")


def test_what_is_ticked_is_counted_and_stays_ticked(articles: "Page") -> None:
    """With Shift a whole range is; another order keeps the ticks with their articles; what is out of sight is out."""
    boxes, remove = articles.locator(BOXES), articles.locator(REMOVE)
    assert remove.is_disabled()
    boxes.nth(0).click()
    boxes.nth(2).click(modifiers=["Shift"])
    assert remove.inner_text() == "Remove 3"
    ticked = articles.locator(f"{BOXES}:checked")
    names = sorted(box.get_attribute("name") or "" for box in ticked.all())
    first = articles.locator("#articles td a").first.inner_text()
    articles.select_option("#narrow select[name=order]", "oldest")
    articles.wait_for_function("(first) => document.querySelector('#articles td a').textContent !== first", arg=first)
    assert sorted(box.get_attribute("name") or "" for box in ticked.all()) == names
    assert remove.inner_text() == "Remove 3"
    articles.check("#articles .every input")
    assert remove.inner_text() == f"Remove {boxes.count()}"
    find(articles, "guterres ", "1 article")
    assert remove.inner_text() == "Remove 1"
    articles.uncheck("#articles .every input")
    find(articles, "", "6 articles")
    assert remove.is_disabled()
    articles.select_option("#narrow select[name=order]", "newest")
    # Else the next press may overtake this one, whose fields say that no days are chosen.
    articles.wait_for_function("(first) => document.querySelector('#articles td a').innerText === first", arg=first)


def test_of_two_quick_presses_both_count(articles: "Page") -> None:
    """What is removed while the list is still being narrowed is removed."""
    articles.locator("#chart .columns button").first.evaluate("(bar) => bar.click()")
    articles.locator(BOXES).first.evaluate("(box) => { box.click(); box.form.requestSubmit(); }")
    articles.wait_for_selector("#articles-told:has-text('1 article removed')")
    articles.wait_for_selector("#narrow [data-show=out-days]")
    articles.click("#articles-told [data-show^=put-back]")
    articles.click("#narrow [data-show=clear]")
    articles.wait_for_selector("#articles tbody tr >> nth=5")


def test_a_phrase_is_marked_as_a_whole_where_it_was_found(articles: "Page") -> None:
    """In a passage of the list, which is text, and in the article."""
    find(articles, "“press conferences”", "article")
    articles.wait_for_selector("#articles .snippet mark")
    articles.locator("#articles tr:has(.snippet) td a").first.click()
    articles.wait_for_selector("#article mark.chosen")
    for pane in ("#articles .snippet", "#article .text"):
        assert {words.lower() for words in articles.locator(f"{pane} mark").all_inner_texts()} == {"press conference"}
    find(articles, "zebra pwned ", "1 article")
    assert articles.locator("#articles .snippet :not(mark)").count() == 0
    find(articles, "", "6 articles")


def test_the_article_that_is_open_follows_the_search(articles: "Page") -> None:
    """One that is found again has the new words marked; one that is not is closed, and its place says so."""
    find(articles, "guterres ", "1 article")
    articles.click("#articles td a")
    articles.wait_for_selector("#article mark:has-text('Guterres')")
    title = articles.locator("#article h2").inner_text()
    find(articles, "putin ", "articles")
    articles.wait_for_selector("#article mark:has-text('Putin')")
    assert (articles.locator("#article h2").inner_text(), articles.locator("#articles a[aria-current]").count()) == (
        title,
        1,
    )
    find(articles, "zebra ", "1 article")
    articles.wait_for_selector("#article .hint:has-text('not among these')")
    find(articles, "", "6 articles")


def test_months_are_gone_through_and_pressed_with_the_keyboard(articles: "Page") -> None:
    """They are one stop, say their counts, and narrow the list; the way back out is beside the fields."""
    bars = articles.locator("#chart .columns button")
    assert articles.locator("#chart .columns [tabindex='0']").count() == 1
    bars.first.focus()
    articles.keyboard.press("End")
    articles.wait_for_selector("#tip:has-text(': 1 article')")
    label = bars.last.get_attribute("aria-label") or ""
    assert articles.evaluate("document.activeElement.ariaLabel") == label
    articles.keyboard.press("Enter")
    articles.wait_for_selector("#articles .note:has-text('1 article')")
    articles.wait_for_selector("#chart [aria-pressed=true]")
    out = articles.locator("#narrow [data-show=out-days]")
    assert label.startswith(out.inner_text().removesuffix(" ×"))
    out.click()
    articles.wait_for_selector("#articles tbody tr >> nth=5")


def test_a_date_is_typed_in_the_filters(articles: "Page") -> None:
    """They are folded until they are wanted; a date holds when it is whole, and they stay open meanwhile."""
    first = articles.locator("#narrow input[name=first]")
    assert not first.is_visible()
    articles.click("#narrow summary")
    first.focus()
    articles.keyboard.type("01012024")
    assert first.input_value() == "2024-01-01"
    assert articles.locator("#articles tbody tr").count() == 6
    articles.keyboard.press("Enter")
    articles.wait_for_selector("#narrow [data-show=out-days]:has-text('from 1 January 2024')")
    assert first.is_visible()
    articles.click("#narrow [data-show=clear]")
    articles.wait_for_selector("#articles tbody tr >> nth=5")
    assert not first.is_visible()


def test_on_a_telephone_a_title_opens_its_article_over_the_list(phone: "Page") -> None:
    """The focus goes into it and comes back, by its own way back and by the browser's."""
    title = phone.locator("#articles td a").nth(1)
    for back in ("#reading [data-back]", None):
        title.click()
        phone.wait_for_selector("#reading[role=dialog] .text")
        box: Any = phone.locator("#reading").bounding_box()
        assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 390, 640)
        assert phone.evaluate("document.querySelector('#reading').contains(document.activeElement)")
        phone.click(f"{back}:visible") if back else phone.go_back()
        phone.wait_for_selector("#reading", state="hidden")
        assert title.evaluate("(title) => title === document.activeElement")


def test_what_was_removed_is_brought_back_from_where_one_is(phone: "Page") -> None:
    """At the end of the list on a telephone, and from the article itself."""
    phone.locator(BOXES).last.check()
    phone.click(REMOVE)
    undo = phone.locator("#articles-told [data-show^=put-back]")
    undo.wait_for()
    phone.mouse.wheel(0, 300)
    phone.wait_for_function("scrollY > 100")
    box: Any = undo.bounding_box()
    assert 0 <= box["y"] < 600
    undo.click()
    phone.wait_for_selector("#articles-told:has-text('brought back')")
    phone.locator("#articles td a").first.click()
    phone.locator("#article [data-show^=remove-]").click()
    phone.wait_for_selector("#reading", state="hidden")
    undo.click()
    phone.wait_for_selector("#articles tbody tr >> nth=5")


def test_the_list_fits_a_telephone(phone: "Page") -> None:
    """Nothing is wider than the screen, or too small for a finger, with the filters open too."""
    find(phone, "putin ", "articles")
    phone.click("#narrow summary")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    panel: Any = phone.locator("#narrow .menu > div").bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 390
    assert phone.evaluate(SMALL, "#shelf-list") == []


@pytest.mark.slow
def test_the_ways_through_evaluate(page: "Page", tmp_path: Path) -> None:
    """What went wrong has the focus when it comes into view; a run that is removed leaves it at the others."""
    file = tmp_path / "one.jsonl"
    file.write_text(json.dumps({"question": "Who is Malta's energy minister?", "answers": ["nobody"]}))
    page.get_by_role("tab", name="Evaluate").click()
    page.set_input_files("#evaluation input[type=file]", file)
    page.wait_for_selector("#evaluation-told :text('one.jsonl: 1 question')")
    page.click("#evaluate")
    page.wait_for_selector("#evaluation-progress :text('1 question answered')")
    page.locator("#runs li:has-text('one.jsonl') a[data-show^=run]").first.press("Enter")
    page.wait_for_selector("#report .asked-of")
    focused(page, "#run h2")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(SMALL, "#evaluation") == []
    address = page.url
    page.click("#run a[href='#faults']")
    focused(page, "#faults")
    assert page.url == address
    page.click("#run [data-show^=remove-]")
    page.locator("#run [data-show^=removed-]").press("Enter")
    page.wait_for_selector("#run:not(:has(h2))", state="attached")
    page.wait_for_function("document.activeElement !== document.body")
    assert page.evaluate("document.querySelector('#evaluation').contains(document.activeElement)")
