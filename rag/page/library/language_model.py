"""Who answers: the line at the top of the page, the part about the language model, and getting one."""

from collections.abc import Generator

from rag.errors import DatelineError
from rag.library.records import State
from rag.markup import Html, render_problem
from rag.models.choice import Choice
from rag.page.library.status import (
    render_model_section,
    render_pull_progress,
    render_pull_result,
    render_state_line,
    render_stopped_pull,
)
from rag.page.library.update import NOTHING, LibraryUpdate
from rag.page.running import Running
from rag.page.service import Service
from rag.page.telling import report_problems
from rag.person import ANYONE, Person


class LanguageModel:
    def __init__(self, service: Service) -> None:
        self._service = service
        self._pulled = Running()
        self._choice: Choice | None = None  # as last seen: the next visitor need not wait to read it

    @report_problems(render_problem)
    def render_line(self, person: Person = ANYONE) -> Html:
        """The line at the top, at once: who answers may not be known yet."""
        records = self._service.library.records
        waiting = records.count(State.WAITING)
        return render_state_line(records.count(), records.newest(), self._choice, waiting, leads=person.is_owner)

    def look(self, person: Person = ANYONE) -> LibraryUpdate:
        """Who answers now. Asking a server that hangs takes seconds. A reader learns which model answers, and not where
        it runs."""
        try:
            self._choice = self._service.choice()
        except DatelineError as error:
            notice = render_problem(str(error)) if person.is_owner else NOTHING
            return LibraryUpdate(line=self.render_line(person), model=notice, pull="")
        if not person.is_owner:
            return LibraryUpdate(line=self.render_line(person), model=NOTHING, pull="")
        return LibraryUpdate(
            line=self.render_line(), model=render_model_section(self._choice), pull=self._choice.pull or ""
        )

    def pull(self, visitor: str) -> Generator[Html]:
        """Gets the model that the page offers, and says how far that has come."""
        name = self._choice.pull if self._choice else None
        if name is None:
            return
        with self._pulled.of(visitor) as stop:
            try:
                yield from (render_pull_progress(name, step) for step in self._service.pull(name, stop))
            except DatelineError as error:
                yield render_problem(str(error))
                return
            yield render_stopped_pull(name) if stop.is_set() else render_pull_result(name)

    def stop(self, visitor: str) -> None:
        self._pulled.stop(visitor)

    def stop_all(self) -> None:
        self._pulled.stop_all()
