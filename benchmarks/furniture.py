"""Page furniture in real articles: what of it is cut or never quoted, and what of the articles is by mistake.

100 articles of `../shared/news-qa` were drawn by lot and read line by line: `furniture_labels.jsonl` has the numbers of
the lines that are furniture, captions, or heads that say nothing by themselves; all other lines are the article's. Who
labelled them did not know the rules; 43 of the furniture's lines that the rules let pass were looked at afterwards.
Questions of that set are asked until 200 are answered from those articles; what is quoted is looked up, line by line.
"""

import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.common import NEWS_QA, PROJECT, missing, read_jsonl
from rag.assistant import Assistant
from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.quotable.unquotable import unquotable_spans
from rag.reading.cleaning.furniture import clean, tidy
from rag.settings import read_settings

LABELS = PROJECT / "benchmarks" / "furniture_labels.jsonl"
ANSWERS = 200
ARTICLE = "article"


def labelled() -> Iterator[tuple[Mapping[str, Any], list[tuple[str, str]]]]:
    """Each article with its lines, tidied, and what each is."""
    labels = {row["id"]: row for row in read_jsonl(LABELS)}
    with gzip.open(NEWS_QA / "articles.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            if label := labels.get(row["id"]):
                kinds = {line: kind for kind in ("furniture", "captions", "heads") for line in label[kind]}
                lines = enumerate(map(tidy, row["text"].split("\n")))
                yield row, [(kinds.get(number, ARTICLE), line) for number, line in lines if line]


def outcome(line: str, kept: set[str], barred: set[str]) -> str:
    if line not in kept:
        return "cut"
    return "not quoted" if line in barred else "quotable"


def outcomes() -> Counter[tuple[str, str]]:
    """How many lines of each kind had which outcome."""
    counted: Counter[tuple[str, str]] = Counter()
    for row, lines in labelled():
        text, _ = clean(row["text"])
        barred = {span.of(text).strip() for span in unquotable_spans(text)}
        kept = {line.strip() for line in text.split("\n")}
        counted.update((kind, outcome(line, kept, barred)) for kind, line in lines)
    return counted


def quoted_furniture(folder: Path) -> tuple[int, int, list[str]]:
    """Answers, quotations, and the lines of furniture and captions that were quoted."""
    rows: list[str] = []
    kinds: dict[tuple[str, str], str] = {}
    for row, lines in labelled():
        rows.append(json.dumps(row))
        kinds |= {(row["title"], line): kind for kind, line in lines}
    (folder / "articles.jsonl").write_text("\n".join(rows))
    library = Library(read_settings(str(folder / "library")))
    add_articles(library, [str(folder / "articles.jsonl")])
    assistant = Assistant(library, "quotes")
    answers, quotations, wrong = 0, 0, []
    for row in read_jsonl(NEWS_QA / "questions.jsonl"):
        if answers == ANSWERS:
            break
        *_, answer = assistant.ask(row["question"])
        answers += answer.refusal is None
        for citation in answer.citations:
            start = citation.article.text.rfind("\n", 0, citation.start) + 1
            end = citation.article.text.find("\n", citation.end)
            line = citation.article.text[start : end if end >= 0 else None].strip()
            quotations += 1
            if kinds.get((citation.article.title, line)) in {"furniture", "captions"}:
                wrong.append(line)
    return answers, quotations, wrong


def main() -> None:
    if missing(NEWS_QA):
        return
    counted = outcomes()
    total = {kind: sum(count for (of, _), count in counted.items() if of == kind) for kind, _ in counted}
    print(f"furniture: article lines cut {counted[ARTICLE, 'cut']} of {total[ARTICLE]:,}")
    print(f"furniture: article lines never quoted {counted[ARTICLE, 'not quoted'] / total[ARTICLE]:.3f}")
    for kind in ("furniture", "captions", "heads"):
        gone = counted[kind, "cut"] + counted[kind, "not quoted"]
        print(f"furniture: {kind} cut or never quoted {gone / total[kind]:.3f} ({gone} of {total[kind]})")
    with tempfile.TemporaryDirectory() as folder:
        answers, quotations, wrong = quoted_furniture(Path(folder))
    print(f"furniture: quoted in {answers} answers ({quotations} quotations) {len(wrong)}")
    for line in wrong:
        print(f"    {line[:110]}")


if __name__ == "__main__":
    main()
