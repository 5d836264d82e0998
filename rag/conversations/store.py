"""Conversations in the library as the values that the program works with."""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

from rag.answer_record import Record, answer_of, articles_in, record_of
from rag.errors import InputError
from rag.library.conversations import StoredConversation, StoredRating, StoredTurn, Whose
from rag.library.library import Library
from rag.person import ANYONE, Person
from rag.presentation import shorten
from rag.text.characters import make_storable
from rag.text.filters import strip_filters
from rag.turns import Conversation, Rating, Thumb, Turn
from rag.types import Answer, Article

# Characters of the title that a conversation gets from its first question, and that a person may give it.
TITLE = 80
LONGEST = 200

# What a conversation may be called: the page's address names it, and anybody may write one.
_ID = re.compile(r"[\w-]{1,32}", re.ASCII)

_NONE = "this is no name of a conversation: open one from the list"

# How long what was removed can be brought back.
KEPT_FOR = timedelta(days=30)


def new_id() -> str:
    """The name of a conversation or a turn that is not in the library yet; nobody guesses it."""
    return secrets.token_hex(8)


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


class ConversationStore:
    """Keeps and finds the conversations of a person in a library; those of others are as if they were not there.

    What belongs to nobody, as all that was asked while there were no accounts, is seen by owners.
    """

    def __init__(self, library: Library, person: Person = ANYONE) -> None:
        self._rows = library.conversations
        self._records = library.records
        self._whose = Whose(person.id, nobodys=person.is_owner)

    def put(self, conversation_id: str, turn: Turn) -> None:
        """Keeps a turn, in place of the one with its number; the first one begins the conversation.

        Raises InputError for an id that is none, or that another person's conversation has.
        """
        title = _title(turn.question)
        self._rows.begin(_checked(conversation_id), title, turn.asked, self._whose.owner)
        if not self.has(conversation_id):
            raise InputError(_NONE)
        if turn.number == 1:
            self._follow(conversation_id, title)
        self.keep(conversation_id, turn)

    def _follow(self, conversation_id: str, title: str) -> None:
        """The first question is worded anew: so is the title that came of it, unless a person has given another."""
        known = self._rows.get(conversation_id, self._whose)
        asked = [each.question for each in self._rows.turns(conversation_id)[:1]]
        if known and known.title != title and [known.title] == [_title(each) for each in asked]:
            self._rows.rename(conversation_id, title, self._whose)

    def has(self, conversation_id: str) -> bool:
        """Whether there is the conversation, or it was removed lately."""
        return bool(_ID.fullmatch(conversation_id)) and self._rows.has(conversation_id, self._whose)

    def keep(self, conversation_id: str, turn: Turn) -> None:
        """Keeps what came of a turn that was `put`, whoever asked it."""
        record = record_of(turn.answer) if turn.answer and turn.is_settled else None
        self._rows.put(
            StoredTurn(
                conversation=conversation_id,
                number=turn.number,
                id=turn.id,
                question=turn.question,
                asked=turn.asked,
                record=record,
                problem=turn.problem,
                stopped=turn.stopped,
                conditions=turn.conditions,
            )
        )

    def open(self, conversation_id: str) -> Conversation | None:
        """The conversation with its turns; None where there is none."""
        found = self._rows.get(conversation_id, self._whose) if _ID.fullmatch(conversation_id) else None
        if found is None:
            return None
        turns = tuple(self._turns(self._rows.turns(found.id), self._rows.ratings(found.id)))
        return Conversation(found.id, found.title, found.started, found.changed, turns)

    def all(self, query: str = "", most: int | None = None) -> list[StoredConversation]:
        """The conversations that hold every word of `query`, the one that changed last first."""
        return self._rows.all(query, most, self._whose)

    def rename(self, conversation_id: str, title: str) -> None:
        """Raises InputError for a title that is none."""
        named = " ".join(make_storable(title).split())
        if not named:
            raise InputError("the title is empty: write a few words, or leave it as it was")
        if len(named) > LONGEST:
            raise InputError(f"the title has {len(named)} characters: write at most {LONGEST}")
        self._rows.rename(_checked(conversation_id), named, self._whose)

    def remove(self, conversation_id: str) -> None:
        """Takes it off the list; for thirty days `restore` brings it back."""
        self._rows.remove(_checked(conversation_id), now(), self._whose)

    def restore(self, conversation_id: str) -> None:
        self._rows.restore(_checked(conversation_id), self._whose)

    def purge(self) -> None:
        """Deletes for good what was removed long ago, whoever's it was."""
        self._rows.purge((datetime.now(UTC) - KEPT_FOR).isoformat(timespec="seconds"))

    def rate(self, conversation: Conversation, turn: Turn, rating: Rating | None) -> None:
        """Keeps what a person thinks of a turn, with the whole record of it; None takes that back."""
        if rating is None:
            self._rows.unrate(turn.id)
            return
        earlier = (each.answer for each in conversation.turns if each.number < turn.number and not each.problem)
        self._rows.rate(
            StoredRating(
                turn=turn.id,
                conversation=conversation.id,
                **asdict(rating),
                rated=now(),
                question=turn.question,
                record=record_of(turn.answer) if turn.answer else None,
                conditions={**turn.conditions, "corpus": self._records.digest(), "articles": self._records.count()},
                history=[_exchange(answer) for answer in earlier if answer],
            )
        )

    def _turns(self, stored: Sequence[StoredTurn], ratings: Iterable[StoredRating]) -> Iterable[Turn]:
        by_turn = {each.turn: _rating(each) for each in ratings}
        articles = self._articles(each.record for each in stored if each.record)
        return (_turn(each, articles, by_turn.get(each.id)) for each in stored)

    def _articles(self, records: Iterable[Record]) -> dict[str, Article]:
        return self._records.get({each for record in records for each in articles_in(record)})


def _title(question: str) -> str:
    """What a conversation is called that begins with the question."""
    return shorten(strip_filters(question) or question, TITLE)


def _checked(conversation_id: str) -> str:
    if not _ID.fullmatch(conversation_id):
        raise InputError(_NONE)
    return conversation_id


def _turn(stored: StoredTurn, articles: Mapping[str, Article], rating: Rating | None) -> Turn:
    return Turn(
        id=stored.id,
        number=stored.number,
        question=stored.question,
        asked=stored.asked,
        answer=answer_of(stored.record, articles) if stored.record else None,
        problem=stored.problem,
        stopped=stored.stopped,
        conditions=stored.conditions,
        rating=rating,
    )


def _rating(stored: StoredRating) -> Rating:
    return Rating(Thumb(stored.thumb), stored.comment, stored.right, stored.in_set)


def _exchange(answer: Answer) -> dict[str, Any]:
    """An earlier answer as the history of a question set has it."""
    return {
        "question": answer.question,
        "standalone_question": answer.standalone_question,
        "answer": answer.text,
    }
