"""The visible text of a web page in blocks, in order: each paragraph, heading, item and row of a table once.

All words that a reader sees are in one of them, so that whatever is made of a page, what is left out is known.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from rag.reading.web.parts import ALONE, CELLS, HEADINGS, HOLDERS, INLINE, UNSEEN, part_of


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page. `part` is what the markup says it is, None where it may be the article.

    Elements are known by their number in the order of the page: `home` is the one that holds it and its neighbours,
    `article` the outermost <article> around it, 0 where there is none. `linked` is the share of its letters in links.
    """

    text: str
    tag: str
    part: str | None
    home: int
    article: int
    linked: float
    in_main: bool

    @property
    def is_heading(self) -> bool:
        return self.tag in HEADINGS


@dataclass(frozen=True, slots=True)
class _Context:
    """Where a piece of text stands. `part` is the one that the line as a whole belongs to."""

    tag: str = ""
    home: int = 0
    article: int = 0
    part: str | None = None
    in_main: bool = False
    in_link: bool = False
    in_row: bool = False  # of a table, with nothing but words in its cells
    seen: bool = True


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    line: int
    context: _Context


# Chinese and Japanese have no blanks between words: there, each letter counts as one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_BLANKS = re.compile(r"[ \t\n\r\f]+")  # what HTML takes for one blank; a no-break space is none of them
# The part of an <article> in an <article>.
NESTED = "nested_article"
_BETWEEN_CELLS = " | "


def page_blocks(root: Any) -> list[Block]:
    """The blocks of an element of lxml, which is not changed."""
    lines = groupby(_pieces(root), key=lambda piece: piece.line)
    return [block for _, pieces in lines for block in _blocks_of(list(pieces))]


def words_in(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _blocks_of(line: list[_Piece]) -> Iterator[Block]:
    """One, and others for what stands in the line and is no part of it, as the name of a button for those who hear."""
    for part in dict.fromkeys(piece.context.part for piece in line):
        pieces = [piece for piece in line if piece.context.part == part]
        text = _tidied("".join(piece.text for piece in pieces))
        if text:
            yield _block(text, pieces)


def _block(text: str, pieces: list[_Piece]) -> Block:
    context = pieces[0].context
    linked = sum(len(piece.text.strip()) for piece in pieces if piece.context.in_link)
    letters = sum(len(piece.text.strip()) for piece in pieces)
    return Block(
        f"- {text}" if context.tag == "li" else text,
        context.tag,
        context.part,
        context.home,
        context.article,
        linked / letters if letters else 0,
        context.in_main,
    )


def _pieces(root: Any) -> Iterator[_Piece]:
    """The texts of the elements in order, without recursion: elements may be nested deeply."""
    from lxml.etree import iterwalk

    above = _above_headlines(root)
    contexts = [_Context()]
    line = 0
    number = 0
    for event, element in iterwalk(root, events=("start", "end")):
        around = contexts[-1]
        if event == "start":
            number += 1
            context = _context_of(element, number, around, element in above)
            line += _ends_line(element, around)
            contexts.append(context)
            text = _before(element, context) + (element.text or "")
        else:
            contexts.pop()
            line += _ends_line(element, contexts[-1])
            context = contexts[-1]
            text = _after(element) + (element.tail or "") if element is not root else ""
        if text and context.seen:
            yield _Piece(text if context.tag == "pre" else _BLANKS.sub(" ", text), line, context)


def _context_of(element: Any, number: int, around: _Context, holds_headline: bool) -> _Context:
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN or not around.seen:
        return replace(around, seen=False)
    in_cell = around.in_row and tag in CELLS
    if tag in INLINE and not element.attrib:
        return around
    own = None if holds_headline or around.part else part_of(element, around.in_main)
    if tag == "article" and around.article and not holds_headline:  # a comment, an entry of a live blog, a teaser
        own = own or NESTED
    return _Context(
        tag=tag if tag in ALONE and not in_cell else around.tag,
        home=number if tag in HOLDERS and not in_cell else around.home,
        article=around.article or (number if tag == "article" else 0),
        part=around.part or own,
        in_main=around.in_main or tag in ("article", "main"),
        in_link=around.in_link or tag == "a",
        in_row=_is_row_of_words(element) if tag == "tr" else around.in_row,
    )


def _ends_line(element: Any, around: _Context) -> bool:
    return element.tag == "br" or (element.tag in ALONE and not (around.in_row and element.tag in CELLS))


def _is_row_of_words(row: Any) -> bool:
    return not any(each.tag in ALONE and each.tag not in CELLS for each in row.iterdescendants())


def _before(element: Any, context: _Context) -> str:
    """What a browser writes before an element."""
    if element.tag in CELLS and context.in_row and element.getprevious() is not None:
        return _BETWEEN_CELLS
    return "“" if element.tag == "q" else ""


def _after(element: Any) -> str:
    return "”" if element.tag == "q" else ""


def _above_headlines(root: Any) -> set[Any]:
    """The elements around a headline: whatever their markup says of them, the article may be in there."""
    above = set[Any]()
    for headline in root.iter("h1", "main"):
        for element in headline.iterancestors():
            if element in above:
                break
            above.add(element)
    return above


def _tidied(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    lines = (" ".join(filter(None, line.split(" "))) for line in composed.split("\n"))
    kept = "\n".join(filter(None, lines))
    return kept.strip(_BETWEEN_CELLS) if _BETWEEN_CELLS in kept else kept
