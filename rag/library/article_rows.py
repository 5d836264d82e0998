"""An article as a row of its table, and back. The state is for who writes the row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row

from rag.library.correcting import list_differences
from rag.library.packed import pack_said, unpack_said
from rag.library.tables import ARTICLES
from rag.quotable import rules
from rag.types import Article, Listing, RemovedText, Span, UnquotableSpans

# What `to_listing` needs.
LISTED = [
    ARTICLES.c[name]
    for name in ("id", "title", "source", "published", "published_how", "path", "url", "authors", "said")
]


def to_row(article: Article, fingerprint: str) -> dict[str, Any]:
    return {
        "id": article.id,
        "fingerprint": fingerprint,
        "title": article.title,
        "text": article.text,
        "source": article.source,
        "published": article.published,
        "published_how": article.published_how,
        "authors": list(article.authors),
        "url": article.url,
        "path": article.path,
        "language": article.language,
        "metadata": dict(article.metadata),
        "removed": [[each.rule, each.text] for each in article.removed],
        "said": pack_said(article.said),
        "added_at": datetime.now(UTC),
    }


def to_article(row: Row[Any]) -> Article:
    return Article(
        id=row.id,
        title=row.title,
        text=row.text,
        source=row.source,
        published=row.published,
        published_how=row.published_how,
        authors=tuple(row.authors),
        url=row.url,
        path=row.path,
        language=row.language,
        metadata=row._mapping["metadata"],
        removed=tuple(RemovedText(rule, text) for rule, text in row.removed),
        barred=_barred(row.barred),
        said=unpack_said(row.said),
    )


def to_listing(row: Row[Any]) -> Listing:
    said = unpack_said(row.said)
    listed = Listing(row.id, row.title, row.source, row.published, row.published_how, row.path, row.url)
    now = {**row._mapping, "authors": tuple(row.authors)}
    return replace(listed, corrected=list_differences(said, now)) if said else listed


def pack_barred(barred: UnquotableSpans) -> list[Any]:
    """What of its text is never quoted, with the rules that say so."""
    return [rules(), *barred]


def _barred(kept: Sequence[Any] | None) -> UnquotableSpans | None:
    """As `pack_barred` made it: the rules and the two lists of spans. None where the rules have changed since."""
    if not kept or kept[0] != rules():
        return None
    injections, furniture = (tuple(Span(*span) for span in spans) for spans in kept[1:])
    return UnquotableSpans(injections, furniture)
