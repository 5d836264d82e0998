"""What the tab Library shows, as far as it changes."""

from dataclasses import dataclass

from rag.markup import Html, join_html

# What empties a part.
NOTHING = join_html([])


@dataclass(frozen=True, slots=True)
class LibraryUpdate:
    """None leaves a part as it is.

    `watching`: work is under way, so that it is to be looked at again soon. `taken`: the files that were chosen need
    not be chosen any more.
    """

    line: Html | None = None  # at the top of the page
    taken: bool | None = None
    progress: Html | None = None
    result: Html | None = None
    stoppable: bool | None = None
    watching: bool | None = None
    removed: Html | None = None
    parts: Html | None = None
    settings: Html | None = None
    notice: Html | None = None  # about the settings
    lies: Html | None = None  # where the library lies
    programs: Html | None = None  # how they reach the page
    model: Html | None = None  # about the one that answers
    pull: str | None = None  # one that can be got; empty where there is none
    changed: int | None = None  # another number: what is counted anywhere on the page may be another count
