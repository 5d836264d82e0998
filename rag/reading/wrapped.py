"""Text whose lines were broken at a width, as old databases and mails have it, as paragraphs of one line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rag.reading.pdf.hyphens import HYPHENS, Words

WIDEST = 100  # characters of a broken line; 70 to 80 are usual
NARROWEST = 40

# Line ends by which a text is known as broken, and the share of them at which no sentence ends.
_FEWEST = 3
_AMIDST = 0.6
_ENDS_SENTENCE = re.compile(r"[.!?:;…]['\"”’»)\]]*$")


def unwrap_text(text: str) -> str:
    """A text with its paragraphs on one line each, where its lines were broken at a width, else as it is."""
    lines = text.split("\n")
    blocks = list(_blocks(lines))
    width = max((len(line) for block in blocks for line in block[:-1]), default=0)
    ends = [line for block in blocks for line, after in pairwise(block) if _is_full(line, after, width)]
    amidst = sum(not _ENDS_SENTENCE.search(line) for line in ends)
    if not NARROWEST <= width <= WIDEST or len(ends) < _FEWEST or amidst < _AMIDST * len(ends):
        return text
    words = Words(lines)
    return "\n\n".join("\n".join(_paragraphs(block, width, words)) for block in blocks)


def _paragraphs(block: Sequence[str], width: int, words: Words) -> Iterator[str]:
    """A line that had room for the next word ends a paragraph."""
    parts = [block[0]]
    for line, after in pairwise(block):
        if _is_full(line, after, width) or line[-1] in HYPHENS:
            words.append(parts, after)
        else:
            yield "".join(parts)
            parts = [after]
    yield "".join(parts)


def unwrap_lines(lines: Sequence[str]) -> str:
    """The lines as paragraphs, with an empty line where there were some.

    Lines that stand together are one paragraph if each but the last is so full that the next word had no room in it.
    Where any line is wider than lines are broken at, none is taken for broken.
    """
    width = max(map(len, lines), default=0)
    blocks = _blocks(lines)
    if not NARROWEST <= width <= WIDEST:
        return "\n\n".join("\n".join(block) for block in blocks)
    return "\n\n".join((" " if _is_wrapped(block, width) else "\n").join(block) for block in blocks)


def _is_wrapped(block: Sequence[str], width: int) -> bool:
    return all(_is_full(line, after, width) for line, after in pairwise(block))


def _is_full(line: str, after: str, width: int) -> bool:
    """Whether the first word of the line after it had no room in a line."""
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > width


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines that no empty one parts."""
    block: list[str] = []
    for line in lines:
        if stripped := line.strip():
            block.append(stripped)
        elif block:
            yield block
            block = []
    if block:
        yield block
