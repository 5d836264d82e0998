"""How a question was read, and what narrows the search, as chips that can be changed and taken away."""

from rag.answering.wording import long_date
from rag.markup import Html, element
from rag.page.parts import action, link
from rag.text.filters import without_typed
from rag.types import Answer, Filters

# What a chip says of a filter, by its name; the names are those that are typed, but for the joint of as-of.
_SAID = {"after": "after", "before": "before", "as_of": "until", "source": "in"}

FILTER_NAMES = tuple(_SAID)

# The chip of a question that was searched for in other words than it was asked in.
STANDALONE = "standalone"


def chips(place: int, answer: Answer) -> Html | None:
    """The chips of the answer at `place`; none where the question was searched for as it stands."""
    edit = f"edit-{place}"
    made = []
    if is_reworded(answer):
        asked = ["Asked as: ", element("bdi", answer.standalone_question)]
        made.append(_chip(edit, asked, f"drop-{place}-{STANDALONE}", "Ask it as it was typed"))
    for name, said in filters_said(answer.filters).items():
        made.append(_chip(edit, [said], f"drop-{place}-{name}", f"Ask without “{said}”"))
    return _row(made, "How the question was searched for") if made else None


def in_force(filters: Filters) -> Html | None:
    """The chips of the filters that hold for the next question."""
    made = [
        _chip("filter", [said], f"unfilter-{name}", f"Take “{said}” away")
        for name, said in filters_said(filters).items()
    ]
    return _row(made, "Filters in force") if made else None


def filters_said(filters: Filters) -> dict[str, str]:
    """What each filter that is set says, by its name."""
    values = {name: getattr(filters, name) for name in FILTER_NAMES}
    return {
        name: f"{_SAID[name]} {value if name == 'source' else long_date(value)}"
        for name, value in values.items()
        if value is not None
    }


def is_reworded(answer: Answer) -> bool:
    """Whether the question that was searched for is not the one that was written."""
    return answer.standalone_question != without_typed(answer.question)


def _chip(change: str, said: list[str], drop: str, dropped: str) -> Html:
    changing = link(change, *said, class_="change", title="Change")
    return element("li", changing, action(drop, "×", aria_label=dropped, title=dropped), class_="chip", dir="auto")


def _row(made: list[Html], label: str) -> Html:
    return element("ul", *made, class_="chips", aria_label=label)
