"""A document as blocks of words, which say what they are; each form of file writes them in its own way."""

import re
from dataclasses import dataclass
from enum import StrEnum

from rag.numbering import strip_markers
from rag.text.characters import make_printable

_MARKER = re.compile(r"\[(\d+)\]")


class BlockKind(StrEnum):
    TITLE = "title"
    QUESTION = "question"  # a heading, as is the next
    REFERENCES = "references"
    LABEL = "label"  # a heading below a question
    NOTICE = "told"  # what is to be known of an answer
    SAID = "said"
    QUOTE = "quote"  # words of an article, whose lines are paragraphs
    ATTRIBUTION = "attribution"  # who says it, where and when, below the quoted words
    ITEM = "item"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a reference in an answer: it leads there."""

    of: int


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a reference where it stands itself."""

    of: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Words of ours that must not be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where an article can be read: a link, if it leads to the web."""

    text: str


Piece = str | Number | Mark | Remark | Address


@dataclass(frozen=True, slots=True)
class Block:
    """`language` is that of an article's words."""

    kind: BlockKind
    pieces: tuple[Piece, ...]
    language: str | None = None


def block(kind: BlockKind, *pieces: Piece, language: str | None = None) -> Block:
    """A block of text that every file can hold, and in which nothing looks like a number of ours, whoever wrote it."""
    return Block(kind, tuple(map(_harmless, pieces)), language)


def _harmless(piece: Piece) -> Piece:
    match piece:
        case str():
            return strip_markers(make_printable(piece))
        case Remark(text):
            return Remark(strip_markers(make_printable(text)))
        case Address(text):
            return Address(_MARKER.sub(r"%5B\1%5D", make_printable(text)))  # as an address spells it, too
    return piece


def lines(text: str) -> list[str]:
    """The lines that have words on them, without white space that says nothing."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
