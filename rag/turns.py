"""A conversation as values: its questions, what came of each, and what a person thinks of an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rag.types import Answer, CitationKey


@dataclass(frozen=True, slots=True)
class Exchange:
    """An earlier question of a conversation and what was answered, with the numbers that its citations had."""

    question: str
    standalone_question: str
    answer: str = ""
    numbers: Mapping[CitationKey, int] = field(default_factory=dict)


class Thumb(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Rating:
    """What a person thinks of an answer. `right` is the right answer in a few words, where they gave one."""

    thumb: Thumb
    comment: str = ""
    right: str = ""
    in_set: bool = False  # whether it is a line of the question set of the ratings


@dataclass(frozen=True, slots=True)
class Turn:
    """A question of a conversation, and what has come of it so far.

    `id` is of this asking: a question that is asked again in its place has another one. `asked` is the time, in UTC and
    ISO form. `conditions` are what the answer depended on beside the articles found, for the record.
    """

    id: str
    number: int  # its place in the conversation, from 1
    question: str
    asked: str = ""
    answer: Answer | None = None
    problem: str | None = None  # why there is no answer, in words for the person who asked
    stopped: bool = False  # by the person who asked
    conditions: Mapping[str, Any] = field(default_factory=dict)
    rating: Rating | None = None

    @property
    def is_settled(self) -> bool:
        return bool(self.problem or (self.answer and self.answer.done))


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions and answers that belong together, oldest first. Times are UTC in ISO form."""

    id: str
    title: str
    started: str
    changed: str
    turns: tuple[Turn, ...] = ()
