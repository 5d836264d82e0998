"""What happens when something on the page is clicked or sent: plain functions of values, which `layout` wires up."""

import logging
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

from rag.answer_json import answer_json, article_json, hit_json
from rag.errors import DatelineError, InputError
from rag.page.desk import Desk
from rag.page.evidence import NO_ARTICLE, reader, sources, spans_in
from rag.page.lists import added, article_list, matching, state_line
from rag.page.markup import Html, problem
from rag.page.turns import Turn, conversation
from rag.progress import Progress
from rag.types import Answer, Span

Turns = tuple[Turn, ...]

_KEY = re.compile(r"(cite|near)-(\d{1,6})-(\d{1,6})")
_ARTICLE_KEY = re.compile(r"article-(\w+)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The right side of the page. None leaves a pane as it is."""

    sources: Html | None = None
    reader: Html | None = None


class Handlers:
    """The page's side of a desk. `uploads` is the folder that files sent to the page are kept in."""

    def __init__(self, desk: Desk, uploads: Path) -> None:
        self._desk = desk
        self._records = desk.library.records
        self._uploads = uploads

    def state(self) -> Html:
        return state_line(self._records.count(), self._records.newest())

    def ask(self, question: str, turns: Turns) -> Iterator[tuple[Turns, Html, Evidence]]:
        """The conversation as the answer grows; when it is done, also what it rests on."""
        for turn in self._answered(question):
            now = (*turns, turn)
            evidence = self._evidence_of(len(now), turn.answer) if turn.answer and turn.settled else Evidence()
            yield now, conversation(now), evidence

    def _answered(self, question: str) -> Iterator[Turn]:
        turn = Turn(question)
        yield turn
        try:
            for answer in self._desk.ask(question):
                turn = replace(turn, answer=answer)
                yield turn
        except DatelineError as error:
            yield replace(turn, problem=str(error))
        except Exception as error:  # whatever it is, the person must not be left waiting for it
            logging.exception("the question %r could not be answered", question)
            yield replace(turn, problem=f"Dateline failed ({type(error).__name__}); its terminal says where")

    def stop(self, turns: Turns) -> tuple[Turns, Html]:
        """The conversation with the answer that was being made marked as stopped."""
        if turns and not turns[-1].settled:
            turns = (*turns[:-1], replace(turns[-1], stopped=True))
        return turns, conversation(turns)

    def show(self, key: str, turns: Turns) -> Evidence:
        """What a link in the conversation or the sources leads to; nothing for a key that is none of ours."""
        match = _KEY.fullmatch(key)
        place, number = (int(match[2]), int(match[3])) if match else (0, 0)
        answer = turns[place - 1].answer if 0 < place <= len(turns) else None
        if match is None or answer is None:
            return Evidence()
        return self._cited(place, answer, number) if match[1] == "cite" else self._nearest(answer, number)

    def _evidence_of(self, place: int, answer: Answer) -> Evidence:
        """The sources of a new answer, with its best one open."""
        return self._cited(place, answer, 1) if answer.citations else Evidence(sources(place, answer, None), NO_ARTICLE)

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
        *_, answer = self._desk.ask(question)
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


def keep(upload: Path, folder: Path) -> Path:
    """Moves a file that was sent to the page into `folder`, where its path stays valid.

    The same file sent twice is kept once. Another file of a known name gets a number: it must not take the place of
    the first, whose articles would then leave the library.
    """
    folder.mkdir(parents=True, exist_ok=True)
    stem, dot, endings = upload.name.partition(".")
    for number in count(1):
        path = folder / (upload.name if number == 1 else f"{stem}-{number}{dot}{endings}")
        if not path.exists():
            shutil.move(upload, path)
            return path
        if path.read_bytes() == upload.read_bytes():
            return path
    raise AssertionError("count() ends only with the return above")
