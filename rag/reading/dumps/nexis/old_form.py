"""The old form of an export, with "1 of 3 DOCUMENTS" before each document.

Outlet, date and edition stand in the middle of the page, then the title and labels in capitals (in the language of the
database's page), then the text, then labels again.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from rag.reading.dumps.documents import Document, Export, Line, is_date, is_edition, lines_of, split_date
from rag.reading.dumps.nexis.labels import BEFORE_TITLE, LENGTH, SURE_TAIL, find_label
from rag.reading.dumps.nexis.parts import Head, Heading, find_tail, join_block, make_document, read_head

_COUNTED = re.compile(
    r"(?:FOCUS - )?(\d{1,6}) (?:of|von|de|di|van|sur) (\d{1,6}) "
    r"(?:DOCUMENTS?|DOKUMENT(?:E|EN)?|DOCUMENTOS?|DOCUMENTI|DOCUMENTO|DOCUMENTEN)"
    r"|(?:Dokument|Document|Documento) (\d{1,6}) (?:of|von|de|di|van|sur) (\d{1,6})"
)
_ADDRESS = re.compile(r"https?://|www\.")


def read_old(lines: Sequence[str]) -> Export | None:
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
    found = {label for line in part if (label := find_label(line.strip(), upper=True))}
    return bool(found & SURE_TAIL) or any(LENGTH.fullmatch(line.strip()) for line in part)


def _old_document(part: Sequence[str]) -> Document | str:
    lines = lines_of(part)
    end = find_tail(lines, upper=True)
    head = read_head(lines[:end], upper=True)
    heading = _heading_of_old(head)
    body = lines[head.body : end]
    if not head.fields.keys() - BEFORE_TITLE:  # nothing told where the heading ends
        heading, body = _divided(heading)
    return make_document(head, heading, body, lines[end:], upper=True)


def _heading_of_old(head: Head) -> Heading:
    """Outlet, date, edition and title; in some years the title was before the date."""
    blocks = _blocks(head.heading)
    at = next((index for index, block in enumerate(blocks) if any(is_date(line.text) for line in block)), None)
    if at is None:  # the outlet is told by the date that stands after it
        head.removed += map(join_block, blocks[:1])
        return _titled(Heading(), head, blocks[1:])
    in_block = next(index for index, line in enumerate(blocks[at]) if is_date(line.text))
    before = [*blocks[:at], *([blocks[at][:in_block]] if in_block else [])]
    after = [block for block in blocks[at + 1 :] if not all(is_date(line.text) for line in block)]
    beside = blocks[at][in_block + 1 :]
    if not any(line.first for line in head.heading[1:]) and beside and not is_edition(beside[-1].text):
        after, beside = [beside[-1:]], beside[:-1]  # a file without empty lines
    date, edition = split_date(blocks[at][in_block].text) or (None, "")
    return _titled(
        Heading(
            source=_outlet(before),
            date=date,
            edition=tuple(each for each in (edition, *(line.text for line in beside)) if each),
        ),
        head,
        after,
        before[1:],
    )


def _titled(heading: Heading, head: Head, after: list[list[Line]], before: Sequence[list[Line]] = ()) -> Heading:
    """With the title: where a label says it, else what stands before the date, else the first block after it."""
    # What is centred there is the edition, or what an agency says of its rights.
    left = [block for block in before if not (any(line.centred for line in block) or _ADDRESS.match(block[0].text))]
    editions = [block for block in after if block[0].centred or _are_edition(block)]
    others = [block for block in after if block not in editions]
    title = [] if "title" in head.fields else next(iter((*left, *others, *editions)), [])
    head.removed += [join_block(block) for block in before if block != title]
    return replace(
        heading,
        title=head.fields.get("title") or join_block(title) or None,
        edition=(*heading.edition, *(join_block(block) for block in editions if block != title)),
        rest=tuple(block for block in others if block != title),
    )


def _divided(heading: Heading) -> tuple[Heading, list[Line]]:
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
