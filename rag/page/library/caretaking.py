"""What happens on the tab Library: articles come and go, every part is looked at, a model is got, settings change.

Plain functions of values, which `library_tab` wires up.
"""

import os
import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from threading import Event

from rag.doctor import Finding, examine
from rag.errors import DatelineError, InputError
from rag.library.records import UNINDEXED, State
from rag.markup import Html, element, render_problem
from rag.page.library.jobs import Jobs
from rag.page.library.language_model import LanguageModel
from rag.page.library.parts_table import render_parts_table
from rag.page.library.programs import render_programs
from rag.page.library.results import (
    SHOWN,
    listed_ids,
    render_additions,
    render_reindex_result,
    render_removed_articles,
    render_restore_result,
)
from rag.page.library.settings_changing import SettingsChanging
from rag.page.library.update import NOTHING, LibraryUpdate
from rag.page.progress_tracker import ProgressTracker
from rag.page.service import Service
from rag.page.telling import report_problems
from rag.page.upload_storage import store_upload
from rag.person import ANYONE, Person

_RESTORE = re.compile(r"restore-([\w-]{1,64})")
_ALL = "all"


_tells = report_problems(lambda line: LibraryUpdate(result=render_problem(line)))


class Caretaking:
    """The tab's side of a service. `uploads` is the folder that files sent to the page are kept in."""

    def __init__(self, service: Service, uploads: Path) -> None:
        self._service = service
        self._library = service.library
        self._uploads = uploads
        self._jobs = Jobs()
        self._indexing = Jobs()  # beside the others, which need not wait for hours
        self._numbers = count(1)  # each is another one
        self._model = LanguageModel(service)
        self._settings = SettingsChanging(service, lambda: next(self._numbers), self.status)

    # How things stand

    def render_line(self, person: Person = ANYONE) -> Html:
        """As `LanguageModel.line`."""
        return self._model.render_line(person)

    def go_on(self) -> None:
        """Goes on in the background with what a writer left that is gone, of this process or another."""
        if self._library.count_pending() and not self._library.is_busy():
            self._indexing.start("Indexing goes on", self._finish)

    def _finish(self, progress: ProgressTracker, stop: Event) -> Html:
        records = self._library.records
        progress.total(records.count(State.READY, *UNINDEXED))
        progress.step(records.count(State.READY))
        self._library.finish(progress.step, stop)
        return NOTHING

    def status(self, person: Person = ANYONE) -> LibraryUpdate:
        """How things stand now, as `LanguageModel.look`."""
        self.go_on()
        return self._model.look(person)

    @_tells
    def arrive(self, address: str = "") -> LibraryUpdate:
        """The tab was opened, on a page that is reached at `address`."""
        reached = render_programs(address) if address else None
        return self._look(
            LibraryUpdate(
                removed=self._removed(), settings=self._settings.render_form(), lies=self._lies(), programs=reached
            )
        )

    def _lies(self) -> Html:
        """Where the library lies. It comes with an event: the page itself tells no path to whoever asks for it."""
        folder = element("code", str(self._library.settings.data_dir))
        return element("p", "The library lies in ", folder, "; nothing of it leaves the machine.", class_="note")

    def examine(self) -> Iterator[LibraryUpdate]:
        """Every part of the program, one after the other."""
        findings: list[Finding] = []
        yield LibraryUpdate(parts=render_parts_table(findings, looking=True))
        for finding in examine(self._library.settings):
            findings.append(finding)
            yield LibraryUpdate(parts=render_parts_table(findings, looking=True))
        yield LibraryUpdate(parts=render_parts_table(findings, looking=False))

    # Articles come and go

    @_tells
    def add(self, files: Sequence[str]) -> LibraryUpdate:
        """Takes files that were sent to the page into the library."""
        if not files:
            return LibraryUpdate(result=render_problem("no file is chosen: choose some, then add them"))
        there = [Path(each) for each in files if os.path.lexists(each)]
        if not there:
            return LibraryUpdate(
                result=render_problem("these files are not here any more: choose them again"), taken=True
            )
        try:
            kept = [str(store_upload(each, self._uploads)) for each in there]
        except InputError as error:
            return LibraryUpdate(result=render_problem(str(error)))
        refused = self._jobs.start("Adding articles", partial(self._add, kept), stoppable=True)
        return self._look(LibraryUpdate(taken=None if refused else True), refused)

    def _add(self, paths: Sequence[str], progress: ProgressTracker, stop: Event) -> Html:
        from rag.ingestion.adding import add_articles

        report = add_articles(self._library, paths, progress=progress, stop=stop)
        articles = self._library.records.get(listed_ids(report))
        return render_additions(report, self._uploads, articles)

    @_tells
    def reindex(self) -> LibraryUpdate:
        """Makes words and vectors again."""
        return self._look(LibraryUpdate(), self._jobs.start("Indexing all articles again", self._reindex))

    def _reindex(self, progress: ProgressTracker, stop: Event) -> Html:
        progress.total(self._library.records.count())
        return render_reindex_result(self._library.reindex(progress.step, stop))

    def stop(self) -> LibraryUpdate:
        self._jobs.stop()
        return self.look()

    @_tells
    def look(self) -> LibraryUpdate:
        """How far the work has come that is under way."""
        return self._look(LibraryUpdate(removed=self._removed()))

    def watch(self) -> LibraryUpdate:
        """As `look`, while work is under way; when that has ended, whatever was counted may be another count."""
        shown = self.look()
        return shown if shown.watching else replace(shown, changed=next(self._numbers))

    def _look(self, shown: LibraryUpdate, refused: Html | None = None) -> LibraryUpdate:
        watched, indexing = self._jobs.look(), self._indexing.look()
        if not watched.under_way:
            watched = replace(indexing, result=watched.result or indexing.result)
        return LibraryUpdate(
            line=self.render_line(),
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

    def follow(self, key: str, sent: Mapping[str, str]) -> Iterator[LibraryUpdate]:
        """What a link, a button or a form of the tab does; nothing for a key that is none of ours."""
        does: dict[str, Callable[[], Iterator[LibraryUpdate]]] = {
            "examine": self.examine,
            "reindex": lambda: iter([self.reindex()]),
            "settings": lambda: self._settings.change(sent),
        }
        try:
            if match := _RESTORE.fullmatch(key):
                yield self._restore(match[1])
            elif do := does.get(key):
                yield from do()
        except DatelineError as error:
            yield (
                LibraryUpdate(notice=render_problem(str(error)))
                if key == "settings"
                else LibraryUpdate(result=render_problem(str(error)))
            )

    def _restore(self, article_id: str) -> LibraryUpdate:
        """Brings one article back that was removed, or all of them."""
        ids = self._library.removed.ids() if article_id == _ALL else [article_id]
        if len(ids) == 1:
            if not self._library.removed.get(ids):  # another page has brought it back
                return LibraryUpdate(removed=self._removed())
            self._library.restore(ids)
            return LibraryUpdate(
                removed=self._removed(),
                line=self.render_line(),
                result=render_restore_result(1),
                changed=next(self._numbers),
            )
        refused = self._jobs.start("Bringing articles back", partial(self._restore_all, ids))
        return self._look(LibraryUpdate(), refused)

    def _restore_all(self, ids: Sequence[str], progress: ProgressTracker, _: Event) -> Html:
        progress.total(len(ids))
        self._library.restore(ids, progress.step)
        return render_restore_result(len(ids))

    def _removed(self) -> Html:
        removed = self._library.removed
        return render_removed_articles(removed.latest(SHOWN), removed.count())

    # Settings, and the language model

    def look_for_models(self) -> LibraryUpdate:
        """As `SettingsChanging.look_for_models`."""
        return self._settings.look_for_models()

    def pull(self, visitor: str) -> Generator[Html]:
        """As `LanguageModel.pull`."""
        return self._model.pull(visitor)

    def stop_pull(self, visitor: str) -> None:
        self._model.stop(visitor)

    # Leaving

    def leave(self, visitor: str) -> None:
        """The page was closed."""
        self._model.stop(visitor)

    def leave_all(self) -> None:
        """The server ends."""
        self._model.stop_all()
        self._jobs.end()
        self._indexing.end()
