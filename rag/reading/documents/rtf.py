"""Rich Text Format, as text editors and databases of articles write it.

Read here and not by striprtf, which writes the addresses of links into the sentences, keeps what a tracked change
deleted, and searches for links in time that grows with the square of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Draft
from rag.reading.parsing import parse_file
from rag.reading.tables.fields import parse_authors
from rag.types import RemovedText

MOST_GROUPS = 5_000  # open at once; Word nests some 20

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}]+)|\\"
)
_WORDS = {
    **dict.fromkeys(("par", "line", "sect", "page", "row", "nestrow", "softline"), "\n"),
    **dict.fromkeys(("tab", "cell", "nestcell"), "\t"),
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_SIGNS = {"~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
# Where the words of a group go that is not running text. What is not named here and starts with \* goes nowhere.
_NOWHERE = "nowhere"
_DESTINATIONS = {
    **dict.fromkeys(
        [
            "colortbl",
            "stylesheet",
            "listtable",
            "listoverridetable",
            "pict",
            "objdata",
            "fldinst",
            "info",
            "filetbl",
            "revtbl",
            "rsidtbl",
            "generator",
            "nonshppict",
            "shprslt",
            "sp",
            "pntext",
            "pntxta",
            "pntxtb",
            "bkmkstart",
            "bkmkend",
            "xe",
            "tc",
            "themedata",
            "datastore",
        ],
        _NOWHERE,
    ),
    **dict.fromkeys(
        ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"), "page_header"
    ),
    "annotation": "word_comment",
    "footnote": "notes",
    "title": "title",
    "author": "author",
    "fonttbl": "fonts",
    "creatim": "made",
    "shpinst": "text",
    "shptxt": "text",
}
_KEPT = ("page_header", "word_comment", "tracked_deletion")  # what is told of as cut
# Code pages of fonts (\fcharset) that are not the file's own.
_CODE_PAGES = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the group ends. `skip`: characters that follow a \\u for programs that know no Unicode."""

    destination: str = "text"
    font: int | None = None
    skip: int = 1
    hidden: bool = False
    deleted: bool = False
    starred: bool = False


@dataclass(slots=True)
class _Reading:
    """What has been read so far: words by where they go, fonts and their code pages, and the groups around."""

    group: _Group = field(default_factory=_Group)
    around: list[_Group] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    code_page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)
    bytes: bytearray = field(default_factory=bytearray)
    to_skip: int = 0


def read_rtf(path: Path, file: BinaryIO) -> Iterator[Draft]:
    content = file.read()
    if not content.lstrip().startswith(b"{\\rtf"):
        raise ReadError(f"{path} is no RTF file: if it is plain text, call it .txt; if it is from Word, save it again")
    yield parse_file(path, "an RTF file", lambda: _rtf(path, content.decode("latin-1")))


def _rtf(path: Path, content: str) -> Draft:
    found = _read(content)
    text = "\n".join(part for destination in ("text", "notes") if (part := _said(found, destination)))
    if not text:
        raise ReadError(f"{path} has no text")
    return Draft(
        path,
        text,
        title=_said(found, "title") or None,
        created=_day(found.made),
        authors=parse_authors(_said(found, "author") or None),
        removed=tuple(RemovedText(rule, words) for rule in _KEPT if (words := _said(found, rule))),
    )


def _read(content: str) -> _Reading:
    found = _Reading()
    at = 0
    while match := _TOKEN.match(content, at):
        at = match.end()
        if match["word"] == "bin":  # bytes of a picture, whatever they look like
            at += max(int(match["number"] or 0), 0)
        elif match["brace"]:
            _flush(found)
            if not _open_or_close(found, match["brace"]):
                break
        elif match["byte"]:
            _byte(found, int(match["byte"], 16))
        else:
            _flush(found)
            _rest(found, match)
    _flush(found)
    return found


def _rest(found: _Reading, match: re.Match[str]) -> None:
    if match["word"]:
        _control(found, match["word"], None if match["number"] is None else int(match["number"]))
    elif match["text"]:
        text = match["text"].replace("\r", "").replace("\n", "")
        skipped = min(found.to_skip, len(text))
        found.to_skip -= skipped
        _put(found, _unescaped(found, text[skipped:]))
    elif match["sign"] == "*":
        found.group = replace(found.group, starred=True)
    elif match["sign"]:
        if found.to_skip:
            found.to_skip -= 1
        else:
            _put(found, _SIGNS.get(match["sign"], ""))


def _open_or_close(found: _Reading, brace: str) -> bool:
    """False where the outermost group ends, and with it the text."""
    found.to_skip = 0
    if brace == "{":
        if len(found.around) >= MOST_GROUPS:
            raise ValueError(f"more than {MOST_GROUPS:,} groups in each other")
        found.around.append(found.group)
        found.group = replace(found.group, starred=False)
        return True
    if found.around:
        found.group = found.around.pop()
    return bool(found.around)


def _control(found: _Reading, word: str, number: int | None) -> None:
    group = found.group
    found.to_skip = 0
    if word in _DESTINATIONS or group.starred:
        destination = _DESTINATIONS.get(word, _NOWHERE)
        # What stands in a header or in the middle of nowhere stays there, but for the parts of the file's own data.
        inherits = group.destination in (*_KEPT, _NOWHERE) and destination not in ("title", "author", "made")
        found.group = replace(group, destination=group.destination if inherits else destination, starred=False)
    elif word in _WORDS:
        _put(found, _WORDS[word])
    elif word == "u" and number is not None:
        _put(found, chr(number & 0xFFFF))
        found.to_skip = group.skip
    elif word == "uc":
        found.group = replace(group, skip=min(max(number or 0, 0), 100))
    elif group.destination == "made" and number is not None:
        found.made[word] = number
    elif word == "ansicpg" and number:
        found.code_page = f"cp{number}"
    elif word == "fcharset" and group.destination == "fonts" and group.font is not None and number in _CODE_PAGES:
        found.fonts[group.font] = _CODE_PAGES[number]
    else:
        found.group = _look(group, word, number)


def _look(group: _Group, word: str, number: int | None) -> _Group:
    """How the words that follow look, as far as it decides about them."""
    if word == "v":
        return replace(group, hidden=number != 0)
    if word == "deleted":
        return replace(group, deleted=number != 0)
    if word == "plain":
        return replace(group, hidden=False, deleted=False)
    return replace(group, font=number) if word == "f" else group


def _byte(found: _Reading, value: int) -> None:
    if found.to_skip:
        found.to_skip -= 1
    else:
        found.bytes.append(value)


def _flush(found: _Reading) -> None:
    """The bytes so far as letters: together, since two may be one."""
    if found.bytes:
        text = _decoded(found, bytes(found.bytes))
        found.bytes.clear()
        _put(found, text)


def _unescaped(found: _Reading, text: str) -> str:
    """Letters beyond ASCII have no place in RTF as they are; programs that write them so mean UTF-8, or a code page."""
    if text.isascii():
        return text
    content = text.encode("latin-1")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _decoded(found, content)


def _decoded(found: _Reading, content: bytes) -> str:
    font = found.group.font
    page = found.code_page if font is None else found.fonts.get(font, found.code_page)
    try:
        return content.decode(page, errors="replace")
    except LookupError:
        return content.decode("cp1252", errors="replace")


def _put(found: _Reading, text: str) -> None:
    group = found.group
    if text and not group.hidden and group.destination not in (_NOWHERE, "fonts", "made"):
        destination = "tracked_deletion" if group.deleted and group.destination == "text" else group.destination
        found.texts.setdefault(destination, []).append(text)


def _said(found: _Reading, destination: str) -> str:
    """Letters beyond the first 65,536 stand in two halves."""
    text = "".join(found.texts.get(destination, ()))
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _day(made: dict[str, int]) -> date | None:
    try:
        return date(made["yr"], made["mo"], made["dy"])
    except (KeyError, ValueError):
        return None
