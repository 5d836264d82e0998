"""What a filter is: a row of `Filters`, and the kinds of filters that there are.

All that the program does with a filter is made of its row: how it is typed and read, what it leaves out, its option of
the commands, its chip and its field on the page, its key in JSON and in an address. What is done with a kind stands
where it is done: `rag.text.filters` reads it, `rag.library.bounds` says what passes, `rag.page.ask.filter_form` shows
it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Annotated, TypeAlias, get_args

# What a filter may be set to; `str` of it is how it is typed, and how it is kept as JSON.
Value: TypeAlias = date | str


@dataclass(frozen=True, slots=True)
class DayBound:
    """Passes what was published on one side of a day, and nothing that is undated.

    `later` is the side, and with `itself` the day passes too.
    """

    later: bool
    itself: bool

    @property
    def from_last_day(self) -> bool:
        """Whether a month that is typed means its last day: so all of it passes, or nothing of it."""
        return self.later is not self.itself


@dataclass(frozen=True, slots=True)
class TextOf:
    """Passes what has the given text, capitals or not, in `field`: a field of `Article`, which the indexes have too.

    A new field is in no index that was made before: these have to be made again (`dateline reindex`).
    """

    field: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of few words, each with what the page calls it. Everything passes; `unset` is what none of them means.

    The words are the members of a StrEnum.
    """

    labels: Mapping[str, str]
    unset: str


FilterKind: TypeAlias = DayBound | TextOf | Choice


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter: what it is called in each place where it stands."""

    name: str  # as it is typed before a colon; with "--" an option of the commands
    kind: FilterKind
    chip: str  # what a chip says of it, with its value for {}
    phrase: str | None = None  # what a refusal and an export say of it; None: nothing
    help: str | None = None  # of the option of the commands; None: there is no option
    example: str | None = None  # a value that is shown to who may type filters; None: it is not shown
    label: str | None = None  # of its field on the page; None for bounds of days, of which two fields show the nearest
    offers: str | None = None  # the id of the list of values that this field offers

    @property
    def key(self) -> str:
        """Its name in `Filters`, in JSON, in an address and in a form that is sent."""
        return self.name.replace("-", "_")

    @property
    def narrows(self) -> bool:
        """Whether there are articles that it leaves out."""
        return not isinstance(self.kind, Choice)


class Order(StrEnum):
    """How the quotations of an answer follow one another."""

    BEST = "best"  # what answers best first
    DATE = "date"  # the oldest article first, the undated last


# What each order is called.
ORDERS: Mapping[str, str] = {Order.BEST: "best first", Order.DATE: "by date"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search, and how its answer is put in order: the table of all filters, with what each is set to.

    True where something is narrowed. A new filter is a row of this table.
    """

    before: Annotated[
        date | None,
        Filter(
            name="before",
            kind=DayBound(later=False, itself=False),
            chip="before {}",
            phrase="published before {}",
            help="Only articles published before this date (2022, 2022-03 or 2022-03-31).",
            example="2023-02",
        ),
    ] = None
    after: Annotated[
        date | None,
        Filter(
            name="after",
            kind=DayBound(later=True, itself=False),
            chip="after {}",
            phrase="published after {}",
            help="Only articles published after it.",
            example="2022-06-30",
        ),
    ] = None
    as_of: Annotated[
        date | None,
        Filter(
            name="as-of",
            kind=DayBound(later=False, itself=True),
            chip="until {}",
            phrase="published on or before {}",
            help="Only articles published on it or earlier.",
            example="2024",
        ),
    ] = None
    source: Annotated[
        str | None,
        Filter(
            name="source",
            kind=TextOf("source"),
            chip="in {}",
            phrase="in {}",
            help="Only articles of this outlet.",
            example="rt.com",
            label="Outlet",
            offers="outlets",
        ),
    ] = None
    order: Annotated[
        Order | None,
        Filter(name="order", kind=Choice(ORDERS, unset="as the question asks"), chip="{}", label="Quotations"),
    ] = None
    spellings: tuple[str, ...] = ()  # the outlets, as they are stored, that `source` means; none: what it says itself

    @classmethod
    def rows(cls) -> tuple[Filter, ...]:
        """The table: what each filter is."""
        noted = (note for each in fields(cls) for note in get_args(each.type))
        return tuple(note for note in noted if isinstance(note, Filter))

    def items(self) -> Iterator[tuple[Filter, Value]]:
        """Those that are set, with what they are set to."""
        return ((each, value) for each in self.rows() if (value := getattr(self, each.key)) not in (None, ""))

    def __bool__(self) -> bool:
        return any(each.narrows for each, _ in self.items())
