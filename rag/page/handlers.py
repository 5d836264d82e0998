"""Everything that the page calls, over one service."""

from contextlib import suppress
from pathlib import Path

from rag.errors import StoreError
from rag.page.api import Api
from rag.page.articles.browsing import Browsing
from rag.page.ask.conversing import Conversing
from rag.page.evaluate.evaluations import Evaluations
from rag.page.library.caretaking import Caretaking
from rag.page.service import Service
from rag.person import Person


class Handlers:
    """The handlers of each tab, and of programs. `uploads` is the folder that files sent to the page are kept in."""

    def __init__(self, service: Service, uploads: Path) -> None:
        self.service = service
        self.conversing = Conversing(service)
        self._conversing: dict[Person, Conversing] = {}  # one for each user who has come
        self.browsing = Browsing(service.library)
        self.evaluations = Evaluations(service, uploads / "question-sets")
        self.caretaking = Caretaking(service, uploads)
        self.api = Api(service)

    def conversing_of(self, person: Person) -> Conversing:
        """The conversations of a person."""
        return self._conversing.setdefault(person, self.conversing.of(person))

    def begin(self) -> None:
        """The server is up: what was removed long ago goes for good, and what takes long to load is loaded."""
        with suppress(StoreError):  # as on a full disk: they go the next time
            self.conversing.store.purge()
            self.service.library.removed.purge()
        self.service.load_in_background()
        self.caretaking.go_on()

    def leave(self, visitor: str, person: Person) -> None:
        """A page was closed."""
        self.conversing_of(person).leave(visitor)
        self.evaluations.leave(visitor)
        self.caretaking.leave(visitor)

    def leave_all(self) -> None:
        """The server ends."""
        self.conversing.leave_all()
        self.evaluations.leave_all()
        self.caretaking.leave_all()
        self.api.leave_all()
