"""What the readers make of a file that a test writes."""

from pathlib import Path

from rag.errors import ReadError
from rag.reading.drafts import Draft, Failure
from rag.reading.formats import read_drafts

PARAGRAPH = "The parliament voted on Monday for the law, with 226 members in favour of it and 12 against it. "


def only(path: Path) -> Draft:
    (draft,) = read_drafts(path)
    assert isinstance(draft, Draft)
    return draft


def drafts_of(path: Path) -> list[Draft]:
    """Those of a file, without what of it failed."""
    return [each for each in read_drafts(path) if isinstance(each, Draft)]


def cause_of(path: Path) -> str | None:
    """Why nothing can be read, or None if there is a draft."""
    try:
        found = list(read_drafts(path))
    except ReadError as error:
        return str(error)
    failures = [each.cause for each in found if isinstance(each, Failure)]
    return failures[0] if len(failures) == len(found) > 0 else None


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
