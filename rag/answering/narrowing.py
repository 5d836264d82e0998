"""What a question says of the articles that are meant: an outlet, a day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from rag.filtering import DayBound, Filters
from rag.library.records import Records
from rag.question.named_days import names_time, take_period
from rag.question.named_outlets import resolve_outlets, take_outlet
from rag.text.outlets import outlet_name

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """A way to take a question: the words to search for, and where."""

    text: str
    filters: Filters


def normalise_outlet(filters: Filters, records: Records) -> Filters:
    """The filters with the outlet as the articles call it: The Hindu, where a person has written Hindu."""
    return resolve_outlets(filters, records.spellings_of_outlets()) if filters.source else filters


def readings(text: str, filters: Filters, records: Records) -> Iterator[Interpretation]:
    """The ways to take a question, the narrowest first; the next one is for where that is not answered.

    An outlet holds in all of them: it is whose word is asked for. A day does not: it may be when the article appeared,
    and may be when that happened which later articles tell of. Filters that are there win over what is named.
    """
    if filters.source is None:
        stored = records.spellings_of_outlets()
        text, source = take_outlet(text, list(dict.fromkeys([*stored, *map(outlet_name, stored)])))
        filters = resolve_outlets(replace(filters, source=source), stored)
    if names_time(text) and not any(isinstance(row.kind, DayBound) for row, _ in filters.items()):
        bare, period = take_period(text, records.days())
        if period:
            within = replace(filters, after=period.first - _ONE_DAY, before=period.last + _ONE_DAY)
            yield Interpretation(bare, within)
    yield Interpretation(text, filters)
