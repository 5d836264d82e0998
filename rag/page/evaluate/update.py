"""What the tab Evaluate shows, as far as it changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from rag.markup import Html

# Which state of the list of runs a page shows: how often it changed, and whether a run was under way.
ListState = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class EvaluateUpdate:
    """None leaves a part as it is.

    `watching`: a run is under way, so that it is to be looked at again soon. `others` are the runs, as pairs of name
    and id, that the open one can be compared with. `opened` is its id, empty where none is open.
    """

    notice: Html | None = None
    taken: bool | None = None  # the file that was chosen need not be chosen any more
    progress: Html | None = None
    stoppable: bool | None = None
    watching: bool | None = None
    rated: Html | None = None
    runs: Html | None = None
    listed: ListState | None = None  # of `runs`
    opened: str | None = None
    header: Html | None = None
    others: Sequence[tuple[str, str]] | None = None
    comparison: Html | None = None
    report: Html | None = None
