"""The numbers of citations, "[3]" in a text: the same words have the same one all through a conversation."""

import re
from collections.abc import Iterable

from rag.turns import Exchange
from rag.types import Citation, CitationKey

# Stands invisibly after the bracket of what only looks like a marker.
WORD_JOINER = "\u2060"

_MARKER = re.compile(r"\[(?=\d+\])")


class Numbering:
    """Gives out numbers, from 1 or from where the conversation has come to.

    No two places have the same one, even where the history is put together of answers that knew nothing of each
    other: there the earlier exchange keeps its numbers.
    """

    def __init__(self, history: Iterable[Exchange] = ()) -> None:
        keys: dict[int, CitationKey] = {}
        for exchange in history:
            for index, number in exchange.numbers.items():
                keys.setdefault(number, index)
        self._numbers = {index: number for number, index in reversed(keys.items())}
        self._last = max(keys, default=0)

    def of(self, key: CitationKey) -> int:
        """The number that the words have, or the next one, which they keep."""
        if key not in self._numbers:
            self._last += 1
            self._numbers[key] = self._last
        return self._numbers[key]


def citation_key(citation: Citation) -> CitationKey:
    return citation.article.id, citation.start, citation.end


def strip_markers(text: str) -> str:
    """Text of an article that holds something like "[3]" must not be read as our marker: it gets an invisible joint."""
    return _MARKER.sub(f"[{WORD_JOINER}", text)
