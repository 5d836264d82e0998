"""The tab Library in a real browser: what is added and what was read of it, settings that are tried, counts that hold,
light and dark, and the ways for programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rag.testing.ollama.orders import Model, State
from tests.browser.driving import PATIENCE, address_of, environment, opened, serving
from tests.browser.test_accessibility import in_both_schemes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ZEBRA = "The zebra crossed the river on Monday. It was late, said the keeper of the park."
PAGE = f"""<html lang="en"><head><title>Zebra crosses river</title>
<meta property="article:published_time" content="2024-01-05"></head><body><article><h1>Zebra crosses river</h1>
<p>{ZEBRA}</p><p>Sign up for our newsletter</p><p>The park opened its gates again on Tuesday, and many people came.</p>
</article></body></html>"""


@pytest.fixture(scope="module")
def own_address(tmp_path_factory: pytest.TempPathFactory, _cache: None) -> Iterator[str]:
    """A page over a library of its own, which is empty at first, without a model."""
    folder = tmp_path_factory.mktemp("library")
    with serving(environment(folder / "data", ollama="127.0.0.1:1")) as server:
        yield address_of(server)


@pytest.fixture
def own(browser: "Browser", own_address: str) -> Iterator["Page"]:
    with opened(browser, own_address) as page:
        page.get_by_role("tab", name="Library").click()
        page.wait_for_selector("#parts [data-show=examine]", timeout=3 * PATIENCE)  # the first loads the models
        yield page


def send(page: "Page", *paths: Path) -> None:
    page.set_input_files("#files input[type=file]", paths)
    page.wait_for_selector(f"#files :text('{paths[-1].stem}')")
    page.click("#add")


@pytest.mark.slow
def test_what_was_read_of_each_file_is_told_and_every_count_is_new(own: "Page", tmp_path: Path) -> None:
    """Title, day and how it is known, what was cut out and what was passed over; a title opens the article."""
    good, bad = tmp_path / "zebra.html", tmp_path / "broken.pdf"
    good.write_text(PAGE)
    bad.write_bytes(b"no pdf")
    own.click("#fold-parts summary")
    own.wait_for_selector("#parts tr:has-text('articles'):has-text('none yet')")
    send(own, good, bad)
    own.wait_for_selector("#added .came:has-text('1 added, 1 failed')")
    own.wait_for_selector("#parts tr:has-text('articles'):has-text('1, newest 2024-01-05')")
    assert own.locator("#fold-parts").get_attribute("open") is not None
    own.wait_for_selector("#state p:has-text('1 article, newest 5 January 2024')")
    assert "broken.pdf" in own.locator("#added .results > li").first.inner_text()
    own.wait_for_selector("#fold-read li:has-text('5 January 2024'):has-text('Date: ')")
    own.click("#fold-read .cut summary")
    own.wait_for_selector("#fold-read .cut li:has-text('newsletter')")
    assert in_both_schemes(own) == []
    own.click("#fold-read a[data-show^=article]")
    own.wait_for_selector("#article h2:has-text('Zebra crosses river')")
    assert own.get_by_role("tab", name="Articles").get_attribute("aria-selected") == "true"
    own.click("#article [data-show^=remove]")
    own.wait_for_selector("#state :text('no articles yet')")
    own.click("#articles-told [data-show^=put-back]")
    own.wait_for_selector("#state p:has-text('1 article')")


@pytest.mark.slow
def test_what_is_removed_comes_back_and_is_counted(own: "Page", tmp_path: Path) -> None:
    """The line at the top and every part follow; the focus is not lost with the button that is gone."""
    file = tmp_path / "okapi.txt"
    file.write_text(f"Okapi sleeps\n\n{ZEBRA} The okapi slept.")
    empty = own.locator("#state p").inner_text()
    send(own, file)
    own.wait_for_selector("#added .came:has-text('1 added')")
    own.wait_for_function("empty => document.querySelector('#state p').innerText !== empty", arg=empty)
    before = own.locator("#state p").inner_text()
    own.click("#fold-read a[data-show^=article]")
    own.click("#article [data-show^=remove]")
    own.wait_for_selector("#articles-told:has-text('1 article removed')")
    own.wait_for_function("before => document.querySelector('#state p').innerText !== before", arg=before)
    own.get_by_role("tab", name="Library").click()
    own.locator("#removed li [data-show^=restore]").first.press("Enter")
    own.wait_for_selector("#added .came:has-text('1 article is back')")
    own.wait_for_function("before => document.querySelector('#state p').innerText === before", arg=before)
    own.wait_for_function("document.activeElement.matches('.came')")


@pytest.mark.slow
def test_of_many_files_a_list_is_folded_and_faults_stand_first(own: "Page", tmp_path: Path) -> None:
    """Fifty are listed, and how many more there are; while they are read, how far that is stays in view, with Stop."""
    files = [tmp_path / f"{at:03}.txt" for at in range(60)]
    for at, each in enumerate(files):
        each.write_text(f"Park news {at}\n\n{ZEBRA} It was visitor number {at} of {at * 7} that came this year.")
    broken = tmp_path / "zzz.pdf"
    broken.write_bytes(b"no pdf")
    send(own, *files, broken)
    own.wait_for_selector("#added .results li:has-text('zzz.pdf')")
    assert "60 added, 1 failed" in own.locator("#added").inner_text()
    assert "zzz.pdf" in own.locator("#added .results > li").first.inner_text()
    assert not own.locator("#fold-read ul").first.is_visible()
    own.click("#fold-read summary")
    assert own.locator("#fold-read > .results > li").count() == 51
    own.wait_for_selector("#fold-read :text('… and 10 files more')")
    own.evaluate("scrollTo(0, document.body.scrollHeight)")
    own.click("#reindex")
    own.wait_for_function(
        """() => {
            const work = document.querySelector("#work");
            const box = work.getBoundingClientRect();
            return work.innerText.includes("Indexing") && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
        }"""
    )
    own.wait_for_selector("#added .came:has-text('indexed again')")
    assert not own.locator("#work").is_visible()


@pytest.mark.slow
def test_a_setting_that_cannot_be_used_is_told_at_its_field(own: "Page") -> None:
    """Under its label, with the focus there each time; what else was typed stays, and nothing is saved."""
    own.click("#fold-context_window summary")
    window, reranker = (own.locator(f"#settings input[name={name}]") for name in ("context_window", "reranker"))
    own.fill("#settings input[name=model]", "quotes")
    window.fill("many")
    for _ in range(2):
        own.click("#settings button[type=submit]")
        own.wait_for_function("document.activeElement.name === 'context_window'")
        own.locator("#settings button[type=submit]").focus()
    told = own.locator(f"#{window.get_attribute('aria-describedby').split()[0]}")  # type: ignore[union-attr]
    assert told.inner_text().startswith("Tokens that a model reads at once: 'many' is no number of tokens")
    assert window.get_attribute("aria-invalid") == "true"
    own.wait_for_selector("#settings-told:has-text('Nothing was saved')")
    assert (own.input_value("#settings input[name=model]"), window.input_value()) == ("quotes", "many")
    own.wait_for_selector("#model p:has-text('No language model runs')")
    window.fill("4096")
    own.click("#fold-judge summary")
    reranker.fill("/nowhere")
    own.click("#settings button[type=submit]")
    own.wait_for_selector("#fault-reranker:has-text(\"Who reads the passages: '/nowhere' is not on this machine\")")
    own.wait_for_function("document.activeElement.name === 'reranker'")
    assert in_both_schemes(own) == []
    reranker.fill("own")
    own.click("#settings button[type=submit]")
    own.wait_for_selector("#settings-told:has-text('Saved.')")
    own.wait_for_selector("#model:has-text('Answers are quotations, as the settings say')")
    assert own.locator("#settings [aria-invalid]").count() == 0
    own.reload()
    own.get_by_role("tab", name="Library").click()
    own.click("#fold-context_window summary")
    own.wait_for_function("document.querySelector('#settings input[name=context_window]').value === '4096'")


@pytest.mark.slow
def test_a_server_that_is_off_can_be_named_and_that_is_said(own: "Page") -> None:
    """Nobody can say what it has; it may be on tomorrow."""
    own.fill("#settings input[name=model]", "m@http://127.0.0.1:1/v1")
    own.click("#settings button[type=submit]")
    own.wait_for_selector("#settings-told:has-text('No server replies at http://127.0.0.1:1/v1')")
    own.wait_for_selector("#model:has-text('No server replies at http://127.0.0.1:1/v1')")
    own.wait_for_selector("#parts summary:has-text('1 part needs you')")
    own.wait_for_selector("#fold-parts[open] tr:has-text('language model')")
    own.fill("#settings input[name=model]", "auto")
    own.click("#settings button[type=submit]")
    own.wait_for_selector("#parts summary:has-text('All parts are fine')")


def test_who_answers_is_new_at_once_when_it_is_saved(written: "Page", ollama_state: State) -> None:
    """In the line at the top and in the part about the model; a name that Ollama has not changes neither."""
    ollama_state.models.append(Model("mistral:latest", "7.2B"))
    written.get_by_role("tab", name="Library").click()
    written.wait_for_selector("#model b:text('llama3.2:3b (Ollama)')")
    written.fill("#settings input[name=model]", "nothing-like-it:70b")
    written.click("#settings button[type=submit]")
    written.wait_for_selector("#fault-model:has-text('choose one that is there (llama3.2:3b, mistral:latest)')")
    assert written.locator("#model b").inner_text() == "llama3.2:3b (Ollama)"
    written.fill("#settings input[name=model]", "mistral:latest")
    written.click("#settings button[type=submit]")
    written.wait_for_selector("#settings-told:has-text('Saved.')")
    written.wait_for_selector("#model b:text('mistral:latest (Ollama)')")
    written.wait_for_selector("#state b:text('mistral:latest (Ollama)')")
    written.fill("#settings input[name=model]", "auto")
    written.click("#settings button[type=submit]")
    written.wait_for_selector("#state b:text('llama3.2:3b (Ollama)')")


@pytest.mark.slow
def test_a_model_that_was_got_is_in_force_at_once(written: "Page", ollama_state: State) -> None:
    """In the line, the part about the model, and among every part."""
    ollama_state.models = []
    written.get_by_role("tab", name="Library").click()
    written.locator("#parts [data-show=examine]").press("Enter")
    written.wait_for_function("document.activeElement.dataset.show === 'examine'")
    written.click("#settings button[type=submit]")  # what was found before does not hold any more
    written.click("#pull")
    written.wait_for_selector("#pulling:has-text('llama3.2:3b is here')")
    written.wait_for_selector("#model b:text('llama3.2:3b (Ollama)')")
    written.wait_for_selector("#state b:text('llama3.2:3b (Ollama)')")
    written.click("#fold-parts summary")
    written.wait_for_selector("#parts tr:has-text('language model'):has-text('llama3.2:3b of Ollama writes')")


def test_light_and_dark_are_chosen_and_hold_from_the_first_paint(own: "Page") -> None:
    """On every tab and after a reload, whatever the system says; Gradio's footer and its views are gone."""
    own.emulate_media(color_scheme="light")
    choice = own.get_by_label("Light or dark")
    choice.select_option("dark")
    own.wait_for_selector("body.dark")
    own.add_init_script(
        """new MutationObserver(() => {
            if (!document.body) return;
            window.seen ??= new Set();
            seen.add(getComputedStyle(document.body).backgroundColor);
        }).observe(document, { childList: true, subtree: true, attributes: true });"""
    )
    own.goto(f"{own.url.partition('?')[0]}?view=settings")
    own.wait_for_selector("#newest .welcome")
    own.wait_for_selector("body.dark")
    assert "rgb(255, 255, 255)" not in own.evaluate("[...seen]")
    assert (choice.input_value(), "view" in own.url) == ("dark", False)
    assert own.locator("footer, :text('screen recording'), :text('Use via API')").count() == 0
    choice.select_option("system")
    own.wait_for_selector("body:not(.dark)")
    own.emulate_media(color_scheme="dark")
    own.wait_for_selector("body.dark")
    choice.select_option("light")
    own.wait_for_selector("body:not(.dark)")


@pytest.mark.slow
def test_how_programs_reach_the_page_is_told_and_can_be_copied(own: "Page", own_address: str) -> None:
    """By the address that the browser knows; folded until somebody looks for it."""
    own.context.grant_permissions(["clipboard-read", "clipboard-write"])
    own.click("#fold-programs summary")
    own.wait_for_selector(f"#programs code:has-text('{own_address}/gradio_api/mcp/')")
    own.get_by_role("button", name="Copy: MCP").click()
    assert f'"url": "{own_address}/gradio_api/mcp/"' in own.evaluate("navigator.clipboard.readText()")
    assert in_both_schemes(own) == []
    for width in (390, 768, 1280):
        own.set_viewport_size({"width": width, "height": 844})
        own.wait_for_function("document.documentElement.scrollWidth <= innerWidth")
