"""Articles as JSON, for the tables that keep them whole in one column."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from rag.types import Article, Removed


def packed(article: Article) -> dict[str, Any]:
    """All of an article but what of its text is never quoted, which is found anew."""
    day = article.published.isoformat() if article.published else None
    return {**asdict(replace(article, barred=None)), "published": day}


def unpacked(value: Mapping[str, Any]) -> Article:
    """The article that `packed` was given."""
    day = date.fromisoformat(value["published"]) if value["published"] else None
    removed = tuple(Removed(**each) for each in value["removed"])
    return Article(**{**value, "published": day, "authors": tuple(value["authors"]), "removed": removed})
