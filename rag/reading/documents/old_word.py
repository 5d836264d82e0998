"""The .doc files of Word 97 to 2003 (Microsoft's [MS-DOC]): the text as it stands once all changes are accepted.

olefile opens the container; the text in it lies in pieces, of which a table says where each stands in the file and in
the text, and runs of formatting say which words are deleted or hidden.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from struct import unpack_from
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.cleaning.bylines import authors_at_top
from rag.reading.documents.office import TOP, authors_of, cell_text, day_of_making
from rag.reading.drafts import LONGEST_TEXT, Draft
from rag.reading.parsing import parse_file, refuse_more
from rag.types import RemovedText

_WORD_97 = 0x00C1  # the oldest version whose text lies in this way
# Of the file information block: offsets of what is read of it, and bits of its flags.
_VERSION, _FLAGS, _LENGTHS, _RUNS, _PIECES = 0x02, 0x0A, 0x4C, 0xFA, 0x1A2
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
# The parts of a text, in their order in the file; the fourth is of macros, and empty since Word 97.
_PARTS = ("text", "footnotes", "headers", "macros", "comments", "endnotes", "boxes")
_COMPRESSED = 0x40000000  # of the place of a piece: a byte for each letter
_PAGE = 512  # bytes of a page of runs
# Properties of a run, and the bytes that the operand of one takes by the first three bits of its code.
_DELETED, _HIDDEN = 0x0800, 0x083C
_OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)
_COUNTED = 6  # of these the first byte of the operand says how long it is

_FIELD = re.compile(r"([\x13\x14\x15])")  # begins with its code, goes on with what is seen of it, and ends
_CELL, _ROW = "\x07", "\x07\x07"  # what ends a cell of a table, and a row
_CHARACTERS = {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\x07": "\n"}
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")


@dataclass(frozen=True, slots=True)
class _Run:
    """Bytes of the file whose words are not seen."""

    start: int
    end: int
    deleted: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """Letters in a row, and whether they are seen, deleted or hidden."""

    text: str
    state: str


def read_doc(path: Path, file: BinaryIO) -> Iterator[Draft]:
    yield parse_file(path, "a Word file", lambda: _doc(path, file))


def _opened(path: Path, file: BinaryIO) -> Any:
    import olefile

    try:
        return olefile.OleFileIO(file)
    except OSError as error:
        raise ReadError(
            f"{path} is broken, and was an old Word file or one with a password: open it in Word and save it as .docx"
        ) from error


def _doc(path: Path, file: BinaryIO) -> Draft:
    with _opened(path, file) as container:
        if container.exists("EncryptedPackage"):
            raise ReadError(f"{path} has a password: save it without one")
        main = container.openstream("WordDocument").read()
        (version,), (flags,) = unpack_from("<H", main, _VERSION), unpack_from("<H", main, _FLAGS)
        if flags & _ENCRYPTED:
            raise ReadError(f"{path} has a password: save it without one")
        if version < _WORD_97:
            raise ReadError(f"{path} is of a Word before 1997: open it in a newer one and save it as .docx")
        table = container.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
        about = container.get_metadata()
    parts = _parts(path, main, table)
    text = "\n".join(seen for name in ("text", "boxes", "footnotes", "endnotes") if (seen := _seen(parts[name])))
    if not text.strip():
        raise ReadError(f"{path} has no text")
    removed = [("tracked_deletion", _deleted(parts["text"]))]
    removed += [(rule, _seen(parts[name])) for name, rule in (("comments", "word_comment"), ("headers", "page_header"))]
    return Draft(
        path,
        text,
        title=_title(text, _property(about, about.title)),
        created=day_of_making(_day(about.create_time), _day(about.last_saved_time)),
        authors=authors_at_top(text) or authors_of(_property(about, about.author)),
        removed=tuple(RemovedText(rule, words) for rule, words in removed if words),
    )


def _parts(path: Path, main: bytes, table: bytes) -> dict[str, list[_Words]]:
    """The words of each part of the text."""
    lengths = unpack_from(f"<{len(_PARTS)}I", main, _LENGTHS)
    pieces = list(_pieces(main, table))
    refuse_more(path, sum(letters for _, letters, _ in pieces), LONGEST_TEXT, "characters of text")
    words = list(_words(main, pieces, sorted(_runs(main, table), key=lambda run: run.start)))
    parts: dict[str, list[_Words]] = {}
    for name, length in zip(_PARTS, lengths, strict=True):
        parts[name], words = _split(words, length)
    return parts


def _split(words: list[_Words], length: int) -> tuple[list[_Words], list[_Words]]:
    """The words of the first `length` letters, and the rest."""
    for at, each in enumerate(words):
        if length <= len(each.text):
            head, tail = each.text[:length], each.text[length:]
            return [*words[:at], _Words(head, each.state)], [_Words(tail, each.state), *words[at + 1 :]]
        length -= len(each.text)
    return words, []


def _pieces(main: bytes, table: bytes) -> Iterator[tuple[int, int, bool]]:
    """Of each piece in the order of the text its first byte, its letters, and whether a letter is one byte."""
    start, length = unpack_from("<II", main, _PIECES)
    at, end = start, start + length
    while table[at] == 1:  # changes of formatting come before the table
        at += 3 + unpack_from("<H", table, at + 1)[0]
    count = (unpack_from("<I", table, at + 1)[0] - 4) // 12
    at += 5
    if count < 0 or at + 12 * count + 4 > end:
        raise ValueError("its table of pieces is broken")
    letters = unpack_from(f"<{count + 1}I", table, at)
    for number in range(count):
        (place,) = unpack_from("<I", table, at + 4 * (count + 1) + 8 * number + 2)
        one_byte = bool(place & _COMPRESSED)
        place &= _COMPRESSED - 1
        if letters[number + 1] < letters[number]:
            raise ValueError("its table of pieces is broken")
        yield place // 2 if one_byte else place, letters[number + 1] - letters[number], one_byte


def _runs(main: bytes, table: bytes) -> Iterator[_Run]:
    """The bytes that formatting hides or a tracked change deletes."""
    start, length = unpack_from("<II", main, _RUNS)
    count = (length - 4) // 8
    for number in range(count):
        page = (unpack_from("<I", table, start + 4 * (count + 1) + 4 * number)[0] & 0x3FFFFF) * _PAGE
        runs = main[page + _PAGE - 1]
        ends = unpack_from(f"<{runs + 1}I", main, page)
        for at in range(runs):
            place = page + 2 * main[page + 4 * (runs + 1) + at]
            codes = set(_codes(main[place + 1 : place + 1 + main[place]])) if place > page else set()
            if codes & {_DELETED, _HIDDEN}:
                yield _Run(ends[at], ends[at + 1], _HIDDEN not in codes)


def _codes(properties: bytes) -> Iterator[int]:
    """The codes of the properties that are set."""
    at = 0
    while at + 2 < len(properties):
        (code,) = unpack_from("<H", properties, at)
        kind = code >> 13
        if properties[at + 2]:
            yield code
        at += 2 + (1 + properties[at + 2] if kind == _COUNTED else _OPERANDS[kind])


def _words(main: bytes, pieces: Iterable[tuple[int, int, bool]], runs: list[_Run]) -> Iterator[_Words]:
    """The text of all pieces, cut where runs begin and end."""
    starts = [run.start for run in runs]
    for place, letters, one_byte in pieces:
        wide = 1 if one_byte else 2
        at, end = place, place + letters * wide
        if end > len(main):
            raise ValueError("a piece of its text is not there")
        for run in runs[max(bisect_right(starts, at) - 1, 0) : bisect_right(starts, end)]:
            first, last = max(run.start, at), min(run.end, end)
            if first < last:
                yield _Words(_letters(main[at:first], one_byte), "seen")
                yield _Words(_letters(main[first:last], one_byte), "deleted" if run.deleted else "hidden")
                at = last
        yield _Words(_letters(main[at:end], one_byte), "seen")


def _letters(content: bytes, one_byte: bool) -> str:
    """As many as there are bytes, or pairs of bytes: the halves of letters beyond the first 65,536 are two."""
    if one_byte:
        return content.decode("cp1252", errors="replace")
    return "".join(map(chr, unpack_from(f"<{len(content) // 2}H", content)))


def _deleted(words: Iterable[_Words]) -> str:
    return _plain("".join(each.text for each in words if each.state == "deleted"))


def _seen(words: Iterable[_Words]) -> str:
    """What is seen of a part: of a field not its code, and the cells of a table side by side."""
    shown = "".join(_without_codes("".join(each.text for each in words if each.state == "seen")))
    return _plain("".join(_rows(shown)))


def _without_codes(text: str) -> Iterator[str]:
    in_code: list[bool] = []  # of each open field
    for part in _FIELD.split(text):
        if part == "\x13":
            in_code.append(True)
        elif part == "\x14" and in_code:
            in_code[-1] = False
        elif part == "\x15" and in_code:
            in_code.pop()
        elif not any(in_code):
            yield part


def _rows(text: str) -> Iterator[str]:
    """The text with each row of a table on a line. Of a first cell only the last paragraph is known to be in it."""
    *rows, rest = text.split(_ROW)
    for row in rows:
        first, *cells = row.split(_CELL)
        before, end, last = first.rpartition("\r")
        yield before + end + "\t".join(cell_text(cell.split("\r")) for cell in (last, *cells)) + "\r"
    yield rest


def _plain(text: str) -> str:
    plain = _CONTROL.sub(lambda sign: _CHARACTERS.get(sign.group(), ""), text).strip()
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _title(text: str, property_: str) -> str | None:
    """The line at the top that begins as the property does: Word makes that of the first words of a text, and keeps it
    when other words are put into the file."""
    top = [line for line in text.split("\n") if line.strip()][:TOP]
    return next((line for line in top if property_ and line.startswith(property_)), None)


def _property(about: Any, value: bytes | str | None) -> str:
    """A property is text in the code page that the file states."""
    if not isinstance(value, bytes):
        return value or ""
    page = about.codepage or 1252
    try:
        return value.decode("utf-8" if page == 65001 else f"cp{page}", errors="replace").strip("\x00 ")
    except LookupError:
        return value.decode("cp1252", errors="replace").strip("\x00 ")


def _day(when: datetime | None) -> str | None:
    return when.date().isoformat() if isinstance(when, datetime) else None
