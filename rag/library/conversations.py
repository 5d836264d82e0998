"""Conversations as rows: what was asked, what came of it, and what people think of the answers."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Row,
    and_,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from rag.library.tables import CONVERSATIONS, RATINGS, TURNS

# Words of a query that count, and characters of each. SQLite takes patterns to 50,000 bytes and conditions that are
# 1,000 deep; each word is a condition.
_WORDS = 50
_LONGEST = 1000


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation without its turns. Times are UTC in ISO form."""

    id: str
    title: str
    started: str
    changed: str
    turns: int = 0  # how many it has


@dataclass(frozen=True, slots=True)
class StoredTurn:
    """A question and what came of it; `record` is its answer (`rag.answer_record`), None where there is none."""

    conversation: str
    number: int
    id: str
    question: str
    asked: str
    record: Mapping[str, Any] | None
    problem: str | None
    stopped: bool
    conditions: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredRating:
    """What a person thinks of an answer, with all that it depended on.

    `history` are the questions and answers before it, as `rag.conversations.history` reads them.
    """

    turn: str
    conversation: str
    thumb: str
    comment: str
    right: str
    in_set: bool
    rated: str
    question: str
    record: Mapping[str, Any] | None
    conditions: Mapping[str, Any]
    history: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Whose:
    """Conversations of a user, with those that belong to nobody or without."""

    owner: str | None
    nobodys: bool


NOBODYS = Whose(None, nobodys=True)


class Conversations:
    """The tables of conversations, in a database that has them (`database.open_database`).

    `fold` makes of a text what it is searched by. All others than those of `whose` are as if they were not there.
    """

    def __init__(self, engine: Engine, fold: Callable[[str], str]) -> None:
        self._engine = engine
        self._fold = fold

    def begin(self, conversation_id: str, title: str, when: str, owner: str | None = None) -> None:
        """A conversation without turns; one that is there stays as it is."""
        row = {
            "id": conversation_id,
            "title": title,
            "folded": self._fold(title),
            "started": when,
            "changed": when,
            "owner": owner,
        }
        with suppress(IntegrityError), self._engine.begin() as connection:
            connection.execute(insert(CONVERSATIONS), row)

    def put(self, turn: StoredTurn) -> None:
        """Writes a turn; one that has its number takes its place."""
        row = {name: getattr(turn, name) for name in StoredTurn.__slots__}
        said = (turn.record or {}).get("answer", "")
        same_turn = (TURNS.c.conversation == turn.conversation) & (TURNS.c.number == turn.number)
        with self._engine.begin() as connection:
            connection.execute(delete(TURNS).where(same_turn))
            connection.execute(insert(TURNS), {**row, "folded": self._fold(f"{turn.question}\n{said}")})
            changed = update(CONVERSATIONS).where(CONVERSATIONS.c.id == turn.conversation)
            connection.execute(changed.values(changed=turn.asked))

    def get(self, conversation_id: str, whose: Whose = NOBODYS) -> StoredConversation | None:
        """The conversation; None where there is none, or it is removed."""
        with self._engine.connect() as connection:
            chosen = _counted().where(_one(conversation_id, whose), CONVERSATIONS.c.removed.is_(None))
            row = connection.execute(chosen).one_or_none()
            return _conversation(row) if row else None

    def has(self, conversation_id: str, whose: Whose = NOBODYS) -> bool:
        """Whether there is the conversation, or it was removed lately."""
        with self._engine.connect() as connection:
            chosen = select(CONVERSATIONS.c.id).where(_one(conversation_id, whose))
            return connection.execute(chosen).first() is not None

    def turns(self, conversation_id: str) -> list[StoredTurn]:
        """The turns of a conversation, oldest first."""
        chosen = select(TURNS).where(TURNS.c.conversation == conversation_id).order_by(TURNS.c.number)
        with self._engine.connect() as connection:
            return [StoredTurn(**_without(row, "folded")) for row in connection.execute(chosen)]

    def all(self, query: str = "", most: int | None = None, whose: Whose = NOBODYS) -> list[StoredConversation]:
        """Conversations, the one that changed last first: those that have every word of `query` in their title, a
        question or an answer."""
        chosen = _counted().where(CONVERSATIONS.c.removed.is_(None), _of(whose))
        for word in (each[:_LONGEST] for each in self._fold(query).split()[:_WORDS]):
            mine = TURNS.c.conversation == CONVERSATIONS.c.id
            said = exists().where(mine, TURNS.c.folded.contains(word, autoescape=True))
            chosen = chosen.where(or_(CONVERSATIONS.c.folded.contains(word, autoescape=True), said))
        ordered = chosen.order_by(CONVERSATIONS.c.changed.desc(), CONVERSATIONS.c.id).limit(most)
        with self._engine.connect() as connection:
            return [_conversation(row) for row in connection.execute(ordered)]

    def rename(self, conversation_id: str, title: str, whose: Whose = NOBODYS) -> None:
        self._change(conversation_id, whose, title=title, folded=self._fold(title))

    def remove(self, conversation_id: str, when: str, whose: Whose = NOBODYS) -> None:
        """Takes it off the list; `restore` brings it back, until `purge`."""
        self._change(conversation_id, whose, removed=when)

    def restore(self, conversation_id: str, whose: Whose = NOBODYS) -> None:
        self._change(conversation_id, whose, removed=None)

    def _change(self, conversation_id: str, whose: Whose, **values: Any) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(CONVERSATIONS).where(_one(conversation_id, whose)).values(**values))

    def purge(self, before: str) -> None:
        """Deletes for good what was removed before a time, with its ratings but for those in the question set."""
        gone = CONVERSATIONS.c.removed < before
        with self._engine.begin() as connection:
            for conversation_id in connection.execute(select(CONVERSATIONS.c.id).where(gone)).scalars().all():
                mine = (RATINGS.c.conversation == conversation_id) & RATINGS.c.in_set.is_(False)
                connection.execute(delete(RATINGS).where(mine))
                connection.execute(delete(TURNS).where(TURNS.c.conversation == conversation_id))
                connection.execute(delete(CONVERSATIONS).where(CONVERSATIONS.c.id == conversation_id))

    def rate(self, rating: StoredRating) -> None:
        """Writes a rating; the turn's one before it is gone."""
        with self._engine.begin() as connection:
            _unrate(connection, rating.turn)
            connection.execute(insert(RATINGS), {name: getattr(rating, name) for name in StoredRating.__slots__})

    def unrate(self, turn_id: str) -> None:
        with self._engine.begin() as connection:
            _unrate(connection, turn_id)

    def rating(self, turn_id: str) -> StoredRating | None:
        with self._engine.connect() as connection:
            row = connection.execute(select(RATINGS).where(RATINGS.c.turn == turn_id)).one_or_none()
            return StoredRating(**row._mapping) if row else None

    def ratings(self, conversation_id: str | None = None, in_set: bool = False) -> list[StoredRating]:
        """The ratings, oldest first: all of them, or those of a conversation, or those in the question set."""
        chosen = select(RATINGS).order_by(RATINGS.c.rated, RATINGS.c.turn)
        if conversation_id is not None:
            chosen = chosen.where(RATINGS.c.conversation == conversation_id)
        if in_set:
            chosen = chosen.where(RATINGS.c.in_set)
        with self._engine.connect() as connection:
            return [StoredRating(**row._mapping) for row in connection.execute(chosen)]


def disown(connection: Connection, owner: str) -> None:
    """What a user asked belongs to nobody from now on."""
    connection.execute(update(CONVERSATIONS).where(CONVERSATIONS.c.owner == owner).values(owner=None))


def _one(conversation_id: str, whose: Whose) -> ColumnElement[bool]:
    return and_(CONVERSATIONS.c.id == conversation_id, _of(whose))


def _of(whose: Whose) -> ColumnElement[bool]:
    mine = CONVERSATIONS.c.owner == whose.owner if whose.owner is not None else false()
    return or_(mine, CONVERSATIONS.c.owner.is_(None)) if whose.nobodys else mine


def _unrate(connection: Connection, turn_id: str) -> None:
    connection.execute(delete(RATINGS).where(RATINGS.c.turn == turn_id))


def _counted() -> Any:
    """Conversations with the number of their turns."""
    turns = select(func.count()).where(TURNS.c.conversation == CONVERSATIONS.c.id).scalar_subquery()
    return select(*(CONVERSATIONS.c[name] for name in ("id", "title", "started", "changed")), turns.label("turns"))


def _conversation(row: Row[Any]) -> StoredConversation:
    return StoredConversation(**row._mapping)


def _without(row: Row[Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row._mapping.items() if key != name}
