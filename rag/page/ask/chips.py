"""How a question was read, what narrows the search and how its answer is put in order, as chips that can be changed and
taken away."""

from dataclasses import replace

from rag.filtering import ORDERS, DayBound, Filter, Filters, Order
from rag.markup import Html, element
from rag.page.parts import action, link
from rag.presentation import describe_value
from rag.question.questions import read_question
from rag.text.filters import strip_filters
from rag.types import Answer
from rag.writer import Form


def _first_days_first(row: Filter) -> bool:
    """The order of chips: a span of days is read from its beginning."""
    return not (isinstance(row.kind, DayBound) and row.kind.later)


FILTER_NAMES = tuple(row.key for row in sorted(Filters.rows(), key=_first_days_first))

# The chip of a question that was searched for in other words than it was asked in.
STANDALONE = "standalone"


def render_chips(turn_number: int, answer: Answer) -> Html | None:
    """The chips of the answer at `turn_number`; none where the question was searched for as it stands."""
    edit = f"edit-{turn_number}"
    made = []
    if is_reworded(answer):
        asked = ["Asked as: ", element("bdi", answer.standalone_question)]
        made.append(_chip(edit, asked, f"drop-{turn_number}-{STANDALONE}", "Ask it as it was typed"))
    for name, said in describe_filters(answer.filters).items():
        made.append(_chip(edit, [said], f"drop-{turn_number}-{name}", f"Ask without “{said}”"))
    return _row(made, "How the question was searched for") if made else None


def render_filter_chips(filters: Filters) -> Html | None:
    """The chips of the filters that hold for the next question."""
    made = [
        _chip("filter", [said], f"unfilter-{name}", f"Take “{said}” away")
        for name, said in describe_filters(filters).items()
    ]
    return _row(made, "Filters in force") if made else None


def describe_filters(filters: Filters) -> dict[str, str]:
    """What each filter that is set says, by its name."""
    held = sorted(filters.items(), key=lambda item: _first_days_first(item[0]))
    return {row.key: row.chip.format(describe_value(row, value)) for row, value in held}


def is_reworded(answer: Answer) -> bool:
    """Whether the question that was searched for is not the one that was written."""
    return answer.standalone_question != strip_filters(answer.question)


def render_order_button(turn_number: int, answer: Answer) -> Html | None:
    """A button that asks again in the other order: where there are quotations of several articles."""
    articles = {each.article.id for each in answer.citations}
    if answer.refusal or not answer.done or answer.form is not Form.QUOTED or len(articles) < 2:
        return None
    other = Order.BEST if order_of(answer) is Order.DATE else Order.DATE
    label = ORDERS[other].capitalize()
    return action(
        f"order-{turn_number}-{other}", label, title=f"Ask again, and put the quotations in order: {ORDERS[other]}"
    )


def order_of(answer: Answer) -> Order:
    """The order that the quotations of an answer are in."""
    return answer.filters.order or _asked_for(answer.standalone_question)


def set_order(filters: Filters, question: str, order: Order) -> Filters:
    """The filters with an order; without one where the question asks for it by itself."""
    return replace(filters, order=None if order is _asked_for(question) else order)


def drop_order(filters: Filters, question: str) -> Filters:
    """The filters without their order; with the other one, where the question asks for it by itself."""
    by_date_anyway = filters.order is Order.DATE and _asked_for(question) is Order.DATE
    return replace(filters, order=Order.BEST if by_date_anyway else None)


def _asked_for(question: str) -> Order:
    """By date where a question asks how something went on."""
    return Order.DATE if read_question(question).asks_for_a_course else Order.BEST


def _chip(change: str, said: list[str], drop: str, dropped: str) -> Html:
    changing = link(change, *said, class_="change", title="Change")
    return element("li", changing, action(drop, "×", aria_label=dropped, title=dropped), class_="chip", dir="auto")


def _row(made: list[Html], label: str) -> Html:
    return element("ul", *made, class_="chips", aria_label=label)
