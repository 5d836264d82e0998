"""Text whose lines were broken at a width, as old databases and mails have it, as paragraphs of one line."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

WIDEST = 100  # characters of a broken line; 70 to 80 are usual
NARROWEST = 40


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
    return all(len(line) + 1 + len(after.split(maxsplit=1)[0]) > width for line, after in pairwise(block))


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
