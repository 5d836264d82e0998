"""Answers that are being made while pages come and go."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from rag.errors import InputError
from rag.page.ask.live import LiveAnswers
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
def live(kept: Kept) -> LiveAnswers:
    """Answers that end at once when nobody waits for them."""
    return LiveAnswers(kept, grace=0.0)


def begin(live: LiveAnswers, *answers: Any, conversation: str = "c", visitor: str = "me", turn: Turn = TURN) -> None:
    """Begins an answer of these snapshots; an exception among them is raised."""

    def made(stop: Event) -> Iterator[Answer]:
        for each in answers:
            if isinstance(each, Exception):
                raise each
            yield each

    live.begin(conversation, turn, visitor, made)


def endless(stop: Event) -> Iterator[Answer]:
    """Says something and goes on until it is stopped, as the assistant does."""
    yield SAID
    assert stop.wait(LONG)
    yield DONE


def watched(live: LiveAnswers, conversation: str = "c", visitor: str = "me") -> list[Turn]:
    found = live.of(conversation)
    return list(live.watch(found, visitor)) if found else []


def test_an_answer_is_kept_when_it_is_settled(live: LiveAnswers, kept: Kept) -> None:
    """Whether or not somebody watches; then nothing is under way."""
    begin(live, FOUND, SAID, DONE)
    assert kept.came.wait(LONG)
    live.end("c")
    [(conversation, turn)] = kept.turns
    assert (conversation, turn.answer, turn.settled, live.of("c")) == ("c", DONE, True, None)


def test_who_watches_sees_the_last_of_it(live: LiveAnswers) -> None:
    """Two at a time as well, whenever they come."""
    live.begin("c", TURN, "me", endless)
    seen: list[list[Turn]] = []
    threads = [threading.Thread(target=lambda: seen.append(watched(live))) for _ in range(2)]
    for thread in threads:
        thread.start()
    live.stop("c")
    for thread in threads:
        thread.join(LONG)
    assert [(turns[-1].answer, turns[-1].stopped) for turns in seen] == [(DONE, True)] * 2


@pytest.mark.parametrize(
    ("error", "line"), [(InputError("no such day"), "no such day"), (ZeroDivisionError(), "ZeroDivisionError")]
)
def test_an_error_becomes_a_line_and_what_was_said_stays(
    live: LiveAnswers, kept: Kept, error: Exception, line: str
) -> None:
    """Nobody is left waiting."""
    begin(live, SAID, error)
    assert kept.came.wait(LONG)
    [(_, turn)] = kept.turns
    assert (line in (turn.problem or ""), turn.answer, turn.settled) == (True, SAID, True)


def test_what_cannot_be_kept_is_told() -> None:
    """The answer is seen all the same."""

    def full(conversation: str, turn: Turn) -> None:
        raise OSError("disk full")

    live = LiveAnswers(full)
    live.begin("c", TURN, "me", endless)
    found = live.of("c")
    assert found
    live.stop("c")
    *_, last = live.watch(found, "me")
    assert (last.answer, "OSError" in (last.problem or "")) == (DONE, True)


def test_the_next_question_of_a_visitor_ends_what_they_wait_for_elsewhere(live: LiveAnswers) -> None:
    """Not what somebody else waits for too, and not what is in the same conversation."""
    live.begin("mine", TURN, "me", endless)
    live.begin("ours", TURN, "me", endless)
    live.begin("here", TURN, "me", endless)
    ours, mine, here = (live.of(each) for each in ("ours", "mine", "here"))
    assert ours
    assert mine
    assert here
    ours.visitors.add("another")
    live.end_others("me", "here")
    assert (mine.stop.is_set(), ours.stop.is_set(), here.stop.is_set()) == (True, False, False)
    live.stop_all()


def test_an_answer_that_nobody_waits_for_ends(live: LiveAnswers, kept: Kept) -> None:
    """What was said is kept."""
    live.begin("c", TURN, "me", endless)
    live.leave("me")
    assert kept.came.wait(LONG)
    assert (kept.turns[0][1].answer, kept.turns[0][1].stopped) == (DONE, True)


def test_a_page_that_comes_back_in_time_finds_its_answer(kept: Kept) -> None:
    """A reload is a page that leaves and another one that comes."""
    live = LiveAnswers(kept, grace=LONG)
    live.begin("c", TURN, "before", endless)
    found = live.of("c")
    assert found
    live.leave("before")
    watching = live.watch(found, "after")
    assert (next(watching).question, found.visitors, found.stop.is_set()) == ("q", {"after"}, False)
    live.stop("c")
    assert list(watching)[-1].settled
