"""What happens on the tab Library: articles come and go, every part is looked at, a model is got, settings change.

Plain functions of values, which `library_tab` wires up.
"""

import os
import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event

from rag.doctor import Finding, examine
from rag.errors import DatelineError, InputError
from rag.library.records import UNINDEXED, State
from rag.markup import Html, element, problem, together
from rag.models.choice import AUTO, Choice
from rag.page.desk import Desk
from rag.page.library.jobs import Jobs
from rag.page.library.keeping import keep
from rag.page.library.parts_table import parts_table
from rag.page.library.programs import programs
from rag.page.library.results import SHOWN, added, brought_back, reindexed, removed_articles, told_ids
from rag.page.library.settings_form import Tried, said_of, settings_form
from rag.page.library.standing import (
    TRYING,
    model_section,
    pull_stopped,
    pulled,
    pulling,
    refused,
    saved,
    state_line,
)
from rag.page.library.trying import SettingsRefused
from rag.page.running import Running
from rag.page.steps import Steps
from rag.page.telling import telling
from rag.settings import CHANGEABLE, PREFIX, given_by_environment
from rag.types import ANYONE, QUOTES, Person

_RESTORE = re.compile(r"restore-([\w-]{1,64})")
_ALL = "all"

_NOTHING = together([])


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows. None leaves a part as it is.

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
    told: Html | None = None  # about the settings
    lies: Html | None = None  # where the library lies
    programs: Html | None = None  # how they reach the page
    model: Html | None = None  # about the one that answers
    pull: str | None = None  # one that can be got; empty where there is none
    changed: int | None = None  # another number: what is counted anywhere on the page may be another count


_tells = telling(lambda line: Shown(result=problem(line)))


class Caretaking:
    """The tab's side of a desk. `uploads` is the folder that files sent to the page are kept in."""

    def __init__(self, desk: Desk, uploads: Path) -> None:
        self._desk = desk
        self._library = desk.library
        self._uploads = uploads
        self._jobs = Jobs()
        self._indexing = Jobs()  # beside the others, which need not wait for hours
        self._pulled = Running()
        self._numbers = count(1)  # each is another one
        self._choice: Choice | None = None  # as last seen: the next visitor need not wait to read it
        self._models: tuple[str, ...] = ()  # the same

    # How things stand

    @telling(problem)
    def line(self, person: Person = ANYONE) -> Html:
        """The line at the top, at once: who answers may not be known yet."""
        records = self._library.records
        waiting = records.count(State.WAITING)
        return state_line(records.count(), records.newest(), self._choice, waiting, leads=person.is_owner)

    def go_on(self) -> None:
        """Goes on in the background with what a writer left that is gone, of this process or another."""
        if self._library.left_over() and not self._library.at_work():
            self._indexing.start("Indexing goes on", self._finish)

    def _finish(self, steps: Steps, stop: Event) -> Html:
        records = self._library.records
        steps.total(records.count(State.READY, *UNINDEXED))
        steps.step(records.count(State.READY))
        self._library.finish(steps.step, stop)
        return _NOTHING

    def standing(self, person: Person = ANYONE) -> Shown:
        """How things stand now. Asking a server that hangs takes seconds. A reader learns which model answers, and not
        where it runs."""
        self.go_on()
        try:
            self._choice = self._desk.choice()
        except DatelineError as error:
            told = problem(str(error)) if person.is_owner else _NOTHING
            return Shown(line=self.line(person), model=told, pull="")
        if not person.is_owner:
            return Shown(line=self.line(person), model=_NOTHING, pull="")
        return Shown(line=self.line(), model=model_section(self._choice), pull=self._choice.pull or "")

    @_tells
    def arrive(self, address: str = "") -> Shown:
        """The tab was opened, on a page that is reached at `address`."""
        reached = programs(address) if address else None
        return self._look(Shown(removed=self._removed(), settings=self._form(), lies=self._lies(), programs=reached))

    def _lies(self) -> Html:
        """Where the library lies. It comes with an event: the page itself tells no path to whoever asks for it."""
        folder = element("code", str(self._library.settings.data_dir))
        return element("p", "The library lies in ", folder, "; nothing of it leaves the machine.", class_="note")

    def examine(self) -> Iterator[Shown]:
        """Every part of the program, one after the other."""
        findings: list[Finding] = []
        yield Shown(parts=parts_table(findings, looking=True))
        for finding in examine(self._library.settings):
            findings.append(finding)
            yield Shown(parts=parts_table(findings, looking=True))
        yield Shown(parts=parts_table(findings, looking=False))

    # Articles come and go

    @_tells
    def add(self, files: Sequence[str]) -> Shown:
        """Takes files that were sent to the page into the library."""
        if not files:
            return Shown(result=problem("no file is chosen: choose some, then add them"))
        there = [Path(each) for each in files if os.path.lexists(each)]
        if not there:
            return Shown(result=problem("these files are not here any more: choose them again"), taken=True)
        try:
            kept = [str(keep(each, self._uploads)) for each in there]
        except InputError as error:
            return Shown(result=problem(str(error)))
        refused = self._jobs.start("Adding articles", partial(self._add, kept), stoppable=True)
        return self._look(Shown(taken=None if refused else True), refused)

    def _add(self, paths: Sequence[str], steps: Steps, stop: Event) -> Html:
        from rag.intake import add_articles

        report = add_articles(self._library, paths, progress=steps, stop=stop)
        articles = self._library.records.get(told_ids(report))
        return added(report, self._uploads, articles)

    @_tells
    def reindex(self) -> Shown:
        """Makes words and vectors again."""
        return self._look(Shown(), self._jobs.start("Indexing all articles again", self._reindex))

    def _reindex(self, steps: Steps, stop: Event) -> Html:
        steps.total(self._library.records.count())
        return reindexed(self._library.reindex(steps.step, stop))

    def stop(self) -> Shown:
        self._jobs.stop()
        return self.look()

    @_tells
    def look(self) -> Shown:
        """How far the work has come that is under way."""
        return self._look(Shown(removed=self._removed()))

    def watch(self) -> Shown:
        """As `look`, while work is under way; when that has ended, whatever was counted may be another count."""
        shown = self.look()
        return shown if shown.watching else replace(shown, changed=next(self._numbers))

    def _look(self, shown: Shown, refused: Html | None = None) -> Shown:
        watched, indexing = self._jobs.watched(), self._indexing.watched()
        if not watched.under_way:
            watched = replace(indexing, result=watched.result or indexing.result)
        return Shown(
            line=self.line(),
            taken=shown.taken,
            progress=watched.progress,
            result=refused or watched.result,
            stoppable=watched.stoppable,
            watching=watched.under_way,
            removed=shown.removed,
            settings=shown.settings,
            lies=shown.lies,
            programs=shown.programs,
        )

    def follow(self, key: str, sent: Mapping[str, str]) -> Iterator[Shown]:
        """What a link, a button or a form of the tab does; nothing for a key that is none of ours."""
        does: dict[str, Callable[[], Iterator[Shown]]] = {
            "examine": self.examine,
            "reindex": lambda: iter([self.reindex()]),
            "settings": lambda: self._change(sent),
        }
        try:
            if match := _RESTORE.fullmatch(key):
                yield self._restore(match[1])
            elif do := does.get(key):
                yield from do()
        except DatelineError as error:
            yield Shown(told=problem(str(error))) if key == "settings" else Shown(result=problem(str(error)))

    def _restore(self, article_id: str) -> Shown:
        """Brings one article back that was removed, or all of them."""
        ids = self._library.removed.ids() if article_id == _ALL else [article_id]
        if len(ids) == 1:
            if not self._library.removed.get(ids):  # another page has brought it back
                return Shown(removed=self._removed())
            self._library.restore(ids)
            return Shown(removed=self._removed(), line=self.line(), result=brought_back(1), changed=next(self._numbers))
        refused = self._jobs.start("Bringing articles back", partial(self._restore_all, ids))
        return self._look(Shown(), refused)

    def _restore_all(self, ids: Sequence[str], steps: Steps, _: Event) -> Html:
        steps.total(len(ids))
        self._library.restore(ids, steps.step)
        return brought_back(len(ids))

    def _removed(self) -> Html:
        removed = self._library.removed
        return removed_articles(removed.latest(SHOWN), removed.count())

    # Settings

    def _form(self, tried: Tried | None = None) -> Html:
        return settings_form(self._library.settings, self._given(), self._models, tried)

    def look_for_models(self) -> Shown:
        """The settings once more, with the models that there are now: the form does not wait for servers."""
        if "model" not in self._given():
            self._models = self._desk.offered()
        return Shown(settings=self._form())

    def _given(self) -> dict[str, str]:
        """What cannot be changed here, with what it is set by."""
        kept = set(CHANGEABLE) - set(self._library.settings.page_settings)
        left_out = dict.fromkeys(kept, "whoever starts Dateline: page_settings leaves it out")
        given = {name: f"{PREFIX}{name.upper()} in the environment" for name in given_by_environment(os.environ)}
        given = {**left_out, **given}
        return {**given, "model": "--answerer"} if self._desk.answerer else given

    def _change(self, sent: Mapping[str, str]) -> Iterator[Shown]:
        """Changes the settings that are not as they were, once they were tried; answers under way end as they began."""
        yield Shown(told=TRYING)
        try:
            choice = self._desk.change_settings(sent)
        except SettingsRefused as error:
            tried = Tried(sent, error.faults, next(self._numbers))
            lines = [line for name, fault in error.faults.items() if (line := said_of(name, fault))]
            yield Shown(settings=self._form(tried), told=refused(lines))
            return
        named = self._library.settings.model.lower() not in (AUTO, QUOTES) and not self._desk.answerer
        yield replace(
            self.standing(),
            settings=self._form(),
            told=saved(choice if named else None),
            changed=next(self._numbers),
        )
        yield self.look_for_models()

    # The language model

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

    def stop_pull(self, visitor: str) -> None:
        self._pulled.stop(visitor)

    # Leaving

    def leave(self, visitor: str) -> None:
        """The page was closed."""
        self._pulled.stop(visitor)

    def leave_all(self) -> None:
        """The server ends."""
        self._pulled.stop_all()
        self._jobs.end()
        self._indexing.end()
