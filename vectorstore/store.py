"""What a store of vectors offers, whichever engine is behind it, and how it fails."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

# What made the vectors, the `dimension` among it: those of another stamp cannot be compared with them.
Stamp = Mapping[str, str | int]


class VectorStoreError(Exception):
    """The vectors cannot be reached or opened."""


class StampMismatch(VectorStoreError):
    """The stored vectors carry another stamp than the one asked for: they cannot be compared with new ones."""


class HeldByAnother(VectorStoreError):
    """Another process has the vectors open, and their engine serves one at a time."""


class NotInstalled(VectorStoreError):
    """The engine needs a package that is not here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A vector by its id, with flat metadata. It is deleted with all others of its `source`."""

    id: str
    source: str
    vector: Vector
    metadata: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MetadataBound:
    """What the metadata under `key` must be to pass: at least, at most, one of some; None sets no limit."""

    key: str
    least: int | None = None
    most: int | None = None
    among: tuple[str, ...] | None = None


class VectorStore(Protocol):
    """Vectors by id, with flat metadata. Several threads may use one. All raise VectorStoreError."""

    def __len__(self) -> int: ...

    def add(self, entries: Sequence[Entry]) -> None:
        """Stores the entries; one with a known id takes its place."""

    def delete(self, source: str) -> None:
        """Takes out all entries of the source; of one that has none, nothing."""

    def nearest(
        self, vector: Vector, most: int, bounds: Sequence[MetadataBound] = (), ids: Sequence[str] | None = None
    ) -> dict[str, float]:
        """Cosines by id, nearest first: of all, or of those among `ids`, that pass all bounds, at most so many."""

    def check(self) -> None:
        """Reads every vector: fails where one is not there."""

    def check_some(self) -> None:
        """Reads a few vectors, in milliseconds."""

    def close(self) -> None:
        """Lets go of memory and files; the next use opens it again."""


def mismatch(found: Mapping[str, Any], wanted: Stamp) -> StampMismatch:
    """What is said where the vectors carry another stamp than the one wanted."""
    return StampMismatch(f"the stored vectors were made by {_describe(found)}, not by {_describe(wanted)}")


def _describe(stamp: Mapping[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in stamp.items())
