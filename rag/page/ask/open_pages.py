"""What each open page of the tab Ask is at. A visitor is one open page, by a name that the caller chooses."""

from dataclasses import dataclass

from rag.markup import Html
from rag.page.ask.in_flight import InFlight


@dataclass(slots=True)
class OpenPage:
    conversation: str | None = None  # the id of the one that is open
    looked: str | None = None  # the link to sources that was followed last, since the newest answer began
    looked_at: float = 0.0  # when it was clicked, in milliseconds since the page was loaded
    watched: InFlight | None = None  # the last answer that was seen to grow
    query: str | None = None  # what is looked for among the conversations; None where nothing has been yet
    suggested_after: str = ""  # the id of the turn
    suggestions: Html | None = None


class OpenPages:
    def __init__(self) -> None:
        self._pages: dict[str, OpenPage] = {}

    def of(self, visitor: str) -> OpenPage:
        """A visitor's page, to be changed."""
        return self._pages.setdefault(visitor, OpenPage())

    def peek(self, visitor: str) -> OpenPage:
        """What is on a visitor's page: nothing where it was closed meanwhile."""
        return self._pages.get(visitor) or OpenPage()

    def close(self, visitor: str) -> None:
        self._pages.pop(visitor, None)
