"""A conversation as the tab shows it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from threading import Event

from rag.errors import EmbeddingMismatch
from rag.filtering import Filters
from rag.library.library import Library
from rag.page.ask.conversing import Conversing
from rag.page.ask.update import AskUpdate
from rag.testing.service import ScriptedService
from rag.types import Answer
from tests.page.ask.visiting import (
    FOUND,
    LONG,
    ME,
    OTHER,
    SCRIPT,
    Visit,
)


def test_a_page_that_is_opened_again_shows_what_was_said(visit: Visit, conversing: Conversing) -> None:
    """By the address of the page: questions, answers, sources and filters."""
    visit.ask("What of Malta?")
    visit.ask("And of Cyprus?")
    again = Visit(conversing, {"conversation": visit.shown.conversation or "", "source": "RT"}, OTHER)
    assert ("What of Malta?" in again.text("past"), "And of Cyprus?" in again.text("newest")) == (True, True)
    assert (again.shown.filters, "Sources (2)" in again.text("sources")) == (Filters(source="RT"), True)
    assert again.shown.bar == visit.shown.bar


def test_of_two_links_that_are_clicked_at_once_the_later_one_is_open(visit: Visit) -> None:
    """Even where what is told of the earlier one comes last."""
    visit.ask("What of Malta?")
    visit.look("cite-1-5", clicked_at=2.5)
    assert visit.look("cite-1-4", clicked_at=1.5) == AskUpdate()
    assert "Cyprus" in visit.text("reader")
    visit.look("cite-1-4", clicked_at=3.5)
    assert "Malta" in visit.text("reader")


def test_an_address_that_names_nothing_is_an_empty_page(conversing: Conversing) -> None:
    """With questions to begin with."""
    empty = Visit(conversing, {"conversation": "<b>", "before": "soon"})
    assert ("What of Malta?" in empty.text("newest"), empty.shown.filters, empty.text("past")) == (True, Filters(), "")


def test_a_page_that_is_opened_while_nothing_is_cited_says_that_sources_come(
    visit: Visit, conversing: Conversing, service: ScriptedService
) -> None:
    """None are missing yet."""
    gone = Event()

    def script() -> Iterator[Answer]:
        yield FOUND
        assert gone.wait(LONG)
        yield from SCRIPT[1:]

    service.script = script()
    next(conversing.ask("q", visit.at(), ME))
    arriving = conversing.arrive({"conversation": visit.shown.conversation or ""}, OTHER)
    first = next(arriving)
    gone.set()
    *_, last = arriving
    assert ("The sources come" in (first.sources or ""), "No sources" in (first.sources or "")) == (True, False)
    assert "Sources (2)" in (last.sources or "")


def test_filters_are_set_and_taken_away(visit: Visit) -> None:
    """What cannot be is one line, and the filters stay."""
    visit.follow("filters", {"first": "2022-01-01", "source": "RT"})
    assert visit.shown.filters == Filters(after=date(2021, 12, 31), source="RT")
    visit.follow("filters", {"first": "soon"})
    assert ("is not a date" in visit.text("notice"), visit.shown.filters.source) == (True, "RT")
    visit.follow("unfilter-source")
    assert "after 31 December 2021" in visit.text("chips")
    assert visit.shown.filters == Filters(after=date(2021, 12, 31))


def test_links_show_what_they_lead_to(visit: Visit) -> None:
    """A key that is none of ours changes nothing."""
    visit.ask("q")
    shown = visit.look("cite-1-5")
    assert ("Title of Cyprus" in (shown.reader or ""), shown.newest) == (True, None)
    assert [visit.look(key) for key in ("cite-9-1", "edit-9", "")] == [AskUpdate()] * 3
    for key in (
        "cite-1-5",
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


def test_what_the_first_question_would_meet_is_told_before(conversing: Conversing, service: ScriptedService) -> None:
    """As an index of another model."""
    service.questions = EmbeddingMismatch("another model's: run `dateline reindex`")
    assert "dateline reindex" in Visit(conversing).text("notice")


def test_the_first_page_follows_the_library(visit: Visit, conversing: Conversing, service: ScriptedService) -> None:
    """Articles may come while another tab is open; a conversation stays as it is."""
    service.questions = ("What of Crete?",)
    visit.see(conversing.come_back(visit.shown.conversation or "", ME))
    assert "What of Crete?" in visit.text("newest")
    visit.follow("example", {"question": "What of Crete?"})
    assert (visit.questions(), list(conversing.come_back(visit.shown.conversation or "", ME))) == (
        ["What of Crete?"],
        [],
    )


def test_a_question_that_was_broken_off_says_so(visit: Visit, conversing: Conversing, library: Library) -> None:
    """It was kept before it was answered, so a crash loses no question."""
    visit.ask("What of Malta?")
    turn = conversing.store.open(visit.shown.conversation or "")
    assert turn
    conversing.store.put(turn.id, replace(turn.turns[0], id="t9", answer=None))
    assert "Dateline ended meanwhile" in Visit(conversing, {"conversation": turn.id}, OTHER).text("newest")
