"""Where the clause of a verb begins, and whom it is about."""

import pytest

from rag.text.attribution.clauses import Clauses


def clause(text: str, last: str) -> str:
    """The clause that ends with word `last`."""
    clauses = Clauses.of(text)
    end = [token.text for token in clauses.said].index(last)
    return " ".join(token.text for token in clauses.said[clauses.first_of(end) : end + 1])


@pytest.mark.parametrize(
    ("text", "last", "begins"),
    [
        ("It rained, and Holm said", "Holm", "Holm"),
        ("The Center for Coastal and Harbour Research said", "Research", "The Center for Coastal and Harbour Research"),
        ("The man accused of murder said", "murder", "The man accused of murder"),
        ("She thought Holm said", "Holm", "Holm"),
        ("It rained when Holm said", "Holm", "Holm"),
    ],
)
def test_a_clause_begins_after_a_mark_a_conjunction_or_a_verb(text: str, last: str, begins: str) -> None:
    assert clause(text, last) == begins


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("TOFT, Maine (NP) — Ada Holm met officials.", "Ada Holm"),
        ("As it rained, Holm left.", "Holm"),
        ("Asked about it, Holm left.", "Holm"),
        ("It rained.", None),
    ],
)
def test_a_sentence_is_about_who_is_named_first(text: str, about: str | None) -> None:
    """After a place and an agency, and after what is told beside it."""
    found = Clauses.of(text).subject()
    assert (found.text if found else None) == about


def test_the_pieces_before_a_verb_are_in_order() -> None:
    clauses = Clauses.of("On Monday, Holm, the mayor of Toft, said no.")
    comma = [token.text for token in clauses.said].index("said") - 1
    pieces = [" ".join(token.text for token in clauses.said[slice(*each)]) for each in clauses.pieces(comma)]
    assert pieces == ["On Monday", "Holm", "the mayor of Toft"]
