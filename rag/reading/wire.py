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
from rag.reading.tables.metadata import MetadataRow
from rag.reading.tables.rows import Row
from rag.types import Article, RemovedText

WireMessage = dict[str, Any]

# What may go wrong on the other side, by name.
_ERRORS: dict[str, type[DatelineError]] = {each.__name__: each for each in (InputError, ReadError)}


def encode_line(said: WireMessage) -> bytes:
    return json.dumps(said).encode("ascii") + b"\n"


def decode_line(line: bytes) -> WireMessage:
    """Raises ValueError for a line that broke off."""
    said = json.loads(line)
    if not isinstance(said, dict):
        raise ValueError("no object")
    return said


def encode_item(item: Article | Failure) -> WireMessage:
    if isinstance(item, Failure):
        return {"failure": asdict(item)}
    values = {name: getattr(item, name) for name in Article.__dataclass_fields__}
    published = item.published and item.published.isoformat()
    removed = [(each.rule, each.text) for each in item.removed]
    return {"article": {**values, "published": published, "metadata": dict(item.metadata), "removed": removed}}


def decode_item(said: WireMessage) -> Article | Failure:
    if "failure" in said:
        return Failure(**said["failure"])
    values = said["article"]
    published = values["published"] and date.fromisoformat(values["published"])
    removed = tuple(RemovedText(rule, text) for rule, text in values["removed"])
    return Article(**{**values, "published": published, "authors": tuple(values["authors"]), "removed": removed})


def encode_row(row: Row | Failure) -> WireMessage:
    return encode_item(row) if isinstance(row, Failure) else {"line": row.line, "values": row.values}


def decode_row(said: WireMessage) -> Row | Failure:
    return Failure(**said["failure"]) if "failure" in said else Row(**said)


def encode_stated(stated: MetadataRow) -> WireMessage:
    return asdict(stated)


def decode_stated(said: Mapping[str, Any]) -> MetadataRow:
    others = tuple((name, value) for name, value in said["others"])
    return MetadataRow(**{**said, "authors": tuple(said["authors"]), "others": others})


def encode_error(error: DatelineError) -> WireMessage:
    return {"error": type(error).__name__, "message": str(error)}


def decode_error(said: WireMessage) -> DatelineError:
    return _ERRORS[said["error"]](said["message"])
