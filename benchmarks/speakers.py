"""Who is speaking, on news that people annotated: PolNeAR (Newell, Margolin and Ruths, LREC 2018), 924 articles.

Each attribution that names its source is one question: who speaks the words at the beginning of its content? Right is a
label whose head is that of the source: "Rosa Lind" for "Rosa Lind from the Norbury Institute", and not "the Norbury
Institute". A pronoun counts with the name that PolNeAR's own resolver gives it, and not at all where it gives none.
"Precision" is of the labels that are given, "found" of all attributions. The rules were made looking at the part
`train` alone.

`speakers.jsonl` holds 160 pieces by somebody who did not know the rules, of what is hard: interviews, passive voice,
quotations over paragraphs, narration beside a quotation. Before anybody looked at them the rules found 88 of 125
speakers and gave 6 wrong ones; since then rules were made of them, and they only tell what is lost.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.common import PROJECT, SHARED, missing, read_jsonl
from benchmarks.reader.groups import read_rows
from rag.text.sentences import sentence_spans
from rag.text.speakers import speaker_at, speaker_of
from rag.text.words import fold
from rag.types import Span

PIECES = PROJECT / "benchmarks" / "speakers.jsonl"
ARTICLES = SHARED / "reading-data" / "news" / "polnear.jsonl.gz"
KINDS = ("direct", "mixed", "indirect")

_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "you",
        "who",
        "that",
        "which",
        "this",
        "one",
        "him",
        "her",
        "his",
        "their",
        "himself",
        "herself",
    ]
)
# What follows one of these in a phrase is not its head.
_AFTER_HEAD = re.compile(
    r"\s+(?:of|for|from|in|at|to|with|by|on|near|who|which|whose|that|and|accused|among|inside|behind|close)\b.*"
)
_NAME = re.compile(r"(?:[A-Z][\w.'’-]* ?){1,4}")
_WORD = re.compile(r"[\w.&-]+")


def heads(phrase: str) -> set[str]:
    """The last words of the phrase's parts that may be its head: before and after a comma, without what hangs on it."""
    parts = [_AFTER_HEAD.sub("", part.strip()) for part in re.split(r"[,()–—]|\s-\s", phrase)]
    found = [_WORD.findall(re.sub(r"['’]s?$", "", part)) for part in parts]
    return {fold(words[-1].strip(".")) for words in found if words}


def gold(attribution: Mapping[str, Any]) -> set[str]:
    """The heads that a right label may have; empty where nobody knows who it is."""
    source = attribution.get("speaker_text") or ""
    if fold(source) in _PRONOUNS:
        source = attribution.get("speaker_coref") or ""
        return {fold(source.split()[-1])} if _NAME.fullmatch(source) else set()
    return heads(source)


def is_right(label: str, accepted: set[str]) -> bool:
    return bool(heads(label) & accepted)


def questions(row: Mapping[str, Any]) -> Iterator[tuple[str, Span, set[str]]]:
    """The kind, the words and the accepted heads of each attribution; not of those within the words of another one."""
    attributions = row["attributions"]
    spans = [Span(each["content"][0][0], each["content"][-1][1]) for each in attributions]
    for each, span in zip(attributions, spans, strict=True):
        inner = any(other != span and other.start <= span.start and span.end <= other.end for other in spans)
        if not inner and (accepted := gold(each)):
            yield each["kind"], span, accepted


def main(part: str = "dev") -> None:
    _print_pieces()
    if missing(ARTICLES):
        return
    counts: Counter[tuple[str, str]] = Counter()
    for row in read_rows(ARTICLES):
        if row["split"] == part:
            counts.update(_counted(row))
    for kind in KINDS:
        right, wrong, none = (counts[kind, outcome] for outcome in ("right", "wrong", "none"))
        given = right + wrong
        print(f"{kind}: precision {right / given:.3f} of {given}, found {right / (given + none):.3f} of {given + none}")
    own, labelled = counts["own", "none"], counts["own", "labelled"]
    print(f"sentences without an attribution: {labelled / (own + labelled):.3f} of {own + labelled} labelled")


def _print_pieces() -> None:
    rows = read_jsonl(PIECES)
    labels = [_label_of(row) for row in rows]
    spoken = [(label, row) for label, row in zip(labels, rows, strict=True) if row["expected"]]
    given = [_fits(label, row) for label, row in spoken if label]
    own = [label is not None for label, row in zip(labels, rows, strict=True) if not row["expected"]]
    print(f"pieces: {sum(given)} of {len(spoken)} speakers, {len(given) - sum(given)} wrong; ", end="")
    print(f"{sum(own)} of {len(own)} labelled that nobody speaks")


def _label_of(row: Mapping[str, Any]) -> str | None:
    text, start = row["text"], row["text"].index(row["sentence"])
    sentences = sentence_spans(text)
    index = next(position for position, each in enumerate(sentences) if each.start <= start < each.end)
    return speaker_of(text, sentences, index)


def _fits(label: str, row: Mapping[str, Any]) -> bool:
    low = fold(label)
    return row["head"] in heads(label) or any(low in fold(one) or fold(one) in low for one in row["expected"])


def _counted(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    text = row["text"]
    sentences = sentence_spans(text)
    asked = list(questions(row))
    for kind, span, accepted in asked:
        index = next((position for position, each in enumerate(sentences) if each.end > span.start), len(sentences) - 1)
        label = speaker_at(text, sentences, index, span.start)
        yield kind, "none" if label is None else "right" if is_right(label, accepted) else "wrong"
    for index in _own(row, sentences):
        yield "own", "labelled" if speaker_of(text, sentences, index) else "none"


def _own(row: Mapping[str, Any], sentences: Sequence[Span]) -> list[int]:
    """Sentences that no attribution touches."""
    attributions = row["attributions"]
    touched = [part for each in attributions for key in ("content", "cue") for part in each[key]]
    return [
        index
        for index, span in enumerate(sentences)
        if not any(start < span.end and span.start < end for start, end in touched)
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
