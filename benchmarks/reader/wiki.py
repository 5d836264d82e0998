"""Groups from the public sets of questions on single passages, most of them of Wikipedia (`../shared/reading-data`)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.common import SHARED
from benchmarks.reader.grouping import grouped
from benchmarks.reader.groups import ANSWERS, NOT, Case, Group, Labelled, read_rows
from benchmarks.reader.near import Near
from rag.text.sentences import sentence_spans

QUESTIONS = SHARED / "reading-data" / "questions"

# How many groups each set gives: all of real search questions, fewer of those that were written with the passage in
# view, whose words they share.
SIZES: Mapping[str, int] = {
    "qed": 7200,
    "nq-oracle": 2700,
    "squad1": 3200,
    "squad2-unanswerable": 2800,
    "squadshifts-wiki": 1500,
    "squadshifts-reddit": 800,
    "qamr": 2500,
    "timeqa": 900,
}


def wiki_groups(source: str, size: int, folder: Path, random: Random) -> Iterator[Group]:
    """Groups of `size` questions of a set."""
    cases = list(_READERS.get(source, _of_passages)(list(read_rows(QUESTIONS / f"{source}.jsonl.gz")), random))
    near = Near(folder / source, (case.passage for case in cases))
    for case in random.sample(cases, min(size, len(cases))):
        if group := grouped(source, replace(case, question=_asked(case.question, random)), near, random):
            yield group


def _of_sentences(rows: Sequence[dict[str, Any]], random: Random) -> Iterator[Case]:
    """Of passages that come in numbered sentences."""
    for row in rows:
        sentences = tuple(untokenised(each) for each in row["sentences"])
        labels = tuple(ANSWERS if index in row["answer_sentences"] else NOT for index in range(len(sentences)))
        yield Case(row["question"], Labelled(_title(row), sentences, labels), tuple(row.get("answers", ())))


def _of_passages(rows: Sequence[dict[str, Any]], random: Random) -> Iterator[Case]:
    """Of passages with the answering sentence, or the answer, beside them."""
    for row in rows:
        text = row["passage"]
        sentences = tuple(span.of(text) for span in sentence_spans(text))
        start = row.get("answer_start", text.find(row.get("sentence") or "\0"))
        labels = [ANSWERS if row["label"] and span.start <= start < span.end else NOT for span in sentence_spans(text)]
        if row["label"] and ANSWERS not in labels:
            continue
        yield Case(row["question"], Labelled(_title(row), sentences, tuple(labels)), tuple(row.get("answers") or ()))


def _of_single_sentences(rows: Sequence[dict[str, Any]], random: Random) -> Iterator[Case]:
    """Of a document's annotated sentences, which make up a passage; at most three questions of a sentence."""
    for _, document in groupby(sorted(rows, key=lambda row: str(row["doc"])), key=lambda row: row["doc"]):
        of_document = list(document)
        known = list(dict.fromkeys(row["sentence"] for row in of_document))
        for sentence in known:
            asked = [row for row in of_document if row["sentence"] == sentence]
            for row in random.sample(asked, min(3, len(asked))):
                around = [
                    sentence,
                    *random.sample([other for other in known if other != sentence], min(2, len(known) - 1)),
                ]
                random.shuffle(around)
                labels = tuple(ANSWERS if each == sentence else NOT for each in around)
                yield Case(row["question"], Labelled("", tuple(around), labels), tuple(row["answers"]))


_READERS: Mapping[str, Callable[[Sequence[dict[str, Any]], Random], Iterator[Case]]] = {
    "qed": _of_sentences,
    "qamr": _of_single_sentences,
}


def _title(row: Mapping[str, Any]) -> str:
    return str(row.get("title") or "").replace("_", " ")


def _asked(question: str, random: Random) -> str:
    """With a question mark or without, as people ask."""
    bare = question.strip().rstrip("?").strip()
    return bare if random.random() < 0.3 else f"{bare}?"


_BEFORE = re.compile(r"\s+([.,;:!?%)\]}'’”]|''|n't\b|'s\b)")
_AFTER = re.compile(r"([(\[{$£€“‘]|``)\s+")


def untokenised(text: str) -> str:
    """Tokenised text as it was written."""
    return _AFTER.sub(r"\1", _BEFORE.sub(r"\1", text)).replace("``", "“").replace("''", "”")
