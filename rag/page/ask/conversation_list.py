"""The list of conversations: they are found, renamed, deleted and brought back."""

from dataclasses import replace

from rag.conversations.store import ConversationStore
from rag.library.conversations import StoredConversation
from rag.markup import Html
from rag.page.ask import conversations_html, hearing
from rag.page.ask.conversation_view import ConversationView
from rag.page.ask.conversations import new_conversation
from rag.page.ask.conversations_html import DeletedConversation, Doing
from rag.page.ask.in_flight import InFlightAnswers
from rag.page.ask.update import NO_FILTERS, NOTHING, AskUpdate, At
from rag.text.plurals import pluralise


class ConversationList:
    def __init__(self, store: ConversationStore, in_flight: InFlightAnswers, view: ConversationView) -> None:
        self._store = store
        self._in_flight = in_flight
        self._view = view

    def show(self, at: At, doing: Doing | None = None) -> Html:
        return conversations_html.render_conversation_list(
            self._find(at.query), at.query, at.conversation, doing or Doing()
        )

    def _find(self, query: str) -> list[StoredConversation]:
        return self._store.all(query, conversations_html.SHOWN + 1)

    def find(self, query: str, opened: str) -> AskUpdate:
        """The conversations that hold the words."""
        found = len(self._find(query))
        notice = pluralise(found, "conversation") if found else conversations_html.describe_no_match(query)
        return AskUpdate(conversations=self.show(At(opened, query=query)), announcement=notice)

    def rename(self, conversation_id: str, title: str, at: At) -> AskUpdate:
        self._store.rename(conversation_id, title)
        return replace(self._changed(conversation_id, at), announcement=hearing.RENAMED)

    def restore(self, conversation_id: str, at: At) -> AskUpdate:
        self._store.restore(conversation_id)
        return replace(self._changed(conversation_id, at), announcement=hearing.RESTORED)

    def _changed(self, conversation_id: str, at: At) -> AskUpdate:
        opened = self._store.open(at.conversation)
        return AskUpdate(
            conversations=self.show(at, Doing(focused=conversation_id)),
            bar=conversations_html.render_bar(opened.id, opened.title) if opened else None,
            notice=NOTHING,
        )

    def remove(self, conversation_id: str, at: At, visitor: str) -> AskUpdate:
        """Deletes it, with the way back where it stood; where it is open, an empty one comes in its place."""
        conversation = self._store.open(conversation_id)
        if conversation is None:
            return AskUpdate(conversations=self.show(at))
        self._in_flight.end(conversation_id)
        listed = [each.id for each in self._find(at.query)]
        row = listed.index(conversation_id) if conversation_id in listed else 0
        self._store.remove(conversation_id)
        is_open = conversation_id == at.conversation
        emptied = self._view.show(new_conversation(), None, visitor, NO_FILTERS) if is_open else AskUpdate()
        removed = DeletedConversation(conversation_id, conversation.title, row)
        return replace(emptied, conversations=self.show(at, Doing(removed=removed)), announcement=hearing.DELETED)
