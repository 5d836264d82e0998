"""What a model reads: the rules, the question, and the passages, fenced as data."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from prompts import fill
from rag.answering.budget import Count, fit
from rag.answering.sentinel import SENTINEL
from rag.answering.wording import long_date
from rag.quotable import line_of, text_of
from rag.types import Budget, Hit, Passage

# Passages that a model reads, at most. For .85 of news questions the answer is in the best five, for .90 in the best
# ten; each costs 300 tokens, and without a graphics card the first word comes a second later for each 50 to 200.
MOST = 6

# What looks like one of our codes, or like several: "[3]", "[1, 2]", "[^4]", "【5】".
_MARKER = re.compile(r"[\[【［〔]([\s\d,;^]{0,20}\d[\s\d,;^]{0,20})[\]】］〕]")


@dataclass(frozen=True, slots=True)
class Prompt:
    """The two messages for a model. `passages[code - 1]` is the one that [code] stands for."""

    rules: str
    question: str
    passages: tuple[Passage, ...]
    budget: Budget


def prompt_for(question: str, hits: Sequence[Hit], window: int, count: Count) -> Prompt:
    """The best passages that fit into `window` tokens beside the question.

    A passage of which nothing is left when what addresses a model is taken out is no passage.
    """
    shown = [(hit.passage, text) for hit in hits[:MOST] if (text := _shown(hit.passage))]
    fence = _fence([text for _, text in shown])
    rules = fill("answer_rules", sentinel=SENTINEL, fence=fence)
    bare = fill("answer", passages="", question=question, sentinel=SENTINEL)
    fenced = [_fenced(fence, code, passage, text) for code, (passage, text) in enumerate(shown, start=1)]
    read, used = fit(fenced, count(rules) + count(bare), window, count)
    passages = tuple(shown[place][0] for place in read)
    texts = [_fenced(fence, code, *shown[place]) for code, place in enumerate(read, start=1)]
    filled = fill("answer", passages="\n\n".join(texts), question=question, sentinel=SENTINEL)
    return Prompt(rules, filled, passages, Budget(window, used, len(read), len(shown) - len(read)))


def _fence(texts: Sequence[str]) -> str:
    """A word that no text can hold, since it is made of all of them."""
    return f"passage-{hashlib.sha256(chr(0).join(texts).encode()).hexdigest()[:10]}"


def _shown(passage: Passage) -> str:
    """The text of a passage as a model reads it: what looks like one of our codes gets round brackets."""
    return _MARKER.sub(r"(\1)", text_of(passage))


def _fenced(fence: str, code: int, passage: Passage, text: str) -> str:
    article = passage.article
    published = long_date(article.published) if article.published else "undated"
    origin = ", ".join(filter(None, [line_of(article.source or ""), published, line_of(article.title)]))
    return fill("answer_passage", fence=fence, code=str(code), origin=_MARKER.sub(r"(\1)", origin), text=text)
