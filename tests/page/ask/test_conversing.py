"""The tab Ask: asking, following links, what is kept, and coming back."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from rag.errors import EmbeddingMismatch
from rag.library.library import Library
from rag.library.records import State
from rag.page.ask.conversing import Conversing
from rag.page.ask.in_flight import InFlightAnswers
from rag.page.ask.update import AskUpdate, At, Rewording
from rag.page.desk import Desk
from rag.person import Person, Role
from rag.settings import read_settings
from rag.testing.desk import ScriptedDesk
from rag.types import Answer, Citation, Filters, Order, Passage, Sentence, Verdict
from tests.examples import article, marked
from tests.page.seen import Page

ME, OTHER = "me", "another"
LONG = 60.0  # seconds after which a test gives up waiting

ARTICLES = MALTA, CYPRUS = tuple(article(name) for name in ("Malta", "Cyprus"))
FOUR, FIVE = (Citation(number, Passage(each, 0, 30), 0, 30) for number, each in ((4, MALTA), (5, CYPRUS)))
FIRST, SECOND = Sentence("Malta spoke [4].", (4,)), Sentence("Cyprus spoke [5].", (5,), Verdict.PARTLY)
FOUND = Answer("q", "q", written_by="m (Ollama)")
GROWN = replace(FOUND, sentences=(FIRST,), citations=(FOUR,))
WHOLE = replace(FOUND, sentences=(FIRST, SECOND), citations=(FOUR, FIVE))
# As a model writes: found, two sentences, and the settled answer.
SCRIPT = (FOUND, GROWN, WHOLE, replace(WHOLE, done=True))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with the articles that the answers cite, and without an index."""
    with closing(Library(read_settings(str(tmp_path)))) as opened:
        opened.records.put(marked(ARTICLES))
        opened.records.set_state(State.READY, [each.id for each in ARTICLES])
        yield opened


@pytest.fixture
def desk(library: Library) -> ScriptedDesk:
    return ScriptedDesk(SCRIPT, library=library)


@pytest.fixture
def conversing(desk: ScriptedDesk) -> Iterator[Conversing]:
    """The tab, whose answers are written beforehand."""
    made = Conversing(desk, grace=0.0)
    yield made
    made.leave_all()


class Visit:
    """A page that somebody has open: what it shows, and what it sends."""

    def __init__(self, conversing: Conversing, address: dict[str, str] | None = None, visitor: str = ME) -> None:
        self.conversing = conversing
        self.visitor = visitor
        self.shown = AskUpdate()
        self.steps = self.see(conversing.arrive(address or {}, visitor))

    def see(self, steps: Iterator[AskUpdate]) -> list[AskUpdate]:
        """All steps, each on top of the ones before, as the page has them."""
        seen = []
        for step in steps:
            changed = {name: value for name in AskUpdate.__slots__ if (value := getattr(step, name)) is not None}
            self.shown = replace(self.shown, **changed)
            seen.append(step)
        return seen

    def at(self, **others: Any) -> At:
        known = {
            "conversation": self.shown.conversation or "",
            "filters": self.shown.filters or Filters(),
            "rewording": self.shown.rewording or Rewording(),
        }
        return At(**{**known, **others})

    def ask(self, question: str, **others: Any) -> list[AskUpdate]:
        return self.see(self.conversing.ask(question, self.at(**others), self.visitor))

    def follow(self, key: str, sent: dict[str, str] | None = None, **others: Any) -> list[AskUpdate]:
        return self.see(self.conversing.follow(key, sent or {}, self.at(**others), self.visitor))

    def text(self, *names: str) -> str:
        return " ".join(Page(getattr(self.shown, name) or "").text for name in names)

    def questions(self) -> list[str]:
        conversation = self.conversing.store.open(self.shown.conversation or "")
        return [turn.question for turn in conversation.turns] if conversation else []


@pytest.fixture
def visit(conversing: Conversing) -> Visit:
    return Visit(conversing)


def test_an_answer_grows_and_brings_its_sources(visit: Visit) -> None:
    """First the question, with an empty box; as soon as something is cited it opens; the last has all of it."""
    first, *_, last = visit.ask("What of Malta?")
    assert ("Searching" in (first.newest or ""), first.box, first.stoppable) == (True, "", True)
    assert "Cyprus spoke" in (last.newest or "")
    assert ("Sources (2)" in (last.sources or ""), "Title of Malta" in (last.reader or "")) == (True, True)
    assert (last.stoppable, visit.questions()) == (False, ["What of Malta?"])


def test_a_question_takes_the_conversation_along(visit: Visit, desk: ScriptedDesk) -> None:
    """Whole answers with their numbers, so that they stay the same, and the filters in force."""
    visit.ask("What of Malta?")
    visit.ask("And of Cyprus?", filters=Filters(source="RT"), strict=True)
    asked = desk.asked[-1]
    [exchange] = asked.history
    assert (exchange.question, sorted(exchange.numbers.values())) == ("What of Malta?", [4, 5])
    assert (asked.filters, asked.strict, asked.standalone) == (Filters(source="RT"), True, None)


def test_a_page_that_is_opened_again_shows_what_was_said(visit: Visit, conversing: Conversing) -> None:
    """By the address of the page: questions, answers, sources and filters."""
    visit.ask("What of Malta?")
    visit.ask("And of Cyprus?")
    again = Visit(conversing, {"conversation": visit.shown.conversation or "", "source": "RT"}, OTHER)
    assert ("What of Malta?" in again.text("past"), "And of Cyprus?" in again.text("newest")) == (True, True)
    assert (again.shown.filters, "Sources (2)" in again.text("sources")) == (Filters(source="RT"), True)
    assert again.shown.bar == visit.shown.bar


def test_an_address_that_names_nothing_is_an_empty_page(conversing: Conversing) -> None:
    """With questions to begin with."""
    empty = Visit(conversing, {"conversation": "<b>", "before": "soon"})
    assert ("What of Malta?" in empty.text("newest"), empty.shown.filters, empty.text("past")) == (True, Filters(), "")


def test_a_question_that_comes_before_the_page_is_whole_stays(conversing: Conversing) -> None:
    """It begins the conversation, which the page then has open."""
    [first, *_] = conversing.ask("What of Malta?", At(""), ME)
    assert list(conversing.arrive({}, ME)) == []
    opened = conversing.store.open(first.conversation or "")
    assert opened
    assert [turn.question for turn in opened.turns] == ["What of Malta?"]


def test_a_page_that_is_reloaded_goes_on_watching(desk: ScriptedDesk, library: Library) -> None:
    """The answer under way ends where it was asked for, whoever sees it."""
    conversing = Conversing(desk, grace=LONG)
    visit, gone = Visit(conversing), Event()

    def script() -> Iterator[Answer]:
        yield GROWN
        assert gone.wait(LONG)
        yield from SCRIPT[2:]

    desk.script = script()
    asking = conversing.ask("q", visit.at(), ME)
    shown = next(asking)
    assert "Searching" in (shown.newest or "")
    conversing.leave(ME)
    gone.set()
    again = Visit(conversing, {"conversation": visit.shown.conversation or ""}, OTHER)
    assert "Cyprus spoke" in again.text("newest")
    assert again.steps[-1].stoppable is False


def test_a_page_that_is_opened_while_nothing_is_cited_says_that_sources_come(
    visit: Visit, conversing: Conversing, desk: ScriptedDesk
) -> None:
    """None are missing yet."""
    gone = Event()

    def script() -> Iterator[Answer]:
        yield FOUND
        assert gone.wait(LONG)
        yield from SCRIPT[1:]

    desk.script = script()
    next(conversing.ask("q", visit.at(), ME))
    arriving = conversing.arrive({"conversation": visit.shown.conversation or ""}, OTHER)
    first = next(arriving)
    gone.set()
    *_, last = arriving
    assert ("The sources come" in (first.sources or ""), "No sources" in (first.sources or "")) == (True, False)
    assert "Sources (2)" in (last.sources or "")


def test_stop_keeps_what_was_said(visit: Visit, conversing: Conversing, desk: ScriptedDesk) -> None:
    """The answer settles with it and says that it was stopped."""

    def script() -> Iterator[Answer]:
        yield FOUND
        assert desk.asked[0].stop.wait(LONG)
        yield from SCRIPT[1:]

    desk.script = script()
    asking = conversing.ask("q", visit.at(), ME)
    assert next(asking).stoppable
    assert conversing.stop(visit.shown.conversation or "").stoppable is False
    *_, last = asking
    assert ("Malta spoke" in (last.newest or ""), "Cyprus" in (last.newest or "")) == (True, False)
    assert ("Stopped." in (last.newest or ""), last.stoppable) == (True, False)


def test_the_next_question_keeps_what_was_said_of_the_one_before(
    visit: Visit, conversing: Conversing, desk: ScriptedDesk
) -> None:
    """It was stopped, and nothing more is shown of it in place of the next one."""

    def first() -> Iterator[Answer]:
        yield GROWN
        assert desk.asked[0].stop.wait(LONG)
        yield GROWN

    desk.script = first()
    asking = conversing.ask("What of Malta?", visit.at(), ME)
    visit.see(iter([next(asking), next(asking)]))
    desk.script = SCRIPT
    visit.ask("And of Cyprus?")
    past = visit.text("past")
    assert ("Malta spoke" in past, "Stopped." in past, "ended meanwhile" in past) == (True, True, False)
    assert list(asking) == []


def test_what_takes_long_to_stop_is_shown_as_far_as_it_came(desk: ScriptedDesk) -> None:
    """The next question does not wait for ever."""

    class Impatient(InFlightAnswers):
        def end(self, conversation: str) -> None:
            """Waits for nothing."""

    gone = Event()

    def script(first: Answer) -> Iterator[Answer]:
        yield first
        assert gone.wait(LONG)

    conversing = Conversing(desk, in_flight=Impatient(lambda *_: None))
    visit = Visit(conversing)
    for grown in (GROWN, FOUND):
        desk.script = script(grown)
        asking = conversing.ask("What of Malta?", visit.at(), ME)
        while "Malta spoke" not in visit.text("newest") and "answering" not in visit.text("newest"):
            visit.see(iter([next(asking)]))
    desk.script = SCRIPT
    visit.ask("And of Cyprus?")
    gone.set()
    past = visit.text("past")
    assert (past.count("Stopped."), "Malta spoke" in past, "answering" in past) == (1, True, False)


def test_what_is_heard_comes_once(visit: Visit) -> None:
    """While an answer grows, nothing is said again; a conversation that is opened says which it is."""
    said = [each.heard for each in visit.ask("What of Malta?") if each.heard is not None]
    ready = "Answer ready: 2 sentences, 1 supported, from 2 articles"
    assert [each for each in said if each != "Writing"] == ["Searching", ready]
    assert said.count("Writing") <= 1  # an answer may be whole before anybody looks at it
    talk = visit.shown.conversation
    for key, told in (
        (f"open-{talk}", "What of Malta?: 1 question"),
        ("edit-1", "This question will be asked word for word, in place of the last one."),
        (f"remove-{talk}", "Conversation deleted"),
        (f"restore-{talk}", "Conversation is back"),
    ):
        assert visit.follow(key)[0].heard == told
    assert visit.conversing.find("crete", "").heard == "No conversation holds “crete”."
    assert visit.conversing.find("malta", "").heard == "1 conversation"


def test_the_focus_follows_what_is_done(visit: Visit) -> None:
    """To what is typed next: what a rating is about, once; a title; and to the way back, where the row was."""
    visit.ask("What of Malta?")
    talk = visit.shown.conversation

    def focused(part: str) -> list[str | None]:
        elements = Page(getattr(visit.shown, part) or "").elements
        return [each.get("name") or each.get("data-show") for _, each in elements if "data-focus" in each]

    found = []
    for key, part in (
        ("thumb-1-down", "newest"),
        ("rate-1", "newest"),
        (f"rename-{talk}", "talks"),
        (f"unname-{talk}", "talks"),
        (f"remove-{talk}", "talks"),
    ):
        visit.follow(key, {})
        found.append(focused(part))
    assert found == [["comment"], [], ["title"], [f"open-{talk}"], [f"restore-{talk}"]]


def test_who_went_elsewhere_sees_that_last(visit: Visit, conversing: Conversing) -> None:
    """Whatever the answer under way still shows, it ends with what is open now."""
    asking = conversing.ask("q", visit.at(), ME)
    next(asking)
    visit.follow("new")
    *_, last = asking
    assert (last.conversation, last.past) == (visit.shown.conversation, "")


def test_a_new_conversation_begins_from_nothing(visit: Visit) -> None:
    """The one before is kept, and can be opened again."""
    visit.ask("What of Malta?")
    before = visit.shown.conversation
    visit.follow("new")
    assert ("Ask your articles" in visit.text("newest"), visit.shown.conversation == before) == (True, False)
    visit.follow(f"open-{before}")
    assert "What of Malta?" in visit.text("newest")


def test_the_last_question_is_asked_again_in_its_place(visit: Visit, desk: ScriptedDesk) -> None:
    """An earlier one as a new one, so that nothing that followed from it loses its ground."""
    visit.ask("What of Malta?")
    visit.ask("And of Cyprus?")
    visit.follow("retry-2")
    assert visit.questions() == ["What of Malta?", "And of Cyprus?"]
    visit.follow("retry-1")
    assert visit.questions() == ["What of Malta?", "And of Cyprus?", "What of Malta?"]
    assert len(desk.asked) == 4


def test_a_question_is_worded_anew_in_the_box(visit: Visit, desk: ScriptedDesk) -> None:
    """As it was searched for, with its filters; what is sent goes word for word; Cancel gives back what was typed."""
    desk.script = (replace(WHOLE, standalone_question="What of Cyprus?", done=True),)
    visit.ask("And of Cyprus?", filters=Filters(source="RT"))
    visit.follow("edit-1", typed="half a")
    assert (visit.shown.box, "in place of the last one" in visit.text("told")) == ('What of Cyprus? source:"RT"', True)
    visit.follow("unword")
    assert (visit.shown.box, visit.text("told"), bool(visit.shown.rewording)) == ("half a", "", False)
    visit.follow("edit-1")
    visit.ask("What of Crete?")
    assert (visit.questions(), desk.asked[-1].standalone) == (["What of Crete?"], "What of Crete?")
    assert not visit.shown.rewording


def test_a_chip_that_is_taken_away_asks_without_it(visit: Visit, desk: ScriptedDesk) -> None:
    """In the same words; a filter in force is no longer; the question as it was typed is not reworded."""
    desk.script = (replace(WHOLE, standalone_question="What of Cyprus?", done=True),)
    visit.ask("And of Cyprus? before:2022", filters=Filters(date(2022, 1, 1), source="RT"))
    visit.follow("drop-1-source")
    assert (desk.asked[-1].question, desk.asked[-1].standalone) == ("And of Cyprus?", "What of Cyprus?")
    assert (desk.asked[-1].filters, visit.shown.filters) == (Filters(date(2022, 1, 1)), Filters())
    visit.follow("drop-1-standalone")
    assert (desk.asked[-1].standalone, visit.questions()) == ("And of Cyprus?", ["And of Cyprus?"])


def test_an_answer_can_be_put_in_another_order(visit: Visit, desk: ScriptedDesk) -> None:
    """In its place and in the same words; what is asked next stays as it is. Taken away, the order is as before."""
    visit.ask("What of Malta? source:RT", filters=Filters(source="RT"))
    visit.follow("order-1-date")
    assert (desk.asked[-1].question, desk.asked[-1].standalone) == ("What of Malta?", "q")
    assert (desk.asked[-1].filters, visit.shown.filters) == (Filters(source="RT", order=Order.DATE), Filters())
    visit.follow("drop-1-order")
    assert (desk.asked[-1].filters, visit.questions()) == (Filters(source="RT"), ["What of Malta?"])


def test_filters_are_set_and_taken_away(visit: Visit) -> None:
    """What cannot be is one line, and the filters stay."""
    visit.follow("filters", {"first": "2022-01-01", "source": "RT"})
    assert visit.shown.filters == Filters(after=date(2021, 12, 31), source="RT")
    visit.follow("filters", {"first": "soon"})
    assert ("is not a date" in visit.text("told"), visit.shown.filters.source) == (True, "RT")
    visit.follow("unfilter-source")
    assert "after 31 December 2021" in visit.text("chips")
    assert visit.shown.filters == Filters(after=date(2021, 12, 31))


def test_links_show_what_they_lead_to(visit: Visit) -> None:
    """A key that is none of ours changes nothing."""
    visit.ask("q")
    [shown] = visit.follow("cite-1-5")
    assert ("Title of Cyprus" in (shown.reader or ""), shown.newest) == (True, None)
    for key in (
        "cite-9-1",
        "edit-9",
        "edit-x",
        "thumb-9-up",
        "drop-9-source",
        "order-9-date",
        "open-ffff",
        "javascript:x",
        "",
    ):
        assert all(step in (AskUpdate(), step) and step.reader is None for step in visit.follow(key))


def test_a_rating_is_kept_with_the_whole_record(visit: Visit, library: Library) -> None:
    """What the answer depended on, and what was said before; pressed again, it is taken back."""
    visit.ask("What of Malta?")
    visit.ask("And of Cyprus?")
    visit.follow("thumb-2-down")
    visit.follow("rate-2", {"comment": " too\u00a0short ", "right": "Nicosia"})
    [rating] = library.conversations.ratings()
    assert (rating.thumb, rating.comment, rating.right, rating.in_set) == ("down", "too\u00a0short", "Nicosia", False)
    assert (rating.conditions["answerer"], rating.conditions["articles"]) == ("scripted", 2)
    assert (rating.record or {})["citations"][0]["quote"] == FOUR.quote
    assert [each["question"] for each in rating.history] == ["What of Malta?"]
    visit.follow("thumb-2-down")
    assert library.conversations.ratings() == []


def test_a_rated_answer_becomes_a_test_question_with_one_press(visit: Visit, library: Library) -> None:
    """With what its form says then; and it can be taken out again. Unrated ones cannot."""
    visit.ask("What of Malta?")
    visit.follow("collect-1", {})
    visit.follow("thumb-1-up")
    visit.follow("collect-1", {"comment": "good"})
    assert [(each.comment, each.in_set) for each in library.conversations.ratings()] == [("good", True)]
    assert "In the question set" in visit.text("newest")
    visit.follow("uncollect-1")
    assert library.conversations.ratings(in_set=True) == []


def test_conversations_are_listed_searched_renamed_and_deleted(visit: Visit) -> None:
    """A deleted one leaves the page if it is open, and comes back with one press."""
    visit.ask("What of Malta?")
    talk = visit.shown.conversation
    visit.see(iter([visit.conversing.find("cyprus spoke", talk or "")]))
    assert "What of Malta?" in visit.text("talks")
    visit.follow(f"named-{talk}", {"title": "The islands"})
    assert ("The islands" in visit.text("bar"), "The islands" in visit.text("talks")) == (True, True)
    visit.follow(f"remove-{talk}")
    assert ("is deleted" in visit.text("talks"), "Ask your articles" in visit.text("newest")) == (True, True)
    visit.follow(f"restore-{talk}")
    visit.follow(f"open-{talk}")
    assert "What of Malta?" in visit.text("newest")


def test_a_title_that_is_none_is_one_line(visit: Visit) -> None:
    """The conversation keeps the one that it has."""
    visit.ask("What of Malta?")
    visit.follow(f"named-{visit.shown.conversation}", {"title": "  "})
    assert ("The title is empty" in visit.text("told"), "What of Malta?" in visit.text("bar")) == (True, True)


def test_a_conversation_that_was_deleted_elsewhere_comes_back_when_it_is_gone_on_with(visit: Visit) -> None:
    """Nothing that was said in it is written over."""
    visit.ask("What of Malta?")
    visit.conversing.store.remove(visit.shown.conversation or "")
    visit.ask("And of Cyprus?")
    assert visit.questions() == ["What of Malta?", "And of Cyprus?"]


def test_two_pages_have_nothing_to_do_with_each_other(visit: Visit, conversing: Conversing) -> None:
    """Each has a conversation of its own."""
    other = Visit(conversing, visitor=OTHER)
    visit.ask("What of Malta?")
    other.ask("And of Cyprus?")
    assert (visit.questions(), other.questions()) == (["What of Malta?"], ["And of Cyprus?"])


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_a_line_above_the_box(visit: Visit, question: str) -> None:
    """It is no part of the conversation."""
    visit.ask(question)
    assert ("The question is empty" in visit.text("told"), visit.questions()) == (True, [])


def test_half_a_character_is_no_failure(visit: Visit) -> None:
    """It is kept as what it is, a character that is none."""
    visit.ask("What \ud800 of Malta?\0")
    assert visit.questions() == ["What \ufffd of Malta?\ufffd"]


def test_what_the_first_question_would_meet_is_told_before(conversing: Conversing, desk: ScriptedDesk) -> None:
    """As an index of another model."""
    desk.questions = EmbeddingMismatch("another model's: run `dateline reindex`")
    assert "dateline reindex" in Visit(conversing).text("told")


def test_the_first_page_follows_the_library(visit: Visit, conversing: Conversing, desk: ScriptedDesk) -> None:
    """Articles may come while another tab is open; a conversation stays as it is."""
    desk.questions = ("What of Crete?",)
    visit.see(conversing.come_back(visit.shown.conversation or "", ME))
    assert "What of Crete?" in visit.text("newest")
    visit.follow("example", {"question": "What of Crete?"})
    assert (visit.questions(), list(conversing.come_back(visit.shown.conversation or "", ME))) == (
        ["What of Crete?"],
        [],
    )


def test_a_question_of_another_tab_leaves_the_box_alone(
    visit: Visit, conversing: Conversing, desk: ScriptedDesk
) -> None:
    """It has its own filters typed in it."""
    at = visit.at(filters=Filters(source="RT"))
    steps = visit.see(conversing.ask_elsewhere("What of Malta? before:2022", at, ME))
    assert ({step.box for step in steps}, desk.asked[-1].filters) == ({None}, Filters())


def test_a_question_that_was_broken_off_says_so(visit: Visit, conversing: Conversing, library: Library) -> None:
    """It was kept before it was answered, so a crash loses no question."""
    visit.ask("What of Malta?")
    turn = conversing.store.open(visit.shown.conversation or "")
    assert turn
    conversing.store.put(turn.id, replace(turn.turns[0], id="t9", answer=None))
    assert "Dateline ended meanwhile" in Visit(conversing, {"conversation": turn.id}, OTHER).text("newest")


def test_a_real_answer_is_asked_kept_and_read_again(seeds: Library, tmp_path: Path) -> None:
    """Over the seeds, in quotations: the links, the marks and the exact words are the same after a restart."""
    settings = replace(seeds.settings, database_url=f"sqlite:///{tmp_path / 'copy.sqlite'}")
    with closing(Library(settings)) as library:
        articles = list(seeds.records.articles())
        library.records.put(marked(articles))
        library.records.set_state(State.READY, [each.id for each in articles])
        visit = Visit(Conversing(Desk(library, "quotes")))
        visit.ask("What conditions did Putin set?")
        again = Visit(Conversing(Desk(library, "quotes")), {"conversation": visit.shown.conversation or ""})
        assert 'href="#cite-1-1"' in (again.shown.newest or "")
        assert (again.shown.newest, again.shown.sources) == (visit.shown.newest, visit.shown.sources)


ANNA, BEN, CLEO = (
    Person("a", "anna", Role.OWNER),
    Person("b", "ben", Role.READER),
    Person("c", "cleo", Role.READER),
)


@pytest.mark.parametrize("person", [ANNA, CLEO])
def test_an_answer_of_another_is_neither_watched_nor_ended(
    conversing: Conversing, desk: ScriptedDesk, person: Person
) -> None:
    """While it grows and after it; by the id of its conversation, and from its own open page."""
    go_on = Event()

    def script() -> Iterator[Answer]:
        yield GROWN
        assert go_on.wait(LONG)
        yield replace(WHOLE, done=True)

    desk.script = script()
    mine, other = conversing.of(BEN), conversing.of(person)
    steps = mine.ask("What of Malta?", At(""), ME)
    conversation = next(steps).conversation or ""
    for visitor in (ME, OTHER):
        seen = Visit(other, {"conversation": conversation}, visitor)
        assert (seen.shown.stoppable, "Malta spoke" in seen.text("newest", "past", "told")) == (False, False)
        assert seen.shown.conversation != conversation
        other.stop(conversation)
        for key in (f"open-{conversation}", f"remove-{conversation}", f"restore-{conversation}"):
            seen.follow(key)
    go_on.set()
    assert "Cyprus spoke" in (list(steps)[-1].newest or "")
    assert [each.title for each in mine.store.all()] == ["What of Malta?"]
    assert Visit(other).text("talks") == ""


def test_a_reader_makes_no_test_question(conversing: Conversing) -> None:
    """The question set is the owners'; what the reader thinks of an answer is kept."""
    visit = Visit(conversing.of(BEN))
    visit.ask("What of Malta?")
    visit.follow("thumb-1-up")
    visit.follow("collect-1")
    assert "only an owner may do that" in visit.text("told").lower()
    opened = visit.conversing.store.open(visit.shown.conversation or "")
    assert opened
    assert opened.turns[0].rating
    assert not opened.turns[0].rating.in_set


def test_the_article_that_is_read_is_corrected(seeds: Library, tmp_path: Path) -> None:
    """Sources and reader show it at once; a reader may not."""
    shutil.copytree(seeds.settings.data_dir, tmp_path / "own")
    with closing(Library(read_settings(str(tmp_path / "own")))) as library:
        conversing = Conversing(Desk(library))
        visit = Visit(conversing)
        visit.ask("Who is Malta's energy minister?")
        [turn] = conversing.store.open(visit.shown.conversation or "").turns  # type: ignore[union-attr]
        read = turn.answer.citations[0].article  # type: ignore[union-attr]
        visit.follow(f"correct-{read.id}", {"title": "Quelconque", "date": "2020-02-01"})
        assert "Corrected by hand: title, date" in visit.text("told")
        assert "1 February 2020" in visit.text("sources")
        assert "Quelconque" in visit.text("reader")
        before = library.records.get([read.id])
        other = Visit(conversing.of(BEN))
        other.follow(f"as-file-{read.id}")
        assert "only an owner may do that" in other.text("told").lower()
        assert library.records.get([read.id]) == before
        conversing.leave_all()


def suggested(visit: Visit) -> str | None:
    return visit.conversing.suggest(visit.at(), ME).suggestions


def test_what_may_be_asked_next_is_tried_once_with_the_conversation(visit: Visit, desk: ScriptedDesk) -> None:
    """It stays until the next question, which empties its place."""
    visit.ask("What of Malta?")
    assert suggested(visit) is not None
    tried = len(desk.tried)
    assert [exchange.question for each in desk.tried for exchange in each[1]] == ["What of Malta?"] * tried
    assert suggested(visit) is not None
    assert len(desk.tried) == tried
    assert visit.ask("And of Cyprus?")[0].suggestions == ""


def test_nothing_is_suggested_where_nothing_is_asked(visit: Visit) -> None:
    assert suggested(visit) is None


def test_a_question_that_is_asked_meanwhile_ends_the_trying(
    visit: Visit, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.ask("What of Malta?")
    monkeypatch.setattr("rag.page.ask.suggesting.suggested", lambda *_: tuple(map(str, visit.ask("And of Cyprus?"))))
    assert visit.conversing.suggest(visit.at(), ME) == AskUpdate()
