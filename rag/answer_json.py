"""Answers and articles as JSON, a contract with programs outside: see the README."""

from dataclasses import asdict
from typing import Any

from rag.types import Answer, Article, Citation, Hit, Listing, Refusal, Sentence


def answer_json(answer: Answer, question_id: Any = None) -> dict[str, Any]:
    """The whole answer. `hits` are best first; `question_id` is passed through as it came."""
    return {
        "id": question_id,
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "written_by": answer.written_by,
        "answer": answer.text,
        "refusal": _refusal(answer.refusal),
        "sentences": [_sentence(each) for each in answer.sentences],
        "citations": [citation_json(each) for each in answer.citations],
        "hits": [hit_json(each) for each in answer.hits],
        "filters": {row.key: str(value) for row, value in answer.filters.items()},
        "timings": {name: round(milliseconds, 1) for name, milliseconds in answer.timings.items()},
        "notes": list(answer.notes),
        "budget": asdict(answer.budget) if answer.budget else None,
    }


def article_json(article: Article | Listing, *, text: bool = False) -> dict[str, Any]:
    """An article as a list shows it, and what a person has corrected of it; with `text` its text too, if it has one."""
    listed: dict[str, Any] = {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "published_how": article.published_how,
        "path": article.path,
        "url": article.url,
    }
    if article.corrected:
        listed["corrected"] = list(article.corrected)
    return {**listed, "text": article.text} if text and isinstance(article, Article) else listed


def hit_json(hit: Hit) -> dict[str, Any]:
    passage = hit.passage
    return {
        "article_id": passage.article.id,
        "url": passage.article.url,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": round(hit.score, 4),
    }


def _refusal(refusal: Refusal | None) -> dict[str, Any] | None:
    if refusal is None:
        return None
    return {
        "kind": refusal.kind.value,
        "message": refusal.message,
        "nearest": [hit_json(each) for each in refusal.nearest],
    }


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "verdict": sentence.verdict.value if sentence.verdict else None,
        "reasons": list(sentence.reasons),
        "citations": list(sentence.citations),
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    article = citation.article
    return {
        "number": citation.number,
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "path": article.path,
        "url": article.url,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "speaker": citation.speaker,
    }
