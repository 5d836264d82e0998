"""An answer as a run keeps it. A run may come from a file that anybody wrote: whatever is no answer is left out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class RecordedSentence:
    """A sentence of an answer; the verdict is None where it claims nothing."""

    text: str
    verdict: str | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordedCitation:
    number: str
    title: str
    source: str | None
    published: str | None
    url: str | None
    quote: str
    speaker: str | None
    article_id: str


@dataclass(frozen=True, slots=True)
class RecordedPassage:
    """A passage that the search found, or that came nearest."""

    article_id: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordedAnswer:
    """What a report shows of an answer. `refusal` is its message, None where there is an answer; times are in ms."""

    written_by: str
    refusal: str | None
    sentences: tuple[RecordedSentence, ...]
    citations: tuple[RecordedCitation, ...]
    hits: tuple[RecordedPassage, ...]
    nearest: tuple[RecordedPassage, ...]
    notes: tuple[str, ...]
    timings: Mapping[str, float]


def read_answer(answer: Mapping[str, Any] | None) -> RecordedAnswer:
    """The answer of a result: the JSON of the contract, or nothing of it."""
    record: Mapping[str, Any] = answer if isinstance(answer, Mapping) else {}
    refusal = record.get("refusal")
    refused: Mapping[str, Any] | None = refusal if isinstance(refusal, Mapping) else None
    return RecordedAnswer(
        written_by=_text(record.get("written_by")),
        refusal=_text(refused.get("message")) if refused is not None else None,
        sentences=tuple(_said(each) for each in _rows(record.get("sentences"))),
        citations=tuple(_cited(each) for each in _rows(record.get("citations"))),
        hits=tuple(_found(each) for each in _rows(record.get("hits"))),
        nearest=tuple(_found(each) for each in _rows(refused.get("nearest"))) if refused is not None else (),
        notes=_texts(record.get("notes")),
        timings=_timings(record.get("timings")),
    )


def _said(row: Mapping[str, Any]) -> RecordedSentence:
    return RecordedSentence(_text(row.get("text")), _known(row.get("verdict")), _texts(row.get("reasons")))


def _cited(row: Mapping[str, Any]) -> RecordedCitation:
    return RecordedCitation(
        number=_text(row.get("number")),
        title=_text(row.get("title")),
        source=_known(row.get("source")),
        published=_known(row.get("published")),
        url=_known(row.get("url")),
        quote=_text(row.get("quote")),
        speaker=_known(row.get("speaker")),
        article_id=_text(row.get("article_id")),
    )


def _found(row: Mapping[str, Any]) -> RecordedPassage:
    return RecordedPassage(_text(row.get("article_id")), _text(row.get("text")))


def _rows(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(_text(each) for each in value) if isinstance(value, list | tuple) else ()


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _known(value: object) -> str | None:
    return _text(value) or None


def _timings(value: object) -> dict[str, float]:
    """Those that are numbers."""
    given = value.items() if isinstance(value, Mapping) else ()
    return {
        _text(name): float(time)
        for name, time in given
        if isinstance(time, int | float) and not isinstance(time, bool) and math.isfinite(time)
    }
