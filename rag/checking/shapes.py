"""The values that travel between the parts of a check."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rag.types import Passage, Span


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage that a claim cites, and the sentences of it that the claim rests on."""

    passage: Passage
    attributed_spans: tuple[Span, ...]  # offsets into the article, in the order of the text

    @property
    def text(self) -> str:
        """The words that the claim rests on."""
        return " ".join(span.of(self.passage.article.text) for span in self.attributed_spans)


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against a claim, in words for a person: "the passage says 35 drones, not 53"."""

    kind: str  # "number", "date", "name", "quotation", "negation", "speaker" or "words"
    message: str
    grave: bool  # alone enough to call the claim unsupported; otherwise it is supported in part


@dataclass(frozen=True, slots=True)
class Judgement:
    """How likely the evidence is to bear the claim out, and the characters of the claim that it does not."""

    probability: float
    doubtful: tuple[Span, ...] = ()


class Judge(Protocol):
    """Says of (claim, evidence) pairs whether the evidence bears the claim out."""

    @property
    def name(self) -> str: ...

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Judgement]: ...
