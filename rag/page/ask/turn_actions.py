"""What can be done with a turn: it is asked again, worded anew, rated, or made a test question."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from rag.conversations.store import ConversationStore
from rag.errors import InputError
from rag.filtering import Order
from rag.markup import Html, element, join_html
from rag.page.ask.again import Again, editable_question, remove_chip, reorder_turn, repeat_turn
from rag.page.ask.asking import Asking
from rag.page.ask.chips import STANDALONE
from rag.page.ask.conversation_view import ConversationView
from rag.page.ask.conversations import Conversations, turn_at
from rag.page.ask.turns import render_turn
from rag.page.ask.update import AskUpdate, At, Rewording
from rag.page.identity import OWNERS_ONLY
from rag.page.parts import link
from rag.person import Person
from rag.text.filters import drop_filter
from rag.turns import Conversation, Rating, Thumb, Turn

# What who does not see the page hears of a rating.
_RATED = {"rate": "Rating saved", "collect": "In the question set", "uncollect": "Out of the question set"}


class TurnActions:
    def __init__(
        self,
        store: ConversationStore,
        person: Person,
        conversations: Conversations,
        view: ConversationView,
        asking: Asking,
    ) -> None:
        self._store = store
        self._person = person
        self._conversations = conversations
        self._view = view
        self._asking = asking

    def act(self, does: str, number: int, sent: Mapping[str, str], at: At, visitor: str) -> Iterator[AskUpdate]:
        """Does what a button or a form of the turn says."""
        conversation = self._conversations.get(at.conversation)
        turn = turn_at(number, conversation.turns)
        if turn is None:
            return
        if does == "retry":
            yield from self._ask_again(number, at, visitor, lambda turn: repeat_turn(turn, at.filters))
        elif does == "edit":
            yield _word_anew(turn, number == len(conversation.turns), at)
        elif turn.rating:
            yield self._rate(does, sent, conversation, turn, turn.rating)

    def drop_chip(self, number: int, name: str, at: At, visitor: str) -> Iterator[AskUpdate]:
        """The question of a turn again, without one of its chips; so is what is asked next."""
        if name != STANDALONE:
            yield self._view.show_filters(drop_filter(at.filters, name))
        yield from self._ask_again(number, at, visitor, partial(remove_chip, name))

    def reorder(self, number: int, order: Order, at: At, visitor: str) -> Iterator[AskUpdate]:
        """The question of a turn again, with its quotations in another order; what is asked next has its own."""
        yield from self._ask_again(number, at, visitor, partial(reorder_turn, order))

    def _ask_again(
        self, number: int, at: At, visitor: str, read: Callable[[Turn], Again | None]
    ) -> Iterator[AskUpdate]:
        """In place of the turn if it is the newest, else as a new one: what follows from an answer stays under it."""
        conversation = self._conversations.get(at.conversation)
        turn = turn_at(number, conversation.turns)
        if turn is None or not (again := read(turn)):
            return
        turn_number = turn.number if turn.number == len(conversation.turns) else 0
        at = replace(at, filters=again.filters)
        yield from self._asking.ask(conversation, again.question, at, visitor, turn_number, again.standalone)

    def press_thumb(self, number: int, thumb: Thumb, at: At) -> AskUpdate:
        """A thumb that is pressed again is taken back."""
        conversation = self._conversations.get(at.conversation)
        turn = turn_at(number, conversation.turns)
        if turn is None or turn.answer is None:
            return AskUpdate()
        given = turn.rating
        rating = None if given and given.thumb is thumb else replace(given or Rating(thumb), thumb=thumb)
        return self._show_rated(conversation, turn, rating, begun=True)

    def _rate(
        self, does: str, sent: Mapping[str, str], conversation: Conversation, turn: Turn, rating: Rating
    ) -> AskUpdate:
        if does in ("collect", "uncollect") and not self._person.is_owner:  # the question set is asked by owners
            raise InputError(OWNERS_ONLY)
        shown = self._show_rated(conversation, turn, _changed(rating, does, sent))
        return replace(shown, announcement=_RATED[does])

    def _show_rated(
        self, conversation: Conversation, turn: Turn, rating: Rating | None, begun: bool = False
    ) -> AskUpdate:
        """The part that the turn is in, with the turn as it is now; `begun`: more can be said of it next."""
        self._store.rate(conversation, turn, rating)
        shown = render_turn(replace(turn, rating=rating), rating=begun)
        if turn.number == len(conversation.turns):
            return AskUpdate(newest=shown)
        before = (shown if each.number == turn.number else render_turn(each) for each in conversation.turns[:-1])
        return AskUpdate(past=join_html(before))


def _word_anew(turn: Turn, last: bool, at: At) -> AskUpdate:
    """The question in the box, which goes as it is worded there."""
    typed = at.rewording.typed if at.rewording else at.typed
    where = "in place of the last one" if last else "as a new question"
    notice = f"This question will be asked word for word, {where}."
    return AskUpdate(
        box=editable_question(turn),
        rewording=Rewording(turn.number, typed),
        notice=_with_cancel(notice),
        announcement=notice,
    )


def _with_cancel(notice: str) -> Html:
    return element("p", f"{notice} ", link("unword", "Cancel"), class_="note")


def _changed(rating: Rating, does: str, sent: Mapping[str, str]) -> Rating:
    """The rating with what its form says; the question set has it, once it is collected."""
    comment = sent.get("comment", rating.comment).strip()
    right = sent.get("right", rating.right).strip()
    in_set = {"collect": True, "uncollect": False}.get(does, rating.in_set)
    return Rating(rating.thumb, comment, right, in_set)
