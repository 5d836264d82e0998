"""Exports of other databases, and lists that people made: records of the same labels, one after the other."""

import re
from collections import Counter
from collections.abc import Sequence

from rag.reading.dumps.documents import Document, Export, names_of
from rag.reading.wrapped import unwrap_lines

# Labels by what they are for us. Those of a record stand at the start of lines, with a colon.
_PARTS = {
    **dict.fromkeys(
        ("title", "headline", "titre", "titel", "überschrift", "título", "titolo", "заголовок", "标题"), "title"
    ),
    **dict.fromkeys(("source", "outlet", "newspaper", "publication", "publication title", "publisher"), "source"),
    **dict.fromkeys(("journal", "zeitung", "quelle", "fuente", "fonte", "источник", "报刊"), "source"),
    **dict.fromkeys(
        ("date", "published", "publication date", "pub date", "datum", "fecha", "data", "дата", "日期"), "date"
    ),
    **dict.fromkeys(("author", "authors", "byline", "auteur", "autor", "autore", "автор", "作者"), "authors"),
    **dict.fromkeys(("text", "body", "content", "article", "full text", "article text", "texte", "texto"), "text"),
    **dict.fromkeys(("testo", "volltext", "текст", "正文"), "text"),
    **dict.fromkeys(("url", "link"), "url"),
    **dict.fromkeys(("length", "word count", "section", "page", "copyright", "language", "edition"), "other"),
}
_LABEL = re.compile(r"([^\W\d_][^\W\d_ ]{1,20}(?: [^\W\d_]{2,20})?) ?[:：](?:\s+|$)")
_SEPARATOR = re.compile(r"[-=_*#~]{3,}")
_FEWEST = 3  # labels that come again: fewer are a list in an article


def read_labelled(lines: Sequence[str]) -> Export | None:
    """The documents of an export; None for what is none.

    Without a label for the text nobody can tell where it begins: then no document is understood.
    """
    found = [(at, part) for at, line in enumerate(lines) if (part := _part(line.strip()))]
    counts = Counter(part for _, part in found)
    again = {part for part, count in counts.items() if count > 1}
    if not found or any(line.strip() and not _SEPARATOR.fullmatch(line.strip()) for line in lines[: found[0][0]]):
        return None  # a list within an article
    if len(again) < _FEWEST or not {"date", "title"} <= again or counts["title"] != counts["date"]:
        return None
    first = found[0][1]
    if counts[first] != counts["title"]:
        return Export(None, [_NOT_CLEAR] * counts["title"])
    starts = [at for at, part in found if part == first]
    return Export(
        None,
        [_document(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)],
    )


_NOT_CLEAR = "where it begins and ends is not clear"


def _part(line: str) -> str | None:
    match = _LABEL.match(line)
    return _PARTS.get(match[1].casefold()) if match else None


def _document(part: Sequence[str]) -> Document | str:
    values: dict[str, list[str]] = {}
    others: dict[str, str] = {}
    for line in part:
        found = None if "text" in values else _part(line.strip())
        value = re.split("[:：]", line, maxsplit=1)[-1].strip()
        if found == "other":
            others[re.split("[:：]", line, maxsplit=1)[0].strip().casefold()] = value
        elif found:
            values.setdefault(found, []).append(value)
        elif "text" in values:
            values["text"].append(line)
        elif line.strip():
            return _NOT_CLEAR
    text = unwrap_lines([line for line in values.get("text", ()) if not _SEPARATOR.fullmatch(line.strip())])
    if not text:
        return _NOT_CLEAR
    first = {name: next(iter(found), None) for name, found in values.items()}
    return Document(
        text,
        title=first.get("title"),
        date=first.get("date"),
        source=first.get("source"),
        authors=names_of(first.get("authors") or ""),
        url=first.get("url"),
        metadata=others,
    )
