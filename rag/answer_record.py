"""An answer as it is kept: all of it as JSON, of which it is made again, whatever has become of its articles since.

An article's id is made of its content, so an article that is still there has the same words at the same offsets. For
one that is gone an article stands in that has what was read of it, each word at its own offset, and blank lines in
place of the rest: so one article stays one, and places in it that differed still do.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from rag.answer_json import answer_json, citation_json
from rag.filtering import Choice, DayBound, Filter, Filters, TextOf, Value
from rag.types import Answer, Article, Citation, Hit, Passage, Refusal, RefusalKind, Sentence, Span, Verdict
from rag.writer import Budget

Record = Mapping[str, Any]

_F = TypeVar("_F", bound=Filters)


class _Piece(NamedTuple):
    """What was read of an article, and where it begins there."""

    start: int
    text: str


def record_of(answer: Answer) -> dict[str, Any]:
    """The answer as JSON (`rag.answer_json`), with the prompt and what is needed to show it without its articles."""
    return {
        **answer_json(answer),
        "prompt": answer.prompt,
        "around": [_around(each) for each in answer.citations],
        "more": [{"cited": citation_json(each), "around": _around(each)} for each in answer.more],
        "articles": {each.id: _about(each) for each in _articles(answer)},
    }


def articles_in(record: Record) -> set[str]:
    """The ids of the articles that `answer_of` wants."""
    return set(record["articles"])


def answer_of(record: Record, articles: Mapping[str, Article]) -> Answer:
    """The answer that `record_of` was given, but for the scores of single stages. `articles` are those still there."""
    found = _found(record, articles)
    refusal = record["refusal"]
    cited = zip(record["citations"], record["around"], strict=True)
    return Answer(
        question=record["question"],
        standalone_question=record["standalone_question"],
        filters=filters_of(record["filters"], Filters),
        sentences=tuple(_sentence(each) for each in record["sentences"]),
        citations=tuple(_citation(each, around, found) for each, around in cited),
        more=tuple(_citation(each["cited"], each["around"], found) for each in record.get("more", ())),
        hits=_hits(record["hits"], found),
        refusal=_refusal(refusal, found) if refusal else None,
        written_by=record["written_by"],
        budget=Budget(**record["budget"]) if record["budget"] else None,
        prompt=record["prompt"],
        notes=tuple(record["notes"]),
        timings=record["timings"],
        done=True,
    )


def _articles(answer: Answer) -> Iterator[Article]:
    nearest = answer.refusal.nearest if answer.refusal else ()
    yield from (each.article for each in (*answer.citations, *answer.more))
    yield from (each.passage.article for each in (*answer.hits, *nearest))


def _about(article: Article) -> dict[str, Any]:
    """What a person wants to know of an article that is gone."""
    return {
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "published_how": article.published_how,
        "authors": list(article.authors),
        "url": article.url,
        "path": article.path,
        "language": article.language,
    }


def _around(citation: Citation) -> dict[str, Any]:
    """The passage of a citation, and the words of it and of the quotation, which may go beyond it."""
    passage = citation.passage
    start, end = min(passage.start, citation.start), max(passage.end, citation.end)
    return {
        "passage": [passage.start, passage.end],
        "start": start,
        "end": end,
        "text": citation.article.text[start:end],
        "answer": list(citation.answer) if citation.answer else None,
    }


def _found(record: Record, articles: Mapping[str, Article]) -> dict[str, Article]:
    """The articles of a record by id: those that are there, and what stands in for the others."""
    pieces: defaultdict[str, list[_Piece]] = defaultdict(list)
    for article_id, piece in _pieces(record):
        pieces[article_id].append(piece)
    return {each: _article(each, about, pieces[each], articles) for each, about in record["articles"].items()}


def _pieces(record: Record) -> Iterator[tuple[str, _Piece]]:
    """All that the record has of articles, each with the article's id."""
    nearest = record["refusal"]["nearest"] if record["refusal"] else ()
    for cited, around in zip(record["citations"], record["around"], strict=True):
        yield cited["article_id"], _Piece(around["start"], around["text"])
    for each in record.get("more", ()):
        yield each["cited"]["article_id"], _Piece(each["around"]["start"], each["around"]["text"])
    for hit in (*record["hits"], *nearest):
        yield hit["article_id"], _Piece(hit["start"], hit["text"])


def _article(article_id: str, about: Record, pieces: Sequence[_Piece], articles: Mapping[str, Article]) -> Article:
    article = articles.get(article_id)
    if article and all(article.text.startswith(each.text, each.start) for each in pieces):
        return article
    fields = {**about, "published": _day(about["published"]), "authors": tuple(about["authors"])}
    return Article(id=article_id, text=_joined(pieces), **fields)


def _joined(pieces: Iterable[_Piece]) -> str:
    """The pieces at their places, which may overlap, with blank lines where nothing is known."""
    text = ""
    for start, words in sorted(pieces):
        text = text.ljust(start, "\n")
        text += words[len(text) - start :]
    return text


def _citation(cited: Record, around: Record, articles: Mapping[str, Article]) -> Citation:
    passage = Passage(articles[cited["article_id"]], *around["passage"])
    answer = around.get("answer")
    return Citation(
        cited["number"],
        passage,
        cited["start"],
        cited["end"],
        cited["speaker"],
        answer=Span(*answer) if answer else None,
    )


def _hits(found: Iterable[Record], articles: Mapping[str, Article]) -> tuple[Hit, ...]:
    return tuple(
        Hit(Passage(articles[each["article_id"]], each["start"], each["end"]), each["score"]) for each in found
    )


def _refusal(refusal: Record, articles: Mapping[str, Article]) -> Refusal:
    return Refusal(RefusalKind(refusal["kind"]), refusal["message"], _hits(refusal["nearest"], articles))


def _sentence(sentence: Record) -> Sentence:
    verdict = Verdict(sentence["verdict"]) if sentence["verdict"] else None
    return Sentence(sentence["text"], tuple(sentence["citations"]), verdict, tuple(sentence["reasons"]))


def filters_of(record: Mapping[str, str], table: type[_F]) -> _F:
    """The filters of the table that JSON has."""
    values: dict[str, Any] = {row.key: _value(row, record[row.key]) for row in table.rows() if row.key in record}
    return table(**values)


def _value(row: Filter, text: str) -> Value:
    match row.kind:
        case DayBound():
            return date.fromisoformat(text)
        case Choice(labels=words):
            return {each: each for each in words}[text]
        case TextOf():
            return text


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
