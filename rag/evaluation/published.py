"""Question sets that others have published, as articles to add and questions to ask.

Each adapter reads the files as their authors publish them. Nothing is fetched, and nothing is made up: a quotation is
given only where it stands in the article word for word.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.errors import InputError
from rag.evaluation.cases import Case, read_case
from rag.evaluation.published_files import (
    Json,
    list_in,
    object_of,
    objects_of,
    read_json,
    read_json_lines,
    read_qrels,
    text_in,
)
from rag.evaluation.question_sets import write_questions
from rag.reading.drafts import one_line
from rag.text.characters import is_text
from rag.text.sentences import sentence_spans

ARTICLES, QUESTIONS = "articles.jsonl", "questions.jsonl"

# RealTime QA has a choice for "the answer is not here", in the sets that end in _qa_nota.
_NONE = re.compile(r"none of (?:the above|these)", re.IGNORECASE)
# What its searches found stands beside the questions, for each kind of search.
_SEARCHES = ("gcs", "dpr")
_PARTS_OF_BEIR = ("test", "dev", "train")


@dataclass(frozen=True, slots=True)
class PublishedSet:
    """`articles` are rows for `dateline add`; the questions name them by their `id`."""

    articles: tuple[dict[str, Any], ...]
    questions: tuple[Case, ...]


Adapter = Callable[[Path], PublishedSet]


def realtime_qa(path: Path) -> PublishedSet:
    """RealTime QA (Kasai et al., 2023): a week's `…_qa.jsonl`, with `…_gcs.jsonl` and `…_dpr.jsonl` if they are there.

    Asked on the day of the question, of the articles that a search found then; which of them answer is not known, so
    the questions name none.
    """
    questions = [_realtime_case(path, row) for row in read_json_lines(path)]
    week = re.sub(r"_qa(?:_\w+)?\.jsonl$", "", path.name)
    found: dict[str, dict[str, Any]] = {}
    for beside in (path.with_name(f"{week}_{search}.jsonl") for search in _SEARCHES):
        for row in read_json_lines(beside) if beside.is_file() else ():
            for result in list_in(beside, row, "search_result"):
                article = _realtime_article(result) if isinstance(result, Mapping) else None
                if article:
                    found.setdefault(article["id"], article)
    return PublishedSet(tuple(found.values()), _unique(path, questions))


def squad(path: Path) -> PublishedSet:
    """SQuAD 1.1 and 2.0 (Rajpurkar et al., 2018): each paragraph is an article."""
    articles: list[dict[str, Any]] = []
    questions: list[Case] = []
    for topic in list_in(path, object_of(path, read_json(path)), "data"):
        for paragraph in list_in(path, object_of(path, topic), "paragraphs"):
            context = text_in(path, object_of(path, paragraph), "context")
            article = f"squad-{len(articles) + 1}"
            title = str(topic.get("title") or "").replace("_", " ")
            articles.append(_article(id=article, title=title, text=context))
            asked = list_in(path, paragraph, "qas")
            questions.extend(_squad_case(path, object_of(path, each), context, article) for each in asked)
    return PublishedSet(tuple(articles), _unique(path, questions))


def multihop_rag(path: Path) -> PublishedSet:
    """MultiHop-RAG (Tang and Yang, 2024): a folder with MultiHopRAG.json and corpus.json."""
    corpus, asked = path / "corpus.json", path / "MultiHopRAG.json"
    bodies: dict[str, str] = {}
    articles: list[dict[str, Any]] = []
    for row in objects_of(corpus, read_json(corpus)):
        url, body = text_in(corpus, row, "url"), text_in(corpus, row, "body")
        if url not in bodies:
            bodies[url] = body
            parts = {"title": row.get("title"), "date": row.get("published_at"), "source": row.get("source")}
            articles.append(_article(id=url, text=body, url=url, authors=row.get("author"), **parts))
    cases = [_multihop_case(asked, row, bodies) for row in objects_of(asked, read_json(asked))]
    return PublishedSet(tuple(articles), _unique(asked, cases))


def beir(path: Path) -> PublishedSet:
    """BEIR (Thakur et al., 2021): a folder with corpus.jsonl, queries.jsonl and qrels; only queries that have some.

    Judged are the pairs of qrels/test.tsv, or else of dev.tsv or train.tsv; the tag of the questions says which.
    """
    part = next((name for name in _PARTS_OF_BEIR if (path / "qrels" / f"{name}.tsv").is_file()), _PARTS_OF_BEIR[0])
    judged = read_qrels(path / "qrels" / f"{part}.tsv")
    corpus, asked = path / "corpus.jsonl", path / "queries.jsonl"
    articles = [
        _article(id=text_in(corpus, row, "_id"), title=row.get("title"), text=row.get("text") or row.get("title"))
        for row in read_json_lines(corpus)  # in some sets a document is its title alone
    ]
    questions = [
        _case(asked, id=query, question=text_in(asked, row, "text"), articles=judged[query], tags=["beir", part])
        for row in read_json_lines(asked)
        if (query := text_in(asked, row, "_id")) in judged
    ]
    return PublishedSet(tuple(each for each in articles if "text" in each), _unique(asked, questions))


ADAPTERS: dict[str, Adapter] = {
    "realtime-qa": realtime_qa,
    "squad": squad,
    "multihop-rag": multihop_rag,
    "beir": beir,
}


def write_published(published: PublishedSet, folder: Path) -> tuple[Path, Path]:
    """Writes `articles.jsonl` and `questions.jsonl` into the folder; raises InputError if one is there already."""
    targets = folder / ARTICLES, folder / QUESTIONS
    articles = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in published.articles)
    if not is_text(articles):
        raise InputError("an article holds half a character: mend it in the published file")
    for target in targets:
        if target.exists():
            raise InputError(f"{target} is there already: name another folder, or take it away")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for target, said in zip(targets, (articles, write_questions(published.questions)), strict=True):
            with target.open("x", encoding="utf-8", newline="\n") as file:
                file.write(said)
    except OSError as error:
        raise InputError(f"{folder} cannot be written to ({error.strerror}): name another folder") from error
    return targets


def _realtime_case(path: Path, row: Json) -> Case:
    choices = [str(each) for each in list_in(path, row, "choices")]
    right = [
        choices[index] for each in list_in(path, row, "answer") if (index := _index(path, each, len(choices))) >= 0
    ]
    answers = [each for each in right if not _NONE.fullmatch(each.strip().rstrip("."))]
    source = str(row.get("question_source") or "").strip()
    return _case(
        path,
        id=text_in(path, row, "question_id"),
        question=text_in(path, row, "question_sentence"),
        answers=answers,
        answerable=bool(answers),
        as_of=text_in(path, row, "question_date").replace("/", "-"),
        tags=["realtime-qa", source],
    )


def _index(path: Path, value: Any, count: int) -> int:
    """RealTime QA gives the place of the right choice as text, from "0" on."""
    if not str(value).isdecimal() or int(str(value)) >= count:
        raise InputError(f'{path}: "answer" is {str(value)[:40]!r}: expected the place of one of {count} choices')
    return int(str(value))


def _realtime_article(result: Json) -> dict[str, Any] | None:
    """A page that was found, or a passage of Wikipedia, which has a `doc_id` and its title before " / "."""
    text, url, passage = (str(result.get(key) or "").strip() for key in ("text", "url", "doc_id"))
    if not text or not (url or passage):
        return None
    title, parted, rest = text.partition(" / ")
    if not url and parted:
        return _article(id=f"wikipedia-{passage}", title=title, text=rest)
    authors, day = result.get("authors"), str(result.get("publish_date") or "").replace("/", "-")
    return _article(id=url or passage, title=result.get("title"), text=text, date=day, url=url, authors=authors)


def _squad_case(path: Path, row: Json, context: str, article: str) -> Case:
    impossible = row.get("is_impossible") is True
    answers = [] if impossible else [object_of(path, each) for each in list_in(path, row, "answers")]
    return _case(
        path,
        id=text_in(path, row, "id"),
        question=text_in(path, row, "question"),
        answers=[text_in(path, each, "text") for each in answers],
        articles=[] if impossible else [article],
        quotes=[quote for each in answers if (quote := _sentence_with(context, each))],
        answerable=not impossible,
        tags=["squad"],
    )


def _sentence_with(context: str, answer: Json) -> str:
    """The sentences of the context that the answer stands in, as written, or nothing where it is not at its place."""
    start, text = answer.get("answer_start"), str(answer["text"])
    if not isinstance(start, int) or isinstance(start, bool) or context[max(start, 0) :][: len(text)] != text:
        return ""
    spans = [span for span in sentence_spans(context) if span.end > start and span.start < start + len(text)]
    return context[spans[0].start : spans[-1].end] if spans else ""


def _multihop_case(path: Path, row: Json, bodies: Mapping[str, str]) -> Case:
    kind = text_in(path, row, "question_type")
    known = kind != "null_query"
    evidence = [object_of(path, each) for each in list_in(path, row, "evidence_list")] if known else []
    facts = [(str(each.get("url") or ""), str(each.get("fact") or "").strip()) for each in evidence]
    return _case(
        path,
        question=text_in(path, row, "query"),
        answers=[text_in(path, row, "answer")] if known else [],
        articles=[url for url, _ in facts if url in bodies],
        quotes=[fact for url, fact in facts if fact in bodies.get(url, "")],
        answerable=known,
        tags=["multihop-rag", kind],
    )


def _article(**parts: Any) -> dict[str, Any]:
    """The row of an article without what is empty."""
    return {name: value for name, value in parts.items() if value not in (None, "", [])}


def _case(path: Path, **values: Any) -> Case:
    try:
        return read_case(values)
    except InputError as error:
        raise InputError(f"{path}: {str(values['question'])[:60]!r}: {one_line(error)}") from error


def _unique(path: Path, cases: Sequence[Case]) -> tuple[Case, ...]:
    """The cases, of those with one id the first; raises InputError where there is none."""
    if not cases:
        raise InputError(f"{path} holds no questions")
    first: dict[str, Case] = {}
    for case in cases:
        first.setdefault(case.id, case)
    return tuple(first.values())
