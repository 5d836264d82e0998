"""What a person reads of an answer about the seeds: whether its quotations answer, the first of them above all.

python -m benchmarks.first_words          a line for each measure
python -m benchmarks.first_words --show   each question too, with its quotations: + where one answers, - where not

Every sentence of the five articles that answers a question was found by hand and stands in `seed_labels.jsonl`, in its
exact words; what does not stand there does not answer. A quotation answers if it has words of such a sentence. A part
of a question for several things is what one sentence at least has to be quoted for; a sentence without a part answers,
and is not needed. The questions are halved by lot: who tunes on the half `develop` looks at the half `check` last.

A question that is refused has no first words and counts as one whose first words do not answer.
"""

import argparse
import json
import re
import statistics
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from benchmarks.common import PROJECT, dateline, read_jsonl
from rag.types import Span

LABELS = PROJECT / "benchmarks" / "seed_labels.jsonl"
HALVES = ("develop", "check")
_MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that were quoted, and the parts of the question that they answer: "" where what answers is no part."""

    quote: str
    parts: frozenset[str]

    @property
    def answers(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled question with its quotations in the order of reading, and the words of the answer's text."""

    label: Mapping[str, Any]
    quotations: tuple[Quotation, ...]
    word_count: int

    @property
    def answerable(self) -> bool:
        return bool(self.label["answers"])

    @property
    def first_answers(self) -> bool:
        return bool(self.quotations) and self.quotations[0].answers

    @property
    def found(self) -> set[str]:
        """The parts that are quoted."""
        return set(self.label.get("parts", ())) & {part for each in self.quotations for part in each.parts}


def main(show: bool = False) -> None:
    labels = read_jsonl(LABELS)
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "library"
        dateline("add", "seeds", data_dir=data_dir, capture_output=True).check_returncode()
        texts = _texts(data_dir)
        answers = zip(labels, _answers(labels, data_dir), strict=True)
        asked = [read_answer(label, answer, texts) for label, answer in answers]
    for each in asked if show else ():
        _show(each)
    for half in HALVES:
        for measure, value in _measures([each for each in asked if each.label["half"] == half]).items():
            print(f"first words, {half}: {measure} {value}")


def read_answer(label: Mapping[str, Any], answer: Mapping[str, Any], texts: Mapping[str, str]) -> Asked:
    """An answer as JSON, held against the label of its question. `texts` are the articles' by the names of files."""
    places = [(each, _find_span(each["quote"], texts[each["file"]])) for each in label["answers"]]
    wanted = [(each["file"], span, each["part"] or "") for each, span in places]
    by_number = {each["number"]: each for each in answer["citations"]}
    numbers = dict.fromkeys(number for sentence in answer["sentences"] for number in sentence["citations"])
    quotations = tuple(_quotation(by_number[number], wanted) for number in numbers)
    return Asked(label, quotations, len(_MARKER.sub("", answer["answer"]).split()))


def _quotation(citation: Mapping[str, Any], wanted: Iterable[tuple[str, Span, str]]) -> Quotation:
    name = PurePath(citation["path"]).name
    start, end = citation["start"], citation["end"]
    parts = (part for file, span, part in wanted if file == name and start < span.end and span.start < end)
    return Quotation(" ".join(citation["quote"].split()), frozenset(parts))


def _find_span(quote: str, text: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


def _texts(data_dir: Path) -> dict[str, str]:
    listed = dateline("list", "--json", "--text", data_dir=data_dir, stdout=subprocess.PIPE)
    listed.check_returncode()
    return {PurePath(article["path"]).name: article["text"] for article in json.loads(listed.stdout)}


def _answers(labels: Sequence[Mapping[str, Any]], data_dir: Path) -> list[dict[str, Any]]:
    questions = "".join(json.dumps({"id": label["id"], "question": label["question"]}) + "\n" for label in labels)
    command = ("ask", "-", "--answerer", "quotes", "--json")
    ran = dateline(*command, data_dir=data_dir, input=questions, stdout=subprocess.PIPE)
    ran.check_returncode()
    return [json.loads(line) for line in ran.stdout.splitlines()]


def _measures(asked: Sequence[Asked]) -> dict[str, str]:
    answerable = [each for each in asked if each.answerable]
    near = [each for each in asked if not each.answerable]
    quotations = [quotation.answers for each in answerable for quotation in each.quotations]
    parts = [part in each.found for each in answerable for part in each.label.get("parts", ())]
    words = [each.word_count for each in answerable if each.quotations]
    return {
        "quotations that answer": _share(quotations),
        "what is read first answers": _share([each.first_answers for each in answerable]),
        "words of an answer, median and most": f"{statistics.median(words):.0f} and {max(words)}" if words else "none",
        "parts of list questions found": _share(parts),
        "answerable questions refused": _share([not each.quotations for each in answerable]),
        "near misses refused": _share([not each.quotations for each in near]),
    }


def _share(held: Sequence[bool]) -> str:
    return f"{sum(held) / len(held):.3f} ({sum(held)} of {len(held)})" if held else "none"


def _show(asked: Asked) -> None:
    label = asked.label
    parts = f", parts {len(asked.found)} of {len(label['parts'])}" if "parts" in label else ""
    print(f"{label['half']} {label['id']}: {label['question']} ({label['kind']}, {asked.word_count} words{parts})")
    for each in asked.quotations:
        print(f"  {'+' if each.answers else '-'} {each.quote}")
    if not asked.quotations:
        print("  refused")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Whether what a person reads first of an answer answers.")
    parser.add_argument("--show", action="store_true", help="print each question with its quotations")
    main(parser.parse_args().show)
