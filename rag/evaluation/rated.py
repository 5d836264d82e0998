"""Answers that people rated, as a question set: what was right must stay so, and what was wrong should not."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from rag.answer_record import answer_of
from rag.errors import InputError
from rag.evaluation.cases import Case, Problem, QuestionSet, read_case
from rag.filtering import Filters
from rag.library.conversations import StoredRating
from rag.text.filters import append_filters, take_filters
from rag.turns import Thumb
from rag.types import Answer

NAME = "ratings"


def rated_set(ratings: Iterable[StoredRating]) -> QuestionSet:
    """The ratings as a question set, and a Problem for each that gives no case."""
    cases: list[Case] = []
    problems: list[Problem] = []
    for line, rating in enumerate(ratings, start=1):
        try:
            cases.append(rated_case(rating))
        except InputError as error:
            problems.append(Problem(line, str(error)))
    return QuestionSet(NAME, tuple(cases), tuple(problems))


def rated_case(rating: StoredRating) -> Case:
    """The question as it was asked, under the filters that held, with what is known of its answer since.

    A thumb up: what was cited is right, and a refusal was. A thumb down: the answer is the one that the person gave, if
    they gave one; a refusal was wrong. Raises InputError where nothing was asked.
    """
    answer = answer_of(rating.record, {}) if rating.record else None
    question, filters = _asked(rating.question, answer)
    known = _right(answer) if rating.thumb == Thumb.UP else {"answers": [rating.right]}
    return read_case(
        {
            "id": rating.turn,
            "question": append_filters(question, replace(filters, as_of=None)),
            "history": list(rating.history),
            "as_of": filters.as_of.isoformat() if filters.as_of else None,
            "tags": ["rated", f"thumb-{rating.thumb}"],
            **known,
        }
    )


def _asked(question: str, answer: Answer | None) -> tuple[str, Filters]:
    """The question without the filters typed in it, and those in force; as it stands where they cannot be read."""
    try:
        bare, typed = take_filters(question, Filters())
    except InputError:
        return question, Filters()
    if not bare:
        return question, Filters()
    return bare, answer.filters if answer else typed


def _right(answer: Answer | None) -> dict[str, Any]:
    """What a right answer shows of the one that is expected."""
    cited = answer.citations if answer else ()
    return {
        "articles": [each.article.id for each in cited],
        "quotes": [each.quote for each in cited],
        "answerable": not (answer and answer.refusal),
    }
