from typing import Any

from rag.page.identity import NOBODY, person_in, tell_person
from rag.person import Person, Role

ANNA = Person("a", "anna", Role.OWNER)


def test_a_request_comes_from_whom_the_login_found() -> None:
    scope: dict[str, Any] = {}
    tell_person(scope, ANNA)
    assert person_in(scope) == ANNA


def test_a_request_that_no_login_saw_comes_from_nobody() -> None:
    """Who may do the least."""
    assert person_in({}) == person_in({"dateline.person": "anna"}) == NOBODY
    assert not NOBODY.is_owner
