"""Which words are verbs by which somebody's words are given."""

import pytest

from rag.text.attribution.clauses import Clauses
from rag.text.attribution.verbs import before_verb, is_verb


def place(sentence: str, word: str) -> tuple[Clauses, int]:
    clauses = Clauses.of(sentence)
    return clauses, next(at for at, token in enumerate(clauses.said) if token.text == word)


@pytest.mark.parametrize(
    ("sentence", "word", "is_one"),
    [
        ("Holm said it rained.", "said", True),
        ("Holm denied on Thursday that it rained.", "denied", True),
        ("The man accused of it left.", "accused", False),
        ("The claims of Holm are false.", "claims", False),
        ("Holm claims that it rained.", "claims", True),
        ("It was described by Holm.", "described", False),
    ],
)
def test_a_verb_is_told_from_a_noun_and_a_participle(sentence: str, word: str, is_one: bool) -> None:
    assert is_verb(*place(sentence, word)) is is_one


def test_what_is_part_of_the_verb_stands_not_before_it() -> None:
    clauses, index = place("Holm has also repeatedly said it rained.", "said")
    assert clauses.said[before_verb(clauses.said, index)].text == "Holm"
