"""What the process that reads and the one that asked for it say to each other: a line of JSON each.

JSON and no pickle: what comes from a process that a file may have taken over can be a wrong article, but runs nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from rag.errors import DatelineError, InputError, ReadError
from rag.reading.drafts import Failure
from rag.reading.tables.metadata import Stated
from rag.reading.tables.rows import Row
from rag.types import Article, Removed

Said = dict[str, Any]

# What may go wrong on the other side, by name.
_ERRORS: dict[str, type[DatelineError]] = {each.__name__: each for each in (InputError, ReadError)}


def line_of(said: Said) -> bytes:
    return json.dumps(said).encode("ascii") + b"\n"


def said_in(line: bytes) -> Said:
    """Raises ValueError for a line that broke off."""
    said = json.loads(line)
    if not isinstance(said, dict):
        raise ValueError("no object")
    return said


def item_said(item: Article | Failure) -> Said:
    if isinstance(item, Failure):
        return {"failure": asdict(item)}
    values = {name: getattr(item, name) for name in Article.__dataclass_fields__}
    published = item.published and item.published.isoformat()
    removed = [(each.rule, each.text) for each in item.removed]
    return {"article": {**values, "published": published, "metadata": dict(item.metadata), "removed": removed}}


def item_in(said: Said) -> Article | Failure:
    if "failure" in said:
        return Failure(**said["failure"])
    values = said["article"]
    published = values["published"] and date.fromisoformat(values["published"])
    removed = tuple(Removed(rule, text) for rule, text in values["removed"])
    return Article(**{**values, "published": published, "authors": tuple(values["authors"]), "removed": removed})


def row_said(row: Row | Failure) -> Said:
    return item_said(row) if isinstance(row, Failure) else {"line": row.line, "values": row.values}


def row_in(said: Said) -> Row | Failure:
    return Failure(**said["failure"]) if "failure" in said else Row(**said)


def stated_said(stated: Stated) -> Said:
    return asdict(stated)


def stated_in(said: Mapping[str, Any]) -> Stated:
    others = tuple((name, value) for name, value in said["others"])
    return Stated(**{**said, "authors": tuple(said["authors"]), "others": others})


def error_said(error: DatelineError) -> Said:
    return {"error": type(error).__name__, "message": str(error)}


def error_in(said: Said) -> DatelineError:
    return _ERRORS[said["error"]](said["message"])
