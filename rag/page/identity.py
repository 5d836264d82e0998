"""Who a request comes from, as the login found it."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from rag.person import Person, Role

# Where a request's scope has it.
PERSON = "dateline.person"

# Nobody whom we know: may do and see the least.
NOBODY = Person("", "", Role.READER)

OWNERS_ONLY = "only an owner may do that: ask one"


def person_in(scope: Mapping[str, object]) -> Person:
    """Who a request comes from."""
    person = scope.get(PERSON)
    return person if isinstance(person, Person) else NOBODY


def tell_person(scope: MutableMapping[str, Any], person: Person) -> None:
    """Says whom the request comes from to whatever answers it."""
    scope[PERSON] = person
