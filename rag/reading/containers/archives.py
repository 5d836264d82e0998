"""Files in which many files are packed: ZIP, and the WARC files of web archives. Nothing is written to disk.

The article belongs to the archive; which file or page of it it was is its `part`.
"""

import lzma
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, cast

from rag.errors import ReadError
from rag.reading.containers.zips import refuse_unpacked
from rag.reading.drafts import Draft, Failure, one_line
from rag.reading.encodings.charsets import codec_of
from rag.reading.encodings.decoding import decode_page
from rag.reading.parsing import parse_file
from rag.reading.regular import is_hidden, printable_path
from rag.reading.tables.metadata import METADATA_NAMES
from rag.reading.web.pages import read_html

MOST_MEMBERS = 50_000
LARGEST_UNPACKED = 4_000_000_000  # bytes of all that is read; each file has the bound of its kind too
LARGEST_PAGE = 20_000_000  # bytes, as of a web page that is a file

# What belongs to saved pages and is no text.
_BESIDE = frozenset(
    [
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".svg",
        ".webp",
        ".avif",
        ".ico",
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".eot",
        ".mp3",
        ".mp4",
        ".webm",
        ".m4a",
        ".ogg",
    ]
)
_ENCRYPTED = 0x1
# What unpacking a member raises, whichever way it was packed.
_UNPACKING = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(NotImplementedError, RuntimeError, EOFError, OSError, ValueError),
)
_HTML = re.compile(r"(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_SHOWN = 8

# Reads a file of an archive by the name that it has there; how many bytes it may have; None for one of no known kind.
ReadMember = Callable[[Path, BinaryIO], Iterator[Draft | Failure]]
BoundOf = Callable[[Path], int | None]


def read_zip(path: Path, file: BinaryIO, read: ReadMember, bound_of: BoundOf) -> Iterator[Draft | Failure]:
    archive = parse_file(path, "a ZIP file", lambda: zipfile.ZipFile(file))
    members = [each for each in archive.infolist() if not each.is_dir() and not _is_hidden(each.filename)]
    if len(members) > MOST_MEMBERS:
        raise ReadError(f"{path} has {len(members):,} files, more than the {MOST_MEMBERS:,} allowed: unpack it")
    known = [each for each in members if bound_of(Path(each.filename)) is not None]
    refuse_unpacked(path, known, LARGEST_UNPACKED)
    others = Counter(PurePosixPath(each.filename).suffix.casefold() for each in members if each not in known)
    counts = {suffix: count for suffix, count in others.items() if suffix not in _BESIDE}
    if counts:
        yield Failure(
            str(path), f"{sum(counts.values()):,} files in it are of kinds that are not read ({_some(counts)})"
        )
    if not known and not counts:
        raise ReadError(f"{path} holds no file of a kind that can be read")
    for member in known:
        yield from _member(path, archive, member, read, bound_of)


def _is_hidden(name: str) -> bool:
    """As in a folder: what macOS and others put beside the files is none of them."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(is_hidden(part) or part == "__MACOSX" for part in parts if part not in (".", ".."))


def _some(counts: dict[str, int]) -> str:
    names = sorted(printable_path(name) or "no ending" for name in counts)
    return " ".join(names[:_SHOWN] + ["…"] * (len(names) > _SHOWN))


def _member(
    path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, read: ReadMember, bound_of: BoundOf
) -> Iterator[Draft | Failure]:
    name = printable_path(member.filename)
    where = Path(f"{path}:{name}")
    try:
        if PurePosixPath(name).name.casefold() in METADATA_NAMES:
            raise ReadError(
                "states facts about files, which is not heeded in an archive: unpack it, and add the folder"
            )
        if member.flag_bits & _ENCRYPTED:
            raise ReadError("has a password: unpack it")
        most = bound_of(Path(member.filename)) or 0
        if member.file_size > most:
            raise ReadError(
                f"is {member.file_size // 1_000_000:,} MB, more than the {most // 1_000_000} MB that it may have"
            )
        with archive.open(member) as content:
            for found in read(where, BytesIO(content.read(most + 1))):
                yield found if isinstance(found, Failure) else _of_archive(path, name, found)
    except ReadError as error:
        yield Failure(str(where), str(error).removeprefix(f"{where} "))
    except _UNPACKING as error:
        yield Failure(str(where), f"it cannot be unpacked: {one_line(error)}")


def _of_archive(path: Path, name: str, draft: Draft) -> Draft:
    return replace(draft, path=path, part=f"{name}:{draft.part}" if draft.part else name)


def read_warc(path: Path, file: BinaryIO) -> Iterator[Draft | Failure]:
    """The pages of a web archive, each with its address. When it was captured is not when it was published."""
    if not file.read(5).startswith((b"WARC/", b"\x1f\x8b")):
        raise ReadError(f"{path} is no web archive (WARC): if it is a web page, call it .html")
    file.seek(0)
    records = _records(file)
    found = False
    while True:
        try:
            record = parse_file(path, "a web archive (WARC)", lambda: next(records, None))
        except ReadError as error:
            if not found:
                raise
            yield Failure(str(path), f"it breaks off after what was read: {one_line(error)}")
            return
        if record is None:
            break
        found = True
        yield from _page(path, record)
    if not found:
        raise ReadError(f"{path} holds no web page")


def _records(file: BinaryIO) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    return filter(_is_page, ArchiveIterator(file))


def _is_page(record: Any) -> bool:
    """Whether it is a page as it was sent, or as it was kept."""
    if record.rec_type == "resource":
        return _HTML.match(record.rec_headers.get_header("Content-Type") or "") is not None
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return False
    return _HTML.match(headers.get_header("Content-Type") or "") is not None


def _page(path: Path, record: Any) -> Iterator[Draft | Failure]:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    part = printable_path(address)
    name = Path(f"{path}:{part}")
    headers = record.http_headers or record.rec_headers
    captured = record.rec_headers.get_header("WARC-Date") or ""
    try:
        content = parse_file(name, "a page", lambda: cast(bytes, record.content_stream().read(LARGEST_PAGE + 1)))
        if len(content) > LARGEST_PAGE:
            raise ReadError(f"is more than {LARGEST_PAGE // 1_000_000} MB")
        page = _decoded(path, content, headers.get_header("Content-Type") or "")
        for draft in read_html(name, BytesIO(f"\ufeff{page}".encode())):
            yield replace(
                draft,
                path=path,
                part=f"{part}:{draft.part}" if draft.part else part,
                url=draft.url or address or None,
                metadata={**draft.metadata, "captured": captured},
            )
    except ReadError as error:
        yield Failure(f"{path}:{part}", str(error).removeprefix(f"{name} "))


def _decoded(path: Path, content: bytes, kind: str) -> str:
    """By what the server said, if it is true; a server knows better than a page."""
    stated = _CHARSET.search(kind)
    encoding = codec_of(stated[1]) if stated else None
    if encoding:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            pass
    return decode_page(path, content)
