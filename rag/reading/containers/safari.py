"""Web pages as Safari saves them: a property list of Apple's with the page and what it shows in it."""

import plistlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import Draft
from rag.reading.encodings.charsets import codec_of
from rag.reading.encodings.decoding import decode_page
from rag.reading.parsing import parse_file
from rag.reading.web.pages import read_html


def read_webarchive(path: Path, file: BinaryIO) -> Iterator[Draft]:
    """When the page was saved is not told."""
    page, address = parse_file(path, "a web archive of Safari", lambda: _page(path, file))
    for draft in read_html(path, BytesIO(f"\ufeff{page}".encode())):
        yield replace(draft, url=draft.url or (address if address.startswith(("http://", "https://")) else None))


def _page(path: Path, file: BinaryIO) -> tuple[str, str]:
    """The page, and its address."""
    archive = plistlib.load(file)
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    content = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(content, bytes):
        raise ReadError(f"{path} holds no web page: save it again from the browser")
    codec = codec_of(str(main.get("WebResourceTextEncodingName", "")))
    try:
        page = content.decode(codec or "utf-8")
    except UnicodeDecodeError:
        page = decode_page(path, content)
    return page, str(main.get("WebResourceURL", ""))
