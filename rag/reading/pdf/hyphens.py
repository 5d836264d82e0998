"""Words that a line end divides, in one piece: without the hyphen that divides them, with one that is their own."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from rag.reading.pdf.glyphs import NO_BLANK
from rag.text.frequencies import is_known
from rag.text.words import stem

HYPHENS = "-\xad\u2010\u2011"
_LAST = re.compile(rf"([\w'’]+(?:[-\u2010\u2011][\w'’]+)*)[{HYPHENS}]$")
_FIRST = re.compile(r"[\w'’]+(?:[-\u2010\u2011][\w'’]+)*")
_WORD = re.compile(r"[\w'’]+(?:[-\u2010\u2011][\w'’]+)*")
# First parts of English compounds that keep their hyphen in nearly every style book.
_OWN = frozenset(
    ("all", "anti", "cross", "ex", "half", "high", "long", "low", "mid", "multi", "non", "post", "pre", "pro", "quasi")
    + ("self", "semi", "short", "vice", "well")
)
LONGEST_PART = 40  # letters of one piece of a word


class Words:
    """The words of a text, by which a compound is known that keeps its hyphen."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = tuple(lines)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word.casefold() for line in self._lines for word in _WORD.findall(line))

    def append(self, parts: list[str], text: str) -> None:
        """Puts a line to those of a paragraph, with a blank between them or a word in one piece."""
        last, first = _LAST.search(parts[-1][-2 * LONGEST_PART :]), _FIRST.match(text)
        if not last or not first:
            parts.append(text if NO_BLANK.search(f"{parts[-1][-1:]} {text[:1]}") else f" {text}")
        elif parts[-1][-1] == "\xad" or not self._keeps(last[1], first.group()):
            parts[-1:] = [parts[-1][:-1], text]
        else:
            parts.append(text)

    def _keeps(self, last: str, first: str) -> bool:
        """Whether the hyphen is the word's own.

        It is where a capital or a figure follows, and in a word that has another hyphen. Else the text decides, which
        may have either form, then what is known of English; where nothing does, a hyphen at a line end divides.
        """
        if not first[0].islower() or not last[-1].isalpha() or set(last + first) & set(HYPHENS):
            return True
        apart, whole = f"{last}-{first}".casefold(), (last + first).casefold()
        if self._counts[whole] or self._counts[apart]:
            return not self._counts[whole]
        if is_known(stem(whole)):
            return False
        return last.casefold() in _OWN or (min(len(last), len(first)) > 3 and _are_words(last, first))


def _are_words(*parts: str) -> bool:
    return all(is_known(stem(part.casefold())) for part in parts)
