import pytest

from rag.page.layout import may_open
from rag.types import Person, Role

ANNA, BEN = Person("a", "anna", Role.OWNER), Person("b", "ben", Role.READER)


@pytest.mark.parametrize(
    ("person", "tab", "may"),
    [
        (ANNA, "library-tab", True),
        (BEN, "library-tab", False),
        (BEN, "evaluate-tab", False),
        (BEN, "articles-tab", True),
        (ANNA, None, False),
    ],
)
def test_a_reader_opens_what_is_no_owners(person: Person, tab: str | None, may: bool) -> None:
    """And nobody what there is not."""
    assert may_open(person, tab) is may
