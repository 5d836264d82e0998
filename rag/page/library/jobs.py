"""Long work on the library, one at a time: it waits where the disk is full, and every page can watch it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from rag.errors import DiskFull
from rag.markup import Html, element, join_html, render_problem
from rag.page.background import Job, OneAtATime
from rag.page.progress_tracker import ProgressTracker, time_left

# Seconds between two tries where the disk is full: whoever makes room looks at the page meanwhile.
AGAIN = 5.0

# Seconds that the end of the server waits for work to end.
PATIENCE = 10

_NOTHING = join_html([])

Work = Callable[[ProgressTracker, Event], Html]


@dataclass(kw_only=True, slots=True, eq=False)
class LibraryJob(Job[Html]):
    """Work under way. Its name is what a person calls it, as in "Adding articles"; `waits` is what it waits for."""

    stoppable: bool
    progress: ProgressTracker = field(default_factory=ProgressTracker)
    waits: str | None = None


@dataclass(frozen=True, slots=True)
class JobState:
    """What is seen of the work: how far it is, and what came of the last one that ended."""

    progress: Html
    result: Html
    under_way: bool
    stoppable: bool


class Jobs:
    """Starts work, unless some is under way. `again`: seconds between tries on a full disk."""

    def __init__(self, again: float = AGAIN) -> None:
        self._again = again
        self._jobs: OneAtATime[LibraryJob] = OneAtATime()

    def start(self, doing: str, work: Work, stoppable: bool = False) -> Html | None:
        """Why it cannot begin; None where it does. `work` returns what came of it, and may be begun anew."""
        job = LibraryJob(name=doing, latest=_NOTHING, stoppable=stoppable)
        busy = self._jobs.begin(job, lambda: self._done(job, work), render_problem)
        return render_problem(f"this waits for something else: {busy.name.lower()} is under way") if busy else None

    def _done(self, job: LibraryJob, work: Work) -> Html:
        """What came of the work, once there is room for it. Raises DiskFull where it is stopped before."""
        while True:
            try:
                return work(job.progress, job.stop)
            except DiskFull as error:
                job.waits = str(error)
                if job.stop.wait(self._again):
                    raise
                job.waits, job.progress = None, ProgressTracker()

    def look(self) -> JobState:
        job = self._jobs.last
        if job is None or job.ended:
            return JobState(_NOTHING, job.latest if job else _NOTHING, under_way=False, stoppable=False)
        stoppable = (job.stoppable or job.waits is not None) and not job.stop.is_set()
        return JobState(_progress(job), _NOTHING, under_way=True, stoppable=stoppable)

    def stop(self) -> None:
        if job := self._jobs.under_way:
            job.stop.set()

    def end(self) -> None:
        """The server ends: what can be stopped is, before the library is closed."""
        self._jobs.end(PATIENCE)


def _progress(job: LibraryJob) -> Html:
    progress = job.progress
    if job.stop.is_set():
        said = "stopping …"
    elif job.waits:
        said = f"it goes on by itself once there is room. {job.waits[:1].upper()}{job.waits[1:]}"
    elif progress.whole:
        parts = [f"{min(progress.done, progress.whole):,} of {progress.whole:,}", time_left(progress.seconds_left)]
        said = ", ".join(part for part in parts if part)
    else:
        said = "looking …"
    known = {"value": str(progress.done), "max": str(progress.whole)} if progress.whole else {}
    # How far it is would be read out twice a second: what begins is said once, and what came of it in the end.
    notice = element("p", element("span", job.name, role="status"), f": {said}")
    return join_html([notice, element("progress", aria_label=job.name, **known)])
