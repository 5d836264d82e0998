"""Answers that are being made in the background: a page that is reloaded finds its answer again."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from threading import Event, Lock, Timer

from rag.errors import DatelineError
from rag.page.background import Job, fault_of_ours
from rag.turns import Turn
from rag.types import Answer

# Seconds between two looks at an answer. A model on a graphics card writes 100 pieces a second: ten looks a second read
# as smoothly.
PACE = 0.1

# Seconds that an answer goes on when everybody who waits for it has left: a page that is reloaded is back sooner.
GRACE = 15.0

# Seconds that the next question waits for the one before it to end.
PATIENCE = 10.0


@dataclass(kw_only=True, slots=True, eq=False)
class InFlight(Job[Turn]):
    """A turn that is being answered, as far as it has come. `visitors` are the open pages that wait for it."""

    conversation: str
    visitors: set[str]


class InFlightAnswers:
    """At most one answer for each conversation and each visitor: the next question ends the one before.

    `keep` is given the turn of a conversation when it is settled.
    """

    def __init__(self, keep: Callable[[str, Turn], None], grace: float = GRACE) -> None:
        self._keep = keep
        self._grace = grace
        self._lock = Lock()
        self._in_flight: dict[str, InFlight] = {}

    def begin(
        self, conversation: str, turn: Turn, visitor: str, answers: Callable[[Event], Iterator[Answer]]
    ) -> InFlight:
        """Starts to answer. `answers` gives snapshots of an answer that grows, and ends soon once its event is set.

        What is still answered in the conversation, as of a question that was sent twice at once, is stopped.
        """
        answer = InFlight(name="answer", latest=turn, conversation=conversation, visitors={visitor})
        with self._lock:
            if before := self._in_flight.get(conversation):
                before.stop.set()
            self._in_flight[conversation] = answer
        answer.begin(lambda: self._settled(answer, answers), lambda line: replace(answer.latest, problem=line))
        return answer

    def _settled(self, answer: InFlight, answers: Callable[[Event], Iterator[Answer]]) -> Turn:
        """The turn with what came of it. Who sees that it is settled finds it kept, and nothing under way."""
        settled = answer.latest
        try:
            for grown in _answered(answer.latest, answers, answer.stop):
                settled = grown
                if not grown.is_settled:
                    answer.show(grown)
            return self._kept(answer.conversation, settled)
        finally:
            with self._lock:
                if self._in_flight.get(answer.conversation) is answer:
                    del self._in_flight[answer.conversation]

    def _kept(self, conversation: str, settled: Turn) -> Turn:
        """The turn, which is kept, or else says that it will be gone."""
        try:
            self._keep(conversation, settled)
        except DatelineError as error:
            return _not_kept(settled, error)
        except Exception as error:
            logging.exception("the answer to %r could not be kept", settled.question)
            return replace(settled, problem=fault_of_ours(error))
        return settled

    def of(self, conversation: str) -> InFlight | None:
        """What is being answered in a conversation."""
        return self._in_flight.get(conversation)

    def watch(self, answer: InFlight, visitor: str) -> Iterator[Turn]:
        """The turn as it is now, and whenever it has grown, at a pace that a person can follow; the last is settled."""
        answer.visitors.add(visitor)
        yield from answer.watch(PACE)

    def end(self, conversation: str) -> None:
        """Ends the answer of a conversation, if there is one under way, and waits until what was said is kept."""
        if answer := self.of(conversation):
            answer.end(PATIENCE)

    def end_others(self, visitor: str, conversation: str) -> None:
        """Ends what this visitor, and nobody else, waits for in other conversations: a model writes one at a time."""
        for answer in self._all():
            if answer.conversation != conversation and answer.visitors == {visitor}:
                answer.stop.set()

    def stop(self, conversation: str) -> None:
        """Ends the answer of a conversation: what was said so far comes as the last of it."""
        if answer := self.of(conversation):
            answer.stop.set()

    def leave(self, visitor: str) -> None:
        """A page was closed, or is reloaded: what nobody waits for any more ends soon."""
        for answer in self._all():
            answer.visitors.discard(visitor)
            if not answer.visitors:
                timer = Timer(self._grace, lambda answer=answer: None if answer.visitors else answer.stop.set())
                timer.daemon = True
                timer.start()

    def stop_all(self) -> None:
        """The server ends."""
        for answer in self._all():
            answer.stop.set()

    def _all(self) -> list[InFlight]:
        with self._lock:
            return list(self._in_flight.values())


def _answered(turn: Turn, answers: Callable[[Event], Iterator[Answer]], stop: Event) -> Iterator[Turn]:
    """The turn as its answer grows. The last one is settled, whatever happens."""
    try:
        for said in answers(stop):
            turn = replace(turn, answer=said, stopped=stop.is_set())
            yield turn
    except DatelineError as error:
        yield replace(turn, problem=str(error))
    except Exception as error:  # whatever it is, the person must not be left waiting for it
        logging.exception("the question %r could not be answered", turn.question)
        yield replace(turn, problem=fault_of_ours(error))


def _not_kept(turn: Turn, error: DatelineError) -> Turn:
    """The turn, with an answer that says that it will be gone."""
    said = f"This answer is not kept: {error}."
    if turn.answer is None:
        return replace(turn, problem=turn.problem or str(error))
    return replace(turn, answer=replace(turn.answer, notes=(*turn.answer.notes, said)))
