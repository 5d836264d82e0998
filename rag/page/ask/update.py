"""What the tab Ask shows, as far as it changes, and where a visitor is on it."""

from dataclasses import dataclass

from rag.filtering import Filters
from rag.markup import Html, join_html

NO_FILTERS = Filters()

# What empties a part.
NOTHING = join_html([])


@dataclass(frozen=True, slots=True)
class Rewording:
    """A question that is being worded anew in the box: the turn that it is of, and what stood in the box before."""

    number: int = 0
    typed: str = ""

    def __bool__(self) -> bool:
        return self.number > 0


@dataclass(frozen=True, slots=True)
class AskUpdate:
    """None leaves a part as it is."""

    conversation: str | None = None  # the id of the one that is open
    bar: Html | None = None
    past: Html | None = None  # the turns before the newest one
    newest: Html | None = None
    sources: Html | None = None
    reader: Html | None = None
    box: str | None = None  # the question that stands in the text box
    notice: Html | None = None  # a line above the box
    rewording: Rewording | None = None
    filters: Filters | None = None  # in force for the next question
    chips: Html | None = None  # what shows them
    stoppable: bool | None = None
    conversations: Html | None = None  # the list of conversations
    strict: bool | None = None
    announcement: str | None = None  # what who does not see the page is told
    suggestions: Html | None = None  # what may be asked next


@dataclass(frozen=True, slots=True)
class At:
    """Where a visitor is: which conversation is open, with which filters, and what is being worded anew."""

    conversation: str
    filters: Filters = NO_FILTERS
    rewording: Rewording = Rewording()
    strict: bool = False
    typed: str = ""  # in the box
    query: str = ""  # in the search of the conversations
