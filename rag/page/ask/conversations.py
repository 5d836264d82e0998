"""A person's conversations, with what is being answered in them."""

from contextlib import suppress
from dataclasses import replace

from rag.conversations.store import ConversationStore, new_id, now
from rag.errors import StoreError
from rag.page.ask import conversations_html
from rag.page.ask.in_flight import InFlight, InFlightAnswers
from rag.turns import Conversation, Turn


class Conversations:
    def __init__(self, store: ConversationStore, in_flight: InFlightAnswers) -> None:
        self._store = store
        self._in_flight = in_flight

    def get(self, conversation_id: str) -> Conversation:
        """A conversation; an empty one where there is none of this id."""
        return self._store.open(conversation_id) or replace(new_conversation(), id=conversation_id or new_id())

    def resume(self, conversation_id: str) -> Conversation:
        """The one in which is asked next; one that was removed elsewhere meanwhile comes back."""
        if conversation_id:
            with suppress(StoreError):
                self._store.restore(conversation_id)
        return self.get(conversation_id)

    def turns(self, conversation_id: str) -> tuple[Turn, ...]:
        """The turns, the newest as far as it has come."""
        answer = self.in_flight(conversation_id)
        turns = self.get(conversation_id).turns
        return (*turns[:-1], answer.latest) if answer else turns

    def in_flight(self, conversation_id: str) -> InFlight | None:
        """What is being answered in a conversation of this person's."""
        answer = self._in_flight.of(conversation_id)
        return answer if answer and self._store.has(conversation_id) else None

    def settle(self, conversation: Conversation) -> Conversation:
        """The conversation, once what is being answered in it is stopped: with what was said of it so far."""
        answer = self.in_flight(conversation.id)
        if answer is None:
            return conversation
        self._in_flight.end(conversation.id)
        known = self._store.open(conversation.id) or conversation
        return replace(known, turns=(*known.turns[: answer.latest.number - 1], _cut(answer.latest)))


def new_conversation() -> Conversation:
    return Conversation(new_id(), conversations_html.NEW, now(), now())


def turn_at(number: int, turns: tuple[Turn, ...]) -> Turn | None:
    return turns[number - 1] if 0 < number <= len(turns) else None


def _cut(turn: Turn) -> Turn:
    """The turn as it is after the next question was asked, which waits for the end of it, though not for ever."""
    if turn.is_settled:
        return turn
    said = turn.answer if turn.answer and turn.answer.sentences else None
    return replace(turn, stopped=True, answer=replace(said, writing=None, done=True) if said else None)
