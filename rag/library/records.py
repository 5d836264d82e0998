"""The articles as rows of a database (SQLite, or any that SQLAlchemy reaches). Knows nothing of words or vectors."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Column,
    Engine,
    Row,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from rag.batches import make_batches
from rag.library.article_rows import LISTED, pack_barred, to_article, to_listing, to_row
from rag.library.copies import COPY_PATH, forget, select_ids_in_files, select_ids_with_paths
from rag.library.tables import ARTICLES
from rag.types import Article, Listing, UnquotableSpans

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


class Records:
    """The table of articles, in a database that has it (`database.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, articles: Iterable[tuple[Article, str]]) -> None:
        """Writes articles with their fingerprints, as pending; one with a known id takes its place."""
        rows = [{**to_row(article, fingerprint), "state": State.PENDING} for article, fingerprint in articles]
        with self._engine.begin() as connection:
            for ids in make_batches([row["id"] for row in rows], _IDS):
                connection.execute(delete(ARTICLES).where(ARTICLES.c.id.in_(ids)))
            if rows:
                connection.execute(insert(ARTICLES), rows)

    def set_state(self, state: State, ids: Iterable[str]) -> None:
        with self._engine.begin() as connection:
            for some in make_batches(ids, _IDS):
                connection.execute(update(ARTICLES).where(ARTICLES.c.id.in_(some)).values(state=state))

    def set_all_pending(self) -> None:
        """All ready articles wait for their words and vectors."""
        with self._engine.begin() as connection:
            ready = update(ARTICLES).where(ARTICLES.c.state == State.READY)
            connection.execute(ready.values(state=State.WAITING))

    def set_barred(self, barred: Mapping[str, UnquotableSpans]) -> None:
        """Keeps what of the texts of the articles with these ids is never quoted."""
        rows = [{"of": article_id, "found": pack_barred(found)} for article_id, found in barred.items()]
        if rows:
            changed = update(ARTICLES).where(ARTICLES.c.id == bindparam("of")).values(barred=bindparam("found"))
            with self._engine.begin() as connection:
                connection.execute(changed, rows)

    def delete(self, ids: Iterable[str]) -> None:
        """Deletes articles, and what is known of their copies."""
        with self._engine.begin() as connection:
            for some in make_batches(ids, _IDS):
                connection.execute(delete(ARTICLES).where(ARTICLES.c.id.in_(some)))
                forget(connection, some)

    def get(self, ids: Iterable[str], *states: State) -> dict[str, Article]:
        """The articles in `states` (KEPT where none are named) among `ids`, by id."""
        return {row.id: to_article(row) for row in self._among(ids, states or KEPT, ARTICLES.c)}

    def fingerprints(self, ids: Sequence[str], *states: State) -> dict[str, str]:
        """The fingerprint of each article in `states` (KEPT where none are named) among `ids`."""
        columns = (ARTICLES.c.id, ARTICLES.c.fingerprint, ARTICLES.c.state)
        return {row.id: row.fingerprint for row in self._among(ids, states or KEPT, columns)}

    def _among(self, ids: Iterable[str], states: Sequence[State], columns: Iterable[Column[Any]]) -> Iterator[Row[Any]]:
        """The rows in `states` among `ids`. `columns` must have the state.

        The state is compared here: asked for both, SQLite goes through all the rows in the state (55 ms for 50 ids
        among 30,000 rows) rather than look up the ids (1 ms).
        """
        with self._engine.connect() as connection:
            for some in make_batches(ids, _IDS):
                for row in connection.execute(select(*columns).where(ARTICLES.c.id.in_(some))):
                    if row.state in states:
                        yield row

    def find_known(self, ids: Sequence[str]) -> list[str]:
        """Those of `ids` that have a row, in whatever state."""
        chosen = select(ARTICLES.c.id)
        with self._engine.connect() as connection:
            return [
                each
                for some in make_batches(ids, _IDS)
                for each in connection.execute(chosen.where(ARTICLES.c.id.in_(some))).scalars()
            ]

    def ids_in(self, *states: State, most: int | None = None) -> list[str]:
        """In order, `most` of them at most."""
        with self._engine.connect() as connection:
            chosen = select(ARTICLES.c.id).where(ARTICLES.c.state.in_(states)).order_by(ARTICLES.c.id)
            return list(connection.execute(chosen.limit(most)).scalars())

    def ids_from(self, *paths: str) -> set[str]:
        """The kept articles that one of the files holds, whichever file each shows."""
        here = ARTICLES.c.path.in_(paths) | ARTICLES.c.id.in_(select_ids_in_files(*paths))
        with self._engine.connect() as connection:
            # The state is compared here: see `_among`.
            rows = connection.execute(select(ARTICLES.c.id, ARTICLES.c.state).where(here))
            return {row.id for row in rows if row.state in KEPT}

    def ids_by_file_below(self, folder: str = "") -> dict[str, set[str]]:
        """The files below a folder, each with the ids of the kept articles that it holds; without one, all files."""
        below = os.path.join(folder, "") if folder else ""  # noqa: PTH118 - a Path has no separator at its end
        found: dict[str, set[str]] = {}
        shown = select(ARTICLES.c.id, ARTICLES.c.path)
        with self._engine.connect() as connection:
            for chosen, path in ((shown, ARTICLES.c.path), (select_ids_with_paths(ARTICLES.c.id), COPY_PATH)):
                kept = chosen.where(ARTICLES.c.state.in_(KEPT), path.startswith(below, autoescape=True))
                for article_id, where in connection.execute(kept):
                    if where.startswith(below):  # to SQLite, capitals are no others
                        found.setdefault(where, set()).add(article_id)
        return found

    def listings(self, most: int | None = None) -> list[Listing]:
        """All kept articles, newest first, the undated ones last; `most` of them at most."""
        newest_first = (ARTICLES.c.published.is_(None), ARTICLES.c.published.desc(), ARTICLES.c.title)
        chosen = select(*LISTED).where(ARTICLES.c.state.in_(KEPT)).order_by(*newest_first)
        with self._engine.connect() as connection:
            return [to_listing(row) for row in connection.execute(chosen.limit(most))]

    def listings_of(self, ids: Sequence[str]) -> list[Listing]:
        """Those of the articles that are kept, in the order of `ids`."""
        rows = self._among(ids, KEPT, [*LISTED, ARTICLES.c.state])
        found = {row.id: to_listing(row) for row in rows}
        return [found[each] for each in ids if each in found]

    def names(self) -> Iterator[tuple[str, str]]:
        """All names of the kept articles, each with the id: path, url, and the id that a file of articles gave it."""
        columns = select(ARTICLES.c.id, ARTICLES.c.path, ARTICLES.c.url, ARTICLES.c.metadata)
        with self._engine.connect() as connection:
            for row in connection.execute(columns.where(ARTICLES.c.state.in_(KEPT))):
                for name in (row.id, row.path, row.url, row._mapping["metadata"].get("id")):
                    if name:
                        yield name, row.id

    def digest(self) -> str:
        """What all kept articles are, as one word: SHA-256 over their ids and fingerprints."""
        columns = select(ARTICLES.c.id, ARTICLES.c.fingerprint).order_by(ARTICLES.c.id)
        digest = hashlib.sha256()
        with self._engine.connect() as connection:
            for row in connection.execute(columns.where(ARTICLES.c.state.in_(KEPT))):
                digest.update(f"{row.id} {row.fingerprint}\n".encode())
        return digest.hexdigest()

    def articles(self) -> Iterator[Article]:
        """All kept articles with their text, in the order of `listings`."""
        for some in make_batches([listing.id for listing in self.listings()], _IDS):
            by_id = self.get(some)
            yield from (by_id[each] for each in some if each in by_id)

    def count(self, *states: State) -> int:
        """How many are in `states` (KEPT where none are named)."""
        with self._engine.connect() as connection:
            chosen = select(func.count()).where(ARTICLES.c.state.in_(states or KEPT))
            return int(connection.execute(chosen).scalar_one())

    def is_empty(self) -> bool:
        """Whether there is no row, in whatever state."""
        with self._engine.connect() as connection:
            return connection.execute(select(ARTICLES.c.id).limit(1)).first() is None

    def outlets(self) -> list[str]:
        """The outlets of the kept articles, the one with most articles first."""
        chosen = select(ARTICLES.c.source).where(ARTICLES.c.state.in_(KEPT), ARTICLES.c.source.is_not(None))
        counted = chosen.group_by(ARTICLES.c.source).order_by(func.count().desc(), ARTICLES.c.source)
        with self._engine.connect() as connection:
            return list(connection.execute(counted).scalars())

    def spellings_of_outlets(self) -> list[str]:
        """The outlets of all articles as they are written, in order of their names.

        Of all, whatever their state: so the index of the outlets says it without a look at the articles.
        """
        chosen = select(ARTICLES.c.source).where(ARTICLES.c.source.is_not(None)).distinct()
        with self._engine.connect() as connection:
            return list(connection.execute(chosen.order_by(ARTICLES.c.source)).scalars())

    def days(self) -> list[date]:
        """The days on which articles were published, in order; of all articles, for the same reason."""
        chosen = select(ARTICLES.c.published).where(ARTICLES.c.published.is_not(None)).distinct()
        with self._engine.connect() as connection:
            return list(connection.execute(chosen.order_by(ARTICLES.c.published)).scalars())

    def languages(self) -> list[str]:
        """The languages of the kept articles, the one with most articles first."""
        chosen = select(ARTICLES.c.language).where(ARTICLES.c.state.in_(KEPT)).group_by(ARTICLES.c.language)
        with self._engine.connect() as connection:
            return list(connection.execute(chosen.order_by(func.count().desc(), ARTICLES.c.language)).scalars())

    def newest(self) -> date | None:
        """The latest publication date."""
        chosen = select(func.max(ARTICLES.c.published)).where(ARTICLES.c.state.in_(KEPT))
        with self._engine.connect() as connection:
            newest: date | None = connection.execute(chosen).scalar()
            return newest
