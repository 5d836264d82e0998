"""What happens on the tab Ask when something is asked, clicked or sent: plain functions of values, which `ask_tab`
wires up."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from rag.conversations.store import ConversationStore
from rag.errors import DatelineError, InputError
from rag.filtering import Order
from rag.markup import render_problem
from rag.page.ask.asking import Asking
from rag.page.ask.chips import FILTER_NAMES, STANDALONE
from rag.page.ask.conversation_list import ConversationList
from rag.page.ask.conversation_view import ConversationView
from rag.page.ask.conversations import Conversations
from rag.page.ask.conversations_html import Doing
from rag.page.ask.filter_form import read_address, read_form
from rag.page.ask.in_flight import InFlightAnswers
from rag.page.ask.open_pages import OpenPages
from rag.page.ask.suggesting import Suggesting
from rag.page.ask.turn_actions import TurnActions
from rag.page.ask.update import NO_FILTERS, NOTHING, AskUpdate, At, Rewording
from rag.page.correcting import CORRECTION, change
from rag.page.identity import OWNERS_ONLY
from rag.page.service import Service
from rag.page.telling import report_problems
from rag.person import ANYONE, Person
from rag.text.filters import drop_filter
from rag.turns import Thumb, Turn

# What a link or a button of the tab is called: what it does, then to what.
_TURN = re.compile(r"(retry|edit|rate|collect|uncollect)-(\d{1,6})")
_THUMB = re.compile(r"thumb-(\d{1,6})-(up|down)")
_DROP = re.compile(rf"drop-(\d{{1,6}})-({'|'.join((STANDALONE, *FILTER_NAMES))})")
_REORDER = re.compile(rf"order-(\d{{1,6}})-({'|'.join(Order)})")
_UNFILTER = re.compile(rf"unfilter-({'|'.join(FILTER_NAMES)})")
_TALK = re.compile(r"(open|rename|named|unname|remove|restore)-([0-9a-f]{1,32})")

_GONE = render_problem("this conversation is not in the library any more")

_tells = report_problems(lambda line: AskUpdate(notice=render_problem(line)))


class Conversing:
    """The tab's side of a service, for one person. A `visitor` is one open page, by a name that the caller chooses."""

    def __init__(
        self,
        service: Service,
        grace: float | None = None,
        person: Person = ANYONE,
        in_flight: InFlightAnswers | None = None,
    ) -> None:
        """`in_flight`: the answers that are being made, those of others among them."""
        self._service = service
        self._person = person
        self.store = ConversationStore(service.library, person)
        self._in_flight = in_flight or InFlightAnswers(self._keep, **({} if grace is None else {"grace": grace}))
        self._pages = OpenPages()
        self._conversations = Conversations(self.store, self._in_flight)
        self._view = ConversationView(service, self._conversations, self._pages)
        self._list = ConversationList(self.store, self._in_flight, self._view)
        self._asking = Asking(
            service, self.store, self._in_flight, self._conversations, self._pages, self._view, self._list
        )
        self._turns = TurnActions(self.store, person, self._conversations, self._view, self._asking)
        self._suggesting = Suggesting(service, self._conversations, self._pages)

    def of(self, person: Person) -> "Conversing":
        """The same for another person, who has conversations of their own."""
        return Conversing(self._service, person=person, in_flight=self._in_flight)

    def _keep(self, conversation_id: str, turn: Turn) -> None:
        self.store.keep(conversation_id, replace(turn, conditions=self._service.last_conditions()))

    # Arriving and leaving

    @_tells
    def arrive(self, address: Mapping[str, str], visitor: str) -> Iterator[AskUpdate]:
        """A page was opened: with the conversation that its address names, or an empty one, and its filters."""
        if self._pages.peek(visitor).conversation is not None:  # whoever asked before the page was whole has begun
            return
        shown = self._asking.open(address.get("conversation", ""), visitor, read_address(address))
        yield replace(next(shown), strict=self._service.library.settings.strict, announcement=None)
        yield from shown

    @_tells
    def come_back(self, conversation_id: str, visitor: str) -> Iterator[AskUpdate]:
        """The tab is looked at again: articles may have come or gone."""
        if not self._conversations.turns(conversation_id):
            yield from self._view.show_examples(conversation_id, visitor)

    def leave(self, visitor: str) -> None:
        """The page was closed."""
        self._pages.close(visitor)
        self._in_flight.leave(visitor)

    def leave_all(self) -> None:
        """The server ends."""
        self._in_flight.stop_all()

    # Asking

    @_tells
    def ask(self, question: str, at: At, visitor: str) -> Iterator[AskUpdate]:
        """The answer to what stands in the box, as it grows."""
        if not question.strip():
            yield AskUpdate(notice=render_problem("the question is empty: ask something about the articles"))
            return
        conversation = self._conversations.resume(at.conversation)
        at = self._now(at, visitor)
        turn_number = at.rewording.number if at.rewording.number == len(conversation.turns) else 0
        standalone = question if at.rewording else None
        yield from self._asking.ask(conversation, question, at, visitor, turn_number, standalone, emptied=True)

    @_tells
    def ask_elsewhere(self, question: str, at: At, visitor: str) -> Iterator[AskUpdate]:
        """Asks what comes from another tab; what is being typed in the box stays there."""
        yield from self._ask_new(question, replace(self._now(at, visitor), filters=NO_FILTERS), visitor)

    def _ask_new(self, question: str, at: At, visitor: str) -> Iterator[AskUpdate]:
        yield from self._asking.ask(self._conversations.resume(at.conversation), question, at, visitor)

    @_tells
    def stop(self, conversation_id: str) -> AskUpdate:
        """As `Asking.stop`."""
        return self._asking.stop(conversation_id)

    @report_problems(lambda _: AskUpdate())  # nobody asked for it
    def suggest(self, at: At, visitor: str) -> AskUpdate:
        """As `Suggesting.suggest`."""
        return self._suggesting.suggest(at, visitor)

    # Following links and pressing buttons

    @_tells
    def look(self, key: str, clicked_at: float, conversation_id: str, visitor: str) -> AskUpdate:
        """As `ConversationView.look`."""
        return self._view.look(key, clicked_at, conversation_id, visitor)

    def follow(self, key: str, sent: Mapping[str, str], at: At, visitor: str) -> Iterator[AskUpdate]:
        """What a link, a button or a form of the tab does; nothing for a key that is none of ours."""
        at = self._now(at, visitor)
        does: dict[re.Pattern[str], Callable[[re.Match[str]], Iterator[AskUpdate] | AskUpdate]] = {
            _TURN: lambda match: self._turns.act(match[1], int(match[2]), sent, at, visitor),
            _THUMB: lambda match: self._turns.press_thumb(int(match[1]), Thumb(match[2]), at),
            _DROP: lambda match: self._turns.drop_chip(int(match[1]), match[2], at, visitor),
            _REORDER: lambda match: self._turns.reorder(int(match[1]), Order(match[2]), at, visitor),
            _UNFILTER: lambda match: self._view.show_filters(drop_filter(at.filters, match[1])),
            CORRECTION: lambda match: self._correct(match[1], match[2], sent, at, visitor),
            _TALK: lambda match: self._follow_in_list(match[1], match[2], sent, at, visitor),
            re.compile("filters"): lambda _: self._view.show_filters(read_form(sent)),
            re.compile("unword"): lambda _: AskUpdate(box=at.rewording.typed, rewording=Rewording(), notice=NOTHING),
            re.compile("talks"): lambda _: AskUpdate(conversations=self._list.show(at)),
            re.compile("new"): lambda _: self._asking.open("", visitor),
            re.compile("example"): lambda _: self._ask_new(sent.get("question", ""), at, visitor),
        }
        try:
            for pattern, do in does.items():
                if match := pattern.fullmatch(key):
                    done = do(match)
                    yield from (done,) if isinstance(done, AskUpdate) else done
        except DatelineError as error:
            yield AskUpdate(notice=render_problem(str(error)))

    @_tells
    def find(self, query: str, opened: str, visitor: str) -> AskUpdate:
        """As `ConversationList.find`."""
        self._pages.of(visitor).query = query
        return self._list.find(query, opened)

    def _now(self, at: At, visitor: str) -> At:
        """With what is looked for now: an event that had to wait knows what stood in that box when it was sent, and
        would show a list that nobody looks for any more."""
        query = self._pages.peek(visitor).query
        return at if query is None else replace(at, query=query)

    def _correct(self, does: str, article_id: str, sent: Mapping[str, str], at: At, visitor: str) -> AskUpdate:
        """Corrects the article that is read; the panes then show it as it is now."""
        if not self._person.is_owner:
            raise InputError(OWNERS_ONLY)
        notice = change(self._service.library, does, article_id, sent)
        return replace(self._view.look_again(at, visitor), notice=notice)

    def _follow_in_list(
        self, does: str, conversation_id: str, sent: Mapping[str, str], at: At, visitor: str
    ) -> Iterator[AskUpdate] | AskUpdate:
        listing = self._list
        can: dict[str, Callable[[], Iterator[AskUpdate] | AskUpdate]] = {
            "open": lambda: self._open(conversation_id, at, visitor),
            "rename": lambda: AskUpdate(conversations=listing.show(at, Doing(renaming=conversation_id))),
            "named": lambda: listing.rename(conversation_id, sent.get("title", ""), at),
            "unname": lambda: AskUpdate(conversations=listing.show(at, Doing(focused=conversation_id))),
            "remove": lambda: listing.remove(conversation_id, at, visitor),
            "restore": lambda: listing.restore(conversation_id, at),
        }
        return can[does]()

    def _open(self, conversation_id: str, at: At, visitor: str) -> Iterator[AskUpdate]:
        if self.store.open(conversation_id):
            yield from self._asking.open(conversation_id, visitor)
        else:
            yield AskUpdate(notice=_GONE, conversations=self._list.show(at))
