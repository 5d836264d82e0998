"""Articles as JSON, for the tables that keep them whole in one column."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from rag.types import Article, OriginalDetails, RemovedText


def pack_article(article: Article) -> dict[str, Any]:
    """All of an article but what of its text is never quoted, which is found anew."""
    said = pack_said(article.said)
    return {**asdict(replace(article, barred=None, said=None)), "published": _iso(article.published), "said": said}


def unpack_article(value: Mapping[str, Any]) -> Article:
    """The article that `pack_article` was given."""
    removed = tuple(RemovedText(**each) for each in value["removed"])
    return Article(**{**value, **_typed(value), "removed": removed, "said": unpack_said(value.get("said"))})


def pack_said(said: OriginalDetails | None) -> dict[str, Any] | None:
    """What a file says of its article, where a person has corrected it."""
    return {**asdict(said), "published": _iso(said.published)} if said else None


def unpack_said(value: Mapping[str, Any] | None) -> OriginalDetails | None:
    """What `pack_said` was given."""
    return OriginalDetails(**{**value, **_typed(value)}) if value else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _typed(value: Mapping[str, Any]) -> dict[str, Any]:
    day = date.fromisoformat(value["published"]) if value["published"] else None
    return {"published": day, "authors": tuple(value["authors"])}
