import pytest

from rag.page.progress_tracker import ProgressTracker, time_left


def test_the_time_left_is_told_once_it_can_be() -> None:
    """At the rate since the first step, which holds what was done before and what is loaded first."""
    now = [0.0]
    progress = ProgressTracker(lambda: now[0])
    progress.total(100)
    now[0] = 30.0
    progress.step(40)
    assert progress.seconds_left is None
    now[0] = 40.0
    progress.step(10)
    assert (progress.done, progress.seconds_left) == (50, 50.0)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0, "less than a minute left"),
        (55, "about 1 minute left"),
        (300, "about 5 minutes left"),
        (3600, "about 60 minutes left"),
        (7300, "about 2 hours left"),
    ],
)
def test_the_time_left_is_as_rough_as_it_is_known(seconds: float | None, words: str) -> None:
    """In minutes or in hours."""
    assert time_left(seconds) == words
