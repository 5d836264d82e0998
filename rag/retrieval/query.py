"""What the stages of a search hand on: a query, and what was found so far."""

from collections.abc import Callable
from dataclasses import dataclass

from rag.embedding.encoders import TokenVectors
from rag.filtering import Filters
from rag.question.questions import Question
from rag.types import Hit


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for. `embedded` is the question as the embedding model reads it."""

    question: Question
    embedded: TokenVectors
    filters: Filters


@dataclass(frozen=True, slots=True)
class FoundPassages:
    """Passages, best first, and what a person should know of the search."""

    hits: tuple[Hit, ...] = ()
    notes: tuple[str, ...] = ()


# One step of a search: what was found before it, and what is found after it.
Stage = Callable[[Query, FoundPassages], FoundPassages]
