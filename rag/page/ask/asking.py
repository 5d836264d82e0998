"""A question is asked, its answer is seen to grow, and is stopped."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial

from rag.conversations.history import exchange_of
from rag.conversations.store import ConversationStore, new_id, now
from rag.errors import StoreError
from rag.filtering import Filters
from rag.page.ask import conversations_html, hearing
from rag.page.ask.conversation_list import ConversationList
from rag.page.ask.conversation_view import ConversationView
from rag.page.ask.conversations import Conversations, new_conversation
from rag.page.ask.evidence_view import Panes
from rag.page.ask.in_flight import InFlight, InFlightAnswers
from rag.page.ask.open_pages import OpenPages
from rag.page.ask.turns import render_turn, render_turns
from rag.page.ask.update import NO_FILTERS, NOTHING, AskUpdate, At, Rewording
from rag.page.service import Service
from rag.text.characters import make_storable
from rag.text.plurals import pluralise
from rag.turns import Conversation, Exchange, Turn


class Asking:
    def __init__(
        self,
        service: Service,
        store: ConversationStore,
        in_flight: InFlightAnswers,
        conversations: Conversations,
        pages: OpenPages,
        view: ConversationView,
        listing: ConversationList,
    ) -> None:
        self._service = service
        self._store = store
        self._in_flight = in_flight
        self._conversations = conversations
        self._pages = pages
        self._view = view
        self._listing = listing

    def ask(
        self,
        conversation: Conversation,
        question: str,
        at: At,
        visitor: str,
        turn_number: int = 0,
        standalone: str | None = None,
        *,
        emptied: bool = False,
    ) -> Iterator[AskUpdate]:
        """Asks as a new turn, or again at `turn_number`, which is then that of the newest turn. `emptied`: the question
        stood in the box, which is empty then."""
        self._pages.of(visitor).watched = None
        conversation = self._conversations.settle(conversation)
        self._in_flight.end_others(visitor, conversation.id)
        before = conversation.turns[: turn_number - 1] if turn_number else conversation.turns
        turn = Turn(new_id(), len(before) + 1, make_storable(question), now())
        with suppress(StoreError):  # as on a full disk: it is answered all the same, and told that it is not kept
            self._store.put(conversation.id, turn)
        answers = partial(
            self._service.ask, question, history_of(before), at.filters, standalone=standalone, strict=at.strict
        )
        page = self._pages.of(visitor)
        page.looked, page.conversation = None, conversation.id
        answer = self._in_flight.begin(conversation.id, turn, visitor, lambda stop: answers(stop=stop))
        yield self._begun(conversation, before, turn, at, emptied=emptied)
        yield from self.watch(answer, visitor)

    def _begun(
        self, conversation: Conversation, before: tuple[Turn, ...], turn: Turn, at: At, *, emptied: bool
    ) -> AskUpdate:
        emptying = AskUpdate(box="", rewording=Rewording()) if emptied else AskUpdate()
        opened = self._store.open(conversation.id) or conversation
        return replace(
            emptying,
            notice=NOTHING,
            conversation=conversation.id,
            bar=conversations_html.render_bar(opened.id, opened.title),
            past=render_turns(before),
            newest=render_turn(turn, under_way=True),
            stoppable=True,
            # Its title is of its first question.
            conversations=None if before else self._listing.show(replace(at, conversation=conversation.id)),
            announcement=hearing.SEARCHING,
            suggestions=NOTHING,
        )

    def watch(self, answer: InFlight, visitor: str) -> Iterator[AskUpdate]:
        """An answer as it grows; the last of it comes even if it is settled before it is looked at."""
        opened, said = False, hearing.SEARCHING
        self._pages.of(visitor).watched = answer
        for turn in self._in_flight.watch(answer, visitor):
            page = self._pages.peek(visitor)
            if page.conversation != answer.conversation:
                # What comes last counts: so this ends with what its visitor has open now.
                yield from self._elsewhere(visitor)
                return
            if page.watched is not answer:  # the next question is asked, and shows what became of this one
                return
            cited = bool(turn.answer and turn.answer.citations)
            now_said = hearing.describe_progress(turn)
            looks = turn.is_settled or (cited and not opened)
            panes = self._view.find_evidence(turn, visitor) if looks else Panes()
            opened = opened or cited
            yield AskUpdate(
                newest=render_turn(turn, under_way=not turn.is_settled),
                sources=panes.sources,
                reader=panes.reader,
                stoppable=not turn.is_settled,  # each time: see `rag.page.outputs.Outputs.stream_changes`
                announcement=now_said if now_said != said else None,
            )
            said = now_said

    def _elsewhere(self, visitor: str) -> Iterator[AskUpdate]:
        if other := self._pages.peek(visitor).conversation:
            answer = self._conversations.in_flight(other)
            yield self._view.show(self._conversations.get(other), answer, visitor)

    def open(self, conversation_id: str, visitor: str, filters: Filters = NO_FILTERS) -> Iterator[AskUpdate]:
        """All of a conversation, then what is being answered in it, or examples of what can be asked.

        One that is not there is an empty one.
        """
        # In this order: what is settled between the two is found in the library.
        answer = self._conversations.in_flight(conversation_id)
        conversation = self._store.open(conversation_id) or new_conversation()
        notice = (
            f"{conversation.title}: {pluralise(len(conversation.turns), 'question')}" if conversation.turns else None
        )
        yield replace(self._view.show(conversation, answer, visitor, filters), announcement=notice)
        if answer:
            yield from self.watch(answer, visitor)
        elif not conversation.turns:
            yield from self._view.show_examples(conversation.id, visitor)

    def stop(self, conversation_id: str) -> AskUpdate:
        """Ends the answer that is being made: what was said so far comes as the last of it."""
        if self._conversations.in_flight(conversation_id):
            self._in_flight.stop(conversation_id)
        return AskUpdate(stoppable=False)


def history_of(turns: tuple[Turn, ...]) -> tuple[Exchange, ...]:
    """What the next question may refer to."""
    return tuple(exchange_of(each.answer) for each in turns if each.answer and each.is_settled and not each.problem)
