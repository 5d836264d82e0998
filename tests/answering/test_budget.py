"""Passages fitted into a context window."""

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.budget import AROUND, REPLY, fit

FIXED = AROUND + REPLY


def test_all_are_read_where_all_fit() -> None:
    assert fit(["aaa", "bb"], 10, FIXED + 15, len) == ([0, 1], 10 + AROUND + 5)


def test_the_best_come_first_and_the_last_are_left_out() -> None:
    assert fit(["aaa", "bbb", "ccc"], 10, FIXED + 10 + 7, len)[0] == [0, 1]


def test_a_passage_that_does_not_fit_makes_room_for_shorter_ones() -> None:
    assert fit(["aaa", "b" * 50, "c"], 10, FIXED + 10 + 5, len) == ([0, 2], 10 + AROUND + 4)


def test_a_window_without_room_reads_nothing() -> None:
    assert fit(["aaa"], 10, FIXED, len)[0] == []


@given(st.lists(st.text(max_size=30), max_size=9), st.integers(0, 50), st.integers(0, FIXED + 200))
def test_prompt_and_reply_never_go_over_the_window(passages: list[str], taken: int, window: int) -> None:
    """Unless the question alone does."""
    read, used = fit(passages, taken, window, len)
    assert used == taken + AROUND + sum(len(passages[place]) for place in read)
    assert read == sorted(set(read))
    assert not read or used + REPLY <= window
