"""A person's conversations, with what is being answered in them."""

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pytest

from rag.page.ask.conversing import Conversing
from rag.page.ask.in_flight import InFlightAnswers
from rag.page.ask.update import At
from rag.person import Person
from rag.testing.service import ScriptedService
from rag.types import Answer
from tests.page.ask.visiting import (
    ANNA,
    BEN,
    CLEO,
    FOUND,
    GROWN,
    LONG,
    ME,
    OTHER,
    SCRIPT,
    WHOLE,
    Visit,
)


def test_the_next_question_keeps_what_was_said_of_the_one_before(
    visit: Visit, conversing: Conversing, service: ScriptedService
) -> None:
    """It was stopped, and nothing more is shown of it in place of the next one."""

    def first() -> Iterator[Answer]:
        yield GROWN
        assert service.asked[0].stop.wait(LONG)
        yield GROWN

    service.script = first()
    asking = conversing.ask("What of Malta?", visit.at(), ME)
    visit.see(iter([next(asking), next(asking)]))
    service.script = SCRIPT
    visit.ask("And of Cyprus?")
    past = visit.text("past")
    assert ("Malta spoke" in past, "Stopped." in past, "ended meanwhile" in past) == (True, True, False)
    assert list(asking) == []


def test_what_takes_long_to_stop_is_shown_as_far_as_it_came(service: ScriptedService) -> None:
    """The next question does not wait for ever."""

    class Impatient(InFlightAnswers):
        def end(self, conversation: str) -> None:
            """Waits for nothing."""

    gone = Event()

    def script(first: Answer) -> Iterator[Answer]:
        yield first
        assert gone.wait(LONG)

    conversing = Conversing(service, in_flight=Impatient(lambda *_: None))
    visit = Visit(conversing)
    for grown in (GROWN, FOUND):
        service.script = script(grown)
        asking = conversing.ask("What of Malta?", visit.at(), ME)
        while "Malta spoke" not in visit.text("newest") and "answering" not in visit.text("newest"):
            visit.see(iter([next(asking)]))
    service.script = SCRIPT
    visit.ask("And of Cyprus?")
    gone.set()
    past = visit.text("past")
    assert (past.count("Stopped."), "Malta spoke" in past, "answering" in past) == (1, True, False)


def test_a_conversation_that_was_deleted_elsewhere_comes_back_when_it_is_gone_on_with(visit: Visit) -> None:
    """Nothing that was said in it is written over."""
    visit.ask("What of Malta?")
    visit.conversing.store.remove(visit.shown.conversation or "")
    visit.ask("And of Cyprus?")
    assert visit.questions() == ["What of Malta?", "And of Cyprus?"]


@pytest.mark.parametrize("person", [ANNA, CLEO])
def test_an_answer_of_another_is_neither_watched_nor_ended(
    conversing: Conversing, service: ScriptedService, person: Person
) -> None:
    """While it grows and after it; by the id of its conversation, and from its own open page."""
    go_on = Event()

    def script() -> Iterator[Answer]:
        yield GROWN
        assert go_on.wait(LONG)
        yield replace(WHOLE, done=True)

    service.script = script()
    mine, other = conversing.of(BEN), conversing.of(person)
    steps = mine.ask("What of Malta?", At(""), ME)
    conversation = next(steps).conversation or ""
    for visitor in (ME, OTHER):
        seen = Visit(other, {"conversation": conversation}, visitor)
        assert (seen.shown.stoppable, "Malta spoke" in seen.text("newest", "past", "notice")) == (False, False)
        assert seen.shown.conversation != conversation
        other.stop(conversation)
        for key in (f"open-{conversation}", f"remove-{conversation}", f"restore-{conversation}"):
            seen.follow(key)
    go_on.set()
    assert "Cyprus spoke" in (list(steps)[-1].newest or "")
    assert [each.title for each in mine.store.all()] == ["What of Malta?"]
    assert Visit(other).text("conversations") == ""
