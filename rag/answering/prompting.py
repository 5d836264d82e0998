"""What a model reads: the rules, the question, and the passages, fenced as data."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from prompts import fill
from rag.answering.budget import AROUND, Count, room_for
from rag.answering.excerpts import excerpts
from rag.answering.sentinel import SENTINEL
from rag.presentation import long_date
from rag.quotable import line_of, sentences_of
from rag.retrieval.evidence import Evidence
from rag.text.outlets import outlet_name
from rag.types import Hit, Passage
from rag.writer import Budget

# Passages that a model reads, at most. For .85 of news questions the answer is in the best five, for .90 in the best
# ten; each costs 300 tokens, and without a graphics card the first word comes a second later for each 50 to 200.
MOST = 6

_LETTERS = str.maketrans("0123456789", "ghijklmnop")

# What looks like one of our codes, or like several: "[3]", "[1, 2]", "[^4]", "【5】".
_MARKER = re.compile(r"[\[【［〔]([\s\d,;^]{0,20}\d[\s\d,;^]{0,20})[\]】］〕]")


@dataclass(frozen=True, slots=True)
class Prompt:
    """The two messages for a model. `passages[code - 1]` is the one that [code] stands for."""

    rules: str
    question: str
    passages: tuple[Passage, ...]
    budget: Budget


@dataclass(frozen=True, slots=True)
class ReadingBudget:
    """How much a model reads: tokens of its window, tokens that it reads while a person waits, and how they count."""

    window: int
    in_time: int
    count: Count


def prompt_for(question: str, hits: Sequence[Hit], evidence: Sequence[Evidence], reader: ReadingBudget) -> Prompt:
    """What answers best of the best passages, as much as is read in time beside the question.

    A passage of which nothing is left when what addresses a model is taken out is no passage.
    """
    best = [hit for hit in hits[:MOST] if sentences_of(hit.passage)]
    fence = _fence([hit.passage.text for hit in best])
    rules = fill("answer_rules", sentinel=SENTINEL)
    bare = fill("answer", fence=fence, passages="", question=question)
    taken = reader.count(rules) + reader.count(bare)

    def size(passage: Passage, text: str) -> int:
        return 1 + reader.count(_readable(text) if text else _fenced(fence, 1, passage, ""))

    read = excerpts(best, evidence, room_for(reader.window, reader.in_time, taken), size)
    texts = [_fenced(fence, code, each.passage, each.text) for code, each in enumerate(read, start=1)]
    filled = fill("answer", fence=fence, passages="\n".join(texts), question=question)
    used = reader.count(rules) + reader.count(filled) + AROUND
    passages = tuple(each.passage for each in read)
    return Prompt(rules, filled, passages, Budget(reader.window, used, len(read), len(best) - len(read)))


def _fence(texts: Sequence[str]) -> str:
    """A word that no text can hold, since it is made of all of them. Without digits: a small model took those for the
    number of the passage."""
    digest = hashlib.sha256(chr(0).join(texts).encode()).hexdigest()
    return f"passage-{digest[:8].translate(_LETTERS)}"


def _readable(text: str) -> str:
    """What looks like one of our codes gets round brackets."""
    return _MARKER.sub(r"(\1)", text)


def _fenced(fence: str, code: int, passage: Passage, text: str) -> str:
    """What is read of a passage, under a line that says where it comes from and of which day."""
    article = passage.article
    published = long_date(article.published) if article.published else "undated"
    origin = ", ".join(filter(None, [line_of(outlet_name(article.source or "")), published, line_of(article.title)]))
    return fill("answer_passage", fence=fence, code=str(code), origin=_readable(origin), text=_readable(text))
