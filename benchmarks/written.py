"""What a real small model writes over the quotations, at the default settings: is it right, and what of it is shown?

    python -m benchmarks.written             its replies as they were recorded
    DATELINE_BENCH_MODEL=FILE.gguf python -m benchmarks.written --generate
                                             lets that model reply where none is recorded, 20 seconds a question on 2
                                             cores

These are 50 questions of `unseen_questions.jsonl`, 30 with an answer in the seeds and 20 without; the other 40, drawn
by lot, were looked at while prompt and rules were made. The recorded replies are those of Qwen2.5-Coder-1.5B-Instruct
(Q4_K_M), with the digest of the prompts that it read: with other prompts they are not what it would write now, and a
line says so. Each sentence and each answer was judged by hand, once, in `written_judged.jsonl`; what is not there
counts as not judged, and is written to the folder of the benchmarks. An answer is right where what is read first
answers the question and nothing in it that is not marked is false. It is as good as the quotations where a person
would not rather have had those.
"""

import argparse
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from statistics import median
from typing import Any

import prompts
from benchmarks.common import PROJECT, read_jsonl, work_folder, write_jsonl
from benchmarks.recorded import OneModel, Recorded
from rag.answering.resolved_days import strip_days
from rag.assistant import Assistant
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.models.choice import choose
from rag.models.language_model import LanguageModel
from rag.settings import read_settings
from rag.types import Answer, Sentence, Verdict
from rag.writer import Form

REPLIES = PROJECT / "benchmarks" / "written.jsonl"
JUDGED = PROJECT / "benchmarks" / "written_judged.jsonl"
NAME = "Qwen2.5-Coder-1.5B"

BEGINNING = 100  # characters of an answer by which it is known
_NUMBERS = re.compile(r"\s*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a question, and how long it took to write where that was measured."""

    row: Mapping[str, Any]
    answer: Answer
    said: tuple[Sentence, ...]  # all that the model wrote, shown in the end or not

    @property
    def key(self) -> str:
        """Which answer it is: one that begins with other words is another answer."""
        return f"{self.row['question']} {_words(self.answer.text)[:BEGINNING]}"


def main() -> None:
    parser = argparse.ArgumentParser(description="What a real small model writes over the quotations.")
    parser.add_argument("--generate", action="store_true", help="let the model reply where nothing is recorded")
    live = _live() if parser.parse_args().generate else None
    rows = read_jsonl(REPLIES)
    outcomes = list(_outcomes(rows, live))
    if live:
        write_jsonl(REPLIES, (each.row for each in outcomes))
    elif {row["prompts"] for row in rows if "reply" in row} != {prompts.digest()}:
        print("written: the prompts have changed since the replies were recorded")
    _report(outcomes, read_jsonl(JUDGED))


def _live() -> LanguageModel:
    path = os.environ.get("DATELINE_BENCH_MODEL", "")
    model = choose(path, read_settings()).model if path.endswith(".gguf") else None
    assert model is not None, "DATELINE_BENCH_MODEL must name a .gguf file, and xllamacpp be installed: `make install`"
    return model


def _outcomes(rows: list[dict[str, Any]], live: LanguageModel | None) -> Iterator[Outcome]:
    settings = read_settings(str(work_folder("written") / "data"))
    replies = {row["question"]: row["reply"] for row in rows if "reply" in row}
    model = Recorded(NAME, settings.context_window, replies, live)
    model.room.update({row["question"]: row["in_time"] for row in rows if "reply" in row})
    with closing(Library(settings)) as library:
        add_articles(library, [str(PROJECT / "seeds")])
        assistant = Assistant(library, models=OneModel(model))
        for row in rows:
            model.ask(row["question"])
            said: tuple[Sentence, ...] = ()
            for answer in assistant.ask(row["question"]):
                said = answer.sentences if answer.form is Form.WRITTEN and answer.sentences else said
            yield Outcome({**row, **_recorded(row, model, answer)}, answer, said)


def _recorded(row: Mapping[str, Any], model: Recorded, answer: Answer) -> dict[str, Any]:
    """What the model replied now, in how many seconds; nothing where that is known, or it was not asked."""
    if "reply" in row or row["question"] not in model.replies:
        return {}
    seconds = {name: round(answer.timings.get(name, 0.0) / 1000, 1) for name in ("first_written_ms", "total_ms")}
    asked = row["question"]
    return {"reply": model.replies[asked], "in_time": model.room[asked], "prompts": prompts.digest(), **seconds}


def _report(outcomes: list[Outcome], judged: list[dict[str, Any]]) -> None:
    answers = {row["answer"]: row for row in judged if "answer" in row}
    sentences = {row["sentence"]: row["true"] for row in judged if "sentence" in row}  # None: says nothing
    asked = [each for each in outcomes if each.row["answerable"]]
    others = [each for each in outcomes if not each.row["answerable"]]
    written = [each for each in asked if each.answer.form is Form.WRITTEN and not each.answer.refusal]
    right = sum(bool(answers.get(each.key, {}).get("right")) for each in asked)
    as_good = sum(bool(answers.get(each.key, {}).get("as_good")) for each in written)
    refused = sum(each.answer.refusal is not None for each in others)
    said = [(_words(each.text), each.verdict) for one in outcomes for each in one.said]
    shown = [sentences.get(text) for text, verdict in said if verdict is Verdict.SUPPORTED]
    marked = [sentences.get(text) for text, verdict in said if verdict is not Verdict.SUPPORTED]
    true = shown.count(True) + marked.count(True)
    print(f"written: {right} of {len(asked)} answered rightly, {refused} of {len(others)} without an answer refused")
    print(f"written: {len(written)} answers written, {as_good} as good as the quotations or better")
    print(f"written: {len(shown)} sentences called supported, {shown.count(False)} false; {true} true, ", end="")
    unknown = sum(text not in sentences for text, _ in said)
    print(f"{marked.count(True)} of them not called supported; {unknown} not judged")
    first = [row["first_written_ms"] for row in (each.row for each in outcomes) if row.get("first_written_ms")]
    if first:
        print(f"written: first written word after {median(first):.1f} s at the median, {max(first):.1f} s at most")
    _to_judge(outcomes, answers, sentences)


def _words(text: str) -> str:
    """Without what Dateline puts behind them."""
    return _NUMBERS.sub("", strip_days(text))


def _to_judge(outcomes: list[Outcome], answers: Mapping[str, Any], sentences: Mapping[str, Any]) -> None:
    rows: list[dict[str, Any]] = []
    for each in outcomes:
        if each.key not in answers:
            cited = [citation.quote for citation in each.answer.citations]
            rows.append({"answer": each.key, "right": None, "as_good": None, "cited": cited})
        texts = [(_words(one.text), one.verdict) for one in each.said]
        rows += [{"sentence": text, "verdict": verdict} for text, verdict in texts if text not in sentences]
    write_jsonl(work_folder("written") / "to_judge.jsonl", rows)


if __name__ == "__main__":
    main()
