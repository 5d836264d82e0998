"""What a search leaves out by day and by text, as the indexes of words and of vectors have them.

An index has the field `day`, and one for each text that a filter asks for (`text_fields`), in lower case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import tantivy

from rag.filtering import DayBound, Filters, TextOf
from rag.types import Article


@dataclass(frozen=True, slots=True)
class Bounds:
    """What must be met: a day from `first` to `last` (yyyymmdd; 0 is no date), and in each field of `texts` one of the
    texts, in lower case. The text "" is having none: no outlet, for example.
    """

    first: int | None = None
    last: int | None = None
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def drop_text(self, text: str) -> "Bounds":
        """The bounds were any text in this field."""
        return replace(self, texts={name: texts for name, texts in self.texts.items() if name != text})


def bounds_of(filters: Filters) -> Bounds:
    first, last = _days_of(filters)
    return Bounds(first, last, _texts_of(filters))


def _texts_of(filters: Filters) -> dict[str, tuple[str, ...]]:
    """The texts that pass, in lower case: of an outlet one a spelling."""
    asked = {}
    for row, value in filters.items():
        if isinstance(row.kind, TextOf):
            meant = (filters.spellings if row.key == "source" else ()) or (str(value),)
            asked[row.kind.field] = tuple(dict.fromkeys(each.lower() for each in meant if each))
    return asked


def _days_of(filters: Filters) -> tuple[int | None, int | None]:
    """First and last number that passes; days are numbered yyyymmdd, so one more or less need not be a day."""
    firsts, lasts = [], []
    for row, value in filters.items():
        match row.kind, value:
            case DayBound(later=True, itself=itself), date():
                firsts.append(day_number(value) + (not itself))
            case DayBound(later=False, itself=itself), date():
                lasts.append(day_number(value) - (not itself))
    return max(firsts, default=None), min(lasts, default=None)


def text_fields(table: type[Filters] = Filters) -> tuple[str, ...]:
    """The fields of an index that hold a text of the article to filter by."""
    return tuple(row.kind.field for row in table.rows() if isinstance(row.kind, TextOf))


def texts_of(article: Article, table: type[Filters] = Filters) -> dict[str, str]:
    """What those fields hold of an article; "" for none."""
    return {name: (getattr(article, name) or "").lower() for name in text_fields(table)}


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
    found += [tantivy.Query.term_set_query(schema, name, list(texts)) for name, texts in bounds.texts.items()]
    return [tantivy.Query.const_score_query(limit, 0.0) for limit in found]
