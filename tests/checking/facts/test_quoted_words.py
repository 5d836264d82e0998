"""What a claim puts in quotation marks."""

import pytest

from rag.checking.facts.claim_evidence import gather
from rag.checking.facts.quoted_words import SHOWN, quotation_objections
from rag.checking.shapes import Objection
from tests.checking.facts.examples import cited

PEACE = "“We will not rest until the bridge stands again,” the mayor said. It rained."


def against(claim: str, text: str = PEACE) -> list[Objection]:
    return list(quotation_objections(gather(claim, [cited(text, title="A bridge in Pell")])))


@pytest.mark.parametrize(
    "claim",
    [
        "The mayor said: “We will not rest until the bridge stands again.”",
        "The mayor will “not rest”.",
        "The mayor will not rest.",
        "In “A bridge in Pell” it rains.",
    ],
)
def test_words_that_stand_so_in_the_article_may_be_quoted(claim: str) -> None:
    """A part of them too, and its title; what is in no marks is no quotation."""
    assert against(claim) == []


def test_a_quotation_with_a_slip_is_half_right() -> None:
    """And the right words are told."""
    (found,) = against("The mayor said: “We shall not rest until the bridge stands again.”")
    assert not found.grave
    assert "the article has “We will not rest until the bridge stands again”, not “We shall not rest" in found.message


def test_invented_words_are_wrong() -> None:
    (found,) = against("The mayor said: “Penguins built this bridge.”")
    assert (found.grave, "do not stand in the cited article" in found.message) == (True, True)


def test_of_long_words_the_beginning_is_shown() -> None:
    (found,) = against(f"The mayor said: “{'Penguins dance. ' * 20}”")
    assert "…”" in found.message
    assert len(found.message) < SHOWN + 60


def test_each_quotation_is_looked_at() -> None:
    assert len(against("The mayor said “penguins dance” and “walruses sing” and “not rest”.")) == 2
