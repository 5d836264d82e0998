"""The conversation: questions, what has come of each so far, and what can be done with it."""

from collections.abc import Sequence

from rag.conversations.export.text import answer_text
from rag.markup import Html, element, join_html, render_problem, void
from rag.page.ask.answers import render_answer
from rag.page.ask.chips import render_order_button
from rag.page.parts import action, form, link
from rag.text.filters import examples as examples_of_filters
from rag.turns import Rating, Thumb, Turn

# Of a turn that was being answered when the program ended.
UNANSWERED = "this question was not answered, because Dateline ended meanwhile: ask it again"

# Characters and lines of a question of which the first lines are shown: on a telephone a longer one would push its
# answer out of view.
LONG = 400
LONG_LINES = 5

_THUMBS = {Thumb.UP: "Good answer", Thumb.DOWN: "Bad answer"}


def render_turns(turns: Sequence[Turn]) -> Html:
    """Settled turns, oldest first."""
    return join_html(render_turn(turn) for turn in turns)


def render_turn(turn: Turn, under_way: bool = False, rating: bool = False) -> Html:
    """A turn; `under_way`: its answer grows; `rating`: it was just rated, and more is typed next."""
    outcome = element("div", _outcome(turn, under_way), class_="answer")
    actions = None if under_way else _actions(turn, rating)
    return element("section", *_asked(turn.question), outcome, actions, class_="turn", data_turn=str(turn.number))


def _asked(question: str) -> list[Html]:
    """The question; the focus goes to it where what had it is gone. See talk.js for what folds."""
    long = len(question) > LONG or question.count("\n") >= LONG_LINES
    class_ = "asked long" if long else "asked"
    asked = element("h3", question, class_=class_, dir="auto", tabindex="-1", data_home="true")
    unfold = element("button", "Show all", type="button", class_="does", aria_expanded="false", data_unfolds="true")
    return [asked, unfold] if long else [asked]


def _outcome(turn: Turn, under_way: bool) -> Html:
    said = render_answer(turn.number, turn.answer) if turn.answer else None
    if turn.problem:
        return join_html([said if turn.answer and turn.answer.sentences else None, render_problem(turn.problem)])
    ended = element("p", "Stopped.", class_="note") if turn.stopped and not under_way else None
    if not said and not under_way:
        return ended or render_problem(UNANSWERED)
    waiting = None if said else element("p", "Searching the articles …", class_="note waiting")
    return join_html([waiting, said, ended])


def _actions(turn: Turn, rating: bool = False) -> Html:
    """What can be done with a turn: copied, asked again, worded anew, put in another order, rated."""
    number = turn.number
    said = turn.answer if turn.answer and turn.answer.sentences else None
    doing = [
        element("button", "Copy", type="button", class_="does", data_copy=answer_text(said)) if said else None,
        action(f"retry-{number}", "Ask again"),
        action(f"edit-{number}", "Edit"),
        render_order_button(number, said) if said else None,
        *(_thumb(turn, each) for each in (Thumb if turn.answer else ())),
    ]
    return join_html(
        [
            element("div", *doing, class_="actions", role="group", aria_label=f"Question {number}"),
            _rating(number, turn.rating, rating) if turn.rating else None,
        ]
    )


def _thumb(turn: Turn, thumb: Thumb) -> Html:
    pressed = turn.rating is not None and turn.rating.thumb is thumb
    return action(f"thumb-{turn.number}-{thumb}", _THUMBS[thumb], aria_pressed="true" if pressed else "false")


def _rating(number: int, rating: Rating, typed_next: bool) -> Html:
    """What the person who rated wants to add, and the button that makes a test question of it."""
    down = rating.thumb is Thumb.DOWN
    fields = [
        _field(
            "comment", "What was good about it?" if not down else "What was wrong with it?", rating.comment, typed_next
        ),
        _field("right", "The right answer, in a few words", rating.right) if down else None,
    ]
    save = element("button", "Save", type="submit", class_="does")
    if rating.in_set:
        notice = element("span", "In the question set: see Evaluate", class_="note")
        collect = join_html([notice, action(f"uncollect-{number}", "Take it out")])
    else:
        collect = action(f"collect-{number}", "Make it a test question")
    return form(f"rate-{number}", *fields, element("div", save, collect, class_="line"), class_="rating")


def _field(name: str, label: str, value: str, typed_next: bool = False) -> Html:
    focus = "true" if typed_next else None
    field = void("input", name=name, value=value, type="text", autocomplete="off", dir="auto", data_focus=focus)
    return element("label", label, field)


def render_welcome(examples: Sequence[str], empty: bool) -> Html:
    """What to do here, before the first question; `empty`: there are no articles yet."""
    if empty:
        add = link("library", "Add some under Library")
        notice = element("p", "There are no articles yet. ", add, ": drop files there, and ask about them here.")
        return element("div", element("h2", "Ask your articles"), notice, class_="hint welcome")
    asking = [
        element("li", action("example", each, class_="example", data_question=each, dir="auto")) for each in examples
    ]
    typed = [element("code", f"{each} ") for each in examples_of_filters()]
    return element(
        "div",
        element("h2", "Ask your articles"),
        element("p", "Every number in an answer leads to the exact words that it rests on."),
        element("ul", *asking, aria_label="Questions that these articles answer") if asking else None,
        element("p", "A question may hold filters: ", *typed, class_="note"),
        class_="hint welcome",
    )
