"""Exports of Factiva, in which each document ends with a line such as "Document FTFT000020230612ej6c0001x".

The plain form has headline, byline, number of words, date, outlet, its code, edition, page, language and rights in this
order, then the text. The form with codes ("full article plus indexing") has HD, BY, WC, PD, SN and others before them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.language.capitals import CAPITAL
from rag.reading.dumps.documents import (
    Document,
    Export,
    Line,
    add_gaps,
    is_byline,
    is_date,
    is_rights,
    lines_of,
    names_of,
)
from rag.reading.wrapped import unwrap_lines

_END = re.compile(
    r"(?:AN[\s:]+)?(?:Document|Dokument|Documento|Документ|文件|文档|文書|ドキュメント)\s+"
    r"(?P<number>[A-Za-z0-9]{3,12}(?P<day>(?:19|20)\d{2}[01]\d[0-3]\d)[a-z][a-z0-9]{6,10})"
)
# Before the text (LP, TD), and after it; each stands once.
_HEADING = frozenset(
    ("SE", "CLM", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "NGC", "GC", "ED", "PG", "VOL", "LA", "CY")
)
_AFTER = ("ART", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN")
_CODE = re.compile(
    rf"({'|'.join(sorted((*_HEADING, 'LP', 'TD', *_AFTER), key=len, reverse=True))})(?:(?P<gap>[ \t:]+)(?P<value>.*)|$)"
)
_INDEX = frozenset(["CO", "IN", "NS", "RE", "IPC"])  # words too: their values have the form "gpol : Domestic Politics"
_MEANT = {"SE": "section", "WC": "length", "ED": "edition", "PG": "page", "VOL": "volume", "LA": "language"}
_MEANT |= {"CO": "companies", "IN": "industries", "NS": "subject", "RE": "regions", "PUB": "publisher", "CT": "contact"}

_WORDS = re.compile(
    r"\d[\d.,\u00a0\u202f ]* (?:words|wörter|mots|palabras|parole|woorden|palavras|слов|ord)|\d[\d,]* ?(?:字|単語)",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?: (?:[ap]m|gmt|[a-z]{3,4}))?", re.IGNORECASE)
_SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_LANGUAGE = re.compile(
    r"(?:english|englisch|anglais|inglés|inglese|engels|german|deutsch|allemand|alemán|french|französisch|français"
    r"|francés|spanish|spanisch|espagnol|español|italian|italienisch|italien|italiano|dutch|niederländisch|nederlands"
    r"|portuguese|portugiesisch|portugais|português|russian|russisch|russe|русский|chinese|chinesisch|chinois|japanese"
    r"|polish|swedish|norwegian|danish|finnish|turkish|arabic|korean|czech|hungarian|ukrainian)(?: [-–(].{1,20})?",
    re.IGNORECASE,
)
_PAGE_LINE = re.compile(r".{0,80}© ?\d{4} Factiva.{0,80}|(?:page|seite) \d+ (?:of|von) \d+.{0,80}", re.IGNORECASE)
_NAME = re.compile(rf"(?:{CAPITAL}[\w.'’-]{{0,30}} ){{1,3}}{CAPITAL}[\w'’-]{{1,30}}")
_HEADER = 12  # lines from outlet to rights: code, edition, volume, page, language, rights
_FEWEST_CODES = 4


def read_factiva(lines: Sequence[str]) -> Export | None:
    """The documents of an export; None for what is none."""
    ends = [(at, match) for at, line in enumerate(lines) if (match := _END.fullmatch(line.strip()))]
    if not ends:
        return None
    starts = [0, *(at + 1 for at, _ in ends[:-1])]
    parts = [lines_of(lines[start:at]) for start, (at, _) in zip(starts, ends, strict=True)]
    documents = [_document(part, match["number"], match["day"]) for part, (_, match) in zip(parts, ends, strict=True)]
    return Export("Factiva", documents, lines[ends[-1][0] + 1 :])


def _document(part: Sequence[Line], number: str, day: str) -> Document | str:
    running = [line.text for line in part if _PAGE_LINE.fullmatch(line.text)]
    lines = [line for line in part if line.text not in running]
    found = _coded(lines) if _is_coded(lines) else _plain(lines)
    if isinstance(found, str):
        return found
    return Document(
        found.text,
        title=found.title,
        date=found.date or day,  # the number of a document has its day in it
        source=found.source,
        authors=found.authors,
        metadata={**found.metadata, "document": number},
        removed=(*running, *found.removed),
    )


def _is_coded(lines: Sequence[Line]) -> bool:
    return (
        len({match[1] for line in lines if (match := _CODE.match(line.text))} & {*_HEADING, "LP", "TD"})
        >= _FEWEST_CODES
    )


def _coded(lines: Sequence[Line]) -> Document | str:
    """By codes at the start of lines, in their order."""
    fields: dict[str, list[Line]] = {"": []}
    code = ""
    for line in lines:
        match = _CODE.match(line.text)
        if match and match[1] not in fields and _is_code(match, set(fields)):
            code = match[1]
            fields[code] = [Line(match["value"], False)] if match["value"] else []
        else:
            fields[code].append(line)
    values = {code: " ".join(line.text for line in found) for code, found in fields.items() if found}
    text = unwrap_lines([each for code in ("LP", "TD") if code in fields for each in ("", *add_gaps(fields[code]))])
    if not text:
        return f"it has no text (LP, TD): {values.get('HD', 'no headline')}"
    return Document(
        text,
        title=values.get("HD"),
        date=values.get("PD"),
        source=values.get("SN"),
        authors=names_of(values.get("BY", "")),
        metadata={name: values[code] for code, name in _MEANT.items() if code in values},
        removed=tuple(values[code] for code in ("", "CR", "CY") if code in values),
    )


def _is_code(match: re.Match[str], seen: set[str]) -> bool:
    """Whether it is a code there: before the text, those of the heading; after it, those of the index."""
    code = match[1]
    if code in _HEADING:
        return not seen & {"LP", "TD"}
    return code in ("LP", "TD") or (bool(seen & {"LP", "TD"}) and (code not in _INDEX or _is_index(match)))


def _is_index(match: re.Match[str]) -> bool:
    return match["gap"] is None or "\t" in match["gap"] or " : " in match["value"]


def _count_at(lines: Sequence[Line]) -> int | None:
    """The line with the number of words, if a date follows it."""
    return next(
        (at for at, (line, after) in enumerate(pairwise(lines)) if _WORDS.fullmatch(line.text) and is_date(after.text)),
        None,
    )


def _plain(lines: Sequence[Line]) -> Document | str:
    at = _count_at(lines)
    if at is None:
        return "no line with the number of words and the date after it was found in it"
    section, title, byline = _heading([line.text for line in lines[:at]])
    rest = list(lines[at + 2 :])
    time = [rest.pop(0).text for _ in range(1) if rest and _TIME.fullmatch(rest[0].text)]
    size = _header_size(rest)
    header, body = [line.text for line in rest[1:size]], rest[size:]
    text = unwrap_lines(list(add_gaps(body)))
    if not text or not rest:
        return f"it has no text: {title}"
    rights = [line for line in header if is_rights(line)]
    metadata = {
        "section": section,
        "length": lines[at].text,
        "time": " ".join(time),
        "edition": "; ".join(line for line in header if line not in rights),
    }
    return Document(
        text,
        title=title,
        date=lines[at + 1].text,
        source=rest[0].text,
        authors=names_of(byline),
        metadata={name: value for name, value in metadata.items() if value},
        removed=tuple(rights),
    )


def _heading(lines: Sequence[str]) -> tuple[str, str | None, str]:
    """Section, headline and byline, in this order; the headline is the longest line that is no byline."""
    if not lines:
        return "", None, ""
    bylines = [line for line in lines[1:] if is_byline(line)]
    if not bylines and len(" ".join(lines[:-1]).split()) > 1 and _NAME.fullmatch(lines[-1]):
        bylines = [lines[-1]]  # a single word before it could be a section, and the name a headline
    others = [line for line in lines if line not in bylines]
    at = max(range(len(others)), key=lambda index: len(others[index]))
    return " ".join(others[:at]), others[at], " ".join([*others[at + 1 :], *bylines])


def _header_size(lines: Sequence[Line]) -> int:
    """How many lines the outlet, its code, the edition, the language and the rights take."""
    texts = [line.text for line in lines[:_HEADER]]
    ends = [at for at, text in enumerate(texts) if at and (is_rights(text) or _LANGUAGE.fullmatch(text))]
    codes = [at for at, text in enumerate(texts) if at and _SOURCE_CODE.fullmatch(text)]
    return max(ends, default=max(codes, default=0)) + 1
