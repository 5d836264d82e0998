from contextlib import suppress

from rag.page.running import Running


def test_a_visitor_ends_their_own_run_alone() -> None:
    """Another visitor's goes on; who has none under way ends nothing."""
    running = Running()
    with running.of("a") as mine, running.of("b") as other:
        running.stop("a")
        running.stop("c")
        assert (mine.is_set(), other.is_set()) == (True, False)
        running.stop_all()
        assert other.is_set()


def test_the_next_run_ends_the_one_before() -> None:
    """And the end of the first one does not take the place of the second."""
    running = Running()
    with running.of("a") as first:
        second_block = running.of("a")
        second = second_block.__enter__()
        assert (first.is_set(), second.is_set()) == (True, False)
    running.stop("a")
    assert second.is_set()
    second_block.__exit__(None, None, None)


def test_a_run_has_ended_however_it_was_left() -> None:
    """After an error too, whoever still works for it is told to stop."""
    running = Running()
    with suppress(ZeroDivisionError), running.of("a") as stop:
        raise ZeroDivisionError
    assert stop.is_set()
