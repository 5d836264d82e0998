"""Asking, following the numbers, reading, and what a model writes, in a real browser."""

import re
import threading
from typing import TYPE_CHECKING

import pytest

from rag.testing.ollama.orders import Fault, State
from tests.browser.driving import PATIENCE, REWORDED, ask, ask_model, in_view, opened, said

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ASKED = "What did Putin say about the withdrawal of troops?"
WHERE = "Where was Putin speaking following his meetings with the leadership of Vietnam?"  # TRUE answers it
# Of an article of the seeds; and made up.
TRUE = "Putin was speaking at a press conference in Hanoi following his meetings with the leadership of Vietnam"
FALSE = "The mayor of Oslo sold 53 pianos to a circus"


def test_a_number_leads_to_the_words_in_their_article(page: "Page") -> None:
    """A click on a number shows its source with the words marked, and opens the article at them."""
    link = ask(page, "What conditions did Putin set?").locator("a.cite").last
    number = link.inner_text().strip("[]")
    link.click()
    page.wait_for_selector(f"#sources .source.chosen[data-number='{number}'] mark")
    quote = page.locator("#sources .source.chosen mark").first.inner_text()
    assert quote[:40] in page.locator("#reader mark.chosen").first.inner_text()
    assert in_view(page, "mark.chosen", "#evidence")
    page.click("#reader [data-up]")
    assert in_view(page, ".source.chosen", "#evidence")


def test_a_number_of_an_older_answer_chooses_its_sources(page: "Page") -> None:
    """The sources are those of the newest answer until a number of another is clicked."""
    first = ask(page, "What conditions did Putin set?")
    ask(page, "Who is Malta's energy minister?")
    page.wait_for_selector("#sources .to:has-text('Malta')")
    page.wait_for_selector("#sources .source.chosen")  # the best one, whatever its number
    first.locator("a.cite", has_text="[1]").click()
    page.wait_for_selector("#sources .to:has-text('What conditions')")
    page.wait_for_selector("#reader mark.chosen:has-text('fundamental approaches')")
    page.locator("#sources .source[data-number='2'] h3 a").click()
    page.wait_for_selector("#sources .source.chosen[data-number='2']")
    page.locator("#sources .source[data-number='1'] .from").click()
    page.wait_for_selector("#sources .source.chosen[data-number='1']")


def test_the_words_come_back_into_view_at_a_second_click(page: "Page") -> None:
    """The same number again, after scrolling away, scrolls back."""
    link = ask(page, "What conditions did Putin set?").locator("a.cite").first
    link.click()
    page.wait_for_selector("#reader mark.chosen")
    page.wait_for_timeout(500)
    page.evaluate("document.querySelector('#evidence').scrollTop = 99999")
    link.click()
    page.wait_for_timeout(500)
    assert in_view(page, "mark.chosen", "#evidence")


def test_pointing_at_a_number_shows_the_quotation(page: "Page") -> None:
    """So does reaching it with the keyboard; Escape takes it away."""
    link = ask(page, "What conditions did Putin set?").locator("a.cite").first
    link.hover()
    page.wait_for_selector("#tip:visible")
    shown = page.locator("#tip").inner_text()
    link.click()
    opened_at = "(shown) => shown.includes(document.querySelector('#reader mark.chosen').innerText.slice(0, 40))"
    page.wait_for_function(opened_at, arg=shown)
    page.mouse.move(0, 0)
    page.press("#question textarea", "Shift+Tab")
    page.locator("#newest a.cite").last.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.wait_for_selector("#tip:visible")
    assert page.locator("#newest a.cite").last.get_attribute("aria-describedby") == "tip"
    page.keyboard.press("Escape")
    page.wait_for_selector("#tip", state="hidden")


def test_a_source_leads_to_its_sentence_and_to_other_places(page: "Page") -> None:
    """The sentence is pointed at in the conversation, and another passage opens in the article."""
    ask(page, "What conditions did Putin set?").locator(".actions").wait_for()
    page.locator(".source .supports a").last.click()
    page.wait_for_selector("#newest .pointed")
    assert in_view(page, ".pointed", "#conversation")
    page.locator(".source .elsewhere a").first.click()
    page.wait_for_selector("#reader mark.chosen")


def test_the_marks_of_an_article_are_gone_through(page: "Page") -> None:
    """On and back, around the end, with all words that the conversation cites of it."""
    ask(page, "what conditions did Putin set?").locator("a.cite", has_text="[1]").click()
    where = page.locator("#reader .where")
    page.wait_for_selector("#reader .where:has-text(' of ')")
    count = int(where.inner_text().split()[2])
    assert count > 1
    seen = []
    for _ in range(count):
        page.click("#reader [data-step='1']")
        assert in_view(page, "mark.chosen", "#evidence")
        seen.append(where.inner_text().split()[0])
    assert sorted(map(int, seen)) == list(range(1, count + 1))
    page.click("#reader [data-step='-1']")
    assert where.inner_text().split()[0] == str((int(seen[-1]) - 2) % count + 1)


def test_an_example_is_asked_with_a_click(page: "Page") -> None:
    """It comes from the library, and is answered."""
    page.locator(".example").first.wait_for()
    question = page.locator(".example").first.inner_text()
    page.locator(".example").first.click()
    page.wait_for_selector("#newest .turn a.cite")
    assert page.locator("#newest h3").inner_text() == question


def test_filters_are_set_without_typing_them(page: "Page") -> None:
    """They are chips, hold for the next questions, survive a reload, and go away with a press."""
    page.click("#filter-form summary")
    page.fill("#filter-form input[name=last]", "2022-12-31")
    page.press("#filter-form input[name=last]", "Enter")
    page.wait_for_selector("#filters .chip:has-text('until 31 December 2022')")
    turn = ask(page, "What conditions did Putin set?")
    turn.locator(".actions").wait_for()
    assert "until 31 December 2022" in turn.locator(".chips").inner_text()
    assert "2024" not in page.locator("#sources").inner_text()
    page.fill("#question textarea", "half typed")
    page.check("#strict input")
    page.reload()
    page.wait_for_selector("#filters .chip")
    page.wait_for_function("document.querySelector('#question textarea').value == 'half typed'")
    page.wait_for_selector("#strict input:checked")
    page.click("#newest .chip .does")
    page.wait_for_selector("#newest:not(:has(.chip)) .actions")
    assert page.locator("#filters .chip").count() == 0


def test_an_answer_is_copied_with_its_references(page: "Page") -> None:
    """As plain text, numbers and all."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, "What conditions did Putin set?").locator("button[data-copy]").click()
    page.wait_for_selector("button:text('Copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert ("[1]" in copied, "3 March 2022" in copied) == (True, True)


@pytest.mark.slow
def test_conversations_are_found_renamed_deleted_and_brought_back(page: "Page") -> None:
    """The address of the page names the open one, and the way back leads to the one before."""
    ask(page, "What conditions did Putin set?").locator(".actions").wait_for()
    first = page.url
    page.click("#new")
    page.wait_for_selector(".welcome")
    ask(page, "Who is energy minister of the islands of Malta?").locator(".actions").wait_for()
    page.wait_for_selector("#stop:disabled", state="attached")  # the answer's event is over: it shows the list anew
    assert page.url not in (first, first.partition("?")[0])
    page.click("[data-toggles]")
    page.fill("#search-conversations :is(input, textarea)", "malta islands")
    page.wait_for_selector("#talk-list:not(:has-text('conditions')) li:has-text('Malta')")
    page.locator("#talk-list li:has-text('Malta') >> text=Rename").first.click()
    page.fill("#talk-list input[name=title]", "The <b>islands</b>")
    page.press("#talk-list input[name=title]", "Enter")
    page.wait_for_selector("#bar .title:text('The <b>islands</b>')")
    page.locator("#talk-list li:has-text('islands') >> text=Delete").click()
    page.wait_for_selector(".welcome")
    page.click("#talk-list [data-show^=restore]")
    page.locator("#talk-list a:has-text('islands')").click()
    page.wait_for_selector("#newest h3:has-text('Malta')")
    page.go_back()
    page.wait_for_selector(".welcome")


@pytest.mark.slow
def test_ten_people_asking_at_once_each_get_their_own_answer(browser: "Browser", address: str) -> None:
    """In pages that are open at the same time, and nobody sees what another asked."""
    topics = ("Belarus", "Kharkov", "troops", "Kiev", "Ukraine") * 2
    questions = [f"What did Putin say about {each}?" for each in topics]
    pages = [browser.new_page() for _ in questions]
    for page in pages:
        page.set_default_timeout(PATIENCE)
        page.goto(address)
    for page in pages:
        page.wait_for_selector("#newest .welcome")
    for page, question in zip(pages, questions, strict=True):
        page.fill("#question textarea", question)
        page.press("#question textarea", "Enter")
    for page, question in zip(pages, questions, strict=True):
        page.wait_for_selector("#newest .actions")
        assert page.locator("#conversation h3").all_inner_texts() == [question]
        page.close()


def test_a_refusal_opens_the_nearest_passage(page: "Page") -> None:
    """Where nothing answers, the nearest passages can be read."""
    turn = ask(page, "Who is the founder of Hindenburg Research?")
    assert turn.locator("a.cite").count() == 0
    turn.locator(".nearest a").first.click()
    page.wait_for_selector("#reader mark.chosen")


def test_a_problem_is_told_and_the_next_question_answered(page: "Page") -> None:
    """A date that is none is a line in the conversation; the page goes on."""
    assert "is not a date" in ask(page, "What? before:soon").inner_text()
    assert ask(page, "What conditions did Putin set?").locator("a.cite").count() > 0


def test_the_button_asks_as_enter_does(page: "Page") -> None:
    """Both can be used, in turn, in one conversation."""
    ask(page, "What conditions did Putin set?")
    page.fill("#question textarea", "Who is Malta's energy minister?")
    page.click("#ask")
    page.wait_for_selector(".turn[data-turn='2'] a.cite")
    assert page.input_value("#question textarea") == ""


@pytest.mark.slow
def test_two_tabs_have_their_own_conversations(page: "Page", browser: "Browser", address: str) -> None:
    """What is asked in one is not seen in the other."""
    ask(page, "What conditions did Putin set?")
    other = browser.new_page()
    other.goto(address)
    ask(other, "Who is Malta's energy minister?")
    assert "Putin set" not in other.locator("#conversation").inner_text()
    other.close()


def test_the_element_ids_of_the_contract_are_there(page: "Page") -> None:
    """Programs outside find the parts of the page by these."""
    for name in ("question", "ask", "stop", "conversation", "sources", "reader"):
        assert page.locator(f"#{name}").is_visible()
    page.get_by_role("tab", name="Articles").click()
    for name in ("articles", "search-articles"):
        page.locator(f"#{name}").wait_for()
    page.get_by_role("tab", name="Evaluate").click()
    page.locator("#evaluation").wait_for()
    assert page.get_by_role("tab").all_inner_texts() == ["Ask", "Articles", "Evaluate", "Library"]


def test_a_written_answer_grows_and_each_sentence_has_its_verdict(written: "Page", ollama_state: State) -> None:
    """No marker is ever seen in half; a link works while the answer grows; a doubt is told in words; strict leaves it
    out."""
    go_on = threading.Semaphore(0)
    ollama_state.reply = said(TRUE, FALSE, go_on=go_on)
    written.wait_for_selector("#state b:text('llama3.2:3b (Ollama)')")
    written.evaluate(
        """() => {
            window.seen = [];
            const look = () => window.seen.push(document.querySelector("#conversation .prose")?.textContent ?? "");
            new MutationObserver(look).observe(document.querySelector("#conversation"),
                { subtree: true, childList: true, characterData: true });
        }"""
    )
    written.fill("#question textarea", WHERE)
    written.press("#question textarea", "Enter")
    growing = written.locator(".growing .said[aria-hidden]")
    growing.wait_for()
    assert TRUE.startswith(growing.inner_text())
    go_on.release()
    written.click(".growing .said[data-verdict='supported'] a.cite")
    written.wait_for_selector("#reader mark.chosen:has-text('press conference in Hanoi')")
    go_on.release(2)
    written.wait_for_selector(".doubt[data-verdict='unsupported']:has-text('Not supported')")
    assert "passage" in written.locator(".made").inner_text()
    assert "1 of 2 sentences supported" in written.locator(".made").inner_text()
    assert written.locator(".growing").count() == 0
    assert [text for text in written.evaluate("window.seen") if re.search(r"\[(?!\d+\])", text)] == []
    go_on.release(9)
    written.check("#strict input")
    turn = ask_model(written, WHERE)
    turn.locator(".made").wait_for()
    assert (turn.locator(".said").count(), turn.locator(".doubt").count()) == (1, 0)


@pytest.mark.slow
def test_stop_keeps_what_was_said_and_ends_the_writing(written: "Page", ollama_state: State) -> None:
    """A new conversation begins from nothing, even during an answer."""
    ollama_state.reply = said(TRUE, endless=True)
    turn = ask_model(written, WHERE)
    written.click("#stop:enabled")
    turn.locator(":text('Stopped.')").wait_for()
    assert TRUE in turn.inner_text()
    assert ollama_state.left.wait(PATIENCE / 1000)
    ollama_state.left.clear()
    ask_model(written, WHERE)
    written.click("#new")
    written.wait_for_selector("#conversation .welcome")
    assert (written.locator(".turn").count(), written.locator(".source").count()) == (0, 0)
    ask_model(written, WHERE)  # the answer of the other conversation ends with it
    assert ollama_state.left.wait(PATIENCE / 1000)
    written.click("#stop:enabled")
    written.wait_for_selector(".turn:has-text('Stopped.')")


@pytest.mark.slow
def test_an_answer_ends_a_little_after_its_page_is_closed(
    browser: "Browser", addresses: tuple[str, str], ollama_state: State
) -> None:
    """The model is told to stop."""
    ollama_state.reply = said(TRUE, endless=True)
    with opened(browser, addresses[1]) as page:
        ask_model(page, WHERE)
    assert ollama_state.left.wait(PATIENCE / 1000)


def test_a_follow_up_is_shown_as_it_was_searched_and_can_be_worded_anew(written: "Page", ollama_state: State) -> None:
    """Edit puts it in the box, Cancel gives back what was typed there, and what is sent goes as it is."""
    ollama_state.reply = said(TRUE)
    ask_model(written, WHERE)
    turn = ask(written, "And what did he say about Kharkov?")
    turn.locator(f".chip:has-text('Asked as: {REWORDED}')").wait_for()
    turn.locator(".actions").wait_for()
    written.fill("#question textarea", "half a")
    turn.locator("a[data-show='edit-2']").press("Enter")
    written.wait_for_selector("#told:has-text('word for word, in place of the last one')")
    assert written.input_value("#question textarea") == REWORDED
    written.click("#told a")
    written.wait_for_function("document.querySelector('#question textarea').value == 'half a'")
    turn.locator("a[data-show='edit-2']").click()
    written.wait_for_selector("#told p")
    written.fill("#question textarea", "And what of troops and Kharkov?")
    written.press("#question textarea", "Enter")
    anew = written.locator("#newest .turn[data-turn='2']:has-text('And what of troops') .actions")
    anew.wait_for()
    assert (written.locator("#newest .chip").count(), written.locator("#told p").count()) == (0, 0)
    written.click("#past [data-show='retry-1']")
    written.wait_for_selector(".turn[data-turn='3'] .actions")


@pytest.mark.slow
def test_a_page_that_is_reloaded_finds_its_answer_again(written: "Page", ollama_state: State) -> None:
    """In the middle of a sentence; what was said before stays, and the rest comes."""
    go_on = threading.Semaphore(0)
    ollama_state.reply = said(TRUE, FALSE, go_on=go_on)
    written.fill("#question textarea", WHERE)
    written.press("#question textarea", "Enter")
    written.wait_for_selector(".growing")
    written.reload()
    written.wait_for_selector(".growing")
    go_on.release(9)
    written.wait_for_selector("#newest .actions")
    assert written.locator("#newest .said").count() == 2
    assert TRUE in written.locator("#newest .prose").inner_text()
    assert not ollama_state.left.is_set()


@pytest.mark.slow
def test_a_model_that_is_gone_is_told_and_got_again(written: "Page", ollama_state: State) -> None:
    """The answer is in quotations and says why; the page offers the model, which comes with progress."""
    ollama_state.reply = said(TRUE)
    ask_model(written, WHERE).locator(".made:has-text('llama3.2:3b')").wait_for()
    ollama_state.models.clear()
    turn = ask(written, WHERE)
    turn.locator(".told:has-text('in quotations instead')").wait_for()
    assert (turn.locator("blockquote").count() > 0, turn.locator(".prose").count()) == (True, 0)
    written.wait_for_selector("#state :text('how to get one')")
    written.click("#state a[data-show='model']")
    ollama_state.fault = Fault.STUCK
    written.click("#pull:has-text('Get llama3.2:3b')")
    written.wait_for_selector("#pulling progress")
    written.click("#cancel-pull")
    written.wait_for_selector("#pulling :text('Cancelled')")
    assert ollama_state.left.wait(PATIENCE / 1000)
    ollama_state.fault = None
    written.click("#pull")
    written.wait_for_selector("#pulling :text('is here')")
    written.wait_for_selector("#model b:text('llama3.2:3b (Ollama)')")
    written.wait_for_selector("#state b:text('llama3.2:3b (Ollama)')")
    assert not written.locator("#pull").is_visible()
