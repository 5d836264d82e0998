"""How much of the passages a model reads."""

from rag.answering.budget import AROUND, REPLY, room_for


def test_passages_have_what_the_window_leaves_them() -> None:
    assert room_for(window=4096, in_time=100_000, taken=96) == 4096 - REPLY - AROUND - 96


def test_a_slow_machine_reads_what_it_reads_in_time() -> None:
    assert room_for(window=4096, in_time=1000, taken=100) == 900 - AROUND


def test_there_may_be_no_room() -> None:
    assert room_for(window=500, in_time=1000, taken=100) < 0
