"""An article of 19 December 2022 bears a claim out that begins "On 19 December 2022"."""

import re
from collections.abc import Sequence
from datetime import date

from rag.checking.shapes import CitedPassage
from rag.language.en.calendar import MONTHS, WEEKDAYS

_NAMES = "|".join(MONTHS)
_DAY = re.compile(
    rf"(?:\bon )?(?:\b(?P<weekday>{'|'.join(WEEKDAYS)}),? )?"
    rf"(?:\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_NAMES})"
    rf"|\b(?P<second_month>{_NAMES}) (?P<second_day>\d{{1,2}})(?:st|nd|rd|th)?)\b(?:,? (?P<year>\d{{4}})\b)?,? ?",
    re.IGNORECASE,
)


def drop_own_day(claim: str, cited: Sequence[CitedPassage]) -> str:
    """The claim without the day on which its article was published, where the passage does not write that day.

    The judge reads the passage alone, and would doubt it. What the rules say of dates, they say of the whole claim.
    """
    published = {each.passage.article.published for each in cited}
    if len(published) != 1 or (day := published.pop()) is None:
        return claim
    match = next((match for match in _DAY.finditer(claim) if _is(match, day)), None)
    if match is None or any(_is(other, day) for each in cited for other in _DAY.finditer(each.passage.text)):
        return claim
    left = claim[: match.start()].rstrip() + " " if match.start() else ""
    rest = claim[match.end() :]
    return (left + rest if left and rest[:1].isalnum() else left.rstrip() + rest[:1].upper() + rest[1:]) or claim


def _is(match: re.Match[str], day: date) -> bool:
    month = (match["month"] or match["second_month"]).lower()
    number = int(match["day"] or match["second_day"])
    year = int(match["year"]) if match["year"] else day.year
    return (month, number, year) == (MONTHS[day.month - 1], day.day, day.year) and _weekday_fits(match["weekday"], day)


def _weekday_fits(weekday: str | None, day: date) -> bool:
    return weekday is None or weekday.lower() == WEEKDAYS[day.weekday()]
