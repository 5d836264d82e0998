"""The conversation: questions, and what has come of each so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.conversation import exchange_of
from rag.markup import Html, element, problem, together
from rag.page.answers import answer_html
from rag.types import Answer, Exchange

# Examples of all the filters that may be typed.
FILTERS = ("before:2023-02 ", "after:2022-06-30 ", "as-of:2024 ", "source:rt.com")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, and what has come of it so far."""

    question: str
    answer: Answer | None = None
    problem: str | None = None  # why there is no answer, in words for the person who asked
    stopped: bool = False  # by the person who asked

    @property
    def settled(self) -> bool:
        return bool(self.problem or (self.answer and self.answer.done))


def history(turns: Sequence[Turn]) -> tuple[Exchange, ...]:
    """What the next question may refer to."""
    return tuple(exchange_of(turn.answer) for turn in turns if turn.answer and turn.answer.done)


def conversation(turns: Sequence[Turn]) -> Html:
    """All turns, oldest first. Before the first: what to do here.

    The element around them is the same from the start, so that what comes into it is read out.
    """
    shown = [_turn(place, turn) for place, turn in enumerate(turns, start=1)] or [_hint()]
    return element("div", *shown, role="log", aria_live="polite", aria_label="Conversation")


def _hint() -> Html:
    hint = element("p", "Ask about the articles. Every number in an answer leads to the exact words that it rests on.")
    typed = [element("code", each) for each in FILTERS]
    return element("div", hint, element("p", "A question may hold filters: ", *typed), class_="hint")


def _turn(place: int, turn: Turn) -> Html:
    asked = element("h3", turn.question, class_="asked", dir="auto") if turn.question.strip() else None
    return element("section", asked, element("div", _outcome(place, turn), class_="answer"), class_="turn")


def _outcome(place: int, turn: Turn) -> Html:
    said = answer_html(place, turn.answer) if turn.answer else None
    if turn.problem:
        return together([said if turn.answer and turn.answer.sentences else None, problem(turn.problem)])
    waiting = None if said else element("p", "Searching the articles …", class_="note waiting")
    ended = element("p", "Stopped.", class_="note") if turn.stopped and turn.settled else None
    return together([waiting, said, ended])
