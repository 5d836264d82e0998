"""Conversations as JSON."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given

from rag.answer_json import answer_json
from rag.conversations.export import FORMATS
from rag.conversations.export.as_json import conversation_json
from rag.conversations.export.references import references_of
from rag.turns import Conversation, Rating, Thumb
from tests.arbitrary import conversations
from tests.conversations.export.examples_of_conversations import FIRST, SECOND, WHOLE, conversation


def loaded(whole: Conversation) -> dict[str, Any]:
    """As a program reads the file."""
    _, content = FORMATS["json"]
    found: dict[str, Any] = json.loads(content(whole))
    return found


def test_a_conversation_with_its_turns() -> None:
    """Answers are as everywhere, with the id of their turn; what there is not is null."""
    found = loaded(WHOLE)
    assert (found["id"], found["title"], found["started"], found["changed"]) == ("c1", "Who spoke?", FIRST, SECOND)
    assert WHOLE.turns[1].answer is not None
    assert found["turns"][1] == {
        "number": 2,
        "question": "And in Peru? before:2023",
        "asked": FIRST,
        "answer": json.loads(json.dumps(answer_json(WHOLE.turns[1].answer, "t2"))),
        "problem": None,
        "stopped": True,
        "rating": None,
    }
    assert (found["turns"][3]["answer"], found["turns"][3]["problem"][:12]) == (None, "before 'x' i")


def test_a_rating_is_there() -> None:
    """All of it: the file is the person's own."""
    rated = replace(WHOLE.turns[0], rating=Rating(Thumb.DOWN, "No.", "Nobody", in_set=True))
    rating = {"thumb": "down", "comment": "No.", "right": "Nobody", "in_set": True}
    assert loaded(conversation(rated))["turns"][0]["rating"] == rating


def test_a_reference_has_both_numbers() -> None:
    """The one of the other files, and those of the answers that cite it, turn by turn."""
    first, second, third = loaded(WHOLE)["references"]
    assert [each["number"] for each in (first, second, third)] == [1, 2, 3]
    assert first["cited"] == [{"turn": 1, "number": 2}, {"turn": 2, "number": 2}]
    assert (second["quote"], second["authors"]) == ("It rained.\n\nHe left on Tuesday.", ["Ann Poe", "Ünal Ø"])


@given(conversations())
def test_all_references_are_found_by_their_numbers(whole: Conversation) -> None:
    """Of each reference, the citations in the answers have the same words at the same place."""
    found = json.loads(json.dumps(conversation_json(whole)))
    for reference in found["references"]:
        for cited in reference["cited"]:
            [citation] = [
                each
                for each in found["turns"][cited["turn"] - 1]["answer"]["citations"]
                if each["number"] == cited["number"]
            ]
            assert [citation[name] for name in ("article_id", "start", "end", "quote")] == [
                reference[name] for name in ("article_id", "start", "end", "quote")
            ]
    assert len(found["references"]) == len(references_of(whole.turns))
