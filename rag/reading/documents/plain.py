"""Plain text and markdown."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from rag.reading.drafts import Draft, Failure
from rag.reading.encodings.decoding import DecodedText, decode_with_remark
from rag.reading.tables.fields import ARTICLE, parse_authors, split_row, to_text

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,20000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+([^\n]+)$", re.MULTILINE)
# Marks of markdown and what stays of them, in this order.
_MARKS = (
    (re.compile(r"^ {0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:>[ \t]?){1,9}", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:`{3}|~{3})[^\n]*$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$", re.MULTILINE), ""),
    (re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*(?: \"[^\"\n]*\")?\)"), r"\1"),
    (re.compile(r"<(https?://[^<>\s]+)>"), r"\1"),
    (re.compile(r"\*\*([^*\n]+)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__([^_\n]+)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w*])\*([^*\s][^*\n]*)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<!\w)_([^_\s][^_\n]*)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
)


def read_txt(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    read = decode_with_remark(path, file.read())
    yield Draft(path, read.text)
    yield from _remarks(path, read)


def read_markdown(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    """The title is the front matter's or the first heading's."""
    read = decode_with_remark(path, file.read())
    text = read.text.replace("\r\n", "\n")
    head = _FRONT_MATTER.match(text)
    found, others = split_row(_front_matter(head[1]) if head else {}, ARTICLE[1:])
    body = text[head.end() :] if head else text
    heading = _HEADING.search(body)
    title = to_text(found["title"]) if "title" in found else strip_marks(heading[1]).rstrip("# ") if heading else None
    if "published_how" in found:
        others["published_how"] = to_text(found["published_how"])
    yield Draft(
        path,
        strip_marks(body),
        title=title,
        date=to_text(found["date"]) if "date" in found else None,
        source=to_text(found["source"]) if "source" in found else None,
        url=to_text(found["url"]) if "url" in found else None,
        authors=parse_authors(found.get("authors")),
        metadata=others,
    )
    yield from _remarks(path, read)


def _remarks(path: Path, read: DecodedText) -> Iterator[Failure]:
    """What is to be told of a text that was read nevertheless: it counts for no failure."""
    if read.remark:
        yield Failure(str(path), read.remark, count=0)


def strip_marks(text: str) -> str:
    """Markdown as plain text: the words of headings, links and emphasis without their marks."""
    for pattern, kept in _MARKS:
        text = pattern.sub(kept, text)
    return text


def _front_matter(block: str) -> dict[str, object]:
    """Simple `key: value` lines, with values in quotes or brackets, and lists of `- item` lines. No other YAML."""
    values: dict[str, object] = {}
    key = ""
    for line in block.split("\n"):
        item = line.strip()
        if item.startswith("- ") and isinstance(listed := values.get(key), list):
            listed.append(_unquoted(item[2:]))
        elif line[:1].strip() and ":" in line:
            key, _, value = (part.strip() for part in line.partition(":"))
            if value.startswith("[") and value.endswith("]"):
                values[key] = [_unquoted(part) for part in value[1:-1].split(",")]
            else:
                values[key] = _unquoted(value) if value else []
    return values


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
