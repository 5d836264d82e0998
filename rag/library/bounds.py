"""What a search leaves out by day and outlet, for the indexes of words: both have the fields `day` and `source`."""

from dataclasses import dataclass
from datetime import date

import tantivy

from rag.types import Filters


@dataclass(frozen=True, slots=True)
class Bounds:
    """What must be met: a day from `first` to `last` (yyyymmdd; 0 is no date), and an outlet in lower case, or one of
    `also`, which are the same outlet in other spellings.

    The outlet "" is having none.
    """

    first: int | None = None
    last: int | None = None
    source: str | None = None
    also: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """All spellings of the outlet; none where any outlet will do."""
        return () if self.source is None else (self.source, *self.also)


def bounds_of(filters: Filters) -> Bounds:
    first, last = days_of(filters)
    source, *also = sources_of(filters) or (None,)
    return Bounds(first, last, source, tuple(filter(None, also)))


def sources_of(filters: Filters) -> tuple[str, ...]:
    """The outlets that pass, in lower case, one a spelling; none where all do."""
    meant = filters.spellings or (filters.source,)
    return tuple(dict.fromkeys(each.lower() for each in meant if each)) if filters.source else ()


def days_of(filters: Filters) -> tuple[int | None, int | None]:
    """First and last number that passes; days are numbered yyyymmdd, so one more or less need not be a day."""
    lasts = []
    if filters.before:
        lasts.append(day_number(filters.before) - 1)
    if filters.as_of:
        lasts.append(day_number(filters.as_of))
    return day_number(filters.after) + 1 if filters.after else None, min(lasts, default=None)


def day_number(day: date | None) -> int:
    """The day as yyyymmdd, which every store can compare; 0 for none."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def limits(schema: tantivy.Schema, bounds: Bounds) -> list[tantivy.Query]:
    """What a document of an index must match to meet the bounds; it adds nothing to a score."""
    found = []
    if bounds.first is not None or bounds.last is not None:
        found.append(
            tantivy.Query.range_query(
                schema, "day", tantivy.FieldType.Integer, bounds.first or 1, bounds.last or 99991231
            )
        )
    if bounds.sources:
        found.append(tantivy.Query.term_set_query(schema, "source", list(bounds.sources)))
    return [tantivy.Query.const_score_query(limit, 0.0) for limit in found]
