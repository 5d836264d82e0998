"""In which encoding a text is written, and whether it is a text at all.

UTF-8 where that is valid. A text that is not goes by its letters (`code_pages`); one that is UTF-8 but for some lines
or bytes, as where files were put together, keeps what is UTF-8. What nothing can be made of stands as �, and is told.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rag.errors import ReadError
from rag.reading.encodings.charsets import stated_charset
from rag.reading.encodings.code_pages import Choice, choose, is_likelier_utf8

LOST = "\ufffd"  # what stands for a letter that cannot be read

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What a text may have among the control characters: tab, line ends, form feed, and 0x1a that old systems end with.
_CONTROLS = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B})
_SAMPLE = 100_000  # bytes by which binary data are told

# Blanks and line ends of UTF-16 without a mark, which any text of some length has.
_WIDE = (("utf-16-le", (b" \0", b"\n\0")), ("utf-16-be", (b"\0 ", b"\0\n")))
_MARKS_OF_2022 = (b"\x1b$B", b"\x1b$@", b"\x1b(J")  # ASCII to look at, and Japanese

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# The beginning of a sequence that broke off, which is no letter; but é” of a code page looks the same.
_BROKEN_OFF = re.compile(rb"[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2}")
_AFTER_LETTERS = frozenset("’”“‘…–—»«")
_ESCAPED = re.compile("[\udc80-\udcff]+")  # how Python keeps the bytes that are no UTF-8
_OF_TWO_BYTES = ("big5", "cp932", "cp949", "euc-jp", "gb18030")
_HIGH = bytes(range(128, 256))
_TRUSTED = 5  # lines of UTF-8 among lines in a code page after which no line is doubted any more

_LEAST = -8.2  # the mean of a choice that is none: 20 of bytes at random had -8.5 to -9.9, 796 texts -7.4 or more
# Two code pages nearer than this fit both: so near were 12 of 19 texts that were read wrong, and 19 of 796 others.
_UNSURE = 3.0
_NAMES = (("cp125", "windows-125"), ("cp932", "Shift_JIS"), ("cp949", "EUC-KR"), ("iso8859", "iso-8859"))
_CURE = "save it as UTF-8 if letters are wrong"


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text; `remark` is what a person should know of how it was read."""

    text: str
    remark: str | None = None


class LineDecoder:
    """Decodes the lines of a file, one after the other, and remembers what is to be said of them.

    UTF-8, until a line is not. Then a code page is chosen once, by that line and those `ahead` that are not UTF-8
    either: a file may be ASCII for long before its first letter beyond it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._choice: Choice | None = None
        self._number = 0
        self._as_utf8 = 0  # lines beyond ASCII
        self._strays: list[int] = []  # the first line that is none, and how many there are

    def decode(self, line: bytes, ahead: Callable[[], bytes]) -> str:
        """`ahead` gives this line and what follows, as much as is at hand. Raises ReadError where no page fits."""
        self._number += 1
        try:
            text = line.decode()
        except UnicodeDecodeError:
            return self._stray(line, ahead)
        if len(text) == len(line):  # ASCII
            return text
        if self._choice and self._as_utf8 < _TRUSTED and not is_likelier_utf8(line, self._choice.page):
            return line.decode(self._choice.page, errors="replace")
        self._as_utf8 += 1
        return text

    def remark(self) -> str | None:
        """What is to be said of the lines so far, but for letters that are lost."""
        if not self._choice:
            return None
        if not self._as_utf8:
            return _doubt(self._choice)
        first, count = self._strays[0], len(self._strays)
        which = f"line {first} is" if count == 1 else f"{count:,} lines (the first is line {first}) are"
        return f"the text is UTF-8, but {which} not: read there as {_name(self._choice.page)}; {_CURE}"

    def _stray(self, line: bytes, ahead: Callable[[], bytes]) -> str:
        self._strays.append(self._number)
        if not self._choice:
            self._choice = _chosen(self._path, ahead())
        if not _is_mostly_utf8(line) or _is_of_page(line, self._choice.page):
            return line.decode(self._choice.page, errors="replace")
        self._as_utf8 += 1
        return _with_strays(line, self._choice.page)


def decode(path: Path, content: bytes) -> str:
    """The text of a file. Raises ReadError if it is empty, is no text, or its encoding cannot be told."""
    return decode_with_remark(path, content).text


def decode_with_remark(path: Path, content: bytes) -> DecodedText:
    """As `decode`, with what is to be said of it."""
    refuse_binary(path, content)
    if encoding := marked_encoding(content):
        text = content.decode(encoding, errors="replace")
        return DecodedText(text, describe_lost_letters(text))
    valid = _strictly(content, "utf-8")
    return _mended(path, content) if valid is None else DecodedText(valid, describe_lost_letters(valid))


def refuse_binary(path: Path, content: bytes) -> None:
    """Raises ReadError if `content` is empty or not text."""
    if not content.strip():
        raise ReadError(f"{path} is empty")
    if marked_encoding(content) not in (None, "utf-8-sig"):
        return
    sample = content[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if b"\0" in sample or controls > len(sample) // 20:
        raise ReadError(f"{path} is not a text file: its name ends in {path.suffix} but it holds binary data")


def marked_encoding(content: bytes) -> str | None:
    """The encoding that the first bytes, or bytes that no other encoding has, show; None for UTF-8 and code pages."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return encoding
    sample = content[:_SAMPLE]
    if b"\0" in sample:
        return _wide(sample)
    return "iso2022_jp" if b"\x1b" in sample and any(mark in sample for mark in _MARKS_OF_2022) else None


def encoding_of(path: Path, content: bytes) -> str:
    """The encoding of `content`: by its first bytes, else UTF-8 if it is valid, else by its letters."""
    if encoding := marked_encoding(content):
        return encoding
    return "utf-8" if _strictly(content, "utf-8") is not None else _chosen(path, content).page


def decode_page(path: Path, content: bytes) -> str:
    """The text of a web page: UTF-8 if it is valid, else as it states of itself, else by its letters.

    A page that states an older encoding and is valid UTF-8 all the same was written by a server that knew better: of a
    text in such an encoding hardly a sentence is valid UTF-8.
    """
    if encoding := marked_encoding(content):
        return content.decode(encoding, errors="replace")
    if (text := _strictly(content, "utf-8")) is not None:
        return text
    stated = stated_charset(content)
    if stated and stated != "utf-8":
        text = content.decode(stated, errors="replace")
        if text.count(LOST) <= (len(content) - len(content.translate(None, _HIGH))) // 20:
            return text
    return _mended(path, content).text


def describe_lost_letters(text: str) -> str | None:
    """What is to be said of letters that could not be read, here or by the program that wrote the text."""
    if LOST not in text:
        return None
    count = text.count(LOST)
    line = 1 + text.count("\n", 0, text.index(LOST))
    return f"{count:,} of its letters could not be read and stand as {LOST} (the first in line {line}): {_CURE}"


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark, by its blanks: the other half of each is zero."""
    even = sample[: len(sample) // 2 * 2]
    for encoding, blanks in _WIDE:
        count = sum(even[at : at + 2] in blanks for at in range(0, len(even), 2))
        if count > len(even) // 80 and _is_plain(even.decode(encoding, errors="replace")):
            return encoding
    return None


def _is_plain(text: str) -> bool:
    """Whether hardly a character is none of a text."""
    return sum(each == LOST or not (each.isprintable() or each.isspace()) for each in text) <= len(text) // 100


def _mended(path: Path, content: bytes) -> DecodedText:
    """A text that is not, or not throughout, UTF-8."""
    lines = LineDecoder(path)
    text = "".join(lines.decode(line, lambda: content) for line in content.splitlines(keepends=True))
    return DecodedText(text, "; ".join(filter(None, (lines.remark(), describe_lost_letters(text)))) or None)


def _is_mostly_utf8(line: bytes) -> bool:
    """Whether more of the bytes beyond ASCII are in whole sequences of UTF-8 than not."""
    high = len(line) - len(line.translate(None, _HIGH))
    return 2 * sum(map(len, _SEQUENCE.findall(line))) > high


def _is_of_page(line: bytes, page: str) -> bool:
    """Whether a line is in a page of letters of two bytes, some of which look like UTF-8 by chance."""
    return page in _OF_TWO_BYTES and _strictly(line, page) is not None and not is_likelier_utf8(line, page)


def _with_strays(line: bytes, page: str) -> str:
    """UTF-8 with bytes of a code page in it."""
    kept = line.decode(errors="surrogateescape")
    return _ESCAPED.sub(lambda strays: _letters_of(strays[0].encode(errors="surrogateescape"), page), kept)


def _letters_of(strays: bytes, page: str) -> str:
    letters = strays.decode(page, errors="replace")
    return LOST if _BROKEN_OFF.fullmatch(strays) and letters[-1] not in _AFTER_LETTERS else letters


def _chosen(path: Path, content: bytes) -> Choice:
    lines = [line for line in content.splitlines(keepends=True) if _strictly(line, "utf-8") is None]
    strays = (_SEQUENCE.sub(b"e", line) if _is_mostly_utf8(line) else line for line in lines)
    choice = choose(b"".join(strays), spoken_in=content)
    if choice.mean < _LEAST:
        raise ReadError(f"{path} is in an encoding that cannot be told: save it as UTF-8")
    return choice


def _doubt(choice: Choice) -> str | None:
    if choice.margin > _UNSURE:
        return None
    read, other = _name(choice.page), _name(choice.other)
    return f"its encoding is not sure: read as {read}, but {other} fits its few letters too; {_CURE}"


def _name(page: str) -> str:
    """A code page as other programs offer it."""
    return next((name + page.removeprefix(start) for start, name in _NAMES if page.startswith(start)), page)
