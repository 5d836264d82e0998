"""Whether questions about news that nobody here chose are answered, and near misses refused.

python -m benchmarks.journalists          a line for each measure
python -m benchmarks.journalists --show   each question too, with its quotations: + where one answers, - where not

People who did not know how the project works invented articles, with questions as journalists type them: three of
five are answered, most of them in other words, and the others are near misses (the people, the event and the place are
right, and what is asked is not said). All sentences that answer are marked. A reader may learn from `learn`, 68
articles and 542 questions; weights may be chosen by `develop`, 36 and 288; at `check`, 14 and 110, one looks last.
"""

import argparse
import json
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import PROJECT, dateline, read_jsonl, write_jsonl

ARTICLES = PROJECT / "benchmarks" / "journalists_articles.jsonl"
QUESTIONS = PROJECT / "benchmarks" / "journalists.jsonl"
HALVES = ("develop", "check")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what was quoted for it, and whether each quotation answers; nothing where it was refused."""

    row: Mapping[str, Any]
    quotes: tuple[str, ...]

    @property
    def answers(self) -> list[bool]:
        marked = [_flat(each) for each in self.row["sentences"]]
        return [any(one in quote or quote in one for one in marked) for quote in map(_flat, self.quotes)]


def main(show: bool = False) -> None:
    for half in HALVES:
        asked = _ask(half)
        for each in asked if show else ():
            _show(each)
        for measure, value in _measures(asked).items():
            print(f"journalists, {half}: {measure} {value}")


def questions_of(half: str) -> list[dict[str, Any]]:
    return [row for row in read_jsonl(QUESTIONS) if row["half"] == half]


def articles_of(half: str) -> list[dict[str, Any]]:
    return [row for row in read_jsonl(ARTICLES) if row["half"] == half]


def _ask(half: str) -> list[Asked]:
    rows = questions_of(half)
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "articles.jsonl"
        write_jsonl(articles, articles_of(half))
        data_dir = Path(folder) / "library"
        dateline("add", str(articles), data_dir=data_dir, capture_output=True).check_returncode()
        lines = "".join(json.dumps({"id": row["id"], "question": row["question"]}) + "\n" for row in rows)
        command = ("ask", "-", "--answerer", "quotes", "--json")
        ran = dateline(*command, data_dir=data_dir, input=lines, stdout=subprocess.PIPE)
    ran.check_returncode()
    answers = map(json.loads, ran.stdout.splitlines())
    return [Asked(row, _quotes(answer)) for row, answer in zip(rows, answers, strict=True)]


def _quotes(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """In the order of reading."""
    by_number = {each["number"]: each["quote"] for each in answer["citations"]}
    numbers = dict.fromkeys(number for sentence in answer["sentences"] for number in sentence["citations"])
    return () if answer["refusal"] else tuple(by_number[number] for number in numbers)


def _measures(asked: Sequence[Asked]) -> dict[str, str]:
    answerable = [each for each in asked if each.row["answers"]]
    near = [each for each in asked if not each.row["answers"]]
    return {
        "what is read first answers": _share([each.answers[:1] == [True] for each in answerable]),
        "one of the first three answers": _share([any(each.answers[:3]) for each in answerable]),
        "quotations that answer": _share([one for each in answerable for one in each.answers]),
        "answerable questions refused": _share([not each.quotes for each in answerable]),
        "near misses refused": _share([not each.quotes for each in near]),
    }


def _share(held: Sequence[bool]) -> str:
    return f"{sum(held) / len(held):.3f} ({sum(held)} of {len(held)})" if held else "none"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _show(asked: Asked) -> None:
    print(f"{asked.row['id']}: {asked.row['question']} ({asked.row['kind']})")
    for quote, answers in zip(asked.quotes, asked.answers, strict=True):
        print(f"  {'+' if answers else '-'} {_flat(quote)}")
    if not asked.quotes:
        print("  refused")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Whether questions about news that nobody here chose are answered.")
    parser.add_argument("--show", action="store_true", help="print each question with its quotations")
    main(parser.parse_args().show)
