"""Articles, Evaluate and Library in a real browser."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rag.testing.ollama.orders import Fault, Model, State
from tests.browser.driving import ask

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_articles_are_searched_narrowed_and_read(page: "Page") -> None:
    """Words of the text are found while they are typed, bars narrow the list, a click opens an article at the words."""
    page.get_by_role("tab", name="Articles").click()
    page.wait_for_selector("#articles tbody tr >> nth=5")
    page.fill("#search-articles :is(input, textarea)", "guterr")
    page.wait_for_selector("#articles .note:has-text('1 article')")
    page.click("#articles td a")
    page.wait_for_selector("#article mark.chosen:has-text('Guterres')")
    page.fill("#search-articles :is(input, textarea)", "")
    page.wait_for_selector("#articles tbody tr >> nth=5")
    page.select_option("#narrow select[name=order]", "oldest")
    page.wait_for_selector("#articles tbody tr:first-child:has-text('2022')")
    page.click("#chart [aria-label^='March 2022']")
    page.wait_for_selector("#articles .note:has-text('1 article')")
    page.click("#narrow [data-show=clear]")
    page.wait_for_selector("#articles tbody tr >> nth=5")
    assert "2022" in page.locator("#articles tbody tr").first.inner_text()


@pytest.mark.slow
def test_an_article_is_removed_and_brought_back(page: "Page") -> None:
    """What an answer cited of it can be read all the same."""
    ask(page, "Who is Malta's energy minister?").locator(".actions").wait_for()
    page.get_by_role("tab", name="Articles").click()
    page.fill("#search-articles :is(input, textarea)", "malta energy minister")
    page.wait_for_selector("#articles .note:has-text('1 article')")
    page.check("#articles td input")
    page.click("#articles [type=submit]")
    page.wait_for_selector("#articles-told:has-text('1 article removed')")
    page.get_by_role("tab", name="Ask").click()
    page.locator("#newest a.cite").first.click()
    page.wait_for_selector("#reader :text('not in the library any more')")
    page.wait_for_selector("#reader mark.chosen")
    page.get_by_role("tab", name="Library").click()
    page.click("#removed [data-show^=restore]:not([data-show$=all])")
    page.wait_for_selector("#removed :text('Nothing was removed lately')")


def test_uploaded_articles_are_added_and_counted(page: "Page", tmp_path: Path) -> None:
    """Each file has its result: what was added, and what failed and why."""
    good, bad = tmp_path / "giraffe.txt", tmp_path / "broken.pdf"
    good.write_text("The giraffe keeper Okapi said on Monday that the new house is ready. It was a cold day.")
    bad.write_bytes(b"no pdf")
    before = int(page.locator("#state p").inner_text().split()[0])
    page.get_by_role("tab", name="Library").click()
    page.set_input_files("#files input[type=file]", [good, bad])
    page.wait_for_selector("#files :text('giraffe')")
    page.click("#add")
    page.wait_for_selector("#added :text('1 added, 1 failed')")
    page.wait_for_selector("#added li:has-text('broken.pdf: 1 failed')")
    page.wait_for_selector(f"#state p:has-text('{before + 1} articles')")


@pytest.mark.slow
def test_every_part_is_told_and_settings_are_changed(page: "Page") -> None:
    """What makes no sense is one line; what is changed holds at once."""
    page.get_by_role("tab", name="Library").click()
    page.wait_for_selector("#parts :text('All parts are fine')")
    page.click("#fold-context_window summary")
    page.fill("#settings input[name=context_window]", "many")
    page.click("#settings button")
    page.wait_for_selector("#settings-told :text('no number of tokens')")
    page.fill("#settings input[name=context_window]", "4096")
    page.click("#settings button")
    page.wait_for_selector("#settings-told :text-matches('^Saved')")
    page.reload()
    page.get_by_role("tab", name="Library").click()
    page.wait_for_function("document.querySelector('#settings input[name=context_window]')?.value == '4096'")
    page.click("#reindex")
    page.wait_for_selector("#added :text('indexed again')")


def test_a_model_is_chosen_from_those_that_are_there(written: "Page", ollama_state: State) -> None:
    """With the keyboard; the field and its list are alike, and a name that nothing has is not saved."""
    ollama_state.models.append(Model("Mistral:latest", "7.2B"))
    written.get_by_role("tab", name="Library").click()
    written.wait_for_selector("#settings option[value='Mistral:latest']", state="attached")
    field, those = written.get_by_label("Who answers", exact=True), written.get_by_label("Who answers: or one of these")
    for typed, chosen in (("quotes", "quotes"), ("mistal", "")):
        field.fill(typed)
        assert those.input_value() == chosen
    field.press("Enter")
    written.wait_for_selector("#settings-told .problem:has-text('choose Mistral:latest, or get the other')")
    for _ in range(4):  # auto, quotes, and the two of Ollama
        those.press("ArrowDown")
    assert field.input_value() == "Mistral:latest"
    field.press("Enter")
    written.wait_for_selector("#settings-told :text-matches('^Saved')")
    written.wait_for_selector("#state b:text('Mistral:latest (Ollama)')")
    those.select_option("auto")
    field.press("Enter")
    written.wait_for_selector("#state b:text('llama3.2:3b (Ollama)')")


def test_the_library_opens_while_ollama_hangs(written: "Page", ollama_state: State) -> None:
    """The form is there, and what is typed meanwhile stays when the models come."""
    ollama_state.listing = Fault.SILENT
    ollama_state.models.append(Model("new:7b", "7.2B"))
    written.get_by_role("tab", name="Library").click()
    written.fill("#settings input[name=model]", "new:7b")
    ollama_state.listing = None
    written.get_by_role("tab", name="Ask").click()
    written.get_by_role("tab", name="Library").click()
    written.wait_for_selector("#settings option[value='new:7b']", state="attached")
    assert written.input_value("#settings input[name=model]") == "new:7b"


@pytest.mark.slow
def test_a_rated_answer_is_a_test_question_of_evaluate(page: "Page") -> None:
    """Thumb, comment, one press, and the set is asked."""
    turn = ask(page, "Who is Malta's energy minister?")
    turn.locator("[data-show^=thumb]").last.click()
    page.fill(".rating [name=comment]", "<b>too long</b>")
    page.fill(".rating [name=right]", "Miriam Dalli")
    page.click("[data-show^=collect]")
    page.wait_for_selector(".rating :text('In the question set')")
    page.get_by_role("tab", name="Evaluate").click()
    page.click("#ask-rated")
    page.wait_for_selector("#evaluation-progress :text('1 question answered')")
    page.get_by_role("tab", name="Ask").click()
    page.click("#newest [aria-pressed=true]")
    page.wait_for_selector("#newest:not(:has(.rating))")


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
    page.set_input_files("#evaluation input[type=file]", file)
    page.wait_for_selector("#evaluation-told :text('three.jsonl: 3 questions')")
    page.click("#evaluate")
    page.wait_for_selector("#evaluation-progress :text('3 questions answered, 1 with a fault')")
    page.wait_for_selector("#runs li:has-text('66.7 % right')")
    page.locator("#runs li:has-text('three.jsonl') a[data-show^=run]").press("Enter")
    fault = page.locator("#report .asked-of")
    fault.wait_for()
    assert (fault.count(), "Malta" in fault.inner_text(), page.locator("#report script").count()) == (1, True, 0)
    page.wait_for_function("document.activeElement.matches('#run h2')")
    assert page.locator("rect.bar.right").bounding_box()["height"] > 5  # type: ignore[index]
    with page.expect_download() as taken:
        page.click("#run a[download]")
    assert "Malta" in taken.value.path().read_text(encoding="utf-8")
    fault.locator("a.shows").click()
    page.wait_for_selector("#conversation h3:has-text('energy minister')")
    page.wait_for_selector("#conversation a.cite")
    page.wait_for_selector("#reader mark.chosen")
    assert page.locator("#conversation").is_visible()
