"""What stands over a printed article: its headline, who wrote it, when and where it was published."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rag.reading.cleaning.bylines import authors_at_top
from rag.reading.cleaning.outlet_names import CAPITALS, OUTLET_WORD, SECTIONS, is_outlet_name
from rag.reading.cleaning.titles import LONGEST_HEADLINE, reads_like_headline
from rag.reading.dates.written import date_at_start
from rag.reading.pdf.paragraphs import Paragraph
from rag.types import RemovedText

_HEADLINE = 1.15  # times the size of the text
_UNLIKE_TITLE = 1.3  # of a headline that the title in the file does not say
_LARGER = 1.05  # of what stands below a headline in letters of its own
_WITHIN = 40  # paragraphs from the start that may be the headline: menus of a page stand before it
_ABOVE, _BELOW = 12, 8  # paragraphs around it that may be furniture of its head
_SHORT = 80  # characters of such a line
_PROSE = 100  # characters: text has begun
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔][\"'”’»)]*$")
_BETWEEN = r"\s+[|·•»:–—-]+\s+|\s*[|»]\s*|\s*_\s+"
_SEPARATED = re.compile(_BETWEEN)
_NO_TITLE = re.compile(
    r"(?:microsoft word - .*|untitled.*|.*\.\w{2,4}|\W*|layout \d+|document\d*|print\w*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Head:
    """What was found, and the paragraphs that are left. `removed` are those that were taken out."""

    paragraphs: tuple[Paragraph, ...]
    title: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    date: datetime.date | None = None
    removed: tuple[RemovedText, ...] = ()


def head_of(paragraphs: Sequence[Paragraph], stated: str | None, usual: float) -> Head:
    """The head of an article by its print, and by the title that the file states."""
    stated = " ".join(stated.split()) if stated and not _NO_TITLE.fullmatch(stated.strip()) else None
    at = _stated_headline(paragraphs, stated) if stated else None
    title, source = _title_and_outlet(stated, paragraphs[at].text if at is not None else None)
    if at is None:
        at = _largest(paragraphs, usual * (_UNLIKE_TITLE if stated else _HEADLINE), stated)
    if at is None:
        return Head(tuple(paragraphs), title, source)
    return _taken_apart(paragraphs, at, source, usual)


def _title_and_outlet(stated: str | None, headline: str | None) -> tuple[str | None, str | None]:
    """A stated title in two. Without a headline that says where, only before what can be nothing but an outlet."""
    if stated is None or headline is not None:
        return headline, _outlet_beside(stated, headline) if stated and headline else None
    last = list(_SEPARATED.finditer(stated))[-1:]
    if last and last[0].start() and is_outlet_name(name := stated[last[0].end() :].strip()):
        return stated[: last[0].start()], name
    return stated, None


def _stated_headline(paragraphs: Sequence[Paragraph], stated: str) -> int | None:
    """The paragraph that says the title, or a whole part of it; of several the largest."""
    parts = {_letters(part) for part in _parts(stated)}
    found = [
        number
        for number, paragraph in enumerate(paragraphs[:_WITHIN])
        if len(paragraph.text) <= LONGEST_HEADLINE
        and _letters(paragraph.text) in parts
        and " " in paragraph.text.strip()
    ]
    said = [number for number in found if not is_outlet_name(paragraphs[number].text)] or found
    return max(said, key=lambda number: (paragraphs[number].style, -number), default=None)


def _parts(stated: str) -> list[str]:
    """The title, and what is left of it without parts at its end, or at its start."""
    cuts = [match.span() for match in _SEPARATED.finditer(stated)]
    return [stated, *(stated[:start] for start, _ in cuts), *(stated[end:] for _, end in cuts)]


def _outlet_beside(stated: str, headline: str) -> str | None:
    """The outlet in a title of which the headline is the rest."""
    said = _letters(headline)
    for match in _SEPARATED.finditer(stated):
        before, after = stated[: match.start()], stated[match.end() :]
        if _letters(before) == said:
            return _outlet(_SEPARATED.split(after)[-1])
        if _letters(after) == said:
            first = _SEPARATED.split(before)[0].strip()  # a page of a section says that there
            return first if is_outlet_name(first) else None
    return None


def _outlet(name: str) -> str | None:
    name = name.strip()
    words = re.findall(r"\w+", name.casefold())
    return name if words and not set(words) <= SECTIONS and len(words) <= 6 else None


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _largest(paragraphs: Sequence[Paragraph], least: float, stated: str | None) -> int | None:
    """The largest line near the start that may be a headline and has text below it; a bold one where none is larger."""
    near = [
        number
        for number, paragraph in enumerate(paragraphs[:_WITHIN])
        if paragraph.page == paragraphs[0].page and _may_be_headline(paragraph.text)
    ]
    large = [number for number in near if paragraphs[number].style.size >= least]
    if large:
        return max(large, key=lambda number: (paragraphs[number].style.size, -number))
    bold = [number for number in near[:1] if paragraphs[number].style.bold and number + 1 < len(paragraphs)]
    is_heading = bold and not stated and any(len(each.text) >= _PROSE for each in paragraphs[bold[0] + 1 :])
    if is_heading and not paragraphs[bold[0] + 1].style.bold and reads_like_headline(paragraphs[bold[0]].text):
        return bold[0]
    return None


def _may_be_headline(text: str) -> bool:
    """A masthead in large letters, a section and a figure are none."""
    is_long = len(text.split()) > 2 or len(re.findall(r"[\u2e80-\u9fff\uac00-\ud7a3\u0e00-\u0eff]", text)) > 5
    return is_long and len(text) <= LONGEST_HEADLINE and not is_outlet_name(text) and date_at_start(text) is None


def _taken_apart(paragraphs: Sequence[Paragraph], at: int, source: str | None, usual: float) -> Head:
    """The lines around the headline, and the rest: text, with what stands above it that is none taken out."""
    removed = [RemovedText("headline", paragraphs[at].text)]
    authors: tuple[str, ...] = ()
    day: datetime.date | None = None
    out = {at}
    for number in _around(paragraphs, at, usual):
        text = paragraphs[number].text
        named, found = authors_at_top(text), date_at_start(text)
        if found and not (named or _is_date_line(text)):
            found = None
        if named or found:
            rule = "byline" if named else "date_line"
            authors, day = authors or named, day or found
        elif number < at and not _SENTENCE_END.search(text):
            rule = "page_head"
        elif number > at and _is_name(paragraphs[number], usual):
            rule = "page_head" if OUTLET_WORD.search(text) else "byline"
        else:
            continue
        if rule == "page_head" and is_outlet_name(text):
            source = source or text
        out.add(number)
        removed.append(RemovedText(rule, text))
    left = tuple(paragraph for number, paragraph in enumerate(paragraphs) if number not in out)
    return Head(left, paragraphs[at].text, source, authors, day, tuple(removed)) if left else Head(tuple(paragraphs))


def _around(paragraphs: Sequence[Paragraph], at: int, usual: float) -> list[int]:
    """The short lines right above the headline, and those below it up to the text: nearest first.

    What is said in larger letters below a headline is not yet the text.
    """
    above = []
    for number in range(at - 1, max(-1, at - 1 - _ABOVE), -1):
        if len(paragraphs[number].text) > _SHORT or paragraphs[number].is_row:
            break
        above.append(number)
    below = []
    for number in range(at + 1, min(at + 1 + _BELOW, len(paragraphs))):
        paragraph = paragraphs[number]
        is_text = paragraph.style.size < _LARGER * usual and not paragraph.style.bold
        if is_text and len(paragraph.text) >= _PROSE and not authors_at_top(paragraph.text):
            break
        below.append(number)
    return below + above


def _is_date_line(text: str) -> bool:
    return len(text) <= _SHORT and not re.search(r"[.!?]\s+\w+ \w+ \w+", text)


def _is_name(paragraph: Paragraph, usual: float) -> bool:
    """Whether a line in the size of the text is a name alone: of who wrote it, of the outlet, of a place."""
    return (
        paragraph.style.size < usual * _HEADLINE
        and len(paragraph.text) < _SHORT
        and bool(CAPITALS.fullmatch(paragraph.text))
    )
