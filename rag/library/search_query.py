"""What a person looks for among the articles, read from what they have typed so far."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import takewhile

from rag.errors import InputError
from rag.filtering import Filters
from rag.library.bounds import Bounds, bounds_of
from rag.question.named_outlets import resolve_outlets
from rag.text.alphabets import UNPARTED, VOWEL_SIGNS
from rag.text.filters import TYPED, set_filter, take_filters
from rag.text.letters import fold
from rag.text.words import unique, words

LONGEST = 1000  # characters of a query; a headline has 60

_QUOTE = re.compile('["“”„‟«»＂「」『』]')  # a single one is mostly an apostrophe
_PIECE = re.compile(rf"(?:[^\W_]|[{VOWEL_SIGNS}{UNPARTED}])+")


class Order(StrEnum):
    """How the articles are put in order. Without a date they come last by day, without an outlet last by outlet."""

    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best"  # what has the words most often for its length (BM25), a word of the title counting more
    OUTLET = "outlet"  # by its name, and of one outlet the newest first


@dataclass(frozen=True, slots=True)
class Ending:
    """The last word of a query, while it is being typed.

    Either all of `words` must occur, or all of `pieces`, of which the last may go on.
    """

    words: tuple[str, ...]
    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What an article must have: all of it, in its title, its text or its outlet. Words are as `rag.text.words` reads
    them."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()  # words that follow each other, at least two
    ending: Ending | None = None
    bounds: Bounds = field(default_factory=Bounds)
    order: Order = Order.NEWEST


def read_query(query: str, filters: Filters, order: Order, outlets: Sequence[str] = ()) -> SearchQuery:
    """What a typed query asks for: words, "phrases" in quotation marks, and filters, which win over those given.
    `outlets` are those of the articles, as they are stored: what is typed may be the name of some of them.

    Its last word may go on, unless a space, a quotation mark or a filter ends it. Raises InputError for a filter that
    cannot be used, and for a query that is too long.
    """
    if len(query) > LONGEST:
        raise InputError(f"the search has {len(query):,} characters: write at most {LONGEST:,}")
    if filters.source:
        filters = set_filter(filters, "source", filters.source)  # held to what a typed one is
    text, filters = take_filters(query, filters)
    *complete, last = _QUOTE.split(text)
    plain, quoted = ([words(part) for part in complete[start::2]] for start in (0, 1))
    begun, ending = _ending(last) if _goes_on(query) else (words(last), None)
    (quoted if len(complete) % 2 else plain).append(begun)  # an odd number of marks leaves the last part inside of two
    return SearchQuery(
        words=tuple(unique(word for part in [*plain, *(part for part in quoted if len(part) < 2)] for word in part)),
        phrases=tuple(dict.fromkeys(tuple(part) for part in quoted if len(part) > 1)),
        ending=ending,
        bounds=bounds_of(resolve_outlets(filters, outlets)),
        order=order,
    )


def pieces(text: str) -> list[str]:
    """The runs of letters and digits in order, in lower case without accents: O'Neil is two, and so is 1,200.

    Unlike `words` and stems, those of the beginning of a text are, but for the last, also those of the whole text, and
    the last is the beginning of one. So an article stays found while a word of it is typed letter by letter.
    """
    return _PIECE.findall(fold(text))


def _goes_on(query: str) -> bool:
    """Whether more letters would belong to the last word: a filter or white space ends one."""
    return not query[-1:].isspace() and all(match.end() < len(query) for match in TYPED.finditer(query))


def _ending(text: str) -> tuple[list[str], Ending | None]:
    """The words of `text` that are complete, and what its last word may become."""
    head, _, tail = text.rpartition(" ")
    all_words, before, begun = words(text), words(head), pieces(tail)
    # As a rule the words of the head. But "United States" is one word, and "United Sta" is two.
    both = [one for one, other in takewhile(lambda pair: pair[0] == pair[1], zip(all_words, before, strict=False))]
    rest = all_words[len(both) :]
    if not rest or not begun:
        return all_words, None
    return both, Ending(tuple(rest), (*before[len(both) :], *begun))
