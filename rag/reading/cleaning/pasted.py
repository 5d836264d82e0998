"""A page that was selected and copied as a whole: its menus above the article, and what stands below it.

The article is where the paragraphs are: of all runs of lines the one with the largest sum, where a paragraph counts its
words and any other line takes some away (maximum subsequence segmentation, Pasternack and Roth, WWW 2009). It begins
with its headline. Nothing is cut unless many of the lines above are as short as those of a menu.
"""

import re
from collections.abc import Callable, Sequence

from rag.reading.cleaning.bylines import authors_at_top
from rag.reading.cleaning.titles import reads_like_headline
from rag.reading.dates.written import date_at_start
from rag.types import Span

# Words of a paragraph, of one that ends as a sentence, and what a line that is none takes away. With 10 in place of 6
# more of a page is cut, and .84 of the phrases of its article are kept in place of .90.
_PARAGRAPH, _SENTENCE, _OTHER = 15, 8, 6
_ARTICLE = 60  # words of the paragraphs of an article

# A line of a menu has so many words and letters at most. So many, and such a share, of those above an article are of
# one: in 61 of 94 pages that were copied as a whole, and in none of 20,459 articles that were not.
_MENU_WORDS, _MENU_LETTERS = 3, 30
_MENU_LINES, _MENU_SHARE = 6, 0.4

# Lines above the first paragraph among which the headline stands, and below it those that may name author or day.
_HEAD, _BELOW_HEADLINE = 14, 6
_HEADLINE_WORDS = range(4, 26)
_WITHOUT_HEADLINE = 3  # lines that are kept above the first paragraph where none reads like a headline
_FOOT = 12  # short lines below the last paragraph that are more than a list of the article

_ENDS = re.compile(r"[.!?…:][\"”’»)\]]*$")
_ENDS_NO_MENU = re.compile(r"[.!?:;,…]\W*$")


def pasted_article(lines: Sequence[str], is_furniture: Callable[[str], object]) -> Span | None:
    """The lines of the article of a page that was copied as a whole; None where it was not, or that is not sure."""
    words, first = _main_run(lines)
    above = [at for at in range(first) if lines[at]]
    menu = sum(map(_is_of_menu, (lines[at] for at in above)))
    if words < _ARTICLE or menu < max(_MENU_LINES, _MENU_SHARE * len(above)):
        return None
    if any(len(lines[at].split()) > _HEADLINE_WORDS[-1] for at in above):
        return None
    head = [*above[-_HEAD:], first]
    start = _headline(lines, head, is_furniture)
    last = max(at for at, line in enumerate(lines) if _is_paragraph(line))
    below = sum(map(bool, lines[last + 1 :]))
    return Span(head[-1 - _WITHOUT_HEADLINE] if start is None else start, last + 1 if below >= _FOOT else len(lines))


def _main_run(lines: Sequence[str]) -> tuple[int, int]:
    """What the run of lines with the largest sum sums up to, and its first line."""
    best, best_start, current, start = 0, 0, 0, 0
    for at, line in enumerate(lines):
        if not line:
            continue
        if current <= 0:
            current, start = 0, at
        current += len(line.split()) if _is_paragraph(line) else -_OTHER
        if current > best:
            best, best_start = current, start
    return best, best_start


def _headline(lines: Sequence[str], head: Sequence[int], is_furniture: Callable[[str], object]) -> int | None:
    """The line of the head that reads like a headline: the first with author or day below it, or else the last."""
    found = [
        at
        for at in head
        if len(lines[at].split()) in _HEADLINE_WORDS and reads_like_headline(lines[at]) and not is_furniture(lines[at])
    ]
    told = (at for at in found if any(_tells(lines[below]) for below in head if at < below <= at + _BELOW_HEADLINE))
    return next(told, found[-1] if found else None)


def _tells(line: str) -> bool:
    return bool(authors_at_top(line) or date_at_start(line))


def _is_paragraph(line: str) -> bool:
    count = len(line.split())
    return count >= _PARAGRAPH or (count >= _SENTENCE and _ENDS.search(line) is not None)


def _is_of_menu(line: str) -> bool:
    short = len(line) <= _MENU_LETTERS and len(line.split()) <= _MENU_WORDS
    return short and not _ENDS_NO_MENU.search(line)
