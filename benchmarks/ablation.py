"""What each weight and each rule of search and quotation is worth: what is lost where it is left out.

    python -m benchmarks.ablation     15 minutes on two cores; prints a table

Measured on questions that may be tuned on (`held_out.py`): a difference of one question in 30 about the seeds, or of
two in 100 about news, says little by itself.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import astuple, dataclass
from pathlib import PurePath
from statistics import fmean
from typing import Any
from unittest.mock import patch

from benchmarks.common import NEWS_QA, missing
from benchmarks.first_words import read_answer
from benchmarks.held_out import labelled_questions, news_library, news_questions, seed_library
from rag.answer_json import answer_json
from rag.answering import quotations, relevance
from rag.assistant import Assistant
from rag.evaluation.metrics.text import holds
from rag.question import questions
from rag.retrieval import fusion, joined, reader, reordering, search, window
from rag.retrieval.reader import Reading
from rag.text import frequencies
from rag.types import Answer

# Questions about news, the first of those held out.
NEWS = 100

Patched = AbstractContextManager[Any]


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is left out: what it is, and how."""

    name: str
    out: Callable[[], Patched]


def _weights(what: str, weights: Mapping[str, float]) -> Iterator[Left]:
    for name in weights:
        yield Left(f"{what}: {name}", lambda name=name: patch.dict(weights, {name: 0.0}))  # type: ignore[misc]


@contextmanager
def _no_synonyms() -> Iterator[None]:
    with patch.object(frequencies, "_synonyms", dict):
        frequencies.meanings.cache_clear()
        yield
    frequencies.meanings.cache_clear()


RULES = (
    Left("words of titles in the search by words", lambda: patch.object(search, "TITLE_BOOST", 0.0)),
    Left("search by words in the fused order", lambda: patch.object(fusion, "BM25_SHARE", 0.0)),
    Left("search by meaning in the fused order", lambda: patch.object(fusion, "BM25_SHARE", 1.0)),
    Left("synonyms", _no_synonyms),
    Left("words that frame a question", lambda: patch.object(questions, "strip_framing", lambda text: text)),
    Left("the title before a sentence that is read", lambda: patch.object(window, "TITLE_WORDS", 0)),
    Left("the sentence before one that hangs", lambda: patch.object(window, "_HANGING", re.compile(r"(?!)"))),
    Left("several things, article by article", lambda: patch.object(quotations, "_one_article_after_another", list)),
    Left("several things gathered", lambda: patch.object(quotations, "SEVERAL", quotations.ONE)),
    Left("a sentence that prolongs a quotation", lambda: patch.object(quotations, "PROLONGS", 1e9)),
    Left("what says the same left out", lambda: patch.object(quotations, "REPEAT", 2.0)),
)


def ablations() -> Iterator[Left]:
    yield Left("nothing", lambda: patch.dict({}))
    yield from _weights("sentence", joined.SENTENCE.weights)
    yield from _weights("passage", joined.PASSAGE.weights)
    yield from _weights("before reading", reordering.PASSAGE.weights)
    yield from _weights("gate", relevance.GATE.weights)
    yield from RULES


@dataclass(frozen=True, slots=True)
class Worth:
    """Shares of questions, in the order of the table's columns."""

    first: float  # about the seeds: what is read first answers
    answering: float  # of their quotations: those that answer
    quoted: float  # about news: the first three quotations hold an accepted answer
    hit: float  # about news: the first passage does
    refused: float  # of those that no article answers


def worth(seeds: Assistant, news: Assistant, labels: Sequence[Mapping[str, Any]], rows: Sequence[Any]) -> Worth:
    texts = {PurePath(each.path or "").name: each.text for each in seeds.library.records.articles()}
    read = [read_answer(label, answer_json(_answer(seeds, label["question"])), texts) for label in labels]
    quoted = [each.answers for asked in read if asked.answerable for each in asked.quotations]
    answers = [(_answer(news, row["question"]), row) for row in rows]
    found = [(answer, tuple(row["answers"])) for answer, row in answers if row["answer_articles"]]
    unfound = [answer for answer, row in answers if not row["answer_articles"]]
    return Worth(
        fmean(asked.first_answers for asked in read if asked.answerable),
        fmean(quoted),
        fmean(any(holds(each.quote, accepted) for each in answer.citations[:3]) for answer, accepted in found),
        fmean(any(holds(hit.passage.text, accepted) for hit in answer.hits[:1]) for answer, accepted in found),
        fmean(answer.refusal is not None for answer in unfound),
    )


def _answer(assistant: Assistant, question: str) -> Answer:
    *_, answer = assistant.ask(question)
    return answer


def main() -> None:
    if missing(NEWS_QA):
        return
    rows, labels = news_questions()[:NEWS], labelled_questions()
    remembering = patch.object(reader.Reader, "read", _remembering(reader.Reader.read))
    with closing(news_library()) as about_news, closing(seed_library()) as about_seeds, remembering:
        print("| left out | first words | quotations | quoted@3 | hit@1 | refused |\n|---|---|---|---|---|---|")
        for left in ablations():
            with left.out():
                shares = worth(Assistant(about_seeds, "quotes"), Assistant(about_news, "quotes"), labels, rows)
            print("|", left.name, "|", " | ".join(f"{share:.3f}" for share in astuple(shares)), "|", flush=True)


def _remembering(anew: Callable[..., list[Reading]]) -> Callable[..., list[Reading]]:
    """The same with what was read before: most of what is left out changes nothing that is read."""
    known: dict[tuple[str, str], Reading] = {}

    def read(self: reader.Reader, question: str, texts: Sequence[str]) -> list[Reading]:
        if new := [text for text in texts if (question, text) not in known]:
            known.update(zip(((question, text) for text in new), anew(self, question, new), strict=True))
        return [known[question, text] for text in texts]

    return read


if __name__ == "__main__":
    main()
