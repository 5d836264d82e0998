"""The form of Nexis Uni and Lexis Advance or Lexis+, with "End of Document" after each document.

It has title, outlet and date in this order, labels, a line "Body", the text and labels; before the first document, a
list of all results.
"""

import re
from collections.abc import Sequence

from rag.reading.dumps.documents import Document, Export, is_date, lines_of, split_date
from rag.reading.dumps.nexis.labels import LENGTH
from rag.reading.dumps.nexis.parts import Head, Heading, find_tail, make_document, read_head

_END = re.compile(
    r"end of document|ende des dokuments|dokumentende|fin du document|fin del documento|fine del? documento"
    r"|einde van (?:het )?document|fim do documento",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:page|seite|página|pagina) \d+(?: (?:of|von|de|sur|van) \d+)?", re.IGNORECASE)
# Lines of the list of results that an export begins with.
_COVER = re.compile(
    r"(?:user name|date and time|job number|client/matter|search terms|search type|narrowed by|timeline|content type"
    r"|documents?|benutzername|auftragsnummer|suchbegriffe|suchtyp)\b[ :(].*|narrowed by:?|content type.*|news|-none-"
    r"|documents? ?\(\d+\)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\d{1,4}\.\s+(.+)")
_LONG_TITLE = 60  # characters of a line of a title that goes on in the next


def read_new(lines: Sequence[str]) -> Export | None:
    ends = [at for at, line in enumerate(lines) if _END.fullmatch(line.strip())]
    if not ends:
        return None
    starts = [0, *(at + 1 for at in ends)]
    parts = [lines[start:end] for start, end in zip(starts, [*ends, len(lines)], strict=True)]
    after = [] if _may_be_new(parts[-1]) else parts.pop()
    if len(ends) == 1 and not any(map(_may_be_new, parts)):
        return None  # one such line can be a text's own
    listed = _listed(parts[0])
    return Export("LexisNexis", [_new_document(part, listed) for part in parts], after)


def _may_be_new(part: Sequence[str]) -> bool:
    return any(line.strip() == "Body" or LENGTH.fullmatch(line.strip()) for line in part)


def _listed(part: Sequence[str]) -> frozenset[str]:
    """The titles that the list of results has."""
    return frozenset(match[1].strip() for line in part if (match := _LISTED.fullmatch(line.strip())))


def _new_document(part: Sequence[str], listed: frozenset[str]) -> Document | str:
    lines = [line for line in lines_of(part) if not _PAGE.fullmatch(line.text)]
    at = next((index for index, line in enumerate(lines) if line.text == "Body"), None)
    if at is None:
        end = find_tail(lines, upper=False)
        head = read_head(lines[:end], upper=False)
    else:
        head = read_head(lines[:at], upper=False, only_labels=True)
        head.body = at + 1
        end = at + 1 + find_tail(lines[at + 1 :], upper=False)
    heading = _heading_of_new(head, listed)
    return make_document(head, heading, lines[head.body : end], lines[end:], upper=False)


def _is_of_cover(text: str) -> bool:
    """Whether a line is of the list of results; "12. November 2019" only looks so."""
    return _COVER.fullmatch(text) is not None or (_LISTED.fullmatch(text) is not None and not is_date(text))


def _heading_of_new(head: Head, listed: frozenset[str]) -> Heading:
    texts = [line.text for line in head.heading]
    at = next((index for index in range(len(texts) - 1, 0, -1) if is_date(texts[index])), None)
    covered = max((i for i, text in enumerate(texts) if _is_of_cover(text)), default=-1)
    start = max((i for i, text in enumerate(texts) if text in listed), default=covered + 1)
    head.removed += texts[:start]
    date, edition = (split_date(texts[at]) if at is not None and at > start else None) or (None, "")
    if at is None or at - 1 <= start:
        others = (*texts[start + 1 : at], edition, *(texts[at + 1 :] if at is not None else ()))
        return Heading(next(iter(texts[start : start + 1]), None), None, date, tuple(filter(None, others)))
    until = start + 1
    while until < at - 1 and len(texts[until - 1]) >= _LONG_TITLE:
        until += 1
    others = (*texts[until : at - 1], edition, *texts[at + 1 :])
    return Heading(" ".join(texts[start:until]), texts[at - 1], date, tuple(filter(None, others)))
