"""The path of a question. The page, the commands and the evaluation all come through here."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, Any

import prompts
from rag import __version__
from rag.answering.answerers import Answerer, Task, quote, take_first_answer
from rag.answering.digests.digesting import Digester
from rag.answering.digests.finding import find_cited_article_id, search_text_of
from rag.answering.digests.forms import Digest, Summary, read_digest, summary_question_for
from rag.answering.messages import limits_in, spelling_messages, unsearched_message
from rag.answering.mistyped import correct_spelling
from rag.answering.narrowing import Interpretation, normalise_outlet, readings
from rag.answering.over_quotations import Writer
from rag.answering.refusing import Refuser
from rag.answering.relevance import find_refusal_kind, is_sure
from rag.checking.checker import Checker
from rag.checking.judges import load_judge
from rag.errors import InputError
from rag.filtering import Filters
from rag.language.registry import language_of_code
from rag.library.library import Library
from rag.library.records import UNINDEXED, State
from rag.models.choice import AUTO, Choice, Models
from rag.models.language_model import LanguageModel
from rag.question.followups import rewrite, standalone_question
from rag.question.questions import Question, read_question
from rag.question.small_talk import is_small_talk
from rag.quotable import line_of
from rag.retrieval.evidence import evidence_of
from rag.retrieval.query import FoundPassages, Query
from rag.retrieval.rerankers import load_reranker
from rag.text.characters import is_text
from rag.text.filters import take_filters
from rag.text.languages import is_in
from rag.turns import Exchange
from rag.types import Answer, Hit, RefusalKind
from rag.writer import QUOTES, Form

if TYPE_CHECKING:  # brings Chroma (0.6 s), which the first question can wait for and the page's start cannot
    from rag.retrieval.hybrid import HybridRetriever

# Settings that an answer depends on. Not the key of a server, and not where things lie.
_ANSWERING = ("model", "embedding_model", "context_window", "model_timeout", "judge", "reranker", "strict")

# Passages that an answer keeps as its hits.
HITS = 10


@dataclass(frozen=True, slots=True)
class _Taken:
    """A question in one of the ways to take it: the kind of digest that is asked for, if it is one, the words that are
    searched for, what is found, and which words were typed wrong and read otherwise."""

    way: Interpretation
    digest: Digest | None
    asked: Question
    found: FoundPassages
    mistyped: Sequence[tuple[str, str]] = ()


class Assistant:
    """Answers questions from the articles of a library.

    `answerer` stands in for the setting `model`; `models` are those to choose from. With the library of seeds/:

    >>> *_, answer = Assistant(library, "quotes").ask("How many people were injured near Kyiv?")
    >>> answer.citations[0].quote, str(answer.citations[0].article.published)
    ('Drone strikes injured three people near Kyiv.', '2022-12-19')
    """

    def __init__(self, library: Library, answerer: str | None = None, models: Models | None = None) -> None:
        self.library = library
        self._settings = library.settings
        self._answerer = answerer
        self.models = models or Models(library.settings)

    def ask(
        self,
        question: str,
        history: Sequence[Exchange] = (),
        filters: Filters | None = None,
        *,
        standalone: str | None = None,
        strict: bool | None = None,
        stop: threading.Event | None = None,
    ) -> Iterator[Answer]:
        """The answer, in snapshots that grow; the last one is done. Filters typed in the question are taken out of it,
        and an outlet and a day that it names become filters.

        `standalone` is the question to search for, where a person has worded it. `strict` leaves out what is not
        supported. Setting `stop` ends the writing: what was written so far is the answer.
        Raises InputError when nothing is asked, or a typed filter has no date.
        """
        started = perf_counter()
        stop = stop or threading.Event()
        model = self.choice().model
        typed, filters = _read(question if standalone is None else standalone, filters)
        filters = normalise_outlet(filters, self.library.records)
        if standalone is None and not is_small_talk(typed):
            taken = self._find(self._standalone(typed, history, model, stop), filters)
        else:
            taken = self._search([Interpretation(typed, filters)])
        answer = Answer(
            question,
            taken.way.text,
            taken.way.filters,
            notes=self._notes(taken),
            hits=taken.found.hits[:HITS],
            timings={"retrieve_ms": _since(started)},
        )
        yield answer

        strict = self._settings.strict if strict is None else strict
        hits = taken.found.hits
        task = Task(answer, taken.asked, taken.way.filters, hits, evidence_of(hits), tuple(history), strict, stop)
        spent: dict[str, float] = {}
        for answer in take_first_answer(self.answerers(taken.digest, model), task):
            spent = _first_times(answer, spent, _since(started))
            yield answer
        yield replace(answer, timings={**answer.timings, **spent, "total_ms": _since(started)}, writing=None, done=True)

    def answerers(self, digest: Digest | None, model: LanguageModel | None) -> Sequence[Answerer]:
        """Who answers, in the order in which they are tried. What asks for a digest gets that alone."""
        if digest:
            return (self._digester.answerer(digest),)
        return (self._refuser, *([self._write_with(model)] if model else []), quote)

    def choice(self) -> Choice:
        """Which model answers now, if any, and why."""
        return self.models.current(self._answerer)

    def conditions(self) -> dict[str, Any]:
        """What an answer depends on now beside the question and the articles, so that it can be made again.

        May load the model: raises ModelError.
        """
        model = self.choice().model
        return {
            "version": __version__,
            "answerer": model.name if model else QUOTES,
            "model_digest": model.digest if model else None,
            "prompts": prompts.digest(),
            "settings": {name: str(getattr(self._settings, name)) for name in _ANSWERING},
        }

    def _notes(self, taken: _Taken) -> tuple[str, ...]:
        """What a person should know of how the answer came about."""
        return (
            *spelling_messages(taken.mistyped),
            *_limits(taken),
            *self._missed(),
            *self._unsearched(),
            *(taken.found.notes or self._lost()),
        )

    def _missed(self) -> tuple[str, ...]:
        """Why a model that was asked for by name does not answer."""
        named = (self._answerer or self._settings.model).lower() not in (AUTO, QUOTES)
        choice = self.choice()
        return (choice.why,) if named and choice.model is None else ()

    def _unsearched(self) -> tuple[str, ...]:
        """That not all articles are indexed, as while they are indexed again."""
        records = self.library.records
        left = records.count(*UNINDEXED)
        return (unsearched_message(left, left + records.count(State.READY), self.library.is_busy()),) if left else ()

    def _lost(self) -> tuple[str, ...]:
        """That a part of the index is lost, so that not all articles are found."""
        lost = self.library.trouble()
        return (f"{lost[:1].upper()}{lost[1:]}.",) if lost else ()

    @cached_property
    def checker(self) -> Checker:
        """Checks claims against passages, as every written sentence is checked."""
        judge = load_judge(self._settings, lambda: self.choice().model)
        return Checker(self.library.index.embedding.text_tokens, judge)

    def warm_up(self) -> None:
        """Loads what the first question needs, so that it does not wait for it."""
        self._retrieve(read_question("warm up"), Filters())
        if self.choice().model:
            self.checker  # noqa: B018 - made when it is first looked at

    def find(self, text: str, filters: Filters) -> list[Hit]:
        """The passages that say most of `text`, best first."""
        return list(self._retrieve(read_question(text), filters).hits[:HITS])

    @cached_property
    def _retriever(self) -> "HybridRetriever":
        from rag.retrieval.hybrid import HybridRetriever

        return HybridRetriever(self.library, load_reranker(self._settings))

    def _standalone(
        self, typed: str, history: Sequence[Exchange], model: LanguageModel | None, stop: threading.Event
    ) -> str:
        if digest := read_digest(typed):
            return typed if digest.topic else self._pointed_out(typed, history)
        return rewrite(typed, history, model, stop) if model else standalone_question(typed, history)

    def _retrieve(self, question: Question, filters: Filters) -> FoundPassages:
        """The passages that may answer, read sentence by sentence, best first."""
        embedded = self.library.index.embedding.query_tokens(question.text)
        return self._retriever.search(Query(question, embedded, filters))

    def _pointed_out(self, typed: str, history: Sequence[Exchange]) -> str:
        """A request for a summary of "this article" with the title of the one that was cited last."""
        pointed_at = find_cited_article_id(history)
        listed = self.library.records.listings_of([pointed_at]) if pointed_at else []
        titled = [summary_question_for(title) for each in listed if (title := line_of(each.title))]
        return titled[0] if titled else typed

    def _ways(self, text: str, filters: Filters) -> Iterable[Interpretation]:
        """The ways to take a question. What stands in a title is no outlet and no day to search in."""
        match read_digest(text):
            case Summary(titled=True):
                return [Interpretation(text, filters)]
        return readings(text, filters, self.library.records)

    def _find(self, question: str, filters: Filters) -> _Taken:
        """What is found for a question as the articles write it, in one of the ways to take it."""
        meant = correct_spelling(question, self.library)
        return replace(self._search(self._ways(meant.text, filters)), mistyped=meant.changed)

    def _search(self, ways: Iterable[Interpretation]) -> _Taken:
        """What is found for the first way to take a question that is answered, else for the last of them."""
        for way in ways:
            digest = read_digest(way.text)
            asked = read_question(search_text_of(digest) or way.text) if digest else read_question(way.text)
            found = FoundPassages() if is_small_talk(way.text) else self._retrieve(asked, way.filters)
            taken = _Taken(way, digest, asked, found)
            if not find_refusal_kind(asked, found.hits, evidence_of(found.hits)):
                break
        return taken

    @cached_property
    def _refuser(self) -> Refuser:
        return Refuser(self.library, self._retrieve)

    @property
    def _digester(self) -> Digester:
        return Digester(self._retrieve, self.library.records.spellings_of_outlets(), self._refuser.refuse)

    def _write_with(self, model: LanguageModel) -> Answerer:
        def write(task: Task) -> Iterator[Answer]:
            unanswered = self._refuser.refuse(RefusalKind.NOT_ANSWERED, task)
            sure = is_sure(task.asked, task.hits, task.evidence)
            # After a failure it may be gone for good: the next question looks anew.
            return Writer(model, lambda: self.checker, unanswered, sure, self.models.forget)(task)

        return write


def _read(question: str, filters: Filters | None) -> tuple[str, Filters]:
    """The question without the filters typed in it, and all filters."""
    if not is_text(question):
        raise InputError("the question is not text, it holds half a character: write it anew")
    typed, filters = take_filters(question, Filters() if filters is None else filters)
    if not typed:
        raise InputError("the question is empty: ask something about the articles")
    return typed, filters


def _limits(taken: _Taken) -> tuple[str, ...]:
    """What is not done in the language of the question, where articles in it were found: no others answer it."""
    code = taken.asked.language
    found = any(is_in(code, hit.passage.article.language) for hit in taken.found.hits)
    return limits_in(language_of_code(code)) if found else ()


def _first_times(answer: Answer, known: dict[str, float], now: float) -> dict[str, float]:
    """When there was something to read for the first time, and something that a model wrote."""
    said = {"first_token_ms": bool(answer.sentences or answer.refusal)}
    written = {"first_written_ms": bool(answer.sentences) and answer.form is Form.WRITTEN}
    return {**{name: now for name, there in {**said, **written}.items() if there}, **known}


def _since(started: float) -> float:
    return (perf_counter() - started) * 1000
