"""Bounds for files that are ZIP archives inside: Word files, books, archives of articles."""

from collections.abc import Iterable
from pathlib import Path
from zipfile import ZipInfo

from rag.errors import ReadError


def refuse_unpacked(path: Path, parts: Iterable[ZipInfo], most: int) -> None:
    """Raises ReadError by the sizes that the file states: zipfile unpacks no part beyond its own."""
    size = sum(part.file_size for part in parts)
    if size > most:
        megabytes, allowed = size // 1_000_000, most // 1_000_000
        raise ReadError(f"{path} unpacks to {megabytes:,} MB, more than the {allowed:,} MB allowed: it is no article")
