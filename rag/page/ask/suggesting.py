"""What may be asked next is tried, once for each answer."""

from functools import partial

from rag.page.ask.asking import history_of
from rag.page.ask.conversations import Conversations
from rag.page.ask.open_pages import OpenPages
from rag.page.ask.suggestions import render_suggestions, suggest_questions
from rag.page.ask.update import AskUpdate, At
from rag.page.service import Service


class Suggesting:
    def __init__(self, service: Service, conversations: Conversations, pages: OpenPages) -> None:
        self._service = service
        self._conversations = conversations
        self._pages = pages

    def suggest(self, at: At, visitor: str) -> AskUpdate:
        """What may be asked next, once it is tried; nothing new where something else is asked or opened meanwhile."""
        turns = self._conversations.turns(at.conversation)
        if not turns or not turns[-1].is_settled or not (answer := turns[-1].answer):
            return AskUpdate()
        newest = turns[-1].id
        page = self._pages.peek(visitor)
        if page.suggested_after == newest:
            return AskUpdate(suggestions=page.suggestions)

        def ended() -> bool:
            now = self._conversations.turns(at.conversation)
            return self._pages.peek(visitor).conversation != at.conversation or not now or now[-1].id != newest

        tried = partial(self._service.quote, history=history_of(turns), filters=at.filters)
        found = render_suggestions(suggest_questions([each.question for each in turns], answer, tried, ended))
        if ended():
            return AskUpdate()
        page = self._pages.of(visitor)
        page.suggested_after, page.suggestions = newest, found
        return AskUpdate(suggestions=found)
