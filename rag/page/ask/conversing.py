"""What happens on the tab Ask when something is asked, clicked or sent: plain functions of values, which `ask_tab`
wires up."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from rag.conversations.history import exchange_of
from rag.conversations.store import ConversationStore, new_id, now
from rag.errors import DatelineError, InputError, StoreError
from rag.library.conversations import StoredConversation
from rag.markup import Html, element, problem, together
from rag.page.ask import hearing, talks
from rag.page.ask.again import Again, as_before, in_order, reworded, without_chip
from rag.page.ask.chips import FILTER_NAMES, STANDALONE
from rag.page.ask.evidence import EVIDENCE, Evidence, Panes
from rag.page.ask.filter_form import filter_form, read_address, read_form
from rag.page.ask.hearing import heard
from rag.page.ask.in_flight import InFlight, InFlightAnswers
from rag.page.ask.sources import NO_ARTICLE, NO_SOURCES
from rag.page.ask.suggestions import suggested, suggestions_html
from rag.page.ask.talks import Deleted, Doing
from rag.page.ask.turns import turn_html, turns_html, welcome
from rag.page.correcting import CORRECTION, change
from rag.page.desk import Desk
from rag.page.login import OWNERS_ONLY
from rag.page.parts import counted, link
from rag.page.telling import telling
from rag.text.characters import keepable
from rag.text.filters import without_filter
from rag.types import ANYONE, Conversation, Exchange, Filters, Order, Person, Rating, Thumb, Turn

# What a link or a button of the tab is called: what it does, then to what.
_TURN = re.compile(r"(retry|edit|rate|collect|uncollect)-(\d{1,6})")
_THUMB = re.compile(r"thumb-(\d{1,6})-(up|down)")
_DROP = re.compile(rf"drop-(\d{{1,6}})-({'|'.join((STANDALONE, *FILTER_NAMES))})")
_REORDER = re.compile(rf"order-(\d{{1,6}})-({'|'.join(Order)})")
_UNFILTER = re.compile(rf"unfilter-({'|'.join(FILTER_NAMES)})")
_TALK = re.compile(r"(open|rename|named|unname|remove|restore)-([0-9a-f]{1,32})")

NO_FILTERS = Filters()

# What who does not see the page hears of a rating.
_RATED = {"rate": "Rating saved", "collect": "In the question set", "uncollect": "Out of the question set"}

# In the pane of the sources while an answer is looked for: nothing is known of them yet.
COMING = element("p", "The sources come with the answer …", class_="hint waiting")

_NOTHING = together([])
_GONE = problem("this conversation is not in the library any more")


@dataclass(frozen=True, slots=True)
class Rewording:
    """A question that is being worded anew in the box: the turn that it is of, and what stood in the box before."""

    number: int = 0
    typed: str = ""

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows. None leaves a part as it is."""

    conversation: str | None = None  # the id of the one that is open
    bar: Html | None = None
    past: Html | None = None  # the turns before the newest one
    newest: Html | None = None
    sources: Html | None = None
    reader: Html | None = None
    box: str | None = None  # the question that stands in the text box
    told: Html | None = None  # a line above the box
    rewording: Rewording | None = None
    filters: Filters | None = None  # in force for the next question
    chips: Html | None = None  # what shows them
    stoppable: bool | None = None
    talks: Html | None = None  # the list of conversations
    strict: bool | None = None
    heard: str | None = None  # what who does not see the page is told
    suggestions: Html | None = None  # what may be asked next


_tells = telling(lambda line: Shown(told=problem(line)))


@dataclass(frozen=True, slots=True)
class At:
    """Where a visitor is: which conversation is open, with which filters, and what is being worded anew."""

    conversation: str
    filters: Filters = NO_FILTERS
    rewording: Rewording = Rewording()
    strict: bool = False
    typed: str = ""  # in the box
    query: str = ""  # in the search of the conversations


class Conversing:
    """The tab's side of a desk, for one person. A `visitor` is one open page, by a name that the caller chooses."""

    def __init__(
        self, desk: Desk, grace: float | None = None, person: Person = ANYONE, live: InFlightAnswers | None = None
    ) -> None:
        """`live`: the answers that are being made, those of others among them."""
        self._desk = desk
        self._records = desk.library.records
        self._evidence_of = Evidence(self._records)
        self._person = person
        self.store = ConversationStore(desk.library, person)
        self._live = live or InFlightAnswers(self._keep, **({} if grace is None else {"grace": grace}))
        self._open: dict[str, str] = {}  # what each visitor has open
        self._looked: dict[str, str] = {}  # the link that a visitor followed while an answer grows
        self._watched: dict[str, InFlight] = {}  # the last answer that a visitor has seen grow
        self._suggested: dict[str, tuple[str, Html]] = {}  # the turn that it is for, and what is suggested after it

    def of(self, person: Person) -> "Conversing":
        """The same for another person, who has conversations of their own."""
        return Conversing(self._desk, person=person, live=self._live)

    # Arriving and leaving

    @_tells
    def arrive(self, address: Mapping[str, str], visitor: str) -> Iterator[Shown]:
        """A page was opened: with the conversation that its address names, or an empty one, and its filters."""
        if visitor in self._open:  # whoever asked before the page was whole has begun already
            return
        shown = self._go_to(address.get("conversation", ""), visitor, read_address(address))
        yield replace(next(shown), strict=self._desk.library.settings.strict, heard=None)
        yield from shown

    @_tells
    def come_back(self, conversation_id: str, visitor: str) -> Iterator[Shown]:
        """The tab is looked at again: articles may have come or gone."""
        if not self._turns(conversation_id):
            yield from self._welcomed(conversation_id, visitor)

    def leave(self, visitor: str) -> None:
        """The page was closed."""
        self._open.pop(visitor, None)
        self._looked.pop(visitor, None)
        self._watched.pop(visitor, None)
        self._suggested.pop(visitor, None)
        self._live.leave(visitor)

    def leave_all(self) -> None:
        """The server ends."""
        self._live.stop_all()

    # Asking

    @_tells
    def ask(self, question: str, at: At, visitor: str) -> Iterator[Shown]:
        """The answer to what stands in the box, as it grows."""
        if not question.strip():
            yield Shown(told=problem("the question is empty: ask something about the articles"))
            return
        conversation = self._asked_in(at)
        place = at.rewording.number if at.rewording.number == len(conversation.turns) else 0
        standalone = question if at.rewording else None
        yield from self._ask(conversation, question, at, visitor, place, standalone, emptied=True)

    @_tells
    def ask_elsewhere(self, question: str, at: At, visitor: str) -> Iterator[Shown]:
        """Asks what comes from another tab; what is being typed in the box stays there."""
        yield from self._ask(self._asked_in(at), question, replace(at, filters=NO_FILTERS), visitor)

    def _ask(
        self,
        conversation: Conversation,
        question: str,
        at: At,
        visitor: str,
        place: int = 0,
        standalone: str | None = None,
        *,
        emptied: bool = False,
    ) -> Iterator[Shown]:
        """Asks as a new turn, or again at `place`, which is then that of the newest turn."""
        self._watched.pop(visitor, None)
        conversation = self._ended(conversation)
        self._live.end_others(visitor, conversation.id)
        before = conversation.turns[: place - 1] if place else conversation.turns
        turn = Turn(new_id(), len(before) + 1, keepable(question), now())
        with suppress(StoreError):  # as on a full disk: it is answered all the same, and told that it is not kept
            self.store.put(conversation.id, turn)
        ask = partial(
            self._desk.ask,
            question,
            _history(before),
            at.filters,
            standalone=standalone,
            strict=at.strict,
        )
        self._looked.pop(visitor, None)
        self._open[visitor] = conversation.id
        live = self._live.begin(conversation.id, turn, visitor, lambda stop: ask(stop=stop))
        emptying = Shown(box="", rewording=Rewording(), told=_NOTHING) if emptied else Shown(told=_NOTHING)
        opened = self.store.open(conversation.id) or conversation
        yield replace(
            emptying,
            conversation=conversation.id,
            bar=talks.bar(opened.id, opened.title),
            past=turns_html(before),
            newest=turn_html(turn, under_way=True),
            stoppable=True,
            # Its title is of its first question.
            talks=None if before else self._list(replace(at, conversation=conversation.id)),
            heard=hearing.SEARCHING,
            suggestions=_NOTHING,
        )
        yield from self._watch(live, visitor)

    def _ended(self, conversation: Conversation) -> Conversation:
        """The conversation, once what is being answered in it is stopped: with what was said of it so far."""
        live = self._live_in(conversation.id)
        if live is None:
            return conversation
        self._live.end(conversation.id)
        known = self.store.open(conversation.id) or conversation
        return replace(known, turns=(*known.turns[: live.latest.number - 1], _cut(live.latest)))

    def _watch(self, live: InFlight, visitor: str) -> Iterator[Shown]:
        """An answer as it grows; the last of it comes even if it is settled before it is looked at."""
        opened, said = False, hearing.SEARCHING
        self._watched[visitor] = live
        for turn in self._live.watch(live, visitor):
            if self._open.get(visitor) != live.conversation:
                # What comes last counts: so this ends with what its visitor has open now.
                yield from self._elsewhere(visitor)
                return
            if self._watched.get(visitor) is not live:  # the next question is asked, and shows what became of this one
                return
            cited = bool(turn.answer and turn.answer.citations)
            now_said = heard(turn)
            panes = self._evidence(turn, visitor) if turn.settled or (cited and not opened) else Panes()
            opened = opened or cited
            yield Shown(
                newest=turn_html(turn, under_way=not turn.settled),
                sources=panes.sources,
                reader=panes.reader,
                stoppable=not turn.settled,  # each time: see `rag.page.parts.steps`
                heard=now_said if now_said != said else None,
            )
            said = now_said

    def _elsewhere(self, visitor: str) -> Iterator[Shown]:
        if other := self._open.get(visitor):
            live = self._live_in(other)
            yield self._whole(self._conversation(other), live, visitor)

    @telling(lambda _: Shown())  # nobody asked for it
    def suggest(self, at: At, visitor: str) -> Shown:
        """What may be asked next, once it is tried; nothing new where something else is asked or opened meanwhile."""
        turns = self._turns(at.conversation)
        if not turns or not turns[-1].settled or not (answer := turns[-1].answer):
            return Shown()
        newest = turns[-1].id
        known, found = self._suggested.get(visitor, ("", _NOTHING))
        if known != newest:

            def ended() -> bool:
                now = self._turns(at.conversation)
                return self._open.get(visitor) != at.conversation or not now or now[-1].id != newest

            tried = partial(self._desk.quoted, history=_history(turns), filters=at.filters)
            found = suggestions_html(suggested([each.question for each in turns], answer, tried, ended))
            if ended():
                return Shown()
            self._suggested[visitor] = newest, found
        return Shown(suggestions=found)

    @_tells
    def stop(self, conversation_id: str) -> Shown:
        """Ends the answer that is being made: what was said so far comes as the last of it."""
        if self._live_in(conversation_id):
            self._live.stop(conversation_id)
        return Shown(stoppable=False)

    def _live_in(self, conversation_id: str) -> InFlight | None:
        """What is being answered in a conversation of this person's."""
        live = self._live.of(conversation_id)
        return live if live and self.store.has(conversation_id) else None

    def _keep(self, conversation_id: str, turn: Turn) -> None:
        self.store.keep(conversation_id, replace(turn, conditions=self._desk.answered_with()))

    # Following links and pressing buttons

    def follow(self, key: str, sent: Mapping[str, str], at: At, visitor: str) -> Iterator[Shown]:
        """What a link, a button or a form of the tab does; nothing for a key that is none of ours."""
        does: dict[re.Pattern[str], Callable[[re.Match[str]], Iterator[Shown] | Shown]] = {
            EVIDENCE: lambda match: self._look(match, at, visitor),
            _TURN: lambda match: self._with_turn(match[1], int(match[2]), sent, at, visitor),
            _THUMB: lambda match: self._thumb(int(match[1]), Thumb(match[2]), at),
            _DROP: lambda match: self._drop(int(match[1]), match[2], at, visitor),
            _REORDER: lambda match: self._reorder(int(match[1]), Order(match[2]), at, visitor),
            _UNFILTER: lambda match: self._filtered(without_filter(at.filters, match[1])),
            CORRECTION: lambda match: self._correct(match[1], match[2], sent, at, visitor),
            _TALK: lambda match: self._with_talk(match[1], match[2], sent, at, visitor),
            re.compile("filters"): lambda _: self._filtered(read_form(sent)),
            re.compile("unword"): lambda _: Shown(box=at.rewording.typed, rewording=Rewording(), told=_NOTHING),
            re.compile("talks"): lambda _: Shown(talks=self._list(at)),
            re.compile("new"): lambda _: self._go_to("", visitor),
            re.compile("example"): lambda _: self._ask(self._asked_in(at), sent.get("question", ""), at, visitor),
        }
        try:
            for pattern, do in does.items():
                if match := pattern.fullmatch(key):
                    done = do(match)
                    yield from (done,) if isinstance(done, Shown) else done
        except DatelineError as error:
            yield Shown(told=problem(str(error)))

    @_tells
    def find(self, query: str, opened: str) -> Shown:
        """The conversations that hold the words."""
        found = len(self._found(query))
        told = counted(found, "conversation") if found else talks.nothing_found(query)
        return Shown(talks=self._list(At(opened, query=query)), heard=told)

    def _look(self, match: re.Match[str], at: At, visitor: str) -> Shown:
        """What a number, a nearest passage or another passage leads to."""
        self._looked[visitor] = match.string
        panes = self._evidence_of.show(match.string, self._turns(at.conversation))
        return Shown(sources=panes.sources, reader=panes.reader)

    def _correct(self, does: str, article_id: str, sent: Mapping[str, str], at: At, visitor: str) -> Shown:
        """Corrects the article that is read; the panes then show it as it is now."""
        if not self._person.is_owner:
            raise InputError(OWNERS_ONLY)
        told = change(self._desk.library, does, article_id, sent)
        turns = self._turns(at.conversation)
        panes = self._evidence_of.newest(turns, self._looked.get(visitor)) if turns else Panes()
        return Shown(sources=panes.sources, reader=panes.reader, told=told)

    def _with_turn(
        self, does: str, number: int, sent: Mapping[str, str], at: At, visitor: str
    ) -> Iterator[Shown] | Shown:
        conversation = self._conversation(at.conversation)
        turn = _turn_at(number, conversation.turns)
        if turn is None:
            return Shown()
        if does == "retry":
            return self._ask_again(number, at, visitor, lambda turn: as_before(turn, at.filters))
        if does == "edit":
            typed = at.rewording.typed if at.rewording else at.typed
            last = number == len(conversation.turns)
            told = _where(last)
            return Shown(box=reworded(turn), rewording=Rewording(number, typed), told=_reworded(told), heard=told)
        if turn.rating is None:
            return Shown()
        if does in ("collect", "uncollect") and not self._person.is_owner:  # the question set is asked by owners
            raise InputError(OWNERS_ONLY)
        shown = self._rated(conversation, turn, _changed(turn.rating, does, sent))
        return replace(shown, heard=_RATED[does])

    def _drop(self, number: int, name: str, at: At, visitor: str) -> Iterator[Shown]:
        """The question of a turn again, without one of its chips; so is what is asked next."""
        if name != STANDALONE:
            yield self._filtered(without_filter(at.filters, name))
        yield from self._ask_again(number, at, visitor, partial(without_chip, name))

    def _reorder(self, number: int, order: Order, at: At, visitor: str) -> Iterator[Shown]:
        """The question of a turn again, with its quotations in another order; what is asked next has its own."""
        yield from self._ask_again(number, at, visitor, partial(in_order, order))

    def _ask_again(self, number: int, at: At, visitor: str, read: Callable[[Turn], Again | None]) -> Iterator[Shown]:
        """In place of the turn if it is the newest, else as a new one: what follows from an answer stays under it."""
        conversation = self._conversation(at.conversation)
        turn = _turn_at(number, conversation.turns)
        if turn is None or not (again := read(turn)):
            return
        place = turn.number if turn.number == len(conversation.turns) else 0
        at = replace(at, filters=again.filters)
        yield from self._ask(conversation, again.question, at, visitor, place, again.standalone)

    def _thumb(self, number: int, thumb: Thumb, at: At) -> Shown:
        """A thumb that is pressed again is taken back."""
        conversation = self._conversation(at.conversation)
        turn = _turn_at(number, conversation.turns)
        if turn is None or turn.answer is None:
            return Shown()
        given = turn.rating
        rating = None if given and given.thumb is thumb else replace(given or Rating(thumb), thumb=thumb)
        return self._rated(conversation, turn, rating, begun=True)

    def _rated(self, conversation: Conversation, turn: Turn, rating: Rating | None, begun: bool = False) -> Shown:
        """The part that the turn is in, with the turn as it is now; `begun`: more can be said of it next."""
        self.store.rate(conversation, turn, rating)
        shown = turn_html(replace(turn, rating=rating), rating=begun)
        if turn.number == len(conversation.turns):
            return Shown(newest=shown)
        before = (shown if each.number == turn.number else turn_html(each) for each in conversation.turns[:-1])
        return Shown(past=together(before))

    def _filtered(self, filters: Filters) -> Shown:
        return Shown(filters=filters, chips=filter_form(filters, self._records.outlets()), told=_NOTHING)

    # The conversations

    def _with_talk(
        self, does: str, talk_id: str, sent: Mapping[str, str], at: At, visitor: str
    ) -> Iterator[Shown] | Shown:
        if does == "open":
            known = self.store.open(talk_id)
            return self._go_to(talk_id, visitor) if known else Shown(told=_GONE, talks=self._list(at))
        if does == "rename":
            return Shown(talks=self._list(at, Doing(renaming=talk_id)))
        if does == "unname":
            return Shown(talks=self._list(at, Doing(focused=talk_id)))
        if does == "remove":
            return self._removed(talk_id, at, visitor)
        if does == "restore":
            self.store.restore(talk_id)
        else:
            self.store.rename(talk_id, sent.get("title", ""))
        opened = self.store.open(at.conversation)
        return Shown(
            talks=self._list(at, Doing(focused=talk_id)),
            bar=talks.bar(opened.id, opened.title) if opened else None,
            told=_NOTHING,
            heard=hearing.RESTORED if does == "restore" else hearing.RENAMED,
        )

    def _removed(self, talk_id: str, at: At, visitor: str) -> Shown:
        conversation = self.store.open(talk_id)
        if conversation is None:
            return Shown(talks=self._list(at))
        self._live.end(talk_id)
        listed = [each.id for each in self._found(at.query)]
        row = listed.index(talk_id) if talk_id in listed else 0
        self.store.remove(talk_id)
        emptied = self._whole(_empty(), None, visitor, NO_FILTERS) if talk_id == at.conversation else Shown()
        removed = Deleted(talk_id, conversation.title, row)
        return replace(emptied, talks=self._list(at, Doing(removed=removed)), heard=hearing.DELETED)

    def _list(self, at: At, doing: Doing | None = None) -> Html:
        return talks.talk_list(self._found(at.query), at.query, at.conversation, doing or Doing())

    def _found(self, query: str) -> list[StoredConversation]:
        return self.store.all(query, talks.SHOWN + 1)

    # What is shown

    def _go_to(self, conversation_id: str, visitor: str, filters: Filters = NO_FILTERS) -> Iterator[Shown]:
        """All of a conversation, then what is being answered in it, or examples of what can be asked.

        One that is not there is an empty one.
        """
        # In this order: what is settled between the two is found in the library.
        live = self._live_in(conversation_id)
        conversation = self.store.open(conversation_id) or _empty()
        told = f"{conversation.title}: {counted(len(conversation.turns), 'question')}" if conversation.turns else None
        yield replace(self._whole(conversation, live, visitor, filters), heard=told)
        if live:
            yield from self._watch(live, visitor)
        elif not conversation.turns:
            yield from self._welcomed(conversation.id, visitor)

    def _welcomed(self, conversation_id: str, visitor: str) -> Iterator[Shown]:
        """Questions to begin with, once they are found, unless something was asked meanwhile."""
        try:
            examples = self._desk.examples()
        except DatelineError as error:  # the first question would meet it too
            yield Shown(told=problem(str(error)))
            return
        if self._open.get(visitor) == conversation_id and not self._turns(conversation_id):
            yield Shown(newest=welcome(examples, empty=not self._records.count()))

    def _whole(
        self, conversation: Conversation, live: InFlight | None, visitor: str, filters: Filters | None = None
    ) -> Shown:
        """All of a conversation, with its newest sources; `live` is what is being answered in it."""
        self._open[visitor] = conversation.id
        self._looked.pop(visitor, None)
        shown = self._filtered(filters) if filters is not None else Shown()
        shown = replace(
            shown,
            conversation=conversation.id,
            bar=talks.bar(conversation.id, conversation.title if conversation.turns else None),
            sources=NO_SOURCES,
            reader=NO_ARTICLE,
            rewording=Rewording(),
            told=_NOTHING,
            stoppable=live is not None,
            suggestions=_NOTHING,
        )
        if not conversation.turns:
            first = welcome(self._desk.known_examples, empty=not self._records.count())
            return replace(shown, past=_NOTHING, newest=first)
        *before, last = conversation.turns
        newest = live.latest if live else last
        panes = self._evidence(newest, visitor)
        return replace(
            shown,
            past=turns_html(before),
            newest=turn_html(newest, under_way=live is not None),
            sources=panes.sources or NO_SOURCES,
            reader=panes.reader or NO_ARTICLE,
        )

    def _evidence(self, newest: Turn, visitor: str) -> Panes:
        """What the newest answer rests on, or what its reader looked at meanwhile."""
        if not newest.settled and not (newest.answer and newest.answer.citations):
            return Panes(COMING)
        earlier = self._turns(self._open.get(visitor, ""))[: newest.number - 1]
        return self._evidence_of.newest((*earlier, newest), self._looked.get(visitor))

    def _asked_in(self, at: At) -> Conversation:
        """The conversation that is open; one that was removed elsewhere meanwhile comes back."""
        if at.conversation:
            with suppress(StoreError):
                self.store.restore(at.conversation)
        return self._conversation(at.conversation)

    def _conversation(self, conversation_id: str) -> Conversation:
        return self.store.open(conversation_id) or replace(_empty(), id=conversation_id or new_id())

    def _turns(self, conversation_id: str) -> tuple[Turn, ...]:
        """The turns, the newest as far as it has come."""
        live = self._live_in(conversation_id)
        turns = self._conversation(conversation_id).turns
        return (*turns[:-1], live.latest) if live else turns


def _empty() -> Conversation:
    return Conversation(new_id(), talks.NEW, now(), now())


def _history(turns: tuple[Turn, ...]) -> tuple[Exchange, ...]:
    """What the next question may refer to."""
    return tuple(exchange_of(each.answer) for each in turns if each.answer and each.settled and not each.problem)


def _cut(turn: Turn) -> Turn:
    """The turn as it is after the next question was asked, which waits for the end of it, though not for ever."""
    if turn.settled:
        return turn
    said = turn.answer if turn.answer and turn.answer.sentences else None
    return replace(turn, stopped=True, answer=replace(said, writing=None, done=True) if said else None)


def _turn_at(number: int, turns: tuple[Turn, ...]) -> Turn | None:
    return turns[number - 1] if 0 < number <= len(turns) else None


def _where(last: bool) -> str:
    return f"This question will be asked word for word, {'in place of the last one' if last else 'as a new question'}."


def _reworded(told: str) -> Html:
    """Shown while the question in the box goes as it is worded."""
    return element("p", f"{told} ", link("unword", "Cancel"), class_="note")


def _changed(rating: Rating, does: str, sent: Mapping[str, str]) -> Rating:
    """The rating with what its form says; the question set has it, once it is collected."""
    comment = sent.get("comment", rating.comment).strip()
    right = sent.get("right", rating.right).strip()
    in_set = {"collect": True, "uncollect": False}.get(does, rating.in_set)
    return Rating(rating.thumb, comment, right, in_set)
