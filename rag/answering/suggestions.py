"""Questions that may be asked, made of the titles of articles, for whoever has asked nothing of them."""

from collections.abc import Iterator, Sequence
from itertools import islice

from rag.quotable import line_of
from rag.text.outlets import outlet_name
from rag.types import Listing

SHOWN = 3
# Articles whose titles are looked at: some are cut, or too long for a question.
LOOKED_AT = 30
_LONGEST_TITLE = 90  # characters, some fifteen words
_MARKS = frozenset('“”"„«»…?')


def suggestions(listings: Sequence[Listing]) -> tuple[str, ...]:
    """At most three questions, each about another of the articles, in their order."""
    return tuple(islice(dict.fromkeys(_questions(listings)), SHOWN))


def _questions(listings: Sequence[Listing]) -> Iterator[str]:
    for listing in listings:
        title, source = line_of(listing.title).rstrip(". "), line_of(outlet_name(listing.source or ""))
        if title and len(title) <= _LONGEST_TITLE and _MARKS.isdisjoint(title):
            yield f"What does {source} say about “{title}”?" if source else f"What is said about “{title}”?"
