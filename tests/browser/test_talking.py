"""The conversation: where the focus is, what is heard, what Back does, and what stays in view."""

import threading
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pytest

from rag.testing.ollama.orders import State
from tests.browser.driving import PATIENCE, address_of, ask, ask_model, in_view, opened, said, serving
from tests.browser.test_accounts import logged_in, run

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ASKED = "What conditions did Putin set?"
MALTA = "Who is Malta's energy minister?"
WHERE = "Where was Putin speaking following his meetings with the leadership of Vietnam?"  # TRUE answers it
TRUE = "Putin was speaking at a press conference in Hanoi following his meetings with the leadership of Vietnam"
FALSE = "The mayor of Oslo sold 53 pianos to a circus"
LONG = f"{ASKED} {'That is what I should like to know before all else. ' * 40}"

LISTEN = """() => {
    window.heard = [];
    const aloud = document.querySelector("#aloud");
    new MutationObserver(() => { if (aloud.textContent) window.heard.push(aloud.textContent); })
        .observe(aloud, { childList: true });
}"""


def focused(page: "Page", selector: str) -> None:
    """Waits until the focus is on an element of the selector, all of which is in view."""
    page.wait_for_function(
        """(selector) => {
            const here = document.activeElement;
            const { top, bottom } = here.getBoundingClientRect();
            return here.matches(selector) && top >= 0 && bottom <= innerHeight;
        }""",
        arg=selector,
    )


def heard(page: "Page") -> list[str]:
    lines: list[str] = page.evaluate("window.heard.splice(0)")
    return lines


def asked_one_after_the_other(page: "Page", count: int) -> None:
    """Each in a conversation of its own."""
    for _ in range(count):
        page.click("#new")
        page.wait_for_selector(".welcome")
        ask(page, MALTA).locator(".actions").wait_for()


@pytest.mark.slow
def test_what_is_done_with_a_conversation_keeps_the_focus_there(page: "Page") -> None:
    """In a list that is scrolled: Undo stands where it was deleted, a title is changed or left as it was."""
    page.set_viewport_size({"width": 1280, "height": 440})
    asked_one_after_the_other(page, 6)
    page.evaluate(LISTEN)
    page.click("[data-toggles]")
    page.wait_for_selector("#talk-list li >> nth=5")
    row = page.locator("#talk-list li").nth(5)
    row.locator(":text('Delete')").click()
    focused(page, "#talk-list li:nth-child(6) [data-show^='restore-']")
    page.keyboard.press("Enter")
    focused(page, "#talk-list li:nth-child(6) a[data-show^='open-']")
    row.locator(":text('Rename')").press("Enter")
    focused(page, "#talk-list input[name=title]")
    page.keyboard.press("Escape")
    focused(page, "#talk-list li:nth-child(6) a[data-show^='open-']")
    assert page.locator("#talks").is_visible()
    row.locator(":text('Rename')").click()
    page.fill("#talk-list input[name=title]", "Not this")
    page.click("#talk-list :text('Cancel')")
    focused(page, "#talk-list li:nth-child(6) a[data-show^='open-']")
    assert "Not this" not in row.inner_text()
    row.locator(":text('Rename')").click()
    page.fill("#talk-list input[name=title]", "The islands")
    page.keyboard.press("Enter")
    focused(page, "#talk-list li:nth-child(6) a[data-show^='open-']")
    assert "The islands" in row.inner_text()
    assert heard(page) == ["Conversation deleted", "Conversation is back", "Conversation renamed"]


def test_the_open_conversation_is_deleted_on_a_narrow_screen_and_comes_back(page: "Page") -> None:
    """The list, which lies over it there, stays until another is opened: then the focus is on what opens the list."""
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, ASKED).locator(".actions").wait_for()
    page.click("[data-toggles]")
    page.locator("#talk-list li:has(a[aria-current]) >> text=Delete").click()
    page.wait_for_selector(".welcome")
    focused(page, "#talk-list [data-show^='restore-']")
    page.keyboard.press("Enter")
    focused(page, "#talk-list a[data-show^='open-']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#newest .actions")
    focused(page, "[data-toggles]")
    assert not page.locator("#talks").is_visible()


def test_the_title_is_that_of_the_question_until_somebody_gives_another(page: "Page") -> None:
    """In the bar, in the list and in the browser's own title, at once."""
    page.click("[data-toggles]")
    ask(page, ASKED).locator(".actions").wait_for()
    current = page.locator("#talk-list a[aria-current]")
    assert current.inner_text() == ASKED
    page.click("#newest [data-show^=edit]")
    page.wait_for_selector("#told p")
    page.fill("#question textarea", MALTA)
    page.keyboard.press("Enter")
    page.wait_for_selector(f'#newest .turn:has-text("{MALTA}") .actions')
    assert (page.title(), current.inner_text()) == (f"{MALTA} – Dateline", MALTA)
    page.locator("#talk-list li:has(a[aria-current]) >> text=Rename").click()
    page.fill("#talk-list input[name=title]", "<i>Islands</i>")
    page.keyboard.press("Enter")
    page.wait_for_selector("#bar h2:text-is('<i>Islands</i>')")
    page.click("#newest [data-show^=retry]")
    page.wait_for_selector("#newest .actions")
    assert (page.title(), current.inner_text()) == ("<i>Islands</i> – Dateline", "<i>Islands</i>")


def test_a_rating_is_written_where_it_comes_into_view(page: "Page") -> None:
    """Its first field has the focus; then the thumb, when it is taken back; and what was unfolded stays so."""
    page.set_viewport_size({"width": 1280, "height": 600})
    turn = ask(page, ASKED)
    turn.locator(".actions").wait_for()
    more = turn.locator("details.more")
    more.locator("summary").click()
    turn.locator("[data-show$=down]").click()
    focused(page, ".rating [name=comment]")
    page.wait_for_function(
        "document.querySelector('.rating').getBoundingClientRect().bottom"
        " <= document.querySelector('#conversation').getBoundingClientRect().bottom"
    )
    turn.locator("[data-show$=down]").press("Enter")
    page.wait_for_selector("#newest:not(:has(.rating))")
    focused(page, "[data-show$=down]")
    assert more.get_attribute("open") is not None


@pytest.mark.slow
def test_the_next_question_stops_the_one_before(written: "Page", ollama_state: State) -> None:
    """What was said of it stays, and it says that it was stopped; here, and where another conversation is begun."""
    ollama_state.reply = said(TRUE, endless=True)
    ask_model(written, WHERE)
    written.fill("#question textarea", "And what of Kharkov?")
    written.press("#question textarea", "Enter")
    first = written.locator("#past .turn[data-turn='1']")
    first.locator(":text('Stopped.')").wait_for()
    assert (TRUE in first.inner_text(), first.locator(".problem").count()) == (True, 0)
    written.click("#stop:enabled")
    written.wait_for_selector("#newest .turn[data-turn='2'] .note:text('Stopped.')")
    left = written.url
    ask_model(written, WHERE)
    written.click("#new")
    written.wait_for_selector(".welcome")
    ask_model(written, WHERE)
    written.goto(left)
    written.wait_for_selector("#newest .turn[data-turn='3'] .note:text('Stopped.')")


@pytest.mark.slow
def test_another_page_of_the_same_conversation_stops_it_too(
    written: "Page", browser: "Browser", ollama_state: State
) -> None:
    """It asks the next question there, under what was said."""
    ollama_state.reply = said(TRUE, endless=True)
    ask_model(written, WHERE)
    with opened(browser, written.url) as other:
        ollama_state.reply = said(TRUE)
        ask(other, "And what of Kharkov?")
        assert TRUE in other.locator("#past .turn:has(.note:text('Stopped.'))").inner_text()
    written.wait_for_selector("#newest .note:text('Stopped.')")


@pytest.mark.slow
def test_a_page_reloaded_in_mid_answer_says_that_sources_come(written: "Page", ollama_state: State) -> None:
    """While the question is still being worded: no pane says that there are none."""
    go_on = threading.Semaphore(0)
    speak = ollama_state.reply = said(TRUE)
    ask_model(written, WHERE).locator(".made").wait_for()

    def write(messages: Sequence[dict[str, Any]], number: int) -> Iterator[str]:
        if "Question to reword" in messages[-1]["content"]:
            go_on.acquire(timeout=PATIENCE / 1000)
        yield from speak(messages, number)

    ollama_state.reply = write
    written.fill("#question textarea", "And what did he say about Kharkov?")
    written.press("#question textarea", "Enter")
    written.wait_for_selector("#newest .waiting")
    written.reload()
    written.wait_for_selector("#newest .waiting")
    written.wait_for_selector("#sources .hint:text('The sources come')")
    go_on.release()
    written.wait_for_selector("#sources .source")


def test_the_box_is_as_high_as_its_question(page: "Page") -> None:
    """After Edit has filled it, after it was sent, and after it was typed; never higher than some lines."""

    def height() -> float:
        return float(page.evaluate("document.querySelector('#question textarea').offsetHeight"))

    low = height()
    ask(page, f"{ASKED} Malta and Cyprus, {'and the islands, ' * 12}").locator(".actions").wait_for()
    assert height() == low
    page.click("#newest [data-show^=edit]")
    page.wait_for_function("low => document.querySelector('#question textarea').offsetHeight > low * 1.5", arg=low)
    page.click("#told a")
    page.wait_for_function("low => document.querySelector('#question textarea').offsetHeight === low", arg=low)
    page.fill("#question textarea", LONG)
    assert low * 1.5 < height() < low * 4


@pytest.mark.slow
def test_back_and_forward_lead_through_tabs_and_conversations(page: "Page") -> None:
    """The address names both; a reload opens the tab; the filters in force stay in it; what lies over the page goes."""
    selected = "[role=tab][aria-selected=true]"
    ask(page, ASKED).locator(".actions").wait_for()
    page.click("#filter-form summary")
    page.select_option("#filter-form [name=order]", "date")
    page.click("#filter-form button")
    page.wait_for_selector("#filters .chip")
    asked = page.url
    for name in ("Articles", "Library"):
        page.get_by_role("tab", name=name).click()
        page.wait_for_url(f"**tab={name.lower()}**")
    page.go_back()
    page.wait_for_selector(f"{selected}:text('Articles')")
    page.reload()
    page.wait_for_selector(f"{selected}:text('Articles')")
    page.get_by_role("tab", name="Evaluate").click()
    page.wait_for_url("**tab=evaluate**")
    page.go_back()
    page.wait_for_selector(f"{selected}:text('Articles')")
    page.go_back()
    page.wait_for_selector(f"{selected}:text('Ask')")
    assert (page.url, "order=date" in asked) == (asked, True)
    page.wait_for_selector("#newest .actions")
    page.click("#filters .chip .does")
    page.wait_for_selector("#filters:not(:has(.chip))")
    page.wait_for_url(lambda url: "order" not in url)
    page.click("#new")
    page.wait_for_selector(".welcome")
    page.go_back()
    page.wait_for_selector("#newest .actions")
    page.go_forward()
    page.wait_for_selector(".welcome")
    page.goto(f"{page.url.partition('?')[0]}?tab=%3Cb%3E")
    page.wait_for_url(lambda url: "tab" not in url)
    assert page.locator(selected).inner_text() == "Ask"


@pytest.mark.slow
def test_an_address_opens_a_tab_for_whom_it_is(browser: "Browser", own_environment: dict[str, str]) -> None:
    """A reader is led to Articles, and not to what is the owners'."""
    run(own_environment, "-m", "rag", "add", "seeds")
    for name in ("anna", "ben"):  # the first is an owner
        run(own_environment, "-m", "rag", "user", "add", name, stdin="zebra harbour quince")
    with serving(own_environment, "--host", "0.0.0.0") as server:
        address = address_of(server).replace("0.0.0.0", "127.0.0.1")
        for name, asked, tab in (
            ("ben", "articles", "Articles"),
            ("ben", "library", "Ask"),
            ("anna", "library", "Library"),
        ):
            with logged_in(browser, address, name) as page:
                page.goto(f"{address}?tab={asked}")
                page.wait_for_selector(f"[role=tab][aria-selected=true]:text('{tab}')")
                page.wait_for_url(lambda url, named=tab != "Ask": ("tab=" in url) is named)


@pytest.mark.parametrize("width", [1280, 390])
def test_the_answer_to_a_long_question_is_in_view(page: "Page", width: int) -> None:
    """All of the question is one press away, and goes again with another."""
    page.set_viewport_size({"width": width, "height": 800})
    turn = ask(page, LONG)
    turn.locator(".actions").wait_for()
    assert in_view(page, "#newest a.cite, #newest .refusal", "#conversation")
    question = turn.locator(".asked")
    low = question.bounding_box()
    turn.locator(":text('Show all')").press("Enter")
    high = question.bounding_box()
    assert low is not None
    assert high is not None
    assert high["height"] > 2 * low["height"]
    turn.locator(":text('Show less')").click()
    assert question.bounding_box() == low


def test_asking_is_heard(page: "Page") -> None:
    """One line at a time, each once: found, refused, copied, deleted."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(LISTEN)
    turn = ask(page, ASKED)
    turn.locator(".actions").wait_for()
    searching, ready = heard(page)
    quotations = turn.locator("blockquote").count()
    assert (searching, ready.startswith(f"Answer ready: {quotations} quotation")) == ("Searching", True)
    for _ in range(2):
        turn.locator("[data-copy]").click()
        page.wait_for_function("window.heard.at(-1) === 'Copied'")
        assert heard(page) == ["Copied"]
    ask(page, "Who is the founder of Hindenburg Research?").locator(".actions").wait_for()
    page.wait_for_function("window.heard.length === 2")
    assert [each.partition(":")[0] for each in heard(page)] == ["Searching", "No answer"]
    assert page.locator("#conversation [role=status]").count() == 0


def test_writing_is_heard_and_not_each_word(written: "Page", ollama_state: State) -> None:
    """That it begins, and what came of it."""
    go_on = threading.Semaphore(0)
    ollama_state.reply = said(TRUE, FALSE, go_on=go_on)
    written.evaluate(LISTEN)
    written.fill("#question textarea", WHERE)
    written.press("#question textarea", "Enter")
    written.wait_for_selector(".growing")
    go_on.release(9)
    written.wait_for_selector("#newest .made")
    ready = "Answer ready: 2 sentences, 1 supported, from 1 article"
    assert heard(written) == ["Searching", "Writing", ready]
    ollama_state.reply = said(TRUE, endless=True)
    ask_model(written, WHERE)
    written.click("#stop:enabled")
    written.wait_for_selector("#newest .note:text('Stopped.')")
    assert heard(written) == ["Searching", "Writing", "Stopped"]


def test_the_keyboard_alone_asks_reads_opens_and_exports(page: "Page") -> None:
    """With a key for each region, which leads back where it is pressed again."""
    for name in ("Conversation", "Sources", "Reader"):
        assert page.get_by_role("region", name=name, exact=True).count() == 1
    page.evaluate(LISTEN)
    focused(page, "#question textarea")
    page.keyboard.type(ASKED)
    page.keyboard.press("Enter")
    page.wait_for_function("window.heard.at(-1)?.startsWith('Answer ready')")
    page.keyboard.press("Alt+Shift+N")
    focused(page, "#newest .asked")
    page.keyboard.press("Tab")
    focused(page, "#newest a.cite")
    page.keyboard.press("Enter")
    page.wait_for_selector("#reader mark.chosen")
    page.keyboard.press("Alt+Shift+R")
    page.wait_for_function("document.activeElement.id === 'reader'")
    page.keyboard.press("Alt+Shift+R")
    focused(page, "#newest a.cite")
    page.keyboard.press("Alt+Shift+S")
    page.wait_for_function("document.activeElement.id === 'sources'")
    page.keyboard.press("Alt+Shift+Q")
    focused(page, "#question textarea")
    page.keyboard.press("Alt+Shift+E")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert ASKED in taken.value.path().read_text(encoding="utf-8")


def test_stop_stands_where_ask_stood(written: "Page", ollama_state: State) -> None:
    """While an answer is made; the focus goes from the one to the other; a double click on Ask stops nothing."""
    place = written.locator("#ask").bounding_box()
    assert (written.locator("#stop").bounding_box(), written.is_enabled("#stop")) == (place, False)
    ollama_state.reply = said(TRUE, endless=True)
    written.fill("#question textarea", WHERE)
    written.locator("#ask").dblclick()
    written.wait_for_selector("#newest .prose a.cite")
    focused(written, "#stop:enabled")
    assert (written.locator("#ask").is_visible(), written.locator("#ask").count()) == (False, 1)
    written.keyboard.press("Enter")
    written.wait_for_selector("#newest .note:text('Stopped.')")
    focused(written, "#ask")


def test_on_a_telephone_the_box_stays_at_the_bottom(page: "Page") -> None:
    """The conversation scrolls above it, to its end, also with the keyboard of the screen."""
    page.set_viewport_size({"width": 390, "height": 844})
    turn = ask(page, ASKED)
    turn.locator(".actions").wait_for()
    for height in (844, 500):
        page.set_viewport_size({"width": 390, "height": height})
        page.wait_for_function("document.querySelector('#options').getBoundingClientRect().bottom <= innerHeight")
        page.evaluate("document.querySelector('#conversation').scrollTop = 99999")
        page.wait_for_function(
            "document.querySelector('#newest .actions').getBoundingClientRect().bottom"
            " <= document.querySelector('#asking').getBoundingClientRect().top"
        )
        assert page.evaluate("scrollY") == 0
