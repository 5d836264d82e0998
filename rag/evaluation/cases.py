"""A question of a question set, with what is known of its answer. The format is a contract: see the README."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rag.conversations.history import read_history
from rag.errors import InputError
from rag.filtering import Filters
from rag.text.characters import is_text
from rag.text.filters import set_filter
from rag.turns import Exchange

# The keys that hold texts: a list of them, or one.
_TEXTS = ("answers", "articles", "quotes", "tags")


@dataclass(frozen=True, slots=True)
class Case:
    """A question, and what an answer is held against. All but the question may be empty.

    `id` is the one that the set gives, or is made of what is asked. `history` is as the set has it: see
    `rag.conversations.history.read_history`.
    """

    id: str
    question: str
    answers: tuple[str, ...] = ()  # accepted words, any one of them
    articles: tuple[str, ...] = ()  # ids, file names or addresses of articles that hold the answer
    quotes: tuple[str, ...] = ()  # words that must be among the cited
    answerable: bool = True
    history: tuple[Any, ...] = ()
    as_of: date | None = None  # the day on which it is asked: later articles are not read
    tags: tuple[str, ...] = ()

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        return read_history(list(self.history))

    @property
    def filters(self) -> Filters:
        return Filters(as_of=self.as_of)

    @property
    def gold_texts(self) -> tuple[str, ...]:
        """Words any of which answer the question: the accepted ones, or else the quotations."""
        return self.answers or self.quotes

    @property
    def unanswerable(self) -> bool:
        """Whether a refusal is right. Where the answer is known and merely in none of these articles, nobody knows
        whether one of them does not say it after all: such a question counts neither way."""
        return not self.answerable and not self.answers


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of a question set that cannot be used, and why."""

    line: int
    cause: str


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions of a file, in its order, no two with one id."""

    name: str
    cases: tuple[Case, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of all that the cases say, whatever the file's form: two sets with one digest ask the same."""
        said = json.dumps([case_json(each) for each in self.cases], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def read_case(row: Mapping[str, Any]) -> Case:
    """The case of a row of the format. Raises InputError, saying which value is wrong."""
    question = row.get("question")
    if not isinstance(question, str) or not question.strip():
        raise InputError('the row has no "question" that is text')
    if not is_text(json.dumps(dict(row), ensure_ascii=False, default=str)):
        raise InputError("this holds half a character: write it anew")
    history = row.get("history") or []
    read_history(history)
    as_of = _day(row.get("as_of"))
    answers, articles, quotes, tags = (_texts(name, row.get(name)) for name in _TEXTS)
    return Case(
        id=_id(row.get("id"), question, history, as_of),
        question=question.strip(),
        answers=answers,
        articles=articles,
        quotes=quotes,
        answerable=_yes_or_no(row.get("answerable")),
        history=tuple(history),
        as_of=as_of,
        tags=tags,
    )


def case_json(case: Case) -> dict[str, Any]:
    """The row of a case; `read_case` makes the case of it again."""
    return {
        "id": case.id,
        "question": case.question,
        "answers": list(case.answers),
        "articles": list(case.articles),
        "quotes": list(case.quotes),
        "answerable": case.answerable,
        "history": list(case.history),
        "as_of": case.as_of.isoformat() if case.as_of else None,
        "tags": list(case.tags),
    }


def _id(stated: Any, question: str, history: Sequence[Any], as_of: date | None) -> str:
    if stated is not None and str(stated).strip():
        return str(stated).strip()
    asked = json.dumps([question.strip(), history, str(as_of)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


def _texts(name: str, value: Any) -> tuple[str, ...]:
    values = [value] if isinstance(value, str) else [] if value is None else value
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise InputError(f'"{name}" is {value!r}: write a list of texts')
    return tuple(dict.fromkeys(each.strip() for each in values if each.strip()))


def _yes_or_no(value: Any) -> bool:
    if value is None:
        return True
    if not isinstance(value, bool):
        raise InputError(f'"answerable" is {value!r}: write true or false')
    return value


def _day(value: Any) -> date | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f'"as_of" is {value!r}: write a day, as in "2022-03-31"')
    return set_filter(Filters(), "as-of", value).as_of
