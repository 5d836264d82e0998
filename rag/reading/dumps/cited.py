"""Exports in which each article is told by a line like a reference: those of APA (Austria) and Europresse (France).

APA has such a line before each article: "Der Standard" vom 02.04.2013 Seite: 1. Europresse ends each with its number,
news·20121004·PO·2040056000, and has the outlet and a line with section and date before it.
"""

import re
from collections.abc import Sequence

from rag.language.capitals import SMALLS
from rag.reading.dumps.documents import (
    Document,
    Export,
    Line,
    add_gaps,
    date_within,
    is_rights,
    lines_of,
)
from rag.reading.dumps.outlets import divide_outlet
from rag.reading.wrapped import unwrap_lines

_APA = re.compile(
    r"[\"„“](?P<source>[^\"“”]{2,80})[\"“”](?: Nr\. ?\S{1,15})? (?:vom|(?P<found>gefunden am)) "
    r"(?P<day>\d\d)\.(?P<month>\d\d)\.(?P<year>\d{4})(?: \d\d:\d\d Uhr)?(?: {1,3}Seiten?:? ?(?P<page>.{1,30}))?"
)
_APA_LABEL = re.compile(r"(?:Ressort|Rubrik|Autor|Von|Ausgabe|Bundesland|Stichwörter):\s*(.*)")
_NUMBER = re.compile(r"news\W{1,2}\d{8}\W{1,2}[A-Z0-9]{1,8}\W{1,2}\w{3,40}")
# What Europresse writes around its articles.
_CERTIFICATE = re.compile(
    r"(?:Ce certificat est émis|Date d'émission|Le présent document est protégé|Numéro de document|Document number"
    r"|This certificate is issued|Issue Date|This document is protected|news\W\d{8}).*"
)
_HEAD_LINES = 4  # of which one has the date
_RULE = re.compile(r"[_-]{10,}")
_FEWEST = 3  # words of a title
_KICKER = re.compile(rf"[^{SMALLS}]{{2,60}}")


def read_apa(lines: Sequence[str]) -> Export | None:
    """The articles of an export; None for what does not begin with such a line."""
    starts = [at for at, line in enumerate(lines) if _APA.fullmatch(line.strip())]
    if not starts or any(line.strip() for line in lines[: starts[0]]):
        return None
    ends = [*starts[1:], len(lines)]
    return Export("APA", [_apa(lines[start:end]) for start, end in zip(starts, ends, strict=True)])


def _apa(part: Sequence[str]) -> Document | str:
    reference = _APA.fullmatch(part[0].strip())
    every = [line for line in lines_of(part[1:]) if not _RULE.fullmatch(line.text)]
    labels = [line for line in every[:_HEAD_LINES] if _APA_LABEL.fullmatch(line.text)]
    lines = [line for line in every if line not in labels]
    at = next((index for index, line in enumerate(lines[:_HEAD_LINES]) if _may_be_title(line.text)), None)
    text = unwrap_lines(list(add_gaps([line for index, line in enumerate(lines) if index != at])))
    title = None if at is None else lines[at].text
    if reference is None or not text:
        return f"it has no text: {(title or 'no title')[:100]}"
    day = f"{reference['year']}-{reference['month']}-{reference['day']}"
    said = {"page": reference["page"], "found": day if reference["found"] else None}
    return Document(
        text,
        title=title,
        date=None if reference["found"] else day,
        source=reference["source"],
        metadata={name: value for name, value in said.items() if value},
        removed=tuple(line.text for line in labels),
    )


def _may_be_title(line: str) -> bool:
    """Edition, kind and provinces stand before the title without labels, in fewer words or with commas between them."""
    words = line.split()
    return len(words) >= _FEWEST and not all(word[-1] == "," for word in words[:-1])


def read_europresse(lines: Sequence[str]) -> Export | None:
    """The articles of an export; None for what has no number of one on a line of its own."""
    ends = [at for at, line in enumerate(lines) if _NUMBER.fullmatch(line.strip())]
    if not ends:
        return None
    starts = [0, *(at + 1 for at in ends[:-1])]
    documents = [_europresse(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Export("Europresse", documents, lines[ends[-1] + 1 :])


def _europresse(part: Sequence[str]) -> Document | str:
    every = lines_of(part)
    lines = [line for line in every if not _CERTIFICATE.fullmatch(line.text)]
    at = next((index for index, line in enumerate(lines[:_HEAD_LINES]) if index and date_within(line.text)), None)
    if at is None:
        return "no outlet with a date after it was found in it"
    end = next((index for index, line in enumerate(lines) if index > at and is_rights(line.text)), len(lines))
    body = lines[at + 1 : end]
    kickers = [line for line in body[:1] if _KICKER.fullmatch(line.text) and len(body) > 1]
    rest = body[len(kickers) :]
    text = unwrap_lines(list(add_gaps(rest[1:])))
    if not text:
        return f"it has no text: {rest[0].text[:100] if rest else 'no title'}"
    return Document(
        text,
        title=rest[0].text,
        date=date_within(lines[at].text),
        source=divide_outlet(lines[0].text).name if at == 1 else None,
        metadata={"section": lines[at].text},
        removed=tuple(line.text for line in (*kickers, *lines[end:], *_without(every, lines))),
    )


def _without(every: Sequence[Line], some: Sequence[Line]) -> list[Line]:
    return [line for line in every if line not in some]
