"""Whom or what the pronouns of a follow-up mean."""

import pytest

from rag.question.context import read_context
from rag.question.parts import read_parts
from rag.question.pronouns import points_back, resolve_pronouns


def test_a_pronoun_points_back_unless_its_name_stands_before_it() -> None:
    """Empty "it" and "there" point nowhere."""
    for question in (
        "What did he say?",
        "Who paid for it?",
        "who said that?",
        "Who was there?",
        "What did Poe tell him?",
    ):
        assert points_back(read_parts(question)), question
    for question in ("Why did Poe say he left?", "Is it true that Poe left?", "Is there hope?", "Who left this week?"):
        assert not points_back(read_parts(question)), question


@pytest.mark.parametrize(
    ("before", "question", "resolved"),
    [
        ("What did Putin say in Hanoi?", "What does he want", "What does Putin want"),
        ("What did Putin say in Hanoi?", "Who lives there", "Who lives in Hanoi"),
        ("Why did the price rise?", "Who sets it", "Who sets the price"),
        ("What did Putin say in Hanoi?", "Is it true that Poe left", None),
        ("What did Putin say in Hanoi?", "Who left", None),
    ],
)
def test_a_pronoun_gets_the_name_it_means(before: str, question: str, resolved: str | None) -> None:
    """Of the question before; where it means nothing, nothing is put there."""
    assert resolve_pronouns(read_parts(question), read_context([before], [""])) == resolved
