"""Groups from the public sets of questions on single passages, most of them of Wikipedia (`../shared/reading-data`)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.common import SHARED
from benchmarks.reader.groups import ANSWERS, NOT, Group, Labelled, read_rows
from benchmarks.reader.near import Near
from rag.evaluation.metrics.text import holds
from rag.text.sentences import sentence_spans

QUESTIONS = SHARED / "reading-data" / "questions"

# Words of a passage. What is left out is far from the answer: training is as quick as its passages are short.
WORDS = 110

# How many groups each set gives, what twenty minutes of training allow: most of real search questions, fewer of those
# that were written with the passage in view, whose words they share.
SIZES: Mapping[str, int] = {
    "qed": 1700,
    "nq-oracle": 900,
    "squad1": 800,
    "squad2-unanswerable": 700,
    "squadshifts-wiki": 400,
    "squadshifts-reddit": 200,
    "qamr": 250,
    "timeqa": 200,
}

# Of how many groups with an answer one loses its answering sentences, so that nothing in it answers.
ROBBED = 6


@dataclass(frozen=True, slots=True)
class Case:
    """A question, its passage, and the accepted words, which a passage that does not answer must not hold."""

    question: str
    passage: Labelled
    accepted: tuple[str, ...]


def wiki_groups(source: str, folder: Path, random: Random) -> Iterator[Group]:
    """Groups of a set: the passage of the question, and often the nearest other one that does not answer."""
    cases = list(_READERS.get(source, _of_passages)(list(read_rows(QUESTIONS / f"{source}.jsonl.gz")), random))
    near = Near(folder / source, [" ".join(case.passage.sentences) for case in cases])
    for case in random.sample(cases, min(SIZES[source], len(cases))):
        passage = case.passage
        if ANSWERS in passage.labels and random.randrange(ROBBED) == 0:
            passage = _robbed(passage)
        passages = [_cut(passage)] if passage.sentences else []
        others = (cases[place].passage for place in near.places(case.question, 8))
        foreign = [other for other in others if not _may_answer(other, case)]
        if foreign and (not passage.answers or random.random() < 0.6):
            passages.append(_cut(_not_answering(random.choice(foreign[:3]))))
        if passages:
            yield Group(source, _asked(case.question, random), tuple(passages))


def _may_answer(other: Labelled, case: Case) -> bool:
    return other.sentences == case.passage.sentences or holds(" ".join(other.sentences), case.accepted)


def _of_sentences(rows: Sequence[dict[str, Any]], random: Random) -> Iterator[Case]:
    """Of passages that come in numbered sentences."""
    for row in rows:
        sentences = tuple(_untokenised(each) for each in row["sentences"])
        labels = tuple(ANSWERS if place in row["answer_sentences"] else NOT for place in range(len(sentences)))
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


def _robbed(passage: Labelled) -> Labelled:
    kept = [sentence for sentence, label in zip(passage.sentences, passage.labels, strict=True) if label == NOT]
    return Labelled(passage.title, tuple(kept), (NOT,) * len(kept))


def _not_answering(passage: Labelled) -> Labelled:
    return replace(passage, labels=(NOT,) * len(passage.labels))


def _cut(passage: Labelled) -> Labelled:
    """The sentences around the answer, as many as have WORDS words; the first ones where nothing answers."""
    at = next((place for place, label in enumerate(passage.labels) if label == ANSWERS), 0)
    first = last = at
    size = len(passage.sentences[at].split())
    while True:
        # Before and after in turn, so that an answer is not always first.
        for step in (-1, 1):
            place = first - 1 if step < 0 else last + 1
            if 0 <= place < len(passage.sentences) and size + len(passage.sentences[place].split()) <= WORDS:
                size += len(passage.sentences[place].split())
                first, last = min(first, place), max(last, place)
                break
        else:
            break
    return Labelled(passage.title, passage.sentences[first : last + 1], passage.labels[first : last + 1])


def _title(row: Mapping[str, Any]) -> str:
    return str(row.get("title") or "").replace("_", " ")


def _asked(question: str, random: Random) -> str:
    """With a question mark or without, as people ask."""
    bare = question.strip().rstrip("?").strip()
    return bare if random.random() < 0.3 else f"{bare}?"


_BEFORE = re.compile(r"\s+([.,;:!?%)\]}'’”]|''|n't\b|'s\b)")
_AFTER = re.compile(r"([(\[{$£€“‘]|``)\s+")


def _untokenised(text: str) -> str:
    """Tokenised text as it was written."""
    return _AFTER.sub(r"\1", _BEFORE.sub(r"\1", text)).replace("``", "“").replace("''", "”")
