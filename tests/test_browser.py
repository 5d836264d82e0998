"""The page in a real browser: Chromium, driven by Playwright, against a server of its own."""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.ollama_server import Fault, OllamaServer, State, Writer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent
CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
PATIENCE = 60_000  # milliseconds; a busy machine is no failure

HOSTILE = {
    "title": "<img src=x onerror=window.pwned=1> **Zebra** $x^2$",
    "url": "javascript:window.pwned=2",
    "source": 'zoo.example"><script>window.pwned=3</script>',
    "date": "2024-01-05",
    "text": "<script>window.pwned=4</script> The zebra keeper Quagga said that **stripes** cost $5^2$ and $x_1$ euros: "
    "<img src=x onerror=window.pwned=5> [link](javascript:1) {{constructor}} ${window.pwned=6} </mark></p> [9].",
}

ASKED = "What did Putin say about the withdrawal of troops?"
REWORDED = "What did Putin say about Kharkov in Hanoi?"
# Of an article of the seeds; and made up.
TRUE = "Putin was speaking at a press conference in Hanoi following his meetings with the leadership of Vietnam"
FALSE = "The mayor of Oslo sold 53 pianos to a circus"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def ollama_server() -> Iterator[OllamaServer]:
    """The Ollama of the page at `written_address`."""
    with closing(OllamaServer()) as server:
        yield server


@pytest.fixture(scope="session")
def addresses(
    tmp_path_factory: pytest.TempPathFactory, _cache: None, ollama_server: OllamaServer
) -> Iterator[tuple[str, str]]:
    """Two pages, each over a library with the seeds and a hostile article: one without a model, one with Ollama's."""
    folder = tmp_path_factory.mktemp("browser")
    (folder / "hostile.jsonl").write_text(json.dumps(HOSTILE), encoding="utf-8")
    plain, written = (
        environment(folder / name, ollama=ollama)
        for name, ollama in (("plain", "127.0.0.1:1"), ("written", ollama_server.address))
    )  # nothing listens on port 1
    adding = [sys.executable, "-m", "rag", "add", str(ROOT / "seeds"), str(folder / "hostile.jsonl")]
    subprocess.run(adding, cwd=ROOT, env=plain, check=True, capture_output=True)
    shutil.copytree(folder / "plain", folder / "written")
    with serving(plain) as one, serving(written) as other:  # both are loading while the first is waited for
        yield address_of(one), address_of(other)


def environment(data: Path, ollama: str) -> dict[str, str]:
    """This process's, without what a person has set for Dateline."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    ours = {
        "DATELINE_DATA_DIR": str(data),
        "DATELINE_CACHE_DIR": os.environ["DATELINE_CACHE_DIR"],
        "OLLAMA_HOST": ollama,
    }
    return {**kept, **ours}


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "app.py", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as server:
        yield server
        server.terminate()


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    return server.stdout.readline().split()[3]


@pytest.fixture
def address(addresses: tuple[str, str]) -> str:
    """A page without a model."""
    return addresses[0]


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    if not CHROMIUM.exists():
        pytest.skip(f"no browser at {CHROMIUM}")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield launched
        launched.close()


@contextmanager
def opened(browser: "Browser", address: str) -> Iterator["Page"]:
    """An open page. Afterwards: it asked nothing of another machine, and no script of an article ran."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    page.wait_for_selector("#question textarea")
    try:
        yield page
        assert page.evaluate("window.pwned") is None
    finally:
        page.close()
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.fixture
def page(browser: "Browser", address: str) -> Iterator["Page"]:
    """An open page that answers in quotations."""
    with opened(browser, address) as page:
        yield page


@pytest.fixture
def ollama_state(ollama_server: OllamaServer) -> State:
    """What Ollama has, writes and does wrong in this test."""
    ollama_server.state = State(words=said("What is said."))
    return ollama_server.state


@pytest.fixture
def written(browser: "Browser", addresses: tuple[str, str], ollama_state: State) -> Iterator["Page"]:
    """An open page whose answers a model writes."""
    with opened(browser, addresses[1]) as page:
        yield page


def ask(page: "Page", question: str) -> Any:
    """Asks, and waits for the answer; returns its element."""
    before = page.locator("#conversation .turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    turn = page.locator("#conversation .turn").nth(before)
    turn.locator("a[data-show], .problem").first.wait_for()
    return turn


def said(*sentences: str, go_on: threading.Semaphore | None = None, endless: bool = False) -> Writer:
    """A model that says these sentences, word by word, each with the code of the passage that holds "Hanoi".

    In the middle of each it waits for `go_on`; in the end it goes on without end if that is wanted.
    """

    def write(messages: Sequence[dict[str, Any]], _: int) -> Iterator[str]:
        prompt = messages[-1]["content"]
        if "Question to reword" in prompt:
            yield REWORDED
            return
        code = re.findall(r"\[(\d+)\]", prompt[: prompt.index("Hanoi")])[-1]
        for sentence in sentences:
            words = re.findall(r"[^\s\[\]]+\s*|\[|\]", f"{sentence} [{code}]. ")
            yield from words[:3]
            if go_on:
                go_on.acquire(timeout=PATIENCE / 1000)
            yield from words[3:]
        while endless:
            time.sleep(0.02)
            yield "and "

    return write


def in_view(page: "Page", words: str, pane: str) -> bool:
    """Whether the first element of the selector `words` lies within the pane that scrolls it."""
    page.wait_for_selector(f"{pane} {words}")
    seen: bool = page.evaluate(
        """([words, pane]) => {
            const box = document.querySelector(pane).getBoundingClientRect();
            const top = document.querySelector(`${pane} ${words}`).getBoundingClientRect().top;
            return top >= box.top && top < box.bottom;
        }""",
        [words, pane],
    )
    return seen


def test_a_number_leads_to_the_words_in_their_article(page: "Page") -> None:
    """A click on a number shows its source with the words marked, and opens the article at them."""
    link = ask(page, "What conditions did Putin set?").locator("a.cite").last
    number = link.inner_text().strip("[]")
    link.click()
    page.wait_for_selector(f"#sources .source.chosen[data-number='{number}'] mark")
    quote = page.locator("#sources .source.chosen mark").first.inner_text()
    assert quote[:40] in page.locator("#reader mark.chosen").first.inner_text()
    assert in_view(page, "mark.chosen", "#reader")
    assert in_view(page, ".source.chosen", "#sources")


def test_a_number_of_an_older_answer_chooses_its_sources(page: "Page") -> None:
    """The sources are those of the newest answer until a number of another is clicked."""
    first = ask(page, "What conditions did Putin set?")
    ask(page, "Who is Malta's energy minister?")
    page.wait_for_selector("#sources .to:has-text('Malta')")
    page.wait_for_selector("#sources .source.chosen")  # the best one, whatever its number
    first.locator("a.cite", has_text="[1]").click()
    page.wait_for_selector("#sources .to:has-text('What conditions')")
    page.wait_for_selector("#reader mark.chosen:has-text('demands')")
    page.locator("#sources .source[data-number='2'] a").click()
    page.wait_for_selector("#sources .source.chosen[data-number='2']")


def test_the_words_come_back_into_view_at_a_second_click(page: "Page") -> None:
    """The same number again, after scrolling away, scrolls back."""
    link = ask(page, "What conditions did Putin set?").locator("a.cite").first
    link.click()
    page.wait_for_selector("#reader mark.chosen")
    page.wait_for_timeout(500)
    page.evaluate("document.querySelector('#reader').scrollTop = 99999")
    link.click()
    page.wait_for_timeout(500)
    assert in_view(page, "mark.chosen", "#reader")


def test_a_hostile_article_is_text(page: "Page") -> None:
    """Tags, Markdown, LaTeX and templates in an article are shown as they are written, and nothing of them runs."""
    turn = ask(page, "What did the zebra keeper Quagga say about stripes?")
    for written in ("<script>window.pwned=4</script>", "**stripes**", "$5^2$", "{{constructor}}", "${window.pwned=6}"):
        assert written in turn.inner_text()
    turn.locator(".lead:has-text('zoo.example') + blockquote a.cite").first.click()
    page.wait_for_selector("#reader h2:has-text('<img src=x onerror=window.pwned=1> **Zebra** $x^2$')")
    assert page.locator(":is(#reader, #sources, #conversation) :is(img, script, iframe)").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0


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
    page.wait_for_selector(".turn:nth-child(2) a.cite")
    assert page.input_value("#question textarea") == ""


def test_two_tabs_have_their_own_conversations(page: "Page", browser: "Browser", address: str) -> None:
    """What is asked in one is not seen in the other."""
    ask(page, "What conditions did Putin set?")
    other = browser.new_page()
    other.goto(address)
    ask(other, "Who is Malta's energy minister?")
    assert "Putin set" not in other.locator("#conversation").inner_text()
    other.close()


def test_articles_are_searched_and_read(page: "Page") -> None:
    """Words of the title leave the articles that have them, and a click opens one."""
    page.get_by_role("tab", name="Articles").click()
    page.wait_for_selector("#articles li >> nth=5")
    page.fill("#search-articles input, #search-articles textarea", "absorb belarus")
    page.wait_for_selector("#articles .note:has-text('1 article')")
    page.click("#articles a")
    page.wait_for_selector("#article .text:has-text('Guterres')")


def test_an_uploaded_article_is_added_and_counted(page: "Page", tmp_path: Path) -> None:
    """The report names what was added and what failed, and the state line counts it."""
    good, bad = tmp_path / "giraffe.txt", tmp_path / "broken.pdf"
    good.write_text("The giraffe keeper Okapi said on Monday that the new house is ready. It was a cold day.")
    bad.write_bytes(b"no pdf")
    page.get_by_role("tab", name="Library").click()
    page.set_input_files("#files input[type=file]", [good, bad])
    page.wait_for_selector("#files :text('giraffe')")
    page.click("#add")
    page.wait_for_selector("#added :text('1 added, 1 failed')")
    page.wait_for_selector("#added li:has-text('broken.pdf')")
    page.wait_for_selector("#state p:has-text('7 articles')")


def test_a_question_set_is_asked_and_a_fault_leads_to_the_conversation(page: "Page", tmp_path: Path) -> None:
    """Three questions, one of them wrong: the run is watched, its report read and taken along, the wrong one asked."""
    questions = (
        {"question": "Where did Putin hold a press conference?", "answers": ["Hanoi"]},
        {"question": "Who is Malta's energy minister?", "answers": ["<script>window.pwned=7</script>"]},
        {"question": "Who baked the wedding cake of the mayor of Oslo?", "answerable": False},
    )
    file = tmp_path / "three.jsonl"
    file.write_text("".join(f"{json.dumps(each)}\n" for each in questions))
    page.get_by_role("tab", name="Evaluate").click()
    page.wait_for_selector("#runs .hint")
    page.set_input_files("#evaluation input[type=file]", file)
    page.wait_for_selector("#evaluation-told :text('three.jsonl: 3 questions')")
    page.click("#evaluate")
    page.wait_for_selector("#evaluation-progress :text('3 questions answered, 1 with a fault')")
    page.wait_for_selector("#runs li:has-text('66.7 % right')")
    page.locator("#runs a[data-show^=run]").press("Enter")
    fault = page.locator("#report .asked-of")
    fault.wait_for()
    assert (fault.count(), "Malta" in fault.inner_text(), page.locator("#report script").count()) == (1, True, 0)
    page.wait_for_function("document.activeElement.matches('#run h2')")
    with page.expect_download() as taken:
        page.click("#run a[download]")
    assert "Malta" in taken.value.path().read_text(encoding="utf-8")
    fault.locator("a.shows").click()
    page.wait_for_selector("#conversation h3:has-text('energy minister')")
    page.wait_for_selector("#conversation a.cite")
    page.wait_for_selector("#reader mark.chosen")
    assert page.locator("#conversation").is_visible()


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


def test_on_a_narrow_screen_a_number_goes_down_to_its_source(page: "Page") -> None:
    """The evidence stands below the conversation, nothing is wider than the screen, and a click scrolls to it."""
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, "What conditions did Putin set?").locator("a.cite").first.click()
    page.wait_for_function("document.querySelector('#sources').getBoundingClientRect().top < 400")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_only_the_three_calls_of_the_contract_are_offered(address: str) -> None:
    """The API page and `gradio_client` know /ask, /search and /article, and citations keep their paths."""
    from gradio_client import Client  # type: ignore[import-untyped]

    client = Client(address, verbose=False)
    offered = client.view_api(return_format="dict", print_info=False)
    assert set(offered["named_endpoints"]) == {"/ask", "/search", "/article"}
    answer = client.predict("What conditions did Putin set?", api_name="/ask")
    article = client.predict(answer["citations"][0]["article_id"], api_name="/article")
    assert article["path"] == answer["citations"][0]["path"]


def test_a_taken_port_is_one_line(address: str) -> None:
    """A second server on the port says so, and how to choose another."""
    port = address.rpartition(":")[2]
    again = [sys.executable, "app.py", "--port", port]
    done = subprocess.run(again, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == f"dateline: port {port} is in use: choose another with --port\n"


def test_a_written_answer_grows_and_each_sentence_has_its_verdict(written: "Page", ollama_state: State) -> None:
    """No marker is ever seen in half; a link works while the answer grows; a doubt is told in words; strict leaves it
    out."""
    go_on = threading.Semaphore(0)
    ollama_state.words = said(TRUE, FALSE, go_on=go_on)
    written.wait_for_selector("#state b:text('llama3.2:3b (Ollama)')")
    written.evaluate(
        """() => {
            window.seen = [];
            const look = () => window.seen.push(document.querySelector("#conversation .prose")?.textContent ?? "");
            new MutationObserver(look).observe(document.querySelector("#conversation"),
                { subtree: true, childList: true, characterData: true });
        }"""
    )
    written.fill("#question textarea", ASKED)
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
    turn = ask(written, ASKED)
    turn.locator(".made").wait_for()
    assert (turn.locator(".said").count(), turn.locator(".doubt").count()) == (1, 0)


def test_stop_keeps_what_was_said_and_ends_the_writing(
    written: "Page", browser: "Browser", ollama_state: State
) -> None:
    """So does closing the page; and a new conversation begins from nothing, even in the middle of an answer."""
    ollama_state.words = said(TRUE, endless=True)
    turn = ask(written, ASKED)
    written.click("#stop")
    turn.locator(":text('Stopped.')").wait_for()
    assert TRUE in turn.inner_text()
    assert ollama_state.left.wait(PATIENCE / 1000)
    ollama_state.left.clear()
    ask(written, ASKED)
    written.click("#new")
    written.wait_for_selector("#conversation .hint")
    assert ollama_state.left.wait(PATIENCE / 1000)
    assert (written.locator(".turn").count(), written.locator(".source").count()) == (0, 0)
    ollama_state.left.clear()
    with opened(browser, written.url) as other:
        ask(other, ASKED)
    assert ollama_state.left.wait(PATIENCE / 1000)


def test_a_follow_up_is_shown_as_it_was_searched_and_can_be_worded_anew(written: "Page", ollama_state: State) -> None:
    """Edit puts it in the box, Cancel gives back what was typed there, and what is sent goes as it is."""
    ollama_state.words = said(TRUE)
    ask(written, ASKED)
    turn = ask(written, "And what did he say about Kharkov?")
    turn.locator(f".note:has-text('Asked as: {REWORDED}')").wait_for()
    written.fill("#question textarea", "half a")
    turn.locator("a[data-show='edit-2']").press("Enter")
    written.wait_for_selector("#verbatim:has-text('word for word')")
    assert written.input_value("#question textarea") == REWORDED
    written.click("#verbatim a")
    written.wait_for_function("document.querySelector('#question textarea').value == 'half a'")
    turn.locator("a[data-show='edit-2']").click()
    written.wait_for_selector("#verbatim p")
    anew = ask(written, "And what of troops and Kharkov?")
    assert anew.locator("h3").inner_text() == "And what of troops and Kharkov?"
    assert (anew.locator("a[data-show^='edit']").count(), written.locator("#verbatim p").count()) == (0, 0)


def test_a_model_that_is_gone_is_told_and_got_again(written: "Page", ollama_state: State) -> None:
    """The answer is in quotations and says why; the page offers the model, which comes with progress."""
    ask(written, ASKED).locator(".made:has-text('llama3.2:3b')").wait_for()
    ollama_state.models.clear()
    turn = ask(written, ASKED)
    turn.locator(".told:has-text('in quotations instead')").wait_for()
    assert (turn.locator("blockquote").count() > 0, turn.locator(".prose").count()) == (True, 0)
    written.wait_for_selector("#state code:text('ollama pull llama3.2:3b')")
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
