"""What the readers of documents share: the work of other people's parsers, bounded and with one kind of error."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from rag.errors import ReadError
from rag.reading.drafts import LONGEST_TEXT, one_line

# They tell of every oddity on stderr; what a person has to know comes as a ReadError.
for _name in ("pypdfium2", "trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_T = TypeVar("_T")


def parse_file(path: Path, what: str, parse: Callable[[], _T]) -> _T:
    """What `parse` gives, with whatever it raises as a ReadError that says which file cannot be read as what."""
    try:
        return parse()
    except (ReadError, MemoryError):  # memory is counted for the file as a whole
        raise
    except Exception as error:  # parsers of other people's files raise anything, from KeyError to RecursionError
        raise ReadError(f"{path} cannot be read as {what}: {one_line(error)}") from error


def refuse_more(path: Path, count: int, most: int, what: str) -> None:
    """Raises ReadError if there are more than `most` of something."""
    if count > most:
        raise ReadError(f"{path} has {count:,} {what}, more than the {most:,} allowed: save the article alone")


def join_parts(path: Path, parts: Iterable[str], between: str) -> str:
    """The parts as one text. Raises ReadError, before it asks for further parts, if it is longer than a text may be."""
    kept: list[str] = []
    length = 0
    for part in parts:
        kept.append(part)
        length += len(part) + len(between)
        if length > LONGEST_TEXT:
            raise ReadError(f"{path} has more than the {LONGEST_TEXT:,} characters that one article may have")
    return between.join(kept)
