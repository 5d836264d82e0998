"""Who asks, and what that person may do."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    OWNER = "owner"  # changes things: articles, settings, models, evaluation
    READER = "reader"  # asks, reads, searches, and has conversations of his own


@dataclass(frozen=True, slots=True)
class Person:
    """Who a request comes from. `id` is None while there are no accounts: then whoever reaches the page is its owner,
    and conversations belong to nobody."""

    id: str | None
    name: str
    role: Role

    @property
    def is_owner(self) -> bool:
        return self.role is Role.OWNER


ANYONE = Person(None, "", Role.OWNER)
