"""A question is asked, and its answer seen to grow and stopped."""

from collections.abc import Iterator
from threading import Event

from rag.filtering import Filters
from rag.library.library import Library
from rag.page.ask.conversing import Conversing
from rag.testing.service import ScriptedService
from rag.types import Answer
from tests.page.ask.visiting import (
    FOUND,
    GROWN,
    LONG,
    ME,
    OTHER,
    SCRIPT,
    Visit,
)


def test_an_answer_grows_and_brings_its_sources(visit: Visit) -> None:
    """First the question, with an empty box; as soon as something is cited it opens; the last has all of it."""
    first, *_, last = visit.ask("What of Malta?")
    assert ("Searching" in (first.newest or ""), first.box, first.stoppable) == (True, "", True)
    assert "Cyprus spoke" in (last.newest or "")
    assert ("Sources (2)" in (last.sources or ""), "Title of Malta" in (last.reader or "")) == (True, True)
    assert (last.stoppable, visit.questions()) == (False, ["What of Malta?"])


def test_a_question_takes_the_conversation_along(visit: Visit, service: ScriptedService) -> None:
    """Whole answers with their numbers, so that they stay the same, and the filters in force."""
    visit.ask("What of Malta?")
    visit.ask("And of Cyprus?", filters=Filters(source="RT"), strict=True)
    asked = service.asked[-1]
    [exchange] = asked.history
    assert (exchange.question, sorted(exchange.numbers.values())) == ("What of Malta?", [4, 5])
    assert (asked.filters, asked.strict, asked.standalone) == (Filters(source="RT"), True, None)


def test_a_page_that_is_reloaded_goes_on_watching(service: ScriptedService, library: Library) -> None:
    """The answer under way ends where it was asked for, whoever sees it."""
    conversing = Conversing(service, grace=LONG)
    visit, gone = Visit(conversing), Event()

    def script() -> Iterator[Answer]:
        yield GROWN
        assert gone.wait(LONG)
        yield from SCRIPT[2:]

    service.script = script()
    asking = conversing.ask("q", visit.at(), ME)
    shown = next(asking)
    assert "Searching" in (shown.newest or "")
    conversing.leave(ME)
    gone.set()
    again = Visit(conversing, {"conversation": visit.shown.conversation or ""}, OTHER)
    assert "Cyprus spoke" in again.text("newest")
    assert again.steps[-1].stoppable is False


def test_stop_keeps_what_was_said(visit: Visit, conversing: Conversing, service: ScriptedService) -> None:
    """The answer settles with it and says that it was stopped."""

    def script() -> Iterator[Answer]:
        yield FOUND
        assert service.asked[0].stop.wait(LONG)
        yield from SCRIPT[1:]

    service.script = script()
    asking = conversing.ask("q", visit.at(), ME)
    assert next(asking).stoppable
    assert conversing.stop(visit.shown.conversation or "").stoppable is False
    *_, last = asking
    assert ("Malta spoke" in (last.newest or ""), "Cyprus" in (last.newest or "")) == (True, False)
    assert ("Stopped." in (last.newest or ""), last.stoppable) == (True, False)


def test_what_is_heard_comes_once(visit: Visit) -> None:
    """While an answer grows, nothing is said again; a conversation that is opened says which it is."""
    said = [each.announcement for each in visit.ask("What of Malta?") if each.announcement is not None]
    ready = "Answer ready: 2 sentences, 1 supported, from 2 articles"
    assert [each for each in said if each != "Writing"] == ["Searching", ready]
    assert said.count("Writing") <= 1  # an answer may be whole before anybody looks at it
    conversation = visit.shown.conversation
    for key, told in (
        (f"open-{conversation}", "What of Malta?: 1 question"),
        ("edit-1", "This question will be asked word for word, in place of the last one."),
        (f"remove-{conversation}", "Conversation deleted"),
        (f"restore-{conversation}", "Conversation is back"),
    ):
        assert visit.follow(key)[0].announcement == told
    assert visit.conversing.find("crete", "", visit.visitor).announcement == "No conversation holds “crete”."
    assert visit.conversing.find("malta", "", visit.visitor).announcement == "1 conversation"


def test_who_went_elsewhere_sees_that_last(visit: Visit, conversing: Conversing) -> None:
    """Whatever the answer under way still shows, it ends with what is open now."""
    asking = conversing.ask("q", visit.at(), ME)
    next(asking)
    visit.follow("new")
    *_, last = asking
    assert (last.conversation, last.past) == (visit.shown.conversation, "")


def test_half_a_character_is_no_failure(visit: Visit) -> None:
    """It is kept as what it is, a character that is none."""
    visit.ask("What \ud800 of Malta?\0")
    assert visit.questions() == ["What \ufffd of Malta?\ufffd"]
