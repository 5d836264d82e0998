"""Page furniture that an article keeps for reading and that nothing quotes: bylines, captions, video blocks, heads.

What `reading.cleaning` cuts is certain and gone. This only bars from quoting, so that it may also take what has words
in it, as a caption. The unit is the line; of a line that begins with a dateline, only the dateline.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from rag.language.en.unquotable import DATELINES, NAMES, OPENING, RULES
from rag.types import Span

# A longer line is a paragraph, whatever it says; this also bounds the work that a pattern can do.
LONGEST_LINE = 1_000
# Heads are looked for only in an article of paragraphs: one of short lines (a live page, a poem, a list) has no others.
PARAGRAPH = 80  # characters, with a full stop
PARAGRAPHS = 3
# A head has at most so many words; a longer line says something. Of the articles that the
# rules were written on, no line of up to 14 words that was taken for a head was one of the text.
HEAD_WORDS = 12
LONGEST_HEAD = 100
# What stands below a head is a sentence, if a short one.
BELOW_HEAD = 40
# Names and outlets above the first paragraph are bylines; so many lines are looked at.
TOP_LINES = 5

_WORD = re.compile(r"\w")
_WORDS = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"[.!?…:;,。।؟！？][\"”’')\]»]{0,3}$")
_STOPS = re.compile(r"[.!?…。।؟！？][\"”’')\]»]{0,3}$")
_BEGINS_HEAD = re.compile(r"['‘’]?[^\W\d_]")
# What a head seldom has and a line of the article often: a number, a label, words that somebody said, a bullet, a verb.
_SAYS = re.compile(
    r"\d|:|[“”\"«»]|n['’]t\b|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does"
    r"|did|am|said|says|told|there's|it's|he's|she's|we|you|i)\b",
    re.IGNORECASE,
)
_NAMES_ONLY = re.compile(rf"{NAMES}(?: (?:staff|correspondent|reporter|staff writer))?", re.IGNORECASE)
_ANY_RULE = re.compile("|".join(f"(?P<{rule.name}>{rule.pattern})" for rule in RULES), re.IGNORECASE)
# The captions of a gallery, all on one line however long.
_GALLERY = re.compile(r"\bhide caption \d{1,4} of \d{1,4}\b.{0,2000}\bhide caption \d{1,4} of \d{1,4}\b", re.IGNORECASE)
_DATELINE = re.compile(rf"\s{{0,8}}(?:{'|'.join(DATELINES)})(?:\s{{1,8}}|$)", re.IGNORECASE)
_FIRST_DATELINE = re.compile(rf"\s*{OPENING}\s{{1,8}}")


def unquotable_spans(text: str) -> list[Span]:
    """The furniture of `text` in order: whole lines without their ends, or a dateline with the blanks after it.

    None where nothing else is in the text. Linear in the text.
    """
    lines = _lines(text)
    words = [line.of(text).strip() for line in lines]
    barred = _barred(words)
    first = next((line for line, written in zip(lines, words, strict=True) if written), None)
    spans = [
        span
        for line, is_barred in zip(lines, barred, strict=True)
        if (span := line if is_barred else _dateline(text, line, line == first))
    ]
    return spans if _leaves_words(text, spans) else []


def rule_of(line: str) -> str | None:
    """The name of the rule by which a line is furniture wherever it stands, if one is."""
    if _GALLERY.search(line):
        return "caption"
    match = _ANY_RULE.fullmatch(line) if 0 < len(line) <= LONGEST_LINE else None
    return match.lastgroup if match else None


def _lines(text: str) -> list[Span]:
    lines = text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=False)]


def _barred(lines: Sequence[str]) -> list[bool]:
    """Of each line, whether it is furniture: by itself, or by what stands above and below it."""
    barred = [rule_of(line) is not None for line in lines]
    if sum(len(line) >= PARAGRAPH and bool(_STOPS.search(line)) for line in lines) < PARAGRAPHS:
        return barred
    written = [at for at, line in enumerate(lines) if line]
    for at in (*_bylines(lines, written), *_heads(lines, written, barred)):
        barred[at] = True
    return barred


def _bylines(lines: Sequence[str], written: Sequence[int]) -> Iterator[int]:
    """Names and outlets above the first paragraph."""
    for at in written[:TOP_LINES]:
        if _is_sentence(lines[at]):
            return
        if len(lines[at]) < PARAGRAPH and _NAMES_ONLY.fullmatch(lines[at]) and has_capitals(lines[at]):
            yield at


def has_capitals(line: str) -> bool:
    """Whether each word of a line begins as names do in scripts with capitals, but for small words between them."""
    return all(word[0].isupper() or len(word) <= 3 for word in _WORDS.findall(line))


def _heads(lines: Sequence[str], written: Sequence[int], barred: Sequence[bool]) -> Iterator[int]:
    """Lines that look like a head with a sentence below, and above them one, or furniture, or nothing."""
    above = None
    for at, below in pairwise(written):
        alone = above is None or barred[above] or _is_sentence(lines[above])
        if alone and not barred[below] and _is_sentence(lines[below]) and _looks_like_head(lines[at]):
            yield at
        above = at


def _looks_like_head(line: str) -> bool:
    return (
        len(line) <= LONGEST_HEAD
        and len(line.split()) <= HEAD_WORDS
        and bool(_BEGINS_HEAD.match(line))
        and line.lstrip("'‘’")[:1].isupper()
        and not _ENDS.search(line)
        and not _SAYS.search(line)
    )


def _is_sentence(line: str) -> bool:
    return len(line) >= BELOW_HEAD and bool(_STOPS.search(line))


def _dateline(text: str, line: Span, is_first: bool) -> Span | None:
    match = _DATELINE.match(text, line.start, line.end)
    if match is None and is_first:
        match = _FIRST_DATELINE.match(text, line.start, line.end)
    return Span(line.start, match.end()) if match else None


def _leaves_words(text: str, spans: Sequence[Span]) -> bool:
    starts = [0, *(span.end for span in spans)]
    ends = [*(span.start for span in spans), len(text)]
    return any(_WORD.search(text, start, end) for start, end in zip(starts, ends, strict=True))
