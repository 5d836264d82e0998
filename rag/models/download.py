"""How far the download of a model is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Download:
    """`done` of `total` bytes of the part at hand; both are 0 when only `status` is known."""

    status: str
    done: int
    total: int
