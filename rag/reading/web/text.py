"""Which blocks of a web page are its article: what trafilatura takes, and what belongs to it by the markup.

trafilatura leaves out what it is not sure of and says nothing of it, so its text is not taken as it is: it only says
which blocks of the page are the article. Between them, what has the same element around it belongs to them, as the
times of a live blog, a short list, a heading. All else is handed on as removed, with the part of a page that it is.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from rag.reading.web.blocks import NESTED, Block, words_in
from rag.reading.web.lines import is_correction, line_rule
from rag.text.date_forms import days_in
from rag.types import RemovedText

# trafilatura drops links and marks inside a block: as many of its runs of three words must be in what it takes.
_ENOUGH = 0.5
_PROSE = 8  # words; heads, bylines and labels have fewer
_SHORT = 40  # words; less is no article, so trafilatura is asked again for all that may be one
_MOSTLY = 0.5
_ONLY = 0.8
_HARDLY = 0.1
# Blocks. Of 88 pages with dates, none lost a paragraph in a longer gap, and most lists of teasers are longer.
_GAP = 6
_LEAD = 15
_ROWS = frozenset(("li", "tr"))

# Characters that are kept of what is removed. The visible text of 94 pages of news and blogs has 9,000 at the median,
# and 67,000 at most.
MOST_REMOVED = 100_000


@dataclass(frozen=True, slots=True)
class PageText:
    """The article of a page, a block a line, and what of the page is not in it."""

    text: str
    removed: tuple[RemovedText, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A block with its words."""

    block: Block
    words: tuple[str, ...]

    @property
    def is_prose(self) -> bool:
        return len(self.words) >= _PROSE and self.block.linked < _MOSTLY

    @property
    def is_prose_alone(self) -> bool:
        """Whether it is a paragraph or code wherever it stands."""
        return self.is_free and (self.block.tag == "pre" or (self.is_prose and self.block.linked < _HARDLY))

    @property
    def is_link(self) -> bool:
        """Whether it only leads elsewhere; an address that is written out is something to read."""
        return self.block.linked >= _ONLY and "://" not in self.block.text

    @property
    def is_free(self) -> bool:
        """Whether it may be the article, by the markup and by its links."""
        return self.block.part is None and self.block.linked < _MOSTLY


@dataclass(frozen=True, slots=True)
class _Said:
    """A text in which blocks are looked up: its runs of three words, and its lines and cells."""

    text: str
    runs: frozenset[tuple[str, ...]]
    lines: frozenset[tuple[str, ...]]
    count: int

    def has(self, words: tuple[str, ...]) -> bool:
        if words in self.lines:
            return bool(words)  # a line of stars is in every text
        runs = _runs(words)
        return bool(runs) and sum(run in self.runs for run in runs) >= _ENOUGH * len(runs)


def page_text(
    tree: Any, blocks: Sequence[Block], title: str | None, stated_text: str = "", is_live: bool = False
) -> PageText:
    """The article in a page, an element of lxml that is not changed, and its blocks.

    `stated_text` is the article as the page states it for machines. Of a live blog, whose entries look like many
    articles, all counts that may be the article.
    """
    lines = [_Line(block, words_in(block.text)) for block in blocks]
    headline = words_in(title or "")
    found, stated = _extracted(tree), _said(stated_text)
    core = _core(lines, found) | _core(lines, stated)
    if is_live:
        core |= {index for index, line in enumerate(lines) if line.block.in_main and line.block.part in (None, NESTED)}
    instead = max(found, stated, key=lambda said: said.count)
    if _count(lines, core) < _ENOUGH * instead.count:  # it is not in what a reader sees, but in a script
        return PageText(instead.text, _removed(lines, (), headline))
    kin = _with_kin(lines, core, headline)
    taken = _without_furniture(lines, kin | _boxes(lines, kin) | _corrections(lines, core), headline)
    if not taken:
        taken = {index for index, line in enumerate(lines) if line.is_free} or core
    return PageText("\n".join(lines[index].block.text for index in sorted(taken)), _removed(lines, taken, headline))


def remove_all(blocks: Iterable[Block]) -> tuple[RemovedText, ...]:
    """All words of blocks that have no article in them, as removed."""
    lines = [_Line(block, words_in(block.text)) for block in blocks]
    return _removed(lines, (), ())


def _extracted(tree: Any) -> _Said:
    """What trafilatura takes, by its strict rules if that is an article, else by its loose ones."""
    from trafilatura import bare_extraction

    said = _said("")
    for precise in (True, False):
        found = bare_extraction(tree, include_comments=False, favor_precision=precise)
        said = max(said, _said(getattr(found, "text", None) or ""), key=lambda said: said.count)
        if said.count >= _SHORT:
            break
    return said


def _core(lines: Sequence[_Line], said: _Said) -> set[int]:
    """The blocks that are in a text, without the parts that are no article unless most of it is in them.

    What stands on the page twice, as a teaser of itself, counts where it stands first.
    """
    first = {line.words: line.block.home for line in reversed(lines)}
    indices = {at for at, line in enumerate(lines) if line.block.home == first[line.words] and said.has(line.words)}
    free = {index for index in indices if lines[index].block.part is None}
    return free if _count(lines, free) >= _MOSTLY * _count(lines, indices) else indices


def _with_kin(lines: Sequence[_Line], core: AbstractSet[int], headline: tuple[str, ...]) -> set[int]:
    """With what stands between them, or between the headline and the first of them, and belongs to them."""
    if not core:
        return set()
    first, last = min(core), _end_of_list(lines, max(core))
    homes = {lines[index].block.home for index in core}
    head = max((index for index in range(first + 1) if _is_headline(lines[index], headline)), default=first)
    kin = {index for index in range(head, last + 1) if lines[index].is_free and lines[index].block.home in homes}
    known = {*core, *kin, *_lead(lines, head, first), *_in_gaps(lines, sorted({*core, *kin}))}
    return known | {index for index in range(head, last) if lines[index].block.is_heading and index + 1 in known}


def _lead(lines: Sequence[_Line], head: int, first: int) -> set[int]:
    """The introduction under a headline, which many pages have above the picture, apart from the article."""
    return {index for index in range(head, first) if first - head <= _LEAD and lines[index].is_prose_alone}


def _in_gaps(lines: Sequence[_Line], known: Sequence[int]) -> set[int]:
    """Paragraphs in an element of their own between others; not in a long gap, which is a list of other things."""
    gaps = (range(one + 1, other) for one, other in pairwise(known) if other - one <= _GAP)
    return {index for gap in gaps for index in gap if lines[index].is_prose_alone}


def _end_of_list(lines: Sequence[_Line], index: int) -> int:
    """The last item of the list, or row of the table, that a block is in: some are too short to be known."""
    block = lines[index].block
    same = (block.tag, block.home)
    while block.tag in _ROWS and index + 1 < len(lines):
        after = lines[index + 1]
        if (after.block.tag, after.block.home) != same or not after.is_free:
            break
        index += 1
    return index


def _is_headline(line: _Line, headline: tuple[str, ...]) -> bool:
    return line.block.tag == "h1" or (bool(headline) and line.words == headline)


def _corrections(lines: Sequence[_Line], taken: Collection[int]) -> set[int]:
    """What the foot of an article says of itself, wherever it stands."""
    after = range(min(taken, default=0), len(lines) if taken else 0)
    return {
        index
        for index in after
        if lines[index].block.part in (None, "aside", "page_footer") and is_correction(lines[index].block.text)
    }


def _boxes(lines: Sequence[_Line], taken: Collection[int]) -> set[int]:
    """What an article has put in boxes between its paragraphs: facts, who is who. No list of links, and no words of the
    text once more, as pull quotes are."""
    said = _said("\n".join(lines[index].block.text for index in sorted(taken)))
    found: set[int] = set()
    for is_box, grouped in groupby(
        range(min(taken, default=0), max(taken, default=0)), lambda at: _is_boxed(lines[at])
    ):
        box = list(grouped)
        own = [lines[at] for at in box if is_box and not said.has(lines[at].words)]
        if any(line.is_prose and line.block.linked < _HARDLY for line in own) or _are_figures(own):
            found.update(box)
    return found


def _are_figures(box: Sequence[_Line]) -> bool:
    """ "Built: 1967", "Floors: 22"; not the days on which an article came and was changed."""
    items = [line.block.text for line in box if line.words and not line.block.is_heading]
    return len(items) > 1 and all(any(map(str.isdecimal, each)) and not any(days_in(each)) for each in items)


def _is_boxed(line: _Line) -> bool:
    return line.block.part == "aside" and line.block.article > 0


def _without_furniture(lines: Sequence[_Line], taken: set[int], headline: tuple[str, ...]) -> set[int]:
    """Without lines that are known by their words, the headline, links around, and heads at the end of nothing."""
    kept = deque(sorted(index for index in taken if not _is_furniture(lines[index], headline)))
    while kept and lines[kept[0]].is_link:
        kept.popleft()
    while kept and (lines[kept[-1]].is_link or lines[kept[-1]].block.is_heading):
        kept.pop()
    return set(kept)


def _is_furniture(line: _Line, headline: tuple[str, ...]) -> bool:
    """Also the headline, but not a first sentence that is the title as well."""
    return (line.block.is_heading and line.words == headline) or line_rule(line.block) is not None


def _removed(lines: Sequence[_Line], taken: Collection[int], headline: tuple[str, ...]) -> tuple[RemovedText, ...]:
    """What is not taken, in order, blocks of one part together; of very much the beginning."""
    left = [
        (_rule(line, headline), line.block.text.removeprefix("- "))
        for index, line in enumerate(lines)
        if index not in taken and line.words
    ]
    cut = (
        RemovedText(rule, "\n".join(text for _, text in texts))
        for rule, texts in groupby(left, key=lambda each: each[0])
    )
    return tuple(_up_to(MOST_REMOVED, cut))


def _up_to(most: int, cuts: Iterator[RemovedText]) -> Iterator[RemovedText]:
    for cut in cuts:
        yield RemovedText(cut.rule, cut.text[:most])
        most -= len(cut.text)
        if most <= 0:
            break


def _rule(line: _Line, headline: tuple[str, ...]) -> str:
    if line.words == headline:
        return "repeated_headline"
    return line.block.part or line_rule(line.block) or "page_text"


def _count(lines: Sequence[_Line], indices: Iterable[int]) -> int:
    return sum(len(lines[index].words) for index in indices)


def _said(text: str) -> _Said:
    words = words_in(text)
    parts = (part for line in text.split("\n") for part in {line, *line.split("|")})
    return _Said(text, frozenset(_runs(words)), frozenset(map(words_in, parts)), len(words))


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(words, words[1:], words[2:], strict=False))
