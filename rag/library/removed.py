"""Articles that were removed on the page, kept for a while, so that they can be brought back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, delete, func, insert, select

from rag.batches import make_batches
from rag.library.packed import pack_article, unpack_article
from rag.library.tables import REMOVED
from rag.types import Article

# How long a removed article can be brought back.
KEPT_FOR = timedelta(days=30)

# Ids of one statement: see `rag.library.records`.
_IDS = 1000


@dataclass(frozen=True, slots=True)
class RemovedArticle:
    """An article that was removed, as a list shows it."""

    id: str
    title: str
    removed: datetime


class RemovedArticles:
    """The table of removed articles, in a database that has it (`database.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, articles: Iterable[tuple[Article, str]]) -> None:
        """Keeps articles with their fingerprints."""
        when = datetime.now(UTC)
        rows = [
            {
                "id": article.id,
                "title": article.title,
                "fingerprint": mark,
                "article": pack_article(article),
                "removed": when,
            }
            for article, mark in articles
        ]
        with self._engine.begin() as connection:
            for ids in make_batches([row["id"] for row in rows], _IDS):
                connection.execute(delete(REMOVED).where(REMOVED.c.id.in_(ids)))
            if rows:
                connection.execute(insert(REMOVED), rows)

    def get(self, ids: Sequence[str]) -> list[tuple[Article, str]]:
        """Those of the articles that are kept, with their fingerprints."""
        with self._engine.connect() as connection:
            return [
                (unpack_article(row.article), row.fingerprint)
                for some in make_batches(ids, _IDS)
                for row in connection.execute(select(REMOVED).where(REMOVED.c.id.in_(some)))
            ]

    def drop(self, ids: Iterable[str]) -> None:
        """They are kept no longer."""
        with self._engine.begin() as connection:
            for some in make_batches(ids, _IDS):
                connection.execute(delete(REMOVED).where(REMOVED.c.id.in_(some)))

    def latest(self, most: int) -> list[RemovedArticle]:
        """The articles that were removed last, the last one first."""
        columns = select(REMOVED.c.id, REMOVED.c.title, REMOVED.c.removed)
        with self._engine.connect() as connection:
            rows = connection.execute(columns.order_by(REMOVED.c.removed.desc(), REMOVED.c.title).limit(most))
            return [RemovedArticle(*row) for row in rows]

    def ids(self) -> list[str]:
        with self._engine.connect() as connection:
            return list(connection.execute(select(REMOVED.c.id).order_by(REMOVED.c.id)).scalars())

    def count(self) -> int:
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.count()).select_from(REMOVED)).scalar_one())

    def purge(self) -> None:
        """Deletes for good what was removed long ago."""
        with self._engine.begin() as connection:
            connection.execute(delete(REMOVED).where(REMOVED.c.removed < datetime.now(UTC) - KEPT_FOR))
