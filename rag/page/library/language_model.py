"""Who answers: the line at the top of the page, the part about the language model, and getting one."""

from collections.abc import Generator

from rag.errors import DatelineError
from rag.library.records import State
from rag.markup import Html, problem
from rag.models.choice import Choice
from rag.page.library.status import model_section, pull_stopped, pulled, pulling, state_line
from rag.page.library.update import NOTHING, LibraryUpdate
from rag.page.running import Running
from rag.page.service import Service
from rag.page.telling import telling
from rag.person import ANYONE, Person


class LanguageModel:
    def __init__(self, desk: Service) -> None:
        self._desk = desk
        self._pulled = Running()
        self._choice: Choice | None = None  # as last seen: the next visitor need not wait to read it

    @telling(problem)
    def line(self, person: Person = ANYONE) -> Html:
        """The line at the top, at once: who answers may not be known yet."""
        records = self._desk.library.records
        waiting = records.count(State.WAITING)
        return state_line(records.count(), records.newest(), self._choice, waiting, leads=person.is_owner)

    def look(self, person: Person = ANYONE) -> LibraryUpdate:
        """Who answers now. Asking a server that hangs takes seconds. A reader learns which model answers, and not where
        it runs."""
        try:
            self._choice = self._desk.choice()
        except DatelineError as error:
            told = problem(str(error)) if person.is_owner else NOTHING
            return LibraryUpdate(line=self.line(person), model=told, pull="")
        if not person.is_owner:
            return LibraryUpdate(line=self.line(person), model=NOTHING, pull="")
        return LibraryUpdate(line=self.line(), model=model_section(self._choice), pull=self._choice.pull or "")

    def pull(self, visitor: str) -> Generator[Html]:
        """Gets the model that the page offers, and says how far that has come."""
        name = self._choice.pull if self._choice else None
        if name is None:
            return
        with self._pulled.of(visitor) as stop:
            try:
                yield from (pulling(name, step) for step in self._desk.pull(name, stop))
            except DatelineError as error:
                yield problem(str(error))
                return
            yield pull_stopped(name) if stop.is_set() else pulled(name)

    def stop(self, visitor: str) -> None:
        self._pulled.stop(visitor)

    def stop_all(self) -> None:
        self._pulled.stop_all()
