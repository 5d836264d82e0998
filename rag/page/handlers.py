"""What happens when something on the page is clicked or sent: plain functions of values, which `layout` wires up."""

import logging
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

from rag.answer_json import answer_json, article_json, hit_json
from rag.errors import DatelineError, InputError
from rag.markup import Html, problem
from rag.models.choice import Choice
from rag.page.answers import editable
from rag.page.desk import Desk
from rag.page.evaluations import Evaluations
from rag.page.evidence import NO_ARTICLE, NO_SOURCES, reader, sources, spans_in
from rag.page.keeping import keep
from rag.page.lists import added, article_list, matching
from rag.page.pace import paced
from rag.page.running import Running
from rag.page.standing import model_section, pull_stopped, pulled, pulling, state_line
from rag.page.turns import Turn, conversation, history
from rag.progress import Progress
from rag.types import Answer, Span

Turns = tuple[Turn, ...]

_KEY = re.compile(r"(cite|near)-(\d{1,6})-(\d{1,6})")
_EDIT_KEY = re.compile(r"edit-(\d{1,6})")
_ARTICLE_KEY = re.compile(r"article-(\w+)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The right side of the page. None leaves a pane as it is."""

    sources: Html | None = None
    reader: Html | None = None


NOTHING = Evidence(NO_SOURCES, NO_ARTICLE)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: the line at the top, the part about the language model, and a model that can be got."""

    line: Html
    model: Html
    pull: str | None


class Handlers:
    """The page's side of a desk. `uploads` is the folder that files sent to the page are kept in.

    A `visitor` is one open page, by a name that the caller chooses.
    """

    def __init__(self, desk: Desk, uploads: Path) -> None:
        self._desk = desk
        self._records = desk.library.records
        self._uploads = uploads
        self._asked = Running()
        self._pulled = Running()
        self.evaluations = Evaluations(desk, uploads / "question-sets")
        self._choice: Choice | None = None  # as last seen: the next visitor need not wait to read it

    @property
    def strict(self) -> bool:
        """Whether sentences that the articles do not bear out are left out, unless a visitor says otherwise."""
        return self._desk.library.settings.strict

    def state(self) -> Html:
        """The line at the top, at once: who answers may not be known yet."""
        return state_line(self._records.count(), self._records.newest(), self._choice)

    def standing(self) -> Standing:
        """How things stand now. Asking a server that hangs takes seconds."""
        try:
            self._choice = self._desk.choice()
        except DatelineError as error:
            return Standing(self.state(), problem(str(error)), None)
        return Standing(self.state(), model_section(self._choice), self._choice.pull)

    def ask(
        self, question: str, turns: Turns, visitor: str, *, verbatim: bool = False, strict: bool | None = None
    ) -> Generator[tuple[Turns, Html, Evidence]]:
        """The conversation as the answer grows, and what it rests on.

        `verbatim` searches for the question as it is worded, and not as one that follows from those before.
        Closing the iterator ends the answer, at the model's server too.
        """
        with self._asked.of(visitor) as run:
            standalone = question if verbatim else None
            ask = partial(self._desk.ask, question, history(turns), standalone=standalone, strict=strict, stop=run.stop)
            open_already = False
            # What is yielded last counts, so a conversation that was begun anew meanwhile is what this one ends with.
            for turn in _answered(question, ask, run.stop):
                if run.dropped:
                    break
                now = (*turns, turn)
                cited = bool(turn.answer and turn.answer.citations)
                show = bool(turn.answer) and (turn.settled or (cited and not open_already))
                open_already = open_already or show
                yield now, conversation(now), self._evidence_of(now, run.looked) if show else Evidence()
            if run.dropped:
                yield (), conversation(()), NOTHING

    def begin_anew(self, visitor: str) -> tuple[Turns, Html, Evidence]:
        """An empty conversation; an answer that is being made ends unheard."""
        self._asked.drop(visitor)
        return (), conversation(()), NOTHING

    def stop(self, visitor: str) -> None:
        """Ends the answer that is being made: what was said so far comes as the last of it."""
        self._asked.stop(visitor)

    def leave(self, visitor: str) -> None:
        """The page was closed."""
        self._asked.stop(visitor)
        self._pulled.stop(visitor)
        self.evaluations.leave(visitor)

    def leave_all(self) -> None:
        """The server ends."""
        self._asked.stop_all()
        self._pulled.stop_all()
        self.evaluations.leave_all()

    def editable(self, key: str, turns: Turns) -> str | None:
        """The question to word anew, where the link is one for that."""
        match = _EDIT_KEY.fullmatch(key)
        answer = _answer_at(int(match[1]), turns) if match else None
        return editable(answer) if answer else None

    def pull(self, visitor: str) -> Generator[Html]:
        """Gets the model that the page offers, and says how far that has come."""
        name = self._choice.pull if self._choice else None
        if name is None:
            return
        with self._pulled.of(visitor) as run:
            try:
                yield from (pulling(name, step) for step in self._desk.pull(name, run.stop))
            except DatelineError as error:
                yield problem(str(error))
                return
            yield pull_stopped(name) if run.stop.is_set() else pulled(name)

    def stop_pull(self, visitor: str) -> None:
        self._pulled.stop(visitor)

    def follow(self, key: str, turns: Turns, visitor: str) -> Evidence:
        """As `show`, and what is being written does not take its place."""
        shown = self.show(key, turns)
        if shown != Evidence():
            self._asked.looked(visitor, key)
        return shown

    def show(self, key: str, turns: Turns) -> Evidence:
        """What a link in the conversation or the sources leads to; nothing for a key that is none of ours."""
        match = _KEY.fullmatch(key)
        place, number = (int(match[2]), int(match[3])) if match else (0, 0)
        answer = _answer_at(place, turns)
        if match is None or answer is None:
            return Evidence()
        return self._cited(place, answer, number) if match[1] == "cite" else self._nearest(answer, number)

    def _evidence_of(self, turns: Turns, looked: str | None) -> Evidence:
        """The sources of the newest answer with its best one open, or else what its reader looked at meanwhile."""
        place, answer = len(turns), turns[-1].answer
        if looked and (shown := self.show(looked, turns)) != Evidence():
            return shown
        if answer and answer.citations:
            return self._cited(place, answer, answer.citations[0].number)
        return Evidence(sources(place, answer, None), NO_ARTICLE) if answer else Evidence()

    def _cited(self, place: int, answer: Answer, number: int) -> Evidence:
        citation = next((each for each in answer.citations if each.number == number), None)
        if citation is None:
            return Evidence()
        marks = spans_in(citation.article, answer.citations)
        opened = reader(citation.article, marks, Span(citation.start, citation.end))
        return Evidence(sources(place, answer, number), opened)

    def _nearest(self, answer: Answer, number: int) -> Evidence:
        hits = answer.refusal.nearest if answer.refusal else ()
        if not 0 < number <= len(hits):
            return Evidence()
        passage = hits[number - 1].passage
        return Evidence(None, reader(passage.article, chosen=Span(passage.start, passage.end)))

    def articles(self, query: str) -> Html:
        return article_list(matching(self._records.listings(), query))

    def open_article(self, key: str) -> Html | None:
        """The article that a row of the list leads to; None if it is gone."""
        match = _ARTICLE_KEY.fullmatch(key)
        article = self._records.get([match[1]]).get(match[1]) if match else None
        return reader(article) if article else None

    def add(self, files: Sequence[str], progress: Progress) -> Html:
        """Takes files that were sent to the page into the library, and says what came of it."""
        from rag.intake import add_articles

        if not files:
            return problem("no file is chosen: choose some, then add them")
        kept = [keep(Path(each), self._uploads) for each in files]
        try:
            return added(add_articles(self._desk.library, [str(path) for path in kept], progress=progress))
        except DatelineError as error:
            return problem(str(error))

    def api_ask(self, question: str) -> dict[str, Any]:
        """The answer as JSON, as `dateline ask --json` prints it."""
        with self._asked.of(f"API call {uuid4()}") as run:
            *_, answer = self._desk.ask(question, stop=run.stop)
        return answer_json(answer)

    def api_search(self, query: str) -> list[dict[str, Any]]:
        """The ten best passages, best first, as in the `hits` of an answer."""
        return [hit_json(each) for each in self._desk.search(query)]

    def api_article(self, article_id: str) -> dict[str, Any]:
        """An article with its text, as `dateline list --json --text` prints it."""
        article = self._records.get([article_id]).get(article_id)
        if article is None:
            raise InputError(f"no article has the id {article_id}")
        return article_json(article, text=True)


def _answered(question: str, ask: Callable[[], Iterator[Answer]], stop: Event) -> Iterator[Turn]:
    """The turn of a question as its answer grows. The last one is settled, whatever happens."""
    turn = Turn(question)
    yield turn
    try:
        for answer in paced(ask()):
            turn = replace(turn, answer=answer, stopped=stop.is_set())
            yield turn
    except DatelineError as error:
        yield replace(turn, problem=str(error))
    except Exception as error:  # whatever it is, the person must not be left waiting for it
        logging.exception("the question %r could not be answered", question)
        yield replace(turn, problem=f"Dateline failed ({type(error).__name__}); its terminal says where")


def _answer_at(place: int, turns: Turns) -> Answer | None:
    return turns[place - 1].answer if 0 < place <= len(turns) else None
