"""Lines of a printed page in the order in which they are read: column after column, and what stands over both first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.reading.pdf.lines import Line

# In ems. Lines of one block lie below each other like this; a paragraph's end may have a line of room.
_BELOW = 2.6
_ALIKE = 1.15  # times the size
_OVERLAP = 0.3  # of the narrower of two lines
# Blocks of a page that are ordered by who is beside whom, which takes time with their cube; beyond, from top to foot.
MOST_BLOCKS = 80


@dataclass(slots=True)
class _Block:
    lines: list[Line] = field(default_factory=list)
    x0: float = 0
    x1: float = 0

    def add(self, line: Line) -> None:
        self.x0 = min(self.x0, line.x0) if self.lines else line.x0
        self.x1 = max(self.x1, line.x1) if self.lines else line.x1
        self.lines.append(line)

    @property
    def top(self) -> float:
        return self.lines[0].base - self.lines[0].size

    @property
    def foot(self) -> float:
        return self.lines[-1].base


def sort_for_reading(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, which come from top to foot, with the number of their block."""
    from_right = sum(line.from_right for line in lines) * 2 > len(lines)
    ordered = _ordered(_blocks(lines), from_right)
    return [line._replace(block=number) for number, block in enumerate(ordered) for line in block.lines]


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    """Lines of one size that lie below each other, each the only one below the one above it."""
    blocks: list[_Block] = []
    open_ones: list[_Block] = []
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end].base - lines[at].base <= 0.25 * lines[at].size:
            end += 1
        row = lines[at:end]
        open_ones = [block for block in open_ones if row[0].base - block.foot <= _BELOW * block.lines[-1].size]
        over = [[block for block in open_ones if _is_over(block.lines[-1], line)] for line in row]
        for line, above in zip(row, over, strict=True):
            alone = len(above) == 1 and sum(above[0] in others for others in over) == 1
            if alone and above[0].lines[-1].size / _ALIKE < line.size < above[0].lines[-1].size * _ALIKE:
                above[0].add(line)
                continue
            # What is over it is closed by it: further lines below belong to the new block.
            open_ones = [block for block in open_ones if block not in above]
            block = _Block()
            block.add(line)
            blocks.append(block)
            open_ones.append(block)
        at = end
    return blocks


def _is_over(above: Line, line: Line) -> bool:
    shared = min(above.x1, line.x1) - max(above.x0, line.x0)
    return shared > _OVERLAP * min(above.x1 - above.x0, line.x1 - line.x0)


def _ordered(blocks: list[_Block], from_right: bool) -> list[_Block]:
    """A block comes before another that lies below it in the same column, and before one in a column farther on unless
    something that spans both lies between them (Breuel, High performance document layout analysis, 2003)."""
    if len(blocks) > MOST_BLOCKS:
        return blocks
    before = [[_comes_before(one, other, blocks, from_right) for other in blocks] for one in blocks]
    left = list(range(len(blocks)))
    ordered = []
    while left:
        first = next((one for one in left if not any(before[other][one] for other in left if other != one)), left[0])
        ordered.append(blocks[first])
        left.remove(first)
    return ordered


def _comes_before(one: _Block, other: _Block, blocks: list[_Block], from_right: bool) -> bool:
    if one is other:
        return False
    if _share(one, other):
        return (one.top, one.foot) < (other.top, other.foot)
    beside = one.x0 >= other.x1 if from_right else one.x1 <= other.x0
    return beside and not any(_is_between(block, one, other) for block in blocks)


def _share(one: _Block, other: _Block) -> bool:
    """Whether they are in one column; a hair's breadth is none."""
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 1


def _is_between(block: _Block, one: _Block, other: _Block) -> bool:
    """Whether a block spans both and lies below the upper and above the lower of them."""
    if block is one or block is other or not (_share(block, one) and _share(block, other)):
        return False
    upper, lower = sorted((one, other), key=lambda each: each.top)
    return upper.top < block.top < lower.top
