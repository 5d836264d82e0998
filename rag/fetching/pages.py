"""The folder of pages that were fetched: each as it came, and beside it where and when."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from rag.reading.drafts import Failure

FOLDER = "web"  # its place in the data folder

# A declaration of the encoding that a page makes itself, within the bytes in which browsers look for one.
_DECLARED = re.compile(rb"charset\s*=|\A(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|<\?xml[^>]{0,200}encoding", re.IGNORECASE)
_LOOKED_AT = 1_024
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What is known of a page that was fetched.

    `address` is what was asked for, `final` what that led to, and `url` what the page calls itself, if it is there.
    `changed` and `tag` are by what the server knows it again; `title`, `day` and `author` are what a feed says of it.
    """

    address: str
    final: str
    url: str
    fetched: str
    kind: str = ""
    tag: str | None = None
    changed: str | None = None
    title: str | None = None
    day: date | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class FetchedPage:
    """The file of a page, what is known of it, and the files that it takes the place of."""

    path: Path
    kept: PageRecord
    earlier: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What came of addresses: pages, what could not be fetched, and what else is to be said, a line each."""

    pages: tuple[FetchedPage, ...] = ()
    failures: tuple[Failure, ...] = ()
    notes: tuple[str, ...] = ()


class Pages:
    """The pages in a folder, by the address that was asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, address: str) -> FetchedPage | None:
        """The page that was fetched from there earlier."""
        kept = _read(_beside(self._base_path(address)))
        file = next(self._files(address), None)
        return FetchedPage(file, kept) if kept and file else None

    def keep(self, kept: PageRecord, body: bytes, suffix: str, charset: str | None = None) -> FetchedPage:
        """Writes a page, in place of the one from there."""
        path = self._base_path(kept.address).with_suffix(suffix)
        path.parent.mkdir(parents=True, exist_ok=True)
        earlier = tuple(each for each in self._files(kept.address) if each != path)
        _write(path, _declaring(body, charset) if suffix == ".html" else body)
        for each in earlier:
            each.unlink()
        day = kept.day.isoformat() if kept.day else None
        _write(_beside(path), json.dumps({**asdict(kept), "day": day}, ensure_ascii=False).encode())
        return FetchedPage(path, kept, earlier)

    def about(self, path: Path) -> FetchedPage | None:
        """A file in the folder as it was fetched; None of any other file."""
        kept = _read(_beside(path)) if path.is_relative_to(self._folder) else None
        return FetchedPage(path, kept) if kept else None

    def _base_path(self, address: str) -> Path:
        """By the host, so that a person finds it, and by the whole address, so that there is one for each."""
        host = re.sub(r"[^\w.-]", "_", urlsplit(address).netloc.lower())[:100].strip(".") or "_"
        return self._folder / host / hashlib.sha256(address.encode()).hexdigest()[:16]

    def _files(self, address: str) -> Iterator[Path]:
        base_path = self._base_path(address)
        yield from sorted(base_path.parent.glob(f"{base_path.name}.*"))


def charset_of(content_type: str) -> str | None:
    """The encoding that a header names, if it is one."""
    match = _CHARSET.search(content_type)
    try:
        return match[1] if match and "".encode(match[1]) is not None else None
    except LookupError:
        return None


def _declaring(body: bytes, charset: str | None) -> bytes:
    """A page whose encoding the server alone names, with a line that names it, as browsers save it. UTF-8 needs none:
    no other text has its form."""
    if charset is None or _DECLARED.search(body[:_LOOKED_AT]) or _is_utf8(body):
        return body
    return f'<meta charset="{charset}">\n'.encode() + body


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _beside(page: Path) -> Path:
    """The file that says what is known of a page. It is hidden, so that the folder can be added as any other."""
    return page.with_name(f".{page.stem}.json")


def _read(path: Path) -> PageRecord | None:
    try:
        values = json.loads(path.read_bytes())
        return PageRecord(**{**values, "day": date.fromisoformat(values["day"]) if values["day"] else None})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _write(path: Path, content: bytes) -> None:
    """At once: whoever reads meanwhile finds the old file or the new one."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(content)
    new.replace(path)
