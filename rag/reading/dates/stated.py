"""The day on which an article says, above its first sentences, that it was published.

Read line by line: a day counts on a line that is nothing but a head ("Norbury Post · June 12, 2023 · 4 min read"), in a
byline, after a label or in a dateline. A day in prose is an event's, and so is one on a line of its own that a sentence
runs through ("The treaty of / June 12, 1963 / is dead").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rag.reading.dates.lines import (
    AGENCY,
    AGENCY_NAME,
    BARE,
    BARS,
    BY,
    BYLINE,
    DATELINE,
    DATELINE_POINT,
    ENDS_IN_OTHER,
    FIELD,
    GOES_ON,
    LABELLED,
    OTHER_DAYS,
    PLACED,
    READING_TIME,
    REFERENCE,
    SENTENCE,
    SIGNED,
    SOURCE,
)
from rag.text.date_forms import day_at
from rag.text.day_order import DayOrder, is_unclear, numeric_day

# Headers of databases are the longest: outlet, date, edition, headline, byline, section, length.
START_CHARACTERS = 1_200
MOST_LINES = 25
LONGEST_HEAD_LINE = 200  # characters: longer lines are prose
_PROSE_WORDS = 8  # a sentence of so many words is prose: shorter ones are headlines that end in a point


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day, or the words of one that two days can be meant by."""

    day: date | None
    wording: str


def find_stated_day(text: str, order: DayOrder | None = None) -> StatedDay | None:
    """What is surest of the head of a text; `order` is that of days in figures."""
    start = text.lstrip()[:START_CHARACTERS]
    if (match := FIELD.match(start)) and (found := _stated(match, order)) and found.day:
        return found
    unclear = None
    for match in _matches(start):
        found = _stated(match, order)
        if found and found.day:
            return found
        unclear = unclear or found
    return unclear


def day_of_line(line: str, order: DayOrder | None = None) -> StatedDay | None:
    """The day that a line of a head gives, or its words; `line` has single blanks, and nothing beside it."""
    match = _of_line(line, False) or _alone([line], 0, line, False)
    return _stated(match, order) if match else None


def is_labelled(line: str) -> bool:
    """Whether a line says of its day that it is the one of publication."""
    return len(line) <= LONGEST_HEAD_LINE and any(LABELLED.match(each) for each in (line, *BARS.split(line)))


def is_of_other(before: str) -> bool:
    """Whether the words before a day say that it is another one than that of publication."""
    return bool(ENDS_IN_OTHER.search(before[-LONGEST_HEAD_LINE:]))


def _stated(match: re.Match[str], order: DayOrder | None) -> StatedDay | None:
    wording = match["day"]
    if found := day_at(wording):
        return StatedDay(found[0], wording)
    if day := numeric_day(wording, order):
        return StatedDay(day, wording)
    return StatedDay(None, wording) if is_unclear(wording) else None


def _matches(start: str) -> Iterator[re.Match[str]]:
    lines = start.split("\n")
    if len(start) == START_CHARACTERS:
        lines = lines[:-1] or lines  # the last one may be cut
    prose = False
    for at, each in enumerate(lines[:MOST_LINES]):
        line = each[: LONGEST_HEAD_LINE * 2].strip()
        if match := _of_line(line, prose) or _alone(lines, at, line, prose):
            yield match
        if len(line) > LONGEST_HEAD_LINE:
            break
        if _is_prose(line):
            if prose:
                break
            prose = True


def _of_line(line: str, prose: bool) -> re.Match[str] | None:
    """A day that says itself what it is."""
    if found := DATELINE.match(line) or DATELINE_POINT.match(line) or AGENCY.search(line[:LONGEST_HEAD_LINE]):
        return found
    if len(line) > LONGEST_HEAD_LINE:
        return None
    whole = SOURCE.sub("", line)
    if found := BY.match(whole) or REFERENCE.match(whole) or LABELLED.match(whole):
        return found
    segments = [segment for segment in BARS.split(whole) if segment]
    found = next((match for each in segments if (match := LABELLED.match(each) or BY.match(each))), None)
    return found or (None if prose else next((match for each in segments if (match := SIGNED.match(each))), None))


def _alone(lines: list[str], at: int, line: str, prose: bool) -> re.Match[str] | None:
    """A day without a label, on a line with nothing but heads: not within a sentence, nor below an event's label."""
    if len(line) > LONGEST_HEAD_LINE or _runs_through(lines, at):
        return None
    whole = SOURCE.sub("", line)
    segments = [whole] if BARE.match(whole) else [segment for segment in BARS.split(whole) if segment]
    if len(segments) > 1 and any(
        _is_prose(each) or (each[0].islower() and not AGENCY_NAME.fullmatch(each))
        for each in segments
        if not READING_TIME.fullmatch(each)
    ):
        return None
    found = next((match for each in segments for form in (BARE, PLACED) if (match := form.match(each))), None)
    if not found or not prose:
        return found
    # Below a sentence only what no event has: a time, other heads, or a byline beside it.
    return found if len(segments) > 1 or re.search(r"\d{1,2}[:h]\d{2}", line) or _beside_byline(lines, at) else None


def _runs_through(lines: list[str], at: int) -> bool:
    before = lines[at - 1].strip() if at else ""
    written = [line.strip() for line in lines[:at] if line.strip()]
    after = next((line.strip() for line in lines[at + 1 :] if line.strip()), "")
    goes_on = bool(before and GOES_ON.search(before[-LONGEST_HEAD_LINE:]))
    return goes_on or after[:1].islower() or bool(written and OTHER_DAYS.fullmatch(written[-1][:LONGEST_HEAD_LINE]))


def _beside_byline(lines: list[str], at: int) -> bool:
    return any(BYLINE.match(line.strip()) for line in (*lines[max(at - 2, 0) : at], *lines[at + 1 : at + 3]))


def _is_prose(line: str) -> bool:
    return len(line) > LONGEST_HEAD_LINE or (
        bool(SENTENCE.search(line)) and (len(line.split()) >= _PROSE_WORDS or (len(line) >= 20 and " " not in line))
    )
