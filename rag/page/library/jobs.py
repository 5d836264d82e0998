"""Long work on the library, one at a time: it goes on when the page is closed, and every page can watch it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Thread

from rag.errors import DatelineError, DiskFull
from rag.markup import Html, element, problem, together
from rag.page.steps import Steps, time_left

# Seconds between two tries where the disk is full: whoever makes room looks at the page meanwhile.
AGAIN = 5.0

# Seconds that the end of the server waits for work to end.
PATIENCE = 10

_NOTHING = together([])

Work = Callable[[Steps, Event], Html]


@dataclass(slots=True)
class Job:
    """Work under way. `doing` is what a person calls it, as in "Adding articles"; `waits` is what it waits for."""

    doing: str
    stoppable: bool
    steps: Steps = field(default_factory=Steps)
    stop: Event = field(default_factory=Event)
    waits: str | None = None


@dataclass(frozen=True, slots=True)
class Watched:
    """What is seen of the work: how far it is, and what came of the last one that ended."""

    progress: Html
    result: Html
    under_way: bool
    stoppable: bool


class Jobs:
    """Starts work in a thread of its own, unless some is under way. `again`: seconds between tries on a full disk."""

    def __init__(self, again: float = AGAIN) -> None:
        self._again = again
        self._lock = Lock()
        self._job: Job | None = None
        self._thread: Thread | None = None
        self._result = _NOTHING

    def start(self, doing: str, work: Work, stoppable: bool = False) -> Html | None:
        """Why it cannot begin; None where it does. `work` returns what came of it, and may be begun anew."""
        with self._lock:
            if self._job:
                return problem(f"this waits for something else: {self._job.doing.lower()} is under way")
            self._job = job = Job(doing, stoppable)
            self._result = _NOTHING
        self._thread = Thread(target=self._run, args=(job, work), name=doing, daemon=True)
        self._thread.start()
        return None

    def _run(self, job: Job, work: Work) -> None:
        """Whatever happens, the next work can begin then."""
        try:
            self._result = self._done(job, work)
        except DatelineError as error:
            self._result = problem(str(error))
        except Exception as error:  # whatever it is, who watches must not wait for it
            logging.exception("%s failed", job.doing)
            self._result = problem(f"Dateline failed ({type(error).__name__}); its terminal says where")
        finally:
            self._job = None

    def _done(self, job: Job, work: Work) -> Html:
        """What came of the work, once there is room for it. Raises DiskFull where it is stopped before."""
        while True:
            try:
                return work(job.steps, job.stop)
            except DiskFull as error:
                job.waits = str(error)
                if job.stop.wait(self._again):
                    raise
                job.waits, job.steps = None, Steps()

    def watched(self) -> Watched:
        job = self._job
        if job is None:
            return Watched(_NOTHING, self._result, under_way=False, stoppable=False)
        stoppable = (job.stoppable or job.waits is not None) and not job.stop.is_set()
        return Watched(_progress(job), _NOTHING, under_way=True, stoppable=stoppable)

    def stop(self) -> None:
        if job := self._job:
            job.stop.set()

    def end(self) -> None:
        """The server ends: what can be stopped is, before the library is closed."""
        job, thread = self._job, self._thread
        if job and thread:
            job.stop.set()
            thread.join(PATIENCE)


def _progress(job: Job) -> Html:
    steps = job.steps
    if job.stop.is_set():
        said = "stopping …"
    elif job.waits:
        said = f"it goes on by itself once there is room. {job.waits[:1].upper()}{job.waits[1:]}"
    elif steps.whole:
        parts = [f"{min(steps.done, steps.whole):,} of {steps.whole:,}", time_left(steps.left)]
        said = ", ".join(part for part in parts if part)
    else:
        said = "looking …"
    known = {"value": str(steps.done), "max": str(steps.whole)} if steps.whole else {}
    # How far it is would be read out twice a second: what begins is said once, and what came of it in the end.
    told = element("p", element("span", job.doing, role="status"), f": {said}")
    return together([told, element("progress", aria_label=job.doing, **known)])
