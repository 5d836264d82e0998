"""When the article in a draft was published: the surest of what a table, the file, the address and the text say."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rag.reading.cleaning.furniture import tidy
from rag.reading.dates.stated import find_stated_day
from rag.reading.dates.written import date_in_url, parse_date
from rag.reading.drafts import Draft
from rag.reading.tables.metadata import MetadataRow
from rag.text.day_order import find_agreed, is_unclear, order_of_address, order_of_language
from rag.text.sureness import AT_START, CREATED, METADATA, OTHER_DATES, URL, format_days

# Days that programs write into documents of which they do not know when they were made: python-docx has its template's,
# the others count from them.
_TEMPLATE_DAYS = frozenset(
    [
        date(2013, 12, 23),  # python-docx
        date(2013, 1, 27),  # python-pptx
        date(2006, 9, 16),  # Excel, and what imitates it
        date(2015, 6, 5),  # Excel's own template since 2016
        *(date(1970, 1, 1), date(1980, 1, 1), date(1601, 1, 1), date(1899, 12, 30), date(1904, 1, 1), date(2000, 1, 1)),
    ]
)


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """`words` are those of a date that was not understood by itself. `others` are days that differ, and where they are.

    A day that is told by a reason, as the outlet's country, has it behind a comma in `how`.
    """

    day: date | None = None
    how: str | None = None
    wording: str | None = None
    others: tuple[tuple[str, date], ...] = ()

    def add_notes(self, others: Mapping[str, str]) -> dict[str, str]:
        """Metadata, with what is to be kept of the date: its words and the days that differ, in the page too."""
        differing = [*others.get(OTHER_DATES, "").split("; "), *format_days(self.others).split("; ")]
        notes = (("date", self.wording), (OTHER_DATES, "; ".join(filter(None, dict.fromkeys(differing)))))
        return {**others, **{name: words for name, words in notes if words}}


@dataclass(frozen=True, slots=True)
class _StatedDate:
    how: str
    day: date | None
    wording: str


def find_published(
    draft: Draft, stated: MetadataRow, url: str | None, language_of: Callable[[str], str]
) -> PublicationDate:
    """The first date that holds, surest first. `language_of` is asked where only the language tells its order."""
    stated_dates = list(_stated_dates(draft, stated, url))
    wording = next((each.wording for each in stated_dates if each.day is None and each.how != AT_START), None)
    found = next((each for each in stated_dates if each.day), None)
    if found is None:
        start = find_stated_day(tidy(draft.text))
        if start and start.day:
            return PublicationDate(start.day, AT_START, wording)
        stated_dates += [_StatedDate(AT_START, None, start.wording)] if start else []
        return _by_order(stated_dates, draft, url, language_of) or _made(draft, wording)
    return PublicationDate(found.day, found.how, wording, tuple(dict.fromkeys(_differing(stated_dates, found.day))))


def _differing(stated_dates: Iterable[_StatedDate], day: date | None) -> Iterator[tuple[str, date]]:
    """By more than the day that it is earlier or later elsewhere."""
    for each in stated_dates:
        if each.day and day and abs((each.day - day).days) > 1:
            yield each.how, each.day


def _stated_dates(draft: Draft, stated: MetadataRow, url: str | None) -> Iterator[_StatedDate]:
    values = ((stated.date, stated.published_how), (draft.date, draft.date_how))
    for value, how in values:
        if value:
            yield _StatedDate(" ".join(tidy(how or "").split()) or METADATA, parse_date(value), str(value))
    if url and (day := date_in_url(url)):
        yield _StatedDate(URL, day, "")


def _by_order(
    stated_dates: list[_StatedDate], draft: Draft, url: str | None, language_of: Callable[[str], str]
) -> PublicationDate | None:
    """A day of which only the order was missing, by the outlet's country or the language of the text."""
    unclear = next((each for each in stated_dates if is_unclear(each.wording)), None)
    if unclear is None:
        return None
    reason = find_agreed((order_of_address(url), order_of_language(language_of(draft.text))))
    day = parse_date(unclear.wording, reason.order) if reason else None
    return PublicationDate(day, f"{unclear.how}, {reason}", unclear.wording) if day else None


def _made(draft: Draft, wording: str | None) -> PublicationDate:
    """By the day on which the document was made, if no program made it up."""
    day = None if draft.created in _TEMPLATE_DAYS else parse_date(draft.created)
    return PublicationDate(day, CREATED if day else None, wording)
