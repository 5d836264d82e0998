"""Small articles for tests, and what a library holds in all."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from rag.library.library import Library
from rag.reading.articles import fingerprint
from rag.types import Article, Removed
from vectorstore.chroma import ChromaStore


def article(
    name: str, text: str = "", day: date | None = date(2024, 6, 20), source: str | None = "RT", path: str | None = None
) -> Article:
    """An article whose text holds a word of its own: its name."""
    return Article(
        id=f"id-{name}",
        title=f"Title of {name}",
        text=text or f"The minister of {name} spoke on Monday. It rained.",
        source=source,
        published=day,
        published_how="metadata" if day else None,
        authors=("Ann Poe", "Ünal Ø"),
        url=f"https://news.example/{name}",
        path=path or f"/articles/{name}.txt",
        metadata={"place": "Kyiv"},
        removed=(Removed("advertisement", "Advertisement"),),
    )


def marked(articles: Sequence[Article]) -> list[tuple[Article, str]]:
    """With their fingerprints, as a library takes them."""
    return [(each, fingerprint(each)) for each in articles]


def sizes(library: Library) -> tuple[int, int, int]:
    """Articles, passages with words, passages with vectors, once the index is open."""
    index = library.index
    return library.records.count(), len(index.words), len(cast(ChromaStore, index.vectors))
