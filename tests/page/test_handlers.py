from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rag.errors import InputError, ModelError, SettingsError
from rag.library.library import Library
from rag.models.choice import Choice
from rag.models.pulling import Progress
from rag.page.desk import Desk
from rag.page.handlers import Evidence, Handlers, Turns
from rag.progress import Silent
from rag.settings import read_settings
from rag.types import Answer, Citation, Passage, Sentence, Verdict
from tests.examples import article
from tests.page.scripted_desk import ScriptedDesk
from tests.page.seen import Page

ME, OTHER = "me", "another"

MALTA, CYPRUS = (Passage(article(name), 0, 30) for name in ("Malta", "Cyprus"))
FOUR, FIVE = Citation(4, MALTA, 0, 30), Citation(5, CYPRUS, 0, 30)
FIRST, SECOND = Sentence("Malta spoke [4].", (4,)), Sentence("Cyprus spoke [5].", (5,), Verdict.PARTLY)
FOUND = Answer("q", "q", written_by="m (Ollama)")
GROWN = replace(FOUND, sentences=(FIRST,), citations=(FOUR,))
WHOLE = replace(FOUND, sentences=(FIRST, SECOND), citations=(FOUR, FIVE))
# As a model writes: found, two sentences, and the settled answer.
SCRIPT = (FOUND, GROWN, WHOLE, replace(WHOLE, done=True))


@pytest.fixture(scope="module")
def handlers(tmp_path_factory: pytest.TempPathFactory, seeds: Library) -> Handlers:
    """Handlers over the library of seeds, which answers in quotations."""
    return Handlers(Desk(seeds, "quotes"), tmp_path_factory.mktemp("page") / "uploads")


@pytest.fixture
def desk(seeds: Library) -> ScriptedDesk:
    return ScriptedDesk(seeds, SCRIPT)


@pytest.fixture
def scripted(desk: ScriptedDesk, tmp_path: Path) -> Handlers:
    """Handlers whose answers are written beforehand."""
    return Handlers(desk, tmp_path)  # type: ignore[arg-type]


def asked(handlers: Handlers, question: str, turns: Turns = (), **options: Any) -> tuple[Turns, str, Evidence]:
    """What the page shows once the answer is whole."""
    *_, last = handlers.ask(question, turns, ME, **options)
    return last


def test_an_answer_brings_its_sources_with_the_best_one_open(handlers: Handlers) -> None:
    """The first thing shown is the question; the last has links, sources, and an article with marks."""
    (waiting, first, nothing), *_, (turns, said, evidence) = handlers.ask("What conditions did Putin set?", (), ME)
    assert (len(waiting), nothing.sources, nothing.reader) == (1, None, None)
    assert "Searching" in first
    assert 'href="#cite-1-1"' in said
    assert 'data-number="1"' in (evidence.sources or "")
    assert '<mark class="chosen">' in (evidence.reader or "")
    assert turns[0].settled


def test_a_written_answer_grows_and_its_first_source_opens_as_soon_as_it_is_there(scripted: Handlers) -> None:
    """Whatever number it has; and the list of the sources grows with the answer."""
    _, (_, found, nothing), (_, grown, early), (_, _, still), (_, said, last) = scripted.ask("q", (), ME)
    assert ("answering" in found, nothing, still) == (True, Evidence(), Evidence())
    assert ("Malta spoke" in grown, "Cyprus" in grown, "Cyprus spoke" in said) == (True, False, True)
    assert ("Sources (1)" in (early.sources or ""), "Sources (2)" in (last.sources or "")) == (True, True)
    assert 'class="source chosen" data-number="4"' in (last.sources or "")
    assert "Title of Malta" in (last.reader or "")


def test_what_was_opened_meanwhile_stays_open(scripted: Handlers) -> None:
    """A number works while the answer grows, and the end of the answer takes nothing away."""
    answers = scripted.ask("q", (), ME)
    turns, _, _ = [next(answers) for _ in range(4)][-1]
    assert "Title of Cyprus" in (scripted.follow("cite-1-5", turns, ME).reader or "")
    *_, (_, _, evidence) = answers
    assert ("Title of Cyprus" in (evidence.reader or ""), "Sources (2)" in (evidence.sources or "")) == (True, True)


def test_stop_keeps_what_was_said(scripted: Handlers) -> None:
    """The answer settles with it, says that it was stopped, and the next question may refer to it."""
    answers = scripted.ask("q", (), ME)
    for _ in range(3):
        growing, _, _ = next(answers)
    scripted.stop(ME)
    *_, (turns, said, evidence) = answers
    assert not growing[-1].settled
    assert ("Malta spoke" in said, "Cyprus" in said, said.count("Stopped.")) == (True, False, 1)
    assert (turns[-1].settled, "Sources (1)" in (evidence.sources or "")) == (True, True)


@pytest.mark.parametrize("seen", [1, 3, 5])
def test_a_new_conversation_begins_from_nothing(scripted: Handlers, desk: ScriptedDesk, seen: int) -> None:
    """However far an answer had come, what it shows last is the empty conversation."""
    answers = scripted.ask("q", asked(scripted, "q")[0], ME)
    for _ in range(seen):
        next(answers)
    empty = scripted.begin_anew(ME)
    assert ("Ask about the articles" in empty[1], empty[0], [*answers][-1:]) == (True, (), [empty])
    assert desk.asked[-1]["stop"].is_set()


def test_the_answer_of_another_visitor_is_not_stopped(scripted: Handlers) -> None:
    """Two pages that are open at once have nothing to do with each other."""
    answers = scripted.ask("q", (), ME)
    next(answers)
    scripted.stop(OTHER)
    scripted.leave(OTHER)
    *_, (_, said, _) = answers
    assert ("Cyprus spoke" in said, "Stopped." in said) == (True, False)


@pytest.mark.parametrize("leave", ["leave", "leave_all", "close"])
def test_a_page_that_is_closed_ends_its_answer(scripted: Handlers, desk: ScriptedDesk, leave: str) -> None:
    """So does the end of the server: whoever still writes is told to stop."""
    answers = scripted.ask("q", (), ME)
    for _ in range(3):
        next(answers)
    {"leave": lambda: scripted.leave(ME), "leave_all": scripted.leave_all, "close": answers.close}[leave]()
    assert desk.asked[0]["stop"].is_set()


def test_a_question_takes_the_conversation_along(scripted: Handlers, desk: ScriptedDesk) -> None:
    """Whole answers with their numbers, so that they stay the same; problems are no part of it."""
    turns, _, _ = asked(scripted, "What of Malta?")
    asked(scripted, "And of Cyprus?", (*turns, replace(turns[0], answer=None, problem="the disk is full")))
    [exchange] = desk.asked[1]["history"]
    assert (exchange.question, sorted(exchange.numbers.values())) == ("What of Malta?", [4, 5])
    assert desk.asked[1]["standalone"] is None


def test_a_question_that_was_worded_anew_is_asked_as_it_is(scripted: Handlers, desk: ScriptedDesk) -> None:
    """It is a turn of its own, and nothing rewrites it."""
    turns, _, _ = asked(scripted, "And of Cyprus?")
    turns, _, _ = asked(scripted, "What of Cyprus?", turns, verbatim=True)
    assert ([turn.question for turn in turns], desk.asked[1]["standalone"]) == (
        ["And of Cyprus?", "What of Cyprus?"],
        "What of Cyprus?",
    )


def test_the_question_as_it_was_searched_is_given_to_be_worded_anew(scripted: Handlers, desk: ScriptedDesk) -> None:
    """For the turn whose link was clicked; any other link is for something else."""
    desk.script = (replace(WHOLE, standalone_question="What of Cyprus?", done=True),)
    turns, _, _ = asked(scripted, "And of Cyprus?")
    assert scripted.editable("edit-1", turns) == "What of Cyprus?"
    assert [scripted.editable(key, turns) for key in ("edit-2", "edit-0", "edit-x", "cite-1-4")] == [None] * 4


def test_strict_is_the_visitors_choice_and_the_settings_default(scripted: Handlers, desk: ScriptedDesk) -> None:
    """It goes with the question."""
    asked(scripted, "q", strict=True)
    assert (desk.asked[0]["strict"], scripted.strict) == (True, False)


def test_how_things_stand_is_known_at_once_and_who_answers_a_little_later(
    scripted: Handlers, desk: ScriptedDesk
) -> None:
    """The second look knows it from the first."""
    desk.chosen = Choice(None, "no model runs", "ollama pull m", "m")
    before, standing = scripted.state(), scripted.standing()
    assert ("answers: …" in before, "how to get one" in standing.line, scripted.state()) == (True, True, standing.line)
    assert ("No model runs." in standing.model, standing.pull) == (True, "m")


def test_a_setting_that_names_no_model_is_one_line(scripted: Handlers, desk: ScriptedDesk) -> None:
    """In the part about the language model, and the page goes on."""
    desk.chosen = SettingsError("model 'ftp://x' is no model")
    standing = scripted.standing()
    assert (Page(standing.model).text, standing.pull) == ("Model 'ftp://x' is no model", None)
    assert "5 articles" in standing.line


STEPS = (Progress("pulling manifest", 0, 0), Progress("pulling dde5", 1, 2), Progress("success", 0, 0))


def test_a_model_is_got_with_progress(scripted: Handlers, desk: ScriptedDesk) -> None:
    """Only the one that the page offers; without an offer nothing is done."""
    desk.steps = STEPS
    assert list(scripted.pull(ME)) == []
    desk.chosen = Choice(None, "no model runs", "ollama pull m", "m")
    scripted.standing()
    *steps, last = scripted.pull(ME)
    assert [step.count("<progress") for step in steps] == [1, 1, 1]
    assert "m is here" in last


def test_a_download_can_be_cancelled_and_may_fail(scripted: Handlers, desk: ScriptedDesk) -> None:
    """Both are one line."""
    desk.steps, desk.chosen = STEPS, Choice(None, "no model runs", "ollama pull m", "m")
    scripted.standing()
    steps = scripted.pull(ME)
    next(steps)
    scripted.stop_pull(ME)
    assert ["Cancelled" in step for step in steps] == [True]
    desk.steps = (STEPS[0], ModelError("Ollama broke off: get it again"))
    assert "Ollama broke off: get it again" in [*scripted.pull(ME)][-1]


def test_a_number_of_an_older_answer_shows_its_sources(handlers: Handlers) -> None:
    """The sources are those of the answer that the number stands in."""
    turns, _, _ = asked(handlers, "What conditions did Putin set?")
    turns, _, _ = asked(handlers, "Who is Malta's energy minister?", turns)
    numbers = [each.number for each in turns[1].answer.citations]
    assert "What conditions" in (handlers.show("cite-1-1", turns).sources or "")
    assert "Malta" in (handlers.show(f"cite-2-{numbers[0]}", turns).sources or "")
    assert 1 not in numbers


@pytest.mark.parametrize("key", ["", "cite-9-1", "cite-1-99", "cite-0-0", "near-1-1", "cite-1-1; x", "article-x"])
def test_a_key_that_leads_nowhere_changes_nothing(handlers: Handlers, key: str) -> None:
    """What a browser sends is not trusted."""
    turns, _, _ = asked(handlers, "What conditions did Putin set?")
    shown = handlers.show(key, turns)
    assert (shown.sources, shown.reader) == (None, None)


def test_a_nearest_passage_opens_its_article(handlers: Handlers) -> None:
    """A refusal's passages can be read where they stand."""
    turns, said, evidence = asked(handlers, "Who is the founder of Hindenburg Research?")
    assert 'data-show="near-1-1"' in said
    assert "No sources" in (evidence.sources or "")
    assert '<mark class="chosen">' in (handlers.show("near-1-1", turns).reader or "")


@pytest.mark.parametrize(("question", "line"), [("  ", "The question is empty"), ("x before:soon", "is not a date")])
def test_a_problem_is_one_line_of_the_conversation(handlers: Handlers, question: str, line: str) -> None:
    """Nothing is raised, and the next question can be asked."""
    turns, said, _ = asked(handlers, question)
    assert line in said
    assert turns[-1].settled


def test_a_failure_of_ours_does_not_leave_the_person_waiting(scripted: Handlers, desk: ScriptedDesk) -> None:
    """Any error becomes a line too, and its place goes to the log; what was said stays."""
    desk.script = (GROWN, None)  # type: ignore[assignment]
    turns, said, _ = asked(scripted, "What?")
    assert ("Dateline failed (TypeError)" in said, "Malta spoke" in said) == (True, True)
    assert turns[-1].settled


def test_articles_are_found_and_opened(handlers: Handlers) -> None:
    """Words of the title find a row, whose key opens the article."""
    found = handlers.articles("absorb belarus")
    key = found.partition('data-show="')[2].partition('"')[0]
    assert "Guterres" in (handlers.open_article(key) or "")
    assert handlers.open_article("article-gone") is None


def test_the_api_returns_the_contracts(handlers: Handlers) -> None:
    """/ask, /search and /article give what the commands print."""
    answer = handlers.api_ask("What conditions did Putin set?")
    article = handlers.api_article(answer["citations"][0]["article_id"])
    cited = answer["citations"][0]
    assert article["text"][cited["start"] : cited["end"]] == cited["quote"]
    assert len(handlers.api_search("gas price cap")) == 10
    with pytest.raises(InputError, match="no article has the id"):
        handlers.api_article("gone")


def test_a_call_of_the_api_ends_with_the_server(scripted: Handlers, desk: ScriptedDesk) -> None:
    """It is not waited for until it is whole."""

    def script() -> Iterator[Answer]:
        yield FOUND
        scripted.leave_all()
        yield from SCRIPT[1:]

    desk.script = script()
    assert [each["text"] for each in scripted.api_ask("q")["sentences"]] == ["Malta spoke [4]."]


def test_uploads_are_kept_and_added_with_a_line_for_each_failure(tmp_path: Path) -> None:
    """A good file becomes an article whose path stays valid; a bad one is named with the cause."""
    library = Library(read_settings(str(tmp_path / "data")))
    good, bad = tmp_path / "a.txt", tmp_path / "b.pdf"
    good.write_text("The zebra crossed the river on Monday. It was late, said the keeper of the park.")
    bad.write_bytes(b"no pdf")
    said = Handlers(Desk(library, "quotes"), tmp_path / "uploads").add([str(good), str(bad)], Silent())
    assert "1 added, 1 failed" in said
    assert "b.pdf" in said
    assert [each.path for each in library.records.listings()] == [str(tmp_path / "uploads" / "a.txt")]
