"""Answers that are being made, each in a thread of its own: a page that is reloaded finds its answer again."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from threading import Condition, Event, Lock, Thread, Timer
from time import monotonic

from rag.errors import DatelineError
from rag.turns import Turn
from rag.types import Answer

# Seconds between two looks at an answer. A model on a graphics card writes 100 pieces a second: ten looks a second read
# as smoothly.
PACE = 0.1

# Seconds that an answer goes on when everybody who waits for it has left: a page that is reloaded is back sooner.
GRACE = 15.0

# Seconds that the next question waits for the one before it to end.
PATIENCE = 10.0


@dataclass(slots=True)
class Live:
    """A turn that is being answered, as far as it has come. `visitors` are the open pages that wait for it."""

    conversation: str
    turn: Turn
    visitors: set[str]
    stop: Event = field(default_factory=Event)
    changed: Condition = field(default_factory=Condition)

    def grow(self, turn: Turn) -> None:
        with self.changed:
            self.turn = turn
            self.changed.notify_all()

    def wait_for_more(self, seen: Turn) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.turn is not seen)


class LiveAnswers:
    """At most one answer for each conversation and each visitor: the next question ends the one before.

    `keep` is given the turn of a conversation when it is settled.
    """

    def __init__(self, keep: Callable[[str, Turn], None], grace: float = GRACE) -> None:
        self._keep = keep
        self._grace = grace
        self._lock = Lock()
        self._lives: dict[str, Live] = {}

    def begin(self, conversation: str, turn: Turn, visitor: str, answers: Callable[[Event], Iterator[Answer]]) -> Live:
        """Starts to answer. `answers` gives snapshots of an answer that grows, and ends soon once its event is set."""
        live = Live(conversation, turn, {visitor})
        with self._lock:
            self._lives[conversation] = live
        Thread(target=self._make, args=(live, answers), name="answer", daemon=True).start()
        return live

    def _make(self, live: Live, answers: Callable[[Event], Iterator[Answer]]) -> None:
        settled = live.turn
        try:
            for grown in _answered(live.turn, answers, live.stop):
                settled = grown
                if not grown.settled:
                    live.grow(grown)
            self._keep(live.conversation, settled)
        except DatelineError as error:
            settled = _not_kept(settled, error)
        except Exception as error:
            logging.exception("the answer to %r could not be kept", settled.question)
            settled = replace(settled, problem=_failed(error))
        finally:
            # In this order: who sees that it is settled finds it kept, and nothing under way.
            with self._lock:
                if self._lives.get(live.conversation) is live:
                    del self._lives[live.conversation]
            live.grow(settled)

    def of(self, conversation: str) -> Live | None:
        """What is being answered in a conversation."""
        return self._lives.get(conversation)

    def watch(self, live: Live, visitor: str) -> Iterator[Turn]:
        """The turn as it is now, and whenever it has grown, at a pace that a person can follow; the last is settled."""
        live.visitors.add(visitor)
        turn, shown = live.turn, monotonic()
        yield turn
        while not turn.settled:
            live.wait_for_more(turn)
            if not live.turn.settled:  # what comes within a pace of the last look is seen at the next
                live.stop.wait(max(0.0, shown + PACE - monotonic()))
            turn, shown = live.turn, monotonic()
            yield turn

    def end(self, conversation: str) -> None:
        """Ends the answer of a conversation, if there is one under way, and waits until what was said is kept."""
        if live := self.of(conversation):
            live.stop.set()
            with live.changed:
                live.changed.wait_for(lambda: live.turn.settled, PATIENCE)

    def end_others(self, visitor: str, conversation: str) -> None:
        """Ends what this visitor, and nobody else, waits for in other conversations: a model writes one at a time."""
        for live in self._all():
            if live.conversation != conversation and live.visitors == {visitor}:
                live.stop.set()

    def stop(self, conversation: str) -> None:
        """Ends the answer of a conversation: what was said so far comes as the last of it."""
        if live := self.of(conversation):
            live.stop.set()

    def leave(self, visitor: str) -> None:
        """A page was closed, or is reloaded: what nobody waits for any more ends soon."""
        for live in self._all():
            live.visitors.discard(visitor)
            if not live.visitors:
                timer = Timer(self._grace, lambda live=live: None if live.visitors else live.stop.set())
                timer.daemon = True
                timer.start()

    def stop_all(self) -> None:
        """The server ends."""
        for live in self._all():
            live.stop.set()

    def _all(self) -> list[Live]:
        with self._lock:
            return list(self._lives.values())


def _answered(turn: Turn, answers: Callable[[Event], Iterator[Answer]], stop: Event) -> Iterator[Turn]:
    """The turn as its answer grows. The last one is settled, whatever happens."""
    try:
        for answer in answers(stop):
            turn = replace(turn, answer=answer, stopped=stop.is_set())
            yield turn
    except DatelineError as error:
        yield replace(turn, problem=str(error))
    except Exception as error:  # whatever it is, the person must not be left waiting for it
        logging.exception("the question %r could not be answered", turn.question)
        yield replace(turn, problem=_failed(error))


def _not_kept(turn: Turn, error: DatelineError) -> Turn:
    """The turn, with an answer that says that it will be gone."""
    said = f"This answer is not kept: {error}."
    if turn.answer is None:
        return replace(turn, problem=turn.problem or str(error))
    return replace(turn, answer=replace(turn.answer, notes=(*turn.answer.notes, said)))


def _failed(error: Exception) -> str:
    return f"Dateline failed ({type(error).__name__}); its terminal says where"
