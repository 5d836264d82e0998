"""Who writes an answer, and what a model has for it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Budget:
    """How the context window of a model was used: tokens, and passages that it read and that did not fit."""

    window: int
    prompt: int
    passages: int
    left_out: int


class Form(StrEnum):
    """What the sentences of an answer are."""

    QUOTED = "quoted"  # each a quotation with who said it
    WRITTEN = "written"  # what a model wrote, each with its verdict


# Who writes an answer in quotations.
QUOTES = "quotes"


@dataclass(frozen=True, slots=True)
class Writing:
    """A model that is at work while quotations are shown; `seconds`: until its first word, where that can be known."""

    by: str
    seconds: float | None = None
