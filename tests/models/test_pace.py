"""How fast a model's server reads."""

from rag.models.pace import FIRST_WORD, LEAST, UNKNOWN, Pace


def paced(*readings: tuple[int, float]) -> Pace:
    pace = Pace()
    for tokens, seconds in readings:
        pace.note(tokens, seconds)
    return pace


def test_nothing_is_known_before_the_first_answer() -> None:
    assert (paced().in_time, paced().seconds(500)) == (UNKNOWN, None)


def test_a_fast_one_reads_much_in_time() -> None:
    assert paced((2_000, 1.0)).in_time == 2_000 * FIRST_WORD
    assert paced((2_000, 1.0)).seconds(500) == 0.25


def test_a_slow_one_reads_enough_for_an_answer() -> None:
    assert paced((1_000, 100.0)).in_time == LEAST


def test_the_slowest_of_the_last_answers_counts() -> None:
    """One that knew the prompt before seemed fast; and whoever was busy once is not for ever slow."""
    assert paced((1_000, 20.0), (1_000, 0.1)).seconds(100) == 2.0
    assert paced((1_000, 20.0), *[(1_000, 1.0)] * 3).seconds(100) == 0.1


def test_the_rest_of_a_known_prompt_says_nothing() -> None:
    assert paced((20, 10.0), (1_000, 0.0)).seconds(100) is None
