import time
from threading import Event

import pytest

from rag.errors import DiskFull, StoreError
from rag.markup import Html, element
from rag.page.library.jobs import Jobs, JobState
from rag.page.progress_tracker import ProgressTracker
from tests.page.seen import Page

LONG = 60.0  # seconds after which a test gives up waiting

DONE = element("p", "Done.")


def ended(jobs: Jobs) -> JobState:
    patience = time.monotonic() + LONG
    while (watched := jobs.look()).under_way:
        assert time.monotonic() < patience
        time.sleep(0.005)
    return watched


def until_stopped(progress: ProgressTracker, stop: Event) -> Html:
    progress.total(10)
    progress.step(4)
    assert stop.wait(LONG)
    return DONE


def test_work_is_watched_and_its_result_stays() -> None:
    """Until the next work begins."""
    jobs = Jobs()
    assert jobs.start("Adding articles", lambda steps, stop: DONE) is None
    assert (ended(jobs).result, jobs.look().progress) == (DONE, "")
    jobs.start("Adding articles", until_stopped, stoppable=True)
    assert jobs.look().result == ""
    jobs.end()


def test_one_work_at_a_time() -> None:
    """The second one is told what it waits for."""
    jobs = Jobs()
    jobs.start("Adding articles", until_stopped, stoppable=True)
    refused = jobs.start("Indexing", lambda steps, stop: DONE)
    assert "adding articles is under way" in Page(refused or "").text
    jobs.end()
    assert jobs.start("Indexing", lambda steps, stop: DONE) is None
    ended(jobs)


def test_progress_tells_how_much_is_done() -> None:
    """And that it is stopping; what cannot be stopped says so."""
    jobs, going = Jobs(), Event()

    def work(progress: ProgressTracker, stop: Event) -> Html:
        progress.total(10)
        progress.step(4)
        going.set()
        return until_stopped(ProgressTracker(), stop)

    jobs.start("Adding articles", work, stoppable=True)
    assert going.wait(LONG)
    watched = jobs.look()
    page = Page(watched.progress)
    assert (page.text, page.find("progress")[0]["value"], watched.stoppable) == ("Adding articles: 4 of 10", "4", True)
    jobs.stop()
    assert ended(jobs).result == DONE


@pytest.mark.parametrize(("error", "line"), [(StoreError("no disk"), "No disk"), (KeyError("x"), "KeyError")])
def test_work_that_fails_says_so(error: Exception, line: str) -> None:
    """And the next one can begin."""

    def fail(progress: ProgressTracker, stop: Event) -> Html:
        raise error

    jobs = Jobs()
    jobs.start("Adding articles", fail)
    assert line in Page(ended(jobs).result).text
    assert jobs.start("Adding articles", lambda steps, stop: DONE) is None
    ended(jobs)


def test_on_a_full_disk_it_goes_on_by_itself_once_there_is_room() -> None:
    """Meanwhile it says what it waits for, and can be stopped, whatever it is."""
    jobs, room = Jobs(again=0.01), Event()

    def work(_: ProgressTracker, __: Event) -> Html:
        if not room.is_set():
            raise DiskFull("the disk is full: make room")
        return DONE

    jobs.start("Indexing", work)
    while "goes on by itself once there is room. The disk is full" not in jobs.look().progress:
        assert jobs.look().under_way
    room.set()
    assert ended(jobs).result == DONE
    room.clear()
    jobs.start("Indexing", work)
    jobs.stop()
    assert "The disk is full: make room" in Page(ended(jobs).result).text
