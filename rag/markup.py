"""Builds HTML in which nothing can be said by accident: whatever is not `Html` already is escaped.

Articles are written by strangers, and questions by anybody. So no other module writes a tag or an attribute
itself: they all call `element`.
"""

import html
import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from rag.types import Span

_WEB_ADDRESS = re.compile(r"https?://[^\s\x00-\x20]+", re.IGNORECASE)
_LINE = re.compile(r"[^\n]+")


class Html(str):
    """HTML that is ready for the page. Only this module makes it."""

    __slots__ = ()


def element(name: str, *children: str | None, **attributes: str | bool | None) -> Html:
    """An element. Children and attributes that are None are left out; `class_` is class, `data_number` data-number."""
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    return Html(f"<{name}{given}>{together(children)}</{name}>")


def together(children: Iterable[str | None]) -> Html:
    """One after the other, each escaped unless it is Html."""
    return Html("".join(child if isinstance(child, Html) else html.escape(child) for child in children if child))


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'


def problem(message: str) -> Html:
    """A line that says what went wrong."""
    return element("p", message[:1].upper() + message[1:], class_="problem", role="alert")


def web_link(address: str) -> Html:
    """A link that opens beside the page, for an address of the web; any other (as `javascript:`) stays text."""
    if _WEB_ADDRESS.fullmatch(address):
        return element("a", address, href=address, target="_blank", rel="noopener noreferrer")
    return element("span", address)


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines between `start` and `end` that have words on them."""
    lines = _LINE.finditer(text, start, len(text) if end is None else end)
    return [Span(*line.span()) for line in lines if line[0].strip()]


def marked(text: str, part: Span, marks: Sequence[Span], chosen: Span | None = None) -> Html:
    """A part of `text` in which the words of `marks` stand in <mark>, those of `chosen` in <mark class="chosen">."""
    spans = [*marks, *([chosen] if chosen else [])]
    inside = {edge for span in spans for edge in span if part.start < edge < part.end}
    pieces = pairwise(sorted({part.start, part.end} | inside))
    runs = groupby(pieces, key=lambda piece: _kind(Span(*piece), marks, chosen))
    return together(_run(kind, text, [Span(*piece) for piece in run]) for kind, run in runs)


def _kind(piece: Span, marks: Sequence[Span], chosen: Span | None) -> str | None:
    """The class of the <mark> around a piece; "" is one without a class, None is none at all."""
    if chosen and _within(piece, chosen):
        return "chosen"
    return "" if any(_within(piece, mark) for mark in marks) else None


def _within(piece: Span, span: Span) -> bool:
    return span.start <= piece.start and piece.end <= span.end


def _run(kind: str | None, text: str, pieces: list[Span]) -> str:
    words = text[pieces[0].start : pieces[-1].end]
    return words if kind is None else element("mark", words, class_=kind or None)
