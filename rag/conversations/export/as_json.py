"""A conversation as JSON, for programs."""

from typing import Any

from rag.answer_json import answer_json, citation_json
from rag.conversations.export.references import Reference, references_of
from rag.turns import Conversation, Rating, Turn


def conversation_json(conversation: Conversation) -> dict[str, Any]:
    """All of a conversation.

    There are two kinds of numbers. Those in an answer (its markers, `citations` of a sentence, `number` of a citation)
    are as the page has them: 1 is read first. `number` of a reference is the one that the same words have in the other
    files, where numbers rise with the text. `cited` of a reference leads from one to the other: "turn" is `number` of
    a turn, "number" is a number in its answer.
    """
    return {
        "id": conversation.id,
        "title": conversation.title,
        "started": conversation.started,
        "changed": conversation.changed,
        "turns": [_turn(each) for each in conversation.turns],
        "references": [_reference(each) for each in references_of(conversation.turns)],
    }


def _turn(turn: Turn) -> dict[str, Any]:
    """The answer has the id of its turn."""
    return {
        "number": turn.number,
        "question": turn.question,
        "asked": turn.asked,
        "answer": answer_json(turn.answer, turn.id) if turn.answer else None,
        "problem": turn.problem,
        "stopped": turn.stopped,
        "rating": _rating(turn.rating) if turn.rating else None,
    }


def _rating(rating: Rating) -> dict[str, Any]:
    return {
        "thumb": rating.thumb.value,
        "comment": rating.comment,
        "right": rating.right,
        "in_set": rating.in_set,
    }


def _reference(reference: Reference) -> dict[str, Any]:
    """As a citation of an answer, with what else is known of the article."""
    article = reference.citation.article
    return {
        **citation_json(reference.citation),
        "number": reference.number,
        "authors": list(article.authors),
        "language": article.language,
        "cited": [{"turn": turn, "number": number} for turn, number in reference.cited],
    }
