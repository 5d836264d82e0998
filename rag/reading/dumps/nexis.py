"""Exports of LexisNexis: the old ones with "1 of 3 DOCUMENTS", and those of Nexis Uni and Lexis Advance or Lexis+.

The old form has outlet, date and edition in the middle of the page, then the title and labels in capitals (in the
language of the database's page), then the text, then labels again. The new form has title, outlet and date in this
order, labels, a line "Body", the text, labels, and a line "End of Document"; before the first, a list of all results.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise

from rag.reading.dumps.documents import (
    Document,
    Export,
    Line,
    dated,
    is_date,
    is_edition,
    is_rights,
    lines_of,
    names_of,
    tail_start,
    with_gaps,
)
from rag.reading.wrapped import unwrapped


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Labels before the text, by what they are for us; all others are kept by their own names.
_PARTS = {
    **dict.fromkeys(_named("byline author autor auteur autore signature name"), "byline"),
    **dict.fromkeys(_named("headline title titel titre titular überschrift titolo kop"), "title"),
    **dict.fromkeys(_named("section rubrik rubrique sección sectie sezione"), "section"),
    **dict.fromkeys(_named("length länge longueur lengte longitud extensión lunghezza tamanho"), "length"),
    **dict.fromkeys(_named("highlight encart anriss chapeau samenvatting"), "highlight"),
    **dict.fromkeys(_named("body text textkörper tekst texte article"), "body"),
    **dict.fromkeys(_named("correction berichtigung"), "correction"),
}
_HEAD = frozenset(_PARTS) | _named(
    "dateline ortszeile bio edition series column show anchors guests source quelle date datum"
)
_BEFORE_TITLE = frozenset(("show",))
# Labels after the text. At the first of the sure ones the text is over; others can begin a paragraph of it.
_SURE_TAIL = _named(
    "load-date language publication-type document-type journal-code pub-type correction-date graphic classification "
    "grafik graphik graphique sprache update-datum zeitungs-code date-chargement langue type-publication "
    "code-revue laaddatum taal publicatietype idioma fecha-de-carga tipo-de-publicación lingua"
)
_TAIL = _SURE_TAIL | _named(
    "subject company organization person geographic industry ticker country state city url notes type update sujet "
    "societe société entreprise organisme personne ville pays pub-subject transcript onderwerp bedrijf persoon "
    "correction section rubrik rubrique length länge longueur lengte distribution acc-no journal category "
    "transmission-date enhancement isin thema personen"
)
_LABELS = _HEAD | _TAIL
_ALONE = _named("classification graphic notes correction correction-date")  # of the new form, each on its own line

_COUNTED = re.compile(
    r"(?:FOCUS - )?(\d{1,6}) (?:of|von|de|di|van|sur) (\d{1,6}) "
    r"(?:DOCUMENTS?|DOKUMENT(?:E|EN)?|DOCUMENTOS?|DOCUMENTI|DOCUMENTO|DOCUMENTEN)"
    r"|(?:Dokument|Document|Documento) (\d{1,6}) (?:of|von|de|di|van|sur) (\d{1,6})"
)
_END = re.compile(
    r"end of document|ende des dokuments|dokumentende|fin du document|fin del documento|fine del? documento"
    r"|einde van (?:het )?document|fim do documento",
    re.IGNORECASE,
)
_LABEL = re.compile(r"([^\W\d_][\w-]{2,24}):(?:\s+|$)")
_LENGTH = re.compile(
    r"(?:length|länge|longueur|lengte|longitud|extensión|lunghezza):\s*\d[\d.,]*\s+[^\W\d_]{3,10}", re.IGNORECASE
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
_ADDRESS = re.compile(r"https?://|www\.")
_PLACE = re.compile(r"(\S.*\S) \(([A-Z][^()]{1,40})\)")
_LONG_TITLE = 60  # characters of a line of a title that goes on in the next
_FULL = 45  # characters of a line that goes on in the next; a value that is shorter has ended


@dataclass(frozen=True, slots=True)
class _Heading:
    """What the lines before the labels say; `rest` are blocks of them that are none of it."""

    title: str | None = None
    source: str | None = None
    date: str | None = None
    edition: tuple[str, ...] = ()
    rest: tuple[Sequence[Line], ...] = ()


@dataclass(slots=True)
class _Head:
    """What stands before a text, and the index of the line at which that begins."""

    heading: list[Line] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    body: int = 0
    first: str = ""  # of the text, where it stands after the label "BODY:"


def read_nexis(lines: Sequence[str]) -> Export | None:
    """The documents of an export; None for what is none."""
    return _old(lines) or _new(lines)


def _old(lines: Sequence[str]) -> Export | None:
    marks = [(at, match) for at, line in enumerate(lines) if (match := _COUNTED.fullmatch(line.strip()))]
    if not marks or not (_in_capitals(marks) or _count_up([_numbers(match) for _, match in marks])):
        return None
    starts = [at for at, _ in marks]
    parts = [lines[start + 1 : end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
    in_capitals = _in_capitals(marks)
    if not in_capitals and sum(map(_has_labels, parts)) * 2 < len(parts):
        return None  # "Document 1 of 3" is a line of an article too
    return Export("LexisNexis", [_old_document(part) for part in parts], lines[: starts[0]])


def _in_capitals(marks: Sequence[tuple[int, re.Match[str]]]) -> bool:
    """Whether nothing but an export has such lines."""
    return len(marks) > 1 and all(match[1] for _, match in marks)


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    return int(match[1] or match[3]), int(match[2] or match[4])


def _count_up(numbers: Sequence[tuple[int, int]]) -> bool:
    """Whether they are the numbers of documents, maybe of several exports one after the other."""
    return all(one <= of for one, of in numbers) and all(
        after > before or after == 1 for (before, _), (after, _) in pairwise(numbers)
    )


def _has_labels(part: Sequence[str]) -> bool:
    found = {label for line in part if (label := _label(line.strip(), upper=True))}
    return bool(found & _SURE_TAIL) or any(_LENGTH.fullmatch(line.strip()) for line in part)


def _label(line: str, upper: bool) -> str | None:
    """The label at the start of a line, folded; None where none is known."""
    match = _LABEL.match(line)
    label = match[1] if match else ""
    folded = label.casefold()
    is_one = label.isupper() if upper else label[:1].isupper() and not label.isupper()
    return folded if is_one and folded in _LABELS else None


def _old_document(part: Sequence[str]) -> Document | str:
    lines = lines_of(part)
    end = _tail_start(lines, upper=True)
    head = _head(lines[:end], upper=True)
    heading = _heading_of_old(head)
    body = lines[head.body : end]
    if not head.fields.keys() - _BEFORE_TITLE:  # nothing told where the heading ends
        heading, body = _divided(heading)
    return _document(head, heading, body, lines[end:], upper=True)


def _heading_of_old(head: _Head) -> _Heading:
    """Outlet, date, edition and title; in some years the title was before the date."""
    blocks = _blocks(head.heading)
    at = next((index for index, block in enumerate(blocks) if any(is_date(line.text) for line in block)), None)
    if at is None:  # the outlet is told by the date that stands after it
        head.removed += map(_joined, blocks[:1])
        return _titled(_Heading(), head, blocks[1:])
    in_block = next(index for index, line in enumerate(blocks[at]) if is_date(line.text))
    before = [*blocks[:at], *([blocks[at][:in_block]] if in_block else [])]
    after = [block for block in blocks[at + 1 :] if not all(is_date(line.text) for line in block)]
    beside = blocks[at][in_block + 1 :]
    if not any(line.first for line in head.heading[1:]) and beside and not is_edition(beside[-1].text):
        after, beside = [beside[-1:]], beside[:-1]  # a file without empty lines
    date, edition = dated(blocks[at][in_block].text) or (None, "")
    return _titled(
        _Heading(
            source=_outlet(before),
            date=date,
            edition=tuple(each for each in (edition, *(line.text for line in beside)) if each),
        ),
        head,
        after,
        before[1:],
    )


def _titled(heading: _Heading, head: _Head, after: list[list[Line]], before: Sequence[list[Line]] = ()) -> _Heading:
    """With the title: where a label says it, else what stands before the date, else the first block after it."""
    # What is centred there is the edition, or what an agency says of its rights.
    left = [block for block in before if not (any(line.centred for line in block) or _ADDRESS.match(block[0].text))]
    editions = [block for block in after if block[0].centred or _are_edition(block)]
    others = [block for block in after if block not in editions]
    title = [] if "title" in head.fields else next(iter((*left, *others, *editions)), [])
    head.removed += [_joined(block) for block in before if block != title]
    return replace(
        heading,
        title=head.fields.get("title") or _joined(title) or None,
        edition=(*heading.edition, *(_joined(block) for block in editions if block != title)),
        rest=tuple(block for block in others if block != title),
    )


def _divided(heading: _Heading) -> tuple[_Heading, list[Line]]:
    """Of a document without labels before its text: what is left of its heading is the text."""
    body = [line for block in heading.rest for line in block]
    return replace(heading, rest=()), body


def _outlet(before: Sequence[Sequence[Line]]) -> str | None:
    """The outlet stands first, on one line; what goes on from the line before is none, and no sentence is one."""
    if not before or (len(before) > 1 and len(before[0]) > 1):
        return None
    line = before[0][-1]
    goes_on = line.text[:1].islower() and not line.first
    return None if goes_on or line.text.endswith(".") or _ADDRESS.match(line.text) else line.text


def _joined(block: Sequence[Line]) -> str:
    return " ".join(line.text for line in block)


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that no empty one parts."""
    blocks: list[list[Line]] = []
    for line in lines:
        if line.first or not blocks:
            blocks.append([line])
        else:
            blocks[-1].append(line)
    return blocks


def _are_edition(block: Sequence[Line]) -> bool:
    return len(block) == 1 and is_edition(block[0].text)


def _new(lines: Sequence[str]) -> Export | None:
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
    return any(line.strip() == "Body" or _LENGTH.fullmatch(line.strip()) for line in part)


def _listed(part: Sequence[str]) -> frozenset[str]:
    """The titles that the list of results has."""
    return frozenset(match[1].strip() for line in part if (match := _LISTED.fullmatch(line.strip())))


def _new_document(part: Sequence[str], listed: frozenset[str]) -> Document | str:
    lines = [line for line in lines_of(part) if not _PAGE.fullmatch(line.text)]
    at = next((index for index, line in enumerate(lines) if line.text == "Body"), None)
    if at is None:
        end = _tail_start(lines, upper=False)
        head = _head(lines[:end], upper=False)
    else:
        head = _head(lines[:at], upper=False, only_labels=True)
        head.body = at + 1
        end = at + 1 + _tail_start(lines[at + 1 :], upper=False)
    heading = _heading_of_new(head, listed)
    return _document(head, heading, lines[head.body : end], lines[end:], upper=False)


def _heading_of_new(head: _Head, listed: frozenset[str]) -> _Heading:
    texts = [line.text for line in head.heading]
    at = next((index for index in range(len(texts) - 1, 0, -1) if is_date(texts[index])), None)
    covered = max((i for i, text in enumerate(texts) if _COVER.fullmatch(text) or _LISTED.fullmatch(text)), default=-1)
    start = max((i for i, text in enumerate(texts) if text in listed), default=covered + 1)
    head.removed += texts[:start]
    date, edition = (dated(texts[at]) if at is not None and at > start else None) or (None, "")
    if at is None or at - 1 <= start:
        others = (*texts[start + 1 : at], edition, *(texts[at + 1 :] if at is not None else ()))
        return _Heading(next(iter(texts[start : start + 1]), None), None, date, tuple(filter(None, others)))
    until = start + 1
    while until < at - 1 and len(texts[until - 1]) >= _LONG_TITLE:
        until += 1
    others = (*texts[until : at - 1], edition, *texts[at + 1 :])
    return _Heading(" ".join(texts[start:until]), texts[at - 1], date, tuple(filter(None, others)))


def _head(lines: Sequence[Line], upper: bool, only_labels: bool = False) -> _Head:
    """Heading and labels; with `only_labels` all lines belong to them: another line says where the text begins."""
    head = _Head()
    label = ""
    before = ""
    for at, line in enumerate(lines):
        found = _label(line.text, upper)
        if found:
            label = _PARTS.get(found, found)
            if found in _BEFORE_TITLE:
                head.fields[found], label = line.text.partition(":")[2].strip(), ""
                continue
            head.fields[label] = line.text.partition(":")[2].strip()
            if label == "body":
                head.first = head.fields.pop("body")
                head.body = at + 1
                return head
        elif is_rights(line.text):
            head.removed.append(line.text)
        elif label and (only_labels or _goes_on(line, before, label)):
            head.fields[label] = f"{head.fields[label]} {line.text}".strip()
        elif label:
            head.body = at
            return head
        else:
            head.heading.append(line)
        before = line.text
    head.body = len(lines)
    return head


def _goes_on(line: Line, before: str, label: str) -> bool:
    return label != "length" and not line.first and len(before) >= _FULL


def _tail_start(lines: Sequence[Line], upper: bool) -> int:
    return tail_start(lines, partial(_is_sure_tail, upper=upper), partial(_tail_label, upper=upper))


def _tail_label(line: str, upper: bool) -> str | None:
    label = _label(line, upper)
    return line if is_rights(line) else label if label in _TAIL else None


def _is_sure_tail(line: str, upper: bool) -> bool:
    return (_label(line, upper) or "") in _SURE_TAIL or (not upper and line.casefold() in _ALONE)


def _document(
    head: _Head,
    heading: _Heading,
    body: Sequence[Line],
    tail: Sequence[Line],
    upper: bool,
) -> Document | str:
    labels, unlabelled = _tail(tail, upper)
    text = unwrapped([head.first, *with_gaps(body)])
    highlight = head.fields.pop("highlight", "")
    correction = labels.pop("correction", "")
    text = "\n\n".join(each for each in (highlight, text, correction and f"Correction: {correction}") if each)
    if not text:
        return f"it has no text: {(heading.title or 'no title')[:100]}"
    if heading.date is None and not head.fields and not labels:
        return "neither a date nor any label of the database was found in it"
    fields = {**labels, **head.fields, "edition": "; ".join(heading.edition)}
    byline = fields.pop("byline", "")
    fields.pop("title", None)
    source, place = _without_place(heading.source)
    fields |= {"place": place} if place else {}
    return Document(
        text,
        title=heading.title,
        date=heading.date,
        source=source,
        authors=names_of(byline),
        metadata={name: value for name, value in fields.items() if value},
        removed=(*head.removed, *map(_joined, heading.rest), *unlabelled),
    )


def _without_place(source: str | None) -> tuple[str | None, str]:
    """An outlet without the place that LexisNexis puts behind it, "The Times (London)", and that place."""
    match = _PLACE.fullmatch(source or "")
    return (match[1], match[2]) if match else (source, "")


def _tail(lines: Sequence[Line], upper: bool) -> tuple[dict[str, str], list[str]]:
    """The labels after a text, and the lines there that have none."""
    labels: dict[str, str] = {}
    unlabelled: list[str] = []
    label = ""
    for line in lines:
        if found := _label(line.text, upper):
            label = found
            labels[label] = line.text.partition(":")[2].strip()
        elif not upper and line.text.casefold() in _ALONE:
            label = line.text.casefold()
            labels[label] = ""
        elif is_rights(line.text) or not label or (line.first and upper):
            unlabelled.append(line.text)
        else:
            labels[label] = f"{labels[label]} {line.text}".strip()
    return {name: value for name, value in labels.items() if value}, unlabelled
