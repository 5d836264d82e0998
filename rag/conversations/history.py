"""Earlier questions and answers, as the next question needs them: from answers, or from JSON."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rag.errors import InputError
from rag.numbering import citation_key
from rag.turns import Exchange
from rag.types import Answer, CitationKey

_FORMS = (
    'history is a list, oldest first: of questions as text, of objects with "question" and maybe "answer" '
    '(the objects that `ask --json` prints will do), or of messages with "role" and "content"'
)


def exchange_of(answer: Answer) -> Exchange:
    numbers = {citation_key(each): each.number for each in answer.citations}
    return Exchange(answer.question, answer.standalone_question, answer.text, numbers)


def read_history(value: Any) -> tuple[Exchange, ...]:
    """The history of a JSON question. Raises InputError for what is none."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise InputError(_FORMS)
    exchanges: list[Exchange] = []
    for item in value:
        if isinstance(item, str):
            exchanges.append(Exchange(item, item))
        elif isinstance(item, Mapping) and isinstance(item.get("question"), str):
            exchanges.append(_from_answer(item))
        elif isinstance(item, Mapping) and isinstance(item.get("role"), str) and isinstance(item.get("content"), str):
            _take_message(item["role"], item["content"], exchanges)
        else:
            raise InputError(_FORMS)
    return tuple(exchanges)


def _from_answer(item: Mapping[str, Any]) -> Exchange:
    question, answer = str(item["question"]), item.get("answer")
    standalone = item.get("standalone_question")
    return Exchange(
        question,
        standalone if isinstance(standalone, str) else question,
        answer if isinstance(answer, str) else "",
        _numbers(item.get("citations")),
    )


def _numbers(citations: Any) -> dict[CitationKey, int]:
    found: dict[CitationKey, int] = {}
    for each in citations if isinstance(citations, list) else []:
        match each:
            case {"number": int(number), "article_id": str(article), "start": int(start), "end": int(end)} if (
                number > 0 and not isinstance(number, bool)
            ):
                found[article, start, end] = number
            case _:
                raise InputError('a citation in the history has "number" from 1 on, "article_id", "start" and "end"')
    return found


def _take_message(role: str, said: str, exchanges: list[Exchange]) -> None:
    """A message of a chat: the user's begins an exchange, the assistant's answers it; others are no conversation."""
    if role == "user":
        exchanges.append(Exchange(said, said))
    elif role == "assistant" and exchanges:
        exchanges[-1] = replace(exchanges[-1], answer=said)
