"""Answers that are being made while pages come and go."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from rag.errors import InputError
from rag.page.ask.in_flight import InFlightAnswers
from rag.turns import Turn
from rag.types import Answer, Sentence

LONG = 60.0  # seconds after which a test gives up waiting

TURN = Turn("t1", 1, "q")
FOUND = Answer("q", "q")
SAID = replace(FOUND, sentences=(Sentence("Malta spoke.", ()),))
DONE = replace(SAID, done=True)


class Kept:
    """What is kept, and when."""

    def __init__(self) -> None:
        self.turns: list[tuple[str, Turn]] = []
        self.came = Event()

    def __call__(self, conversation: str, turn: Turn) -> None:
        self.turns.append((conversation, turn))
        self.came.set()


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def in_flight(kept: Kept) -> InFlightAnswers:
    """Answers that end at once when nobody waits for them."""
    return InFlightAnswers(kept, grace=0.0)


def begin(
    in_flight: InFlightAnswers, *answers: Any, conversation: str = "c", visitor: str = "me", turn: Turn = TURN
) -> None:
    """Begins an answer of these snapshots; an exception among them is raised."""

    def made(stop: Event) -> Iterator[Answer]:
        for each in answers:
            if isinstance(each, Exception):
                raise each
            yield each

    in_flight.begin(conversation, turn, visitor, made)


def endless(stop: Event) -> Iterator[Answer]:
    """Says something and goes on until it is stopped, as the assistant does."""
    yield SAID
    assert stop.wait(LONG)
    yield DONE


def watched(in_flight: InFlightAnswers, conversation: str = "c", visitor: str = "me") -> list[Turn]:
    found = in_flight.of(conversation)
    return list(in_flight.watch(found, visitor)) if found else []


def test_an_answer_is_kept_when_it_is_settled(in_flight: InFlightAnswers, kept: Kept) -> None:
    """Whether or not somebody watches; then nothing is under way."""
    begin(in_flight, FOUND, SAID, DONE)
    assert kept.came.wait(LONG)
    in_flight.end("c")
    [(conversation, turn)] = kept.turns
    assert (conversation, turn.answer, turn.is_settled, in_flight.of("c")) == ("c", DONE, True, None)


def test_who_watches_sees_the_last_of_it(in_flight: InFlightAnswers) -> None:
    """Two at a time as well, whenever they come."""
    in_flight.begin("c", TURN, "me", endless)
    seen: list[list[Turn]] = []
    threads = [threading.Thread(target=lambda: seen.append(watched(in_flight))) for _ in range(2)]
    for thread in threads:
        thread.start()
    in_flight.stop("c")
    for thread in threads:
        thread.join(LONG)
    assert [(turns[-1].answer, turns[-1].stopped) for turns in seen] == [(DONE, True)] * 2


def test_a_question_that_comes_twice_at_once_is_answered_once(in_flight: InFlightAnswers) -> None:
    """As of a double click on Ask: what nobody could stop any more goes on for nobody."""
    first = in_flight.begin("c", TURN, "me", endless)
    second = in_flight.begin("c", TURN, "me", endless)
    assert (first.stop.is_set(), second.stop.is_set(), in_flight.of("c")) == (True, False, second)
    in_flight.stop("c")
    assert second.stop.is_set()


@pytest.mark.parametrize(
    ("error", "line"), [(InputError("no such day"), "no such day"), (ZeroDivisionError(), "ZeroDivisionError")]
)
def test_an_error_becomes_a_line_and_what_was_said_stays(
    in_flight: InFlightAnswers, kept: Kept, error: Exception, line: str
) -> None:
    """Nobody is left waiting."""
    begin(in_flight, SAID, error)
    assert kept.came.wait(LONG)
    [(_, turn)] = kept.turns
    assert (line in (turn.problem or ""), turn.answer, turn.is_settled) == (True, SAID, True)


def test_what_cannot_be_kept_is_told() -> None:
    """The answer is seen all the same."""

    def full(conversation: str, turn: Turn) -> None:
        raise OSError("disk full")

    in_flight = InFlightAnswers(full)
    in_flight.begin("c", TURN, "me", endless)
    found = in_flight.of("c")
    assert found
    in_flight.stop("c")
    *_, last = in_flight.watch(found, "me")
    assert (last.answer, "OSError" in (last.problem or "")) == (DONE, True)


def test_the_next_question_of_a_visitor_ends_what_they_wait_for_elsewhere(in_flight: InFlightAnswers) -> None:
    """Not what somebody else waits for too, and not what is in the same conversation."""
    in_flight.begin("mine", TURN, "me", endless)
    in_flight.begin("ours", TURN, "me", endless)
    in_flight.begin("here", TURN, "me", endless)
    ours, mine, here = (in_flight.of(each) for each in ("ours", "mine", "here"))
    assert ours
    assert mine
    assert here
    ours.visitors.add("another")
    in_flight.end_others("me", "here")
    assert (mine.stop.is_set(), ours.stop.is_set(), here.stop.is_set()) == (True, False, False)
    in_flight.stop_all()


def test_an_answer_that_nobody_waits_for_ends(in_flight: InFlightAnswers, kept: Kept) -> None:
    """What was said is kept."""
    in_flight.begin("c", TURN, "me", endless)
    in_flight.leave("me")
    assert kept.came.wait(LONG)
    assert (kept.turns[0][1].answer, kept.turns[0][1].stopped) == (DONE, True)


def test_a_page_that_comes_back_in_time_finds_its_answer(kept: Kept) -> None:
    """A reload is a page that leaves and another one that comes."""
    in_flight = InFlightAnswers(kept, grace=LONG)
    in_flight.begin("c", TURN, "before", endless)
    found = in_flight.of("c")
    assert found
    in_flight.leave("before")
    watching = in_flight.watch(found, "after")
    assert (next(watching).question, found.visitors, found.stop.is_set()) == ("q", {"after"}, False)
    in_flight.stop("c")
    assert list(watching)[-1].is_settled
