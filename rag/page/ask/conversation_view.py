"""A conversation as the tab shows it: its turns, the sources of the newest one, and the filters in force."""

from collections.abc import Iterator
from dataclasses import replace

from rag.errors import DatelineError
from rag.filtering import Filters
from rag.markup import element, render_problem
from rag.page.ask import conversations_html
from rag.page.ask.conversations import Conversations
from rag.page.ask.evidence_view import EvidenceView, Panes
from rag.page.ask.filter_form import render_filter_form
from rag.page.ask.in_flight import InFlight
from rag.page.ask.open_pages import OpenPages
from rag.page.ask.sources import NO_ARTICLE, NO_SOURCES
from rag.page.ask.turns import render_turn, render_turns, render_welcome
from rag.page.ask.update import NOTHING, AskUpdate, At, Rewording
from rag.page.service import Service
from rag.turns import Conversation, Turn

# In the pane of the sources while an answer is looked for: nothing is known of them yet.
COMING = element("p", "The sources come with the answer …", class_="hint waiting")


class ConversationView:
    def __init__(self, service: Service, conversations: Conversations, pages: OpenPages) -> None:
        self._service = service
        self._records = service.library.records
        self._conversations = conversations
        self._pages = pages
        self._evidence = EvidenceView(self._records)

    def show(
        self, conversation: Conversation, answer: InFlight | None, visitor: str, filters: Filters | None = None
    ) -> AskUpdate:
        """All of a conversation, with its newest sources; `answer` is what is being answered in it."""
        page = self._pages.of(visitor)
        page.conversation, page.looked = conversation.id, None
        shown = replace(
            self.show_filters(filters) if filters is not None else AskUpdate(),
            conversation=conversation.id,
            bar=conversations_html.render_bar(conversation.id, conversation.title if conversation.turns else None),
            sources=NO_SOURCES,
            reader=NO_ARTICLE,
            rewording=Rewording(),
            notice=NOTHING,
            stoppable=answer is not None,
            suggestions=NOTHING,
        )
        if not conversation.turns:
            first = render_welcome(self._service.known_examples, empty=not self._records.count())
            return replace(shown, past=NOTHING, newest=first)
        *before, last = conversation.turns
        newest = answer.latest if answer else last
        panes = self.find_evidence(newest, visitor)
        return replace(
            shown,
            past=render_turns(before),
            newest=render_turn(newest, under_way=answer is not None),
            sources=panes.sources or NO_SOURCES,
            reader=panes.reader or NO_ARTICLE,
        )

    def show_filters(self, filters: Filters) -> AskUpdate:
        return AskUpdate(filters=filters, chips=render_filter_form(filters, self._records.outlets()), notice=NOTHING)

    def show_examples(self, conversation_id: str, visitor: str) -> Iterator[AskUpdate]:
        """Questions to begin with, once they are found, unless something was asked meanwhile."""
        try:
            examples = self._service.examples()
        except DatelineError as error:  # the first question would meet it too
            yield AskUpdate(notice=render_problem(str(error)))
            return
        is_open = self._pages.peek(visitor).conversation == conversation_id
        if is_open and not self._conversations.turns(conversation_id):
            yield AskUpdate(newest=render_welcome(examples, empty=not self._records.count()))

    def find_evidence(self, newest: Turn, visitor: str) -> Panes:
        """What the newest answer rests on, or what its reader looked at meanwhile."""
        if not newest.is_settled and not (newest.answer and newest.answer.citations):
            return Panes(COMING)
        page = self._pages.peek(visitor)
        earlier = self._conversations.turns(page.conversation or "")[: newest.number - 1]
        return self._evidence.newest((*earlier, newest), page.looked)

    def look(self, key: str, clicked_at: float, conversation_id: str, visitor: str) -> AskUpdate:
        """What a number, a nearest passage or another passage leads to; nothing for a key that is none of ours, and
        where one that was clicked later has been followed already."""
        page = self._pages.of(visitor)
        if clicked_at < page.looked_at:
            return AskUpdate()
        page.looked, page.looked_at = key, clicked_at
        return _in_panes(self._evidence.show(key, self._conversations.turns(conversation_id)))

    def look_again(self, at: At, visitor: str) -> AskUpdate:
        """What is in the panes, as it is in the library now."""
        turns = self._conversations.turns(at.conversation)
        looked = self._pages.peek(visitor).looked
        return _in_panes(self._evidence.newest(turns, looked)) if turns else AskUpdate()


def _in_panes(panes: Panes) -> AskUpdate:
    return AskUpdate(sources=panes.sources, reader=panes.reader)
