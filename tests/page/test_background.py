"""Work in the background, which several look at."""

from threading import Event, Thread

import pytest

from rag.errors import StoreError
from rag.page.background import Job, OneAtATime

LONG = 60.0  # seconds after which a test gives up waiting


def held(job: Job[str]) -> str:
    """Work that goes on until it is stopped."""
    assert job.stop.wait(LONG)
    return "done"


def begun() -> Job[str]:
    job = Job(name="adding", latest="")
    job.begin(lambda: held(job), str)
    return job


def test_whoever_watches_sees_the_last_of_it() -> None:
    """Two at a time as well, and one that comes when it is over."""
    job = begun()
    seen: list[list[str]] = []
    threads = [Thread(target=lambda: seen.append(list(job.watch(0.0)))) for _ in range(2)]
    for thread in threads:
        thread.start()
    job.show("half")
    job.end(LONG)
    for thread in threads:
        thread.join(LONG)
    assert [each[-1] for each in seen] == ["done", "done"]
    assert list(job.watch(0.0)) == ["done"]


def test_who_ends_it_finds_what_came_of_it() -> None:
    job = begun()
    job.end(LONG)
    assert (job.latest, job.ended) == ("done", True)


def test_what_does_not_end_is_not_waited_for_for_ever() -> None:
    """It goes on by itself."""
    gone = Event()
    job = Job(name="adding", latest="half")
    job.begin(lambda: str(gone.wait(LONG)), str)
    job.end(0.0)
    assert (job.latest, job.ended) == ("half", False)
    gone.set()


@pytest.mark.parametrize(("error", "line"), [(StoreError("no disk"), "no disk"), (KeyError("x"), "failed (KeyError)")])
def test_work_that_fails_says_why_in_a_line(error: Exception, line: str) -> None:
    def fail() -> str:
        raise error

    job = Job(name="adding", latest="")
    job.begin(fail, lambda told: f"It could not be done: {told}")
    *_, last = job.watch(0.0)
    assert (last.startswith("It could not"), line in last) == (True, True)


def test_one_at_a_time() -> None:
    """The next one is told which has to end first; what came of the last one stays until then."""
    jobs: OneAtATime[Job[str]] = OneAtATime()
    first, second = Job(name="first", latest=""), Job(name="second", latest="")
    assert jobs.begin(first, lambda: held(first), str) is None
    assert jobs.begin(second, lambda: held(second), str) is first
    jobs.end(LONG)
    assert (jobs.under_way, jobs.last and jobs.last.latest) == (None, "done")
    assert jobs.begin(second, lambda: held(second), str) is None
    assert (jobs.under_way, second.latest) == (second, "")
    jobs.end(LONG)
