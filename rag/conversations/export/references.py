"""The numbers of a document and what they stand for.

In an answer numbers rise with the text, and words that an earlier answer cited keep the number that they had there. A
document has one list of references for all answers: its numbers are given out in the order in which they stand in the
text, and the same words have the same number throughout.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from rag.conversations.export.blocks import Address, Block, BlockKind, Mark, Number, Piece, block
from rag.numbering import citation_key
from rag.presentation import long_date
from rag.text.outlets import outlet_name
from rag.turns import Turn
from rag.types import Answer, Article, Citation, CitationKey

_MARKER = re.compile(r"\[([1-9][0-9]{0,5})\]")


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that answers rest on. `cited` says where: the number of the turn, and the number that they have there."""

    number: int
    citation: Citation
    cited: tuple[tuple[int, int], ...] = ()


def references_of(turns: Iterable[Turn]) -> tuple[Reference, ...]:
    """What the answers cite, each place once, numbered in the order in which the text comes to it."""
    found: defaultdict[CitationKey, list[tuple[int, Citation]]] = defaultdict(list)
    for turn in turns:
        for citation in citations_in(turn.answer) if turn.answer else ():
            found[citation_key(citation)].append((turn.number, citation))
    return tuple(_reference(number, cited) for number, cited in enumerate(found.values(), start=1))


def citations_in(answer: Answer) -> list[Citation]:
    """The citations whose numbers stand in the text, in the order in which they first do."""
    by_number = {each.number: each for each in answer.citations}
    shown = () if answer.refusal else answer.sentences
    numbers = (int(number) for each in shown for number in _MARKER.findall(each.text))
    return [by_number[number] for number in dict.fromkeys(numbers) if number in by_number]


def numbers_in(turn: Turn, references: Iterable[Reference]) -> dict[int, int]:
    """The numbers of a turn, and those that they are in the document."""
    return {there: each.number for each in references for index, there in each.cited if index == turn.number}


def renumber_markers(text: str, numbers: Mapping[int, int]) -> tuple[Piece, ...]:
    """The text of an answer with its markers as numbers of the document; one that leads nowhere stays text."""
    pieces = _MARKER.split(text)  # text, number, text, number, ..., text
    return tuple(_number(piece, numbers) if at % 2 else piece for at, piece in enumerate(pieces) if piece)


def reference_blocks(references: Iterable[Reference]) -> Iterator[Block]:
    """Each reference in full, and below it the exact words."""
    for each in references:
        citation = each.citation
        yield block(BlockKind.REFERENCE, Mark(each.number), " ", *_about(citation.article, citation.speaker))
        yield block(BlockKind.QUOTE, citation.quote, language=citation.article.language)


def _reference(number: int, cited: list[tuple[int, Citation]]) -> Reference:
    """Whoever knows the speaker, says it."""
    citation = next((each for _, each in cited if each.speaker), cited[0][1])
    return Reference(number, citation, tuple((turn, each.number) for turn, each in cited))


def _number(number: str, numbers: Mapping[int, int]) -> Piece:
    return Number(numbers[int(number)]) if int(number) in numbers else f"[{number}]"


def _about(article: Article, speaker: str | None) -> tuple[Piece, ...]:
    """Outlet, title, date, authors, who speaks, and where it can be read."""
    day = long_date(article.published) if article.published else "undated"
    by = f"by {', '.join(article.authors)}" if article.authors else None
    known = ", ".join(filter(None, [outlet_name(article.source or ""), f"“{article.title}”", day, by]))
    said = f" Said by {speaker}." if speaker else ""
    return (f"{known}.{said}", *_where(article))


def _where(article: Article) -> tuple[Piece, ...]:
    if article.url:
        return " ", Address(article.url)
    return (f" {PurePath(article.path).name}",) if article.path else ()
