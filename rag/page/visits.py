"""Whose open page is whose. Gradio knows an open page by a word that the browser makes up, and gives what is meant for
it to whoever names that word."""

import json
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rag.person import Person

# Open pages that are remembered, the latest ones: ten times as many as Gradio keeps in mind.
_REMEMBERED = 20_000


class Visits:
    """The open pages, each of whoever named it first."""

    def __init__(self) -> None:
        self._of: OrderedDict[str, str | None] = OrderedDict()

    def are_of(self, person: Person, visits: Iterable[str]) -> bool:
        """Whether all of them are the person's; those that nobody has named yet are from now on."""
        return all(self._is_of(person, each) for each in visits)

    def _is_of(self, person: Person, visit: str) -> bool:
        owner = self._of.setdefault(visit, person.id)
        self._of.move_to_end(visit)
        if len(self._of) > _REMEMBERED:
            self._of.popitem(last=False)
        return owner == person.id


def visits_of_call(body: bytes) -> list[str]:
    """The open pages that a call names. Every place counts: of a name that comes twice we cannot know which is read."""
    found: list[str] = []

    def look(pairs: list[tuple[str, Any]]) -> None:
        found.extend(value for name, value in pairs if name == "session_hash" and isinstance(value, str))

    try:
        json.loads(body, object_pairs_hook=look)
    except (ValueError, RecursionError):  # Gradio does not read it either
        return []
    return found
