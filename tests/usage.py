"""What docstrings show of how something is used."""

import doctest
from types import ModuleType


def assert_is_so(shown_in: ModuleType, **given: object) -> None:
    """Runs the examples of a module's docstrings, which may use what is given."""
    failed, ran = doctest.testmod(shown_in, extraglobs=given)
    assert ran
    assert not failed
