"""The words of an article around what was looked for, as a row of the list shows them."""

import re
from collections.abc import Sequence

from rag.markup import Html, highlight, join_html
from rag.page.articles.found import Finder, SearchMatch
from rag.types import Article, Span

# Characters: two lines of the list on a wide screen, of which so many come before the first mark.
LONG = 200
_BEFORE = 50

# Characters of an article that are looked through for the list: one of 4,623 has more.
_LOOKED_THROUGH = 50_000

_BLANK = re.compile(r"\s")


def render_snippet(article: Article, finder: Finder) -> Html | None:
    """The passage below the headline that has most of what was looked for, the first of those that have as much.

    None where nothing was looked for, or where it stands in the title or the outlet alone.
    """
    text = article.text[:_LOOKED_THROUGH]
    start = article.headline.end if article.headline else 0
    found = [each for each in finder.find_in(text) if each.span.start >= start]
    if not found:
        return None
    part, begins, ends = _around(text, _best(text, found), start)
    words = highlight(text, part, [each.span for each in found if each.span.start < part.end])
    return join_html([None if begins else "… ", words, None if ends else " …"])


def _best(text: str, found: Sequence[SearchMatch]) -> Span:
    """From the first to the last of what was looked for, where most of it stands together."""
    best, most = found[0].span, 0
    for at, first in enumerate(found):
        together_with = _beside(text, found[at:])
        many = len({each.what for each in together_with})
        if many > most:
            best, most = Span(first.span.start, together_with[-1].span.end), many
    return best


def _beside(text: str, found: Sequence[SearchMatch]) -> list[SearchMatch]:
    """The first, and those after it that a passage has room for, of the same paragraph."""
    start = found[0].span.start
    room = min(start + LONG - _BEFORE, _end(text, start))
    beside = [found[0]]
    for each in found[1:]:
        if each.span.end > room:
            break
        beside.append(each)
    return beside


def _around(text: str, words: Span, start: int) -> tuple[Span, bool, bool]:
    """The passage around some words, cut between words; whether it begins and ends with its paragraph."""
    opening = max(start, text.rfind("\n", 0, words.start) + 1)
    closing = _end(text, words.start)
    # A paragraph whose beginning is near is shown from there.
    first = opening if words.start - opening <= LONG - (words.end - words.start) else words.start - _BEFORE
    if first > opening and (blank := _BLANK.search(text, first, words.start)):
        first = blank.end()
    last = min(closing, first + LONG)
    if last < closing and (room := text[first:last].rfind(" ")) > 0 and first + room >= words.start + 1:
        last = first + room
    return Span(first, last), first == opening, last == closing


def _end(text: str, start: int) -> int:
    """Where the paragraph ends."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end
