"""Whose open page is whose."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.page.visits import _REMEMBERED, Visits, visits_of_call
from rag.person import Person, Role

BEN, CLEO = (Person(name, name, Role.READER) for name in ("ben", "cleo"))


def test_an_open_page_is_of_the_first_who_names_it() -> None:
    """All that a request names must be the person's."""
    visits = Visits()
    assert visits.are_of(BEN, ["a", "b"])
    assert visits.are_of(CLEO, ["c"])
    assert not visits.are_of(CLEO, ["c", "a"])
    assert visits.are_of(BEN, ["a"])
    assert visits.are_of(CLEO, [])


def test_the_latest_are_remembered() -> None:
    """Made-up ones fill no memory."""
    visits = Visits()
    for number in range(_REMEMBERED + 1):
        assert visits.are_of(BEN, [str(number)])
    assert not visits.are_of(CLEO, [str(_REMEMBERED)])
    assert visits.are_of(CLEO, ["0"])


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)), st.text())
def test_an_open_page_is_found_in_every_call_that_names_it(data: object, visit: str) -> None:
    """Whatever else the call holds, and in the encodings that JSON is read in."""
    text = json.dumps({"data": data, "session_hash": visit})
    for encoding in ("utf-8", "utf-16", "utf-32"):
        assert visit in visits_of_call(text.encode(encoding))


@pytest.mark.parametrize("body", [b"", b"\xff", b"{", b'{"session_hash": 3}', b"[" * 100_000])
def test_what_is_no_call_names_nothing(body: bytes) -> None:
    """Gradio refuses it."""
    assert visits_of_call(body) == []
