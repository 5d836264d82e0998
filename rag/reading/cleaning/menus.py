"""The menu of a page that was selected and copied as a whole: short lines above the headline."""

import re
from collections.abc import Sequence

from rag.reading.cleaning.bylines import authors_at_top
from rag.reading.cleaning.titles import reads_like_headline
from rag.reading.dates.written import date_at_start

# Lines of a menu, at the least, and the words and letters that one may have.
_LINES = 5
_WORDS = 3
_LETTERS = 30
# Lines below a menu in which the headline stands, and below that in which somebody is named or a day.
_NEAR = 4
_SENTENCE_END = re.compile(r"[.!?:;,…]\W*$")


def menu_length(lines: Sequence[str]) -> int:
    """How many of the first lines are a menu: 0 where below them stands no headline with a byline or a date."""
    filled = [index for index, line in enumerate(lines[: _LINES * 20]) if line.strip()]
    short = next((at for at, index in enumerate(filled) if not _is_of_menu(lines[index])), len(filled))
    if short < _LINES:
        return 0
    for at in filled[short : short + _NEAR]:
        if reads_like_headline(lines[at]):
            below = [line.strip() for line in lines[at + 1 : at + 1 + 3 * _NEAR] if line.strip()][:_NEAR]
            return at if any(authors_at_top(line) or date_at_start(line) for line in below) else 0
    return 0


def _is_of_menu(line: str) -> bool:
    return len(line) <= _LETTERS and len(line.split()) <= _WORDS and not _SENTENCE_END.search(line)
