"""Mends the ends of sentences that sentencex gives: takes away those that are none, and adds those that it misses."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from rag.text.sentence_end_rules import (
    ASKED,
    BRACKETED,
    CLOSED,
    ENDING,
    INITIALS,
    NO_END,
    NO_END_INSIDE,
    SAID,
    SAID_BEFORE,
    SINGLE,
    UNDECIDED,
    Pairs,
)

# What is looked at on each side of an end, in characters; of a question more, for who asks it may stand before it.
BEFORE = 90
AFTER = 160
QUESTION = 300

_OPENING = frozenset('“"')
_AROUND = (("“", "”"), ("(", ")"))


def mend_ends(text: str, ends: Sequence[int], language: str) -> list[int]:
    """The ends of the sentences of a text in one line, in order, from those of sentencex; the last one stays.

    The tables are English. Of other languages only initials are mended. Each end is looked at with what stands near
    it, so the time is linear in the text.
    """
    if language != "en":
        return [end for end in ends if not _fits(text, end, INITIALS)]
    quoted = {index for found in SINGLE.finditer(text) for index in range(found.start() + 1, found.end())}
    moved = (_before_mark(text, end) for end in ends)
    kept = {end for end in moved if end not in quoted and not _goes_on(text, end)}
    return sorted(kept.union(_missed(text, sorted(kept))))


def may_go_on(text: str, end: int) -> bool:
    """Whether more text than there is yet may show that this is no end: a day after an hour, who asks a question."""
    before, after = text[max(0, end - BEFORE) : end].rstrip(), text[end : end + AFTER].lstrip()
    near = len(text) - end < AFTER
    return near and any(left.search(before) and not enough.match(after) for left, enough in UNDECIDED)


def _before_mark(text: str, end: int) -> int:
    """Before the mark that opens the next sentence: after an odd number of marks it is taken for a closing one."""
    opens = text[end - 1 : end] in _OPENING and text[end - 2 : end - 1].isspace() and text[end : end + 1].isalnum()
    return end - 1 if opens and text[: end - 1].strip() else end


def _goes_on(text: str, end: int) -> bool:
    glued = not any(map(str.isspace, text[end - 1 : end + 1]))
    return _fits(text, end, NO_END) or (glued and _fits(text, end, NO_END_INSIDE)) or _is_attributed(text, end)


def _fits(text: str, end: int, pairs: Pairs) -> bool:
    before, after = text[max(0, end - BEFORE) : end].rstrip(), text[end : end + AFTER].lstrip()
    return bool(after) and any(right.match(after) and left.search(before) for left, right in pairs)


def _is_attributed(text: str, end: int) -> bool:
    """Whether a question is quoted, and who asks it comes after it."""
    before, after = text[max(0, end - QUESTION) : end].rstrip(), text[end : end + AFTER].lstrip()
    return bool(ASKED.search(before[-3:]) and SAID.match(after) and not SAID_BEFORE.search(before[:-1]))


def _missed(text: str, ends: Sequence[int]) -> Iterator[int]:
    begins = [0, *ends]
    bracketed = (BRACKETED.match(text, begin) for begin in begins)
    closed = (found for found in CLOSED.finditer(text) if not SAID.match(text, found.end()))
    last = (found for found in ENDING.finditer(text) if _is_closed(text, begins, found))
    yield from (found.end() for found in chain(bracketed, closed, last) if found)


def _is_closed(text: str, begins: Sequence[int], found: re.Match[str]) -> bool:
    """Whether no quotation and no bracket is open there: a quotation of several sentences stays in one piece."""
    sentence = text[begins[bisect_right(begins, found.start()) - 1] : found.end()]
    return sentence.count('"') % 2 == 0 and all(
        sentence.count(opening) <= sentence.count(closing) for opening, closing in _AROUND
    )
