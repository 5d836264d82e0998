"""The articles as rows of a database (SQLite, or any that SQLAlchemy reaches). Knows nothing of words or vectors."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    DateTime,
    Engine,
    Row,
    String,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from rag.batches import batched
from rag.library.copies import COPY_PATH, copied, copied_at, forget
from rag.library.correcting import differing
from rag.library.database import SCHEMA
from rag.library.packed import packed_said, unpacked_said
from rag.quotable import rules
from rag.types import Article, Barred, Listing, Removed, Span

# Ids of one statement; SQLite takes 32,766 variables, PostgreSQL 65,535.
_IDS = 1000


class State(StrEnum):
    """Where an article stands on its way in or out."""

    PENDING = "pending"  # its words and vectors are being written
    READY = "ready"
    WAITING = "waiting"  # it has been ready: its words and vectors are being made again
    LEAVING = "leaving"  # its words and vectors are being removed


# Articles that are in the library: they are listed, and cited where a search finds them.
KEPT = (State.READY, State.WAITING)

# Articles whose words and vectors are still to be written.
UNINDEXED = (State.PENDING, State.WAITING)


_ARTICLES = Table(
    "articles",
    SCHEMA,
    Column("id", String(64), primary_key=True),
    Column("state", String(16), nullable=False, index=True),
    Column("fingerprint", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("source", Text, index=True),
    Column("published", Date, index=True),
    Column("published_how", Text),
    Column("authors", JSON, nullable=False),
    Column("url", Text),
    Column("path", Text, index=True),
    Column("language", String(16), nullable=False),
    Column("metadata", JSON, nullable=False),
    Column("removed", JSON, nullable=False),
    Column("barred", JSON),  # see `_barred`; nothing where the text was not looked through
    Column("said", JSON(none_as_null=True)),  # by the file, of what a person has corrected
    Column("added_at", DateTime(timezone=True), nullable=False),
)
_LISTED = [
    _ARTICLES.c[name]
    for name in ("id", "title", "source", "published", "published_how", "path", "url", "authors", "said")
]


class Records:
    """The table of articles, in a database that has it (`database.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, articles: Iterable[tuple[Article, str]]) -> None:
        """Writes articles with their fingerprints, as pending; one with a known id takes its place."""
        rows = [_row(article, fingerprint) for article, fingerprint in articles]
        with self._engine.begin() as connection:
            for ids in batched([row["id"] for row in rows], _IDS):
                connection.execute(delete(_ARTICLES).where(_ARTICLES.c.id.in_(ids)))
            if rows:
                connection.execute(insert(_ARTICLES), rows)

    def set_state(self, state: State, ids: Iterable[str]) -> None:
        with self._engine.begin() as connection:
            for some in batched(ids, _IDS):
                connection.execute(update(_ARTICLES).where(_ARTICLES.c.id.in_(some)).values(state=state))

    def all_wait(self) -> None:
        """All ready articles wait for their words and vectors."""
        with self._engine.begin() as connection:
            ready = update(_ARTICLES).where(_ARTICLES.c.state == State.READY)
            connection.execute(ready.values(state=State.WAITING))

    def set_barred(self, barred: Mapping[str, Barred]) -> None:
        """Keeps what of the texts of the articles with these ids is never quoted."""
        rows = [{"of": article_id, "found": [rules(), *found]} for article_id, found in barred.items()]
        if rows:
            changed = update(_ARTICLES).where(_ARTICLES.c.id == bindparam("of")).values(barred=bindparam("found"))
            with self._engine.begin() as connection:
                connection.execute(changed, rows)

    def delete(self, ids: Iterable[str]) -> None:
        """Deletes articles, and what is known of their copies."""
        with self._engine.begin() as connection:
            for some in batched(ids, _IDS):
                connection.execute(delete(_ARTICLES).where(_ARTICLES.c.id.in_(some)))
                forget(connection, some)

    def get(self, ids: Iterable[str], *states: State) -> dict[str, Article]:
        """The articles in `states` (KEPT where none are named) among `ids`, by id."""
        return {row.id: _article(row) for row in self._among(ids, states or KEPT, _ARTICLES.c)}

    def fingerprints(self, ids: Sequence[str], *states: State) -> dict[str, str]:
        """The fingerprint of each article in `states` (KEPT where none are named) among `ids`."""
        columns = (_ARTICLES.c.id, _ARTICLES.c.fingerprint, _ARTICLES.c.state)
        return {row.id: row.fingerprint for row in self._among(ids, states or KEPT, columns)}

    def _among(self, ids: Iterable[str], states: Sequence[State], columns: Iterable[Column[Any]]) -> Iterator[Row[Any]]:
        """The rows in `states` among `ids`. `columns` must have the state.

        The state is compared here: asked for both, SQLite goes through all the rows in the state (55 ms for 50 ids
        among 30,000 rows) rather than look up the ids (1 ms).
        """
        with self._engine.connect() as connection:
            for some in batched(ids, _IDS):
                for row in connection.execute(select(*columns).where(_ARTICLES.c.id.in_(some))):
                    if row.state in states:
                        yield row

    def held(self, ids: Sequence[str]) -> list[str]:
        """Those of `ids` that have a row, in whatever state."""
        chosen = select(_ARTICLES.c.id)
        with self._engine.connect() as connection:
            return [
                each
                for some in batched(ids, _IDS)
                for each in connection.execute(chosen.where(_ARTICLES.c.id.in_(some))).scalars()
            ]

    def ids_in(self, *states: State, most: int | None = None) -> list[str]:
        """In order, `most` of them at most."""
        with self._engine.connect() as connection:
            chosen = select(_ARTICLES.c.id).where(_ARTICLES.c.state.in_(states)).order_by(_ARTICLES.c.id)
            return list(connection.execute(chosen.limit(most)).scalars())

    def ids_from(self, *paths: str) -> set[str]:
        """The kept articles that one of the files holds, whichever file each shows."""
        here = _ARTICLES.c.path.in_(paths) | _ARTICLES.c.id.in_(copied_at(*paths))
        with self._engine.connect() as connection:
            # The state is compared here: see `_among`.
            rows = connection.execute(select(_ARTICLES.c.id, _ARTICLES.c.state).where(here))
            return {row.id for row in rows if row.state in KEPT}

    def held_below(self, folder: str = "") -> dict[str, set[str]]:
        """The files below a folder, each with the ids of the kept articles that it holds; without one, all files."""
        below = os.path.join(folder, "") if folder else ""  # noqa: PTH118 - a Path has no separator at its end
        found: dict[str, set[str]] = {}
        shown = select(_ARTICLES.c.id, _ARTICLES.c.path)
        with self._engine.connect() as connection:
            for chosen, path in ((shown, _ARTICLES.c.path), (copied(_ARTICLES.c.id), COPY_PATH)):
                kept = chosen.where(_ARTICLES.c.state.in_(KEPT), path.startswith(below, autoescape=True))
                for article_id, where in connection.execute(kept):
                    if where.startswith(below):  # to SQLite, capitals are no others
                        found.setdefault(where, set()).add(article_id)
        return found

    def listings(self, most: int | None = None) -> list[Listing]:
        """All kept articles, newest first, the undated ones last; `most` of them at most."""
        newest_first = (_ARTICLES.c.published.is_(None), _ARTICLES.c.published.desc(), _ARTICLES.c.title)
        chosen = select(*_LISTED).where(_ARTICLES.c.state.in_(KEPT)).order_by(*newest_first)
        with self._engine.connect() as connection:
            return [_listing(row) for row in connection.execute(chosen.limit(most))]

    def listings_of(self, ids: Sequence[str]) -> list[Listing]:
        """Those of the articles that are kept, in the order of `ids`."""
        rows = self._among(ids, KEPT, [*_LISTED, _ARTICLES.c.state])
        found = {row.id: _listing(row) for row in rows}
        return [found[each] for each in ids if each in found]

    def names(self) -> Iterator[tuple[str, str]]:
        """All names of the kept articles, each with the id: path, url, and the id that a file of articles gave it."""
        columns = select(_ARTICLES.c.id, _ARTICLES.c.path, _ARTICLES.c.url, _ARTICLES.c.metadata)
        with self._engine.connect() as connection:
            for row in connection.execute(columns.where(_ARTICLES.c.state.in_(KEPT))):
                for name in (row.id, row.path, row.url, row._mapping["metadata"].get("id")):
                    if name:
                        yield name, row.id

    def digest(self) -> str:
        """What all kept articles are, as one word: SHA-256 over their ids and fingerprints."""
        columns = select(_ARTICLES.c.id, _ARTICLES.c.fingerprint).order_by(_ARTICLES.c.id)
        digest = hashlib.sha256()
        with self._engine.connect() as connection:
            for row in connection.execute(columns.where(_ARTICLES.c.state.in_(KEPT))):
                digest.update(f"{row.id} {row.fingerprint}\n".encode())
        return digest.hexdigest()

    def articles(self) -> Iterator[Article]:
        """All kept articles with their text, in the order of `listings`."""
        for some in batched([listing.id for listing in self.listings()], _IDS):
            by_id = self.get(some)
            yield from (by_id[each] for each in some if each in by_id)

    def count(self, *states: State) -> int:
        """How many are in `states` (KEPT where none are named)."""
        with self._engine.connect() as connection:
            chosen = select(func.count()).where(_ARTICLES.c.state.in_(states or KEPT))
            return int(connection.execute(chosen).scalar_one())

    def is_empty(self) -> bool:
        """Whether there is no row, in whatever state."""
        with self._engine.connect() as connection:
            return connection.execute(select(_ARTICLES.c.id).limit(1)).first() is None

    def outlets(self) -> list[str]:
        """The outlets of the kept articles, the one with most articles first."""
        chosen = select(_ARTICLES.c.source).where(_ARTICLES.c.state.in_(KEPT), _ARTICLES.c.source.is_not(None))
        counted = chosen.group_by(_ARTICLES.c.source).order_by(func.count().desc(), _ARTICLES.c.source)
        with self._engine.connect() as connection:
            return list(connection.execute(counted).scalars())

    def spellings_of_outlets(self) -> list[str]:
        """The outlets of all articles as they are written, in order of their names.

        Of all, whatever their state: so the index of the outlets says it without a look at the articles.
        """
        chosen = select(_ARTICLES.c.source).where(_ARTICLES.c.source.is_not(None)).distinct()
        with self._engine.connect() as connection:
            return list(connection.execute(chosen.order_by(_ARTICLES.c.source)).scalars())

    def days(self) -> list[date]:
        """The days on which articles were published, in order; of all articles, for the same reason."""
        chosen = select(_ARTICLES.c.published).where(_ARTICLES.c.published.is_not(None)).distinct()
        with self._engine.connect() as connection:
            return list(connection.execute(chosen.order_by(_ARTICLES.c.published)).scalars())

    def languages(self) -> list[str]:
        """The languages of the kept articles, the one with most articles first."""
        chosen = select(_ARTICLES.c.language).where(_ARTICLES.c.state.in_(KEPT)).group_by(_ARTICLES.c.language)
        with self._engine.connect() as connection:
            return list(connection.execute(chosen.order_by(func.count().desc(), _ARTICLES.c.language)).scalars())

    def newest(self) -> date | None:
        """The latest publication date."""
        chosen = select(func.max(_ARTICLES.c.published)).where(_ARTICLES.c.state.in_(KEPT))
        with self._engine.connect() as connection:
            newest: date | None = connection.execute(chosen).scalar()
            return newest


def _row(article: Article, fingerprint: str) -> dict[str, Any]:
    return {
        "id": article.id,
        "state": State.PENDING,
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
        "said": packed_said(article.said),
        "added_at": datetime.now(UTC),
    }


def _article(row: Row[Any]) -> Article:
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
        removed=tuple(Removed(rule, text) for rule, text in row.removed),
        barred=_barred(row.barred),
        said=unpacked_said(row.said),
    )


def _listing(row: Row[Any]) -> Listing:
    said = unpacked_said(row.said)
    listed = Listing(row.id, row.title, row.source, row.published, row.published_how, row.path, row.url)
    now = {**row._mapping, "authors": tuple(row.authors)}
    return replace(listed, corrected=differing(said, now)) if said else listed


def _barred(kept: Sequence[Any] | None) -> Barred | None:
    """As it was kept: the rules and the two lists of spans. None where the rules have changed since."""
    if not kept or kept[0] != rules():
        return None
    addressed, furniture = (tuple(Span(*span) for span in spans) for spans in kept[1:])
    return Barred(addressed, furniture)
