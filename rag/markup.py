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


def element(name: str, /, *children: str | None, **attributes: str | bool | None) -> Html:
    """An element. Children and attributes that are None are left out; `class_` is class, `data_number` data-number."""
    return Html(f"{void(name, **attributes)}{join_html(children)}</{name}>")


def void(name: str, /, **attributes: str | bool | None) -> Html:
    """An element that holds nothing and has no end, as `input`."""
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value not in (None, False))
    return Html(f"<{name}{given}>")


def join_html(children: Iterable[str | None]) -> Html:
    """One after the other, each escaped unless it is Html."""
    return Html("".join(child if isinstance(child, Html) else html.escape(child) for child in children if child))


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'


def render_problem(message: str) -> Html:
    """A line that says what went wrong."""
    return element("p", message[:1].upper() + message[1:], class_="problem", role="alert")


def web_link(address: str, label: str | None = None, class_: str | None = None) -> Html:
    """A link that opens beside the page, for an address of the web; any other (as `javascript:`) stays text."""
    if is_web_address(address):
        return element("a", label or address, href=address, target="_blank", rel="noopener noreferrer", class_=class_)
    return element("span", address)


def is_web_address(address: str) -> bool:
    return _WEB_ADDRESS.fullmatch(address) is not None


def paragraphs(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The lines between `start` and `end` that have words on them."""
    lines = _LINE.finditer(text, start, len(text) if end is None else end)
    return [Span(*line.span()) for line in lines if line[0].strip()]


def highlight(text: str, part: Span, marks: Sequence[Span], chosen: Span | None = None) -> Html:
    """A part of `text` in which the words of `marks` stand in <mark>, those of `chosen` in <mark class="chosen">.

    Marks that overlap are one: its number among all of them, from 0, is in data-mark, so that one can go from each to
    the next, over paragraphs.
    """
    spans = [*marks, *([chosen] if chosen else [])]
    groups = merge_spans(spans)
    inside = {edge for span in spans for edge in span if part.start < edge < part.end}
    pieces = pairwise(sorted({part.start, part.end} | inside))
    runs = groupby(pieces, key=lambda piece: _kind(Span(*piece), groups, chosen))
    return join_html(_run(kind, text, [Span(*piece) for piece in run]) for kind, run in runs)


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """The characters that the spans cover, as spans that do not touch, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _kind(piece: Span, groups: Sequence[Span], chosen: Span | None) -> tuple[int, bool] | None:
    """The number of the mark that the piece is in, and whether it was chosen; None outside all marks."""
    group = next((at for at, span in enumerate(groups) if _within(piece, span)), None)
    return None if group is None else (group, chosen is not None and _within(piece, chosen))


def _within(piece: Span, span: Span) -> bool:
    return span.start <= piece.start and piece.end <= span.end


def _run(kind: tuple[int, bool] | None, text: str, pieces: list[Span]) -> str:
    words = text[pieces[0].start : pieces[-1].end]
    if kind is None:
        return words
    group, chosen = kind
    return element("mark", words, class_="chosen" if chosen else None, data_mark=str(group))
