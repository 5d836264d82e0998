"""Lines at the edges of pages that are no text: what a browser prints there, running heads and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from urllib.parse import urlsplit

from rag.reading.pdf.lines import Line
from rag.reading.pdf.paragraphs import usual_size
from rag.types import RemovedText

# Shares of the height of a page. Browsers print within 4 %; running heads of papers and books stand within 12.
_BROWSER = 0.06
_EDGE = 0.14
_HEIGHT_STEP = 0.012  # a head stands at the same height on each page
_SHARE = 0.3  # of the pages: heads of left and right pages take turns, and a first page may have none
# In ems from the next line inwards: text that happens to be alike on two pages has less room.
_ROOM = 1.7
_SMALLER = 0.93  # times the usual size
LONGEST_HEAD = 250  # characters

_ADDRESS = re.compile(
    r"(?:https?://|file:///?|about:|data:|blob:|view-source:|chrome-extension://|www\.)\S*", re.IGNORECASE
)
_OF_PAGES = re.compile(
    r"\W{0,3}(?:(?:page|seite|p[aá]gina|pagina|strona|sida|side|стр(?:аница)?\.?|第)\s?)?(?P<page>\d{1,4})"
    r"\s?(?:/|of|von|de|di|sur|van|av|af|z|из)\s?(?P<pages>\d{1,4})\s?(?:页)?\W{0,3}",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\W{0,3}(?:(?:page|seite|p[aá]gina|pagina|strona|sida|side|стр(?:аница)?\.?|p\.)\s?)?(?P<page>\d{1,4})\W{0,3}"
    r"|第\s?\d{1,4}\s?[页頁]",
    re.IGNORECASE,
)
# "11/28/26, 10:59 PM", "28.11.2026, 22:59", "2026/11/28 22:59", "28 Nov 2026 at 22:59": when it was printed.
_PRINTED = re.compile(
    r"(?:\w{2,10}\.?,? )?"
    r"(?:\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}\.?|\d{1,2}\.? \w{3,12}\.? \d{4}|\w{3,12} \d{1,2}, \d{4})"
    r"[,.]?(?: (?:at|um|à|a las|kl\.?))? (?:[ap]m |[上下]午 ?|午[前后後] ?|오[전후] )?"
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page and its height, in points."""

    lines: tuple[Line, ...]
    height: float


@dataclass(frozen=True, slots=True)
class TrimmedPages:
    """Pages without what stands at their edges; that, each once; and what a browser says there of what it printed."""

    pages: tuple[PageLines, ...]
    removed: tuple[RemovedText, ...] = ()
    address: str | None = None
    title: str | None = None


def remove_running_heads(pages: Sequence[PageLines], title: str | None) -> TrimmedPages:
    """`title` is what the file says it is called, which browsers print at the edge."""
    usual = usual_size([line for page in pages for line in page.lines])
    repeated = _repeated(pages)
    kept, cut, printed = list[PageLines](), list[str](), list[Line]()
    for number, page in enumerate(pages):
        by_browser = _browsers(page, title)
        heads = by_browser | _heads(page, number, usual, repeated, len(pages))
        kept.append(PageLines(tuple(line for line in page.lines if line not in heads), page.height))
        cut += [line.text for line in page.lines if line in heads]
        printed += by_browser
    removed = tuple(RemovedText("running_head", text) for text in dict.fromkeys(cut))
    return TrimmedPages(tuple(kept), removed, _printed_from(cut), title or _printed_title(printed))


def remove_sliced_lines(pages: Sequence[PageLines]) -> tuple[list[PageLines], tuple[RemovedText, ...]]:
    """The pages without a line that a browser printed at the foot of one, half cut off, and once more overleaf."""
    kept, cut = list(pages), list[Line]()
    for number, (page, following) in enumerate(pairwise(pages)):
        if not page.lines or not following.lines:
            continue
        last = max(page.lines, key=lambda line: line.base)
        first = min(following.lines, key=lambda line: line.base)
        if last.base > (1 - _BROWSER) * page.height and _letters(last) == _letters(first):
            cut.append(last)
            kept[number] = PageLines(tuple(line for line in page.lines if line is not last), page.height)
    return kept, tuple(RemovedText("printed_twice", line.text) for line in cut)


def _letters(line: Line) -> str:
    """Without signs, which may be all that was cut off."""
    return re.sub(r"\W+", "", line.text)


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines at one height, from the top of the page."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if rows and line.base - rows[-1][0].base < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _browsers(page: PageLines, title: str | None) -> set[Line]:
    """What a browser printed: rows with the address, the time of printing, the title, the number of the page.

    A time by itself may be the article's own, so it needs the address or the title beside it, or at the other edge.
    """
    edges = _rows(line for line in page.lines if not _BROWSER < line.base / page.height < 1 - _BROWSER)
    printed = [*chain.from_iterable(row for row in edges if any(map(_is_printed, row)))]
    if _has(_ADDRESS, printed) and sum(map(_is_printed, printed)) > 1:
        return {*printed}
    sure = [*chain.from_iterable(row for row in edges if all(_is_printed_or(title, line) for line in row))]
    return {*sure} if _has(_PRINTED, sure) and any(_is_title(line.text, title) for line in sure) else set()


def _has(form: re.Pattern[str], lines: Iterable[Line]) -> bool:
    return any(form.fullmatch(line.text) for line in lines)


def _is_printed_or(title: str | None, line: Line) -> bool:
    return _is_printed(line) or _is_title(line.text, title)


def _is_printed(line: Line) -> bool:
    return any(form.fullmatch(line.text[:LONGEST_HEAD]) for form in (_ADDRESS, _PRINTED, _OF_PAGES, _NUMBER))


def _is_title(text: str, title: str | None) -> bool:
    """Whether it is the title, which may be cut off in print."""
    start = " ".join(text.rstrip("….").split())
    return bool(title) and len(start) > 2 and " ".join(str(title).split()).startswith(start)


def _repeated(pages: Sequence[PageLines]) -> set[tuple[str, int]]:
    """What stands at the edge of many pages at the same height, with the figures of page numbers left out."""
    on = defaultdict[tuple[str, int], set[int]](set)
    for number, page in enumerate(pages):
        for line in page.lines:
            for key in _keys(line, page.height):
                on[key].add(number)
    return {key for key, numbers in on.items() if len(numbers) >= max(2, _SHARE * len(pages))}


def _keys(line: Line, height: float) -> list[tuple[str, int]]:
    """For a height between two steps, both of them."""
    relative_height = line.base / height
    if _EDGE < relative_height < 1 - _EDGE or len(line.text) > LONGEST_HEAD:
        return []
    words = re.sub(r"\d+", "#", line.text.casefold())
    step = int(relative_height / _HEIGHT_STEP)
    return [(words, step), (words, step + 1)]


def _heads(page: PageLines, number: int, usual: float, repeated: set[tuple[str, int]], pages: int) -> set[Line]:
    """Rows from the edges inwards, up to the first that is text."""
    rows = _rows(page.lines)
    found = set[Line]()
    for outermost in (rows, rows[::-1]):
        for row, inner in pairwise(outermost):
            known = [line for line in row if not repeated.isdisjoint(_keys(line, page.height))]
            apart = _is_apart(row, inner, usual)
            if not apart or not (len(known) == len(row) or _is_page_number(row, page.height, number, pages)):
                break
            found.update(row)
    return found


def _is_apart(row: list[Line], inner: list[Line], usual: float) -> bool:
    room = abs(inner[0].base - row[0].base) > _ROOM * usual
    return room or all(line.size < _SMALLER * usual for line in row)


def _is_page_number(row: list[Line], height: float, number: int, pages: int) -> bool:
    """Whether a row at the edge is the number of its page, by itself."""
    if len(row) > 1 or _EDGE < row[0].base / height < 1 - _EDGE:
        return False
    if match := _OF_PAGES.fullmatch(row[0].text):
        return int(match["page"]) <= int(match["pages"])
    match = _NUMBER.fullmatch(row[0].text)
    return bool(match) and (pages > 1 or row[0].text.strip("–—- ") == str(number + 1))


def _printed_title(printed: Sequence[Line]) -> str | None:
    """The title that a browser printed on each page, if all of it is there."""
    counts = Counter(line.text for line in printed if not _is_printed(line))
    title, count = counts.most_common(1)[0] if counts else ("", 0)
    is_whole = not re.search(r"(?:…|\.\.\.)\W*$", title)
    return title if is_whole and count == len({line.page for line in printed}) > 0 else None


def _printed_from(cut: Iterable[str]) -> str | None:
    """The address of a page of the web, if all of it was printed."""
    for text in cut:
        if re.match(r"https?://", text) and "…" not in text and not text.endswith("...") and _is_public(text):
            return text
    return None


def _is_public(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    return bool(re.fullmatch(r"(?:[\w-]+\.)+[^\W\d_]{2,}", host)) and not host.endswith((".local", ".localhost"))
