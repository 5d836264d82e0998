"""Copies of an article in other files than the one that it shows, so that it goes only when no file holds it.

An article's own row names one file. Each other file that holds the same article has a row here, with what that file
says of it: its date, its authors and so on. So a library of an earlier version needs nothing but the empty table.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Row,
    Select,
    delete,
    insert,
    select,
    tuple_,
)

from rag.batches import make_batches
from rag.library.holding import worth
from rag.library.packed import pack_article, unpack_article
from rag.library.tables import COPIES
from rag.types import Article

# Of one statement, ids or pairs of id and path: see `rag.library.records`.
_IDS = 1000

# Copies that are looked at for one to show: as many may be worth the same, and be of files that are gone.
_CANDIDATES = 20

# What all copies of an article have in common: its id follows from them.
_COMMON = ("id", "title", "text")


COPY_PATH = COPIES.c.path


class Copies:
    """The table of copies, in a database that has it (`database.open_database`)."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def put(self, copies: Sequence[Article]) -> None:
        """Keeps what these say, each in place of what the same file said of the same article."""
        rows = [
            {"article": each.id, "path": str(each.path), "worth": worth(each), "said": _said(each)} for each in copies
        ]
        with self._engine.begin() as connection:
            _delete(connection, [(each.id, str(each.path)) for each in copies])
            if rows:
                connection.execute(insert(COPIES), rows)

    def drop(self, held: Iterable[tuple[str, str]]) -> None:
        """The articles with these ids are not in the files at these paths any more."""
        with self._engine.begin() as connection:
            _delete(connection, list(held))

    def get(self, held: Sequence[tuple[str, str]], shown: Mapping[str, Article]) -> list[Article]:
        """What the files at these paths say of the articles with these ids, as far as they hold copies. `shown` are the
        articles."""
        found = []
        with self._engine.connect() as connection:
            for some in make_batches(held, _IDS):
                chosen = select(COPIES).where(tuple_(COPIES.c.article, COPIES.c.path).in_(some))
                found += [_copy(row, shown[row.article]) for row in connection.execute(chosen)]
        return [each for each in found if each.path != shown[each.id].path]

    def best_copies(self, shown: Article) -> list[Article]:
        """The copies of an article that say most of it, those first; none of the file that it shows."""
        others = select(COPIES).where(COPIES.c.article == shown.id, COPIES.c.path != shown.path)
        with self._engine.connect() as connection:
            in_order = others.order_by(COPIES.c.worth.desc(), COPIES.c.path).limit(_CANDIDATES)
            return [_copy(row, shown) for row in connection.execute(in_order)]


def select_ids_in_files(*paths: str) -> Select[tuple[str]]:
    """The ids of the articles of which a copy is in one of the files."""
    return select(COPIES.c.article).where(COPIES.c.path.in_(paths))


def select_ids_with_paths(article_id: Column[str]) -> Select[tuple[str, str]]:
    """The ids of the articles that have copies, from their own table, each with the path of a copy."""
    return select(article_id, COPIES.c.path).join(COPIES, COPIES.c.article == article_id)


def forget(connection: Connection, ids: Sequence[str]) -> None:
    """Deletes the copies of articles that are deleted."""
    connection.execute(delete(COPIES).where(COPIES.c.article.in_(ids)))


def _delete(connection: Connection, held: Sequence[tuple[str, str]]) -> None:
    for some in make_batches(held, _IDS):
        connection.execute(delete(COPIES).where(tuple_(COPIES.c.article, COPIES.c.path).in_(some)))


def _said(copy: Article) -> dict[str, Any]:
    return {name: value for name, value in pack_article(copy).items() if name not in _COMMON}


def _copy(row: Row[Any], shown: Article) -> Article:
    return unpack_article({**row.said, **{name: getattr(shown, name) for name in _COMMON}})
