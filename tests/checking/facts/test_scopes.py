"""Of how many it is told."""

import pytest

from rag.checking.facts.claim_evidence import gather
from rag.checking.facts.scopes import scope_objections
from tests.checking.facts.examples import against, cited


@pytest.mark.parametrize(
    ("passage", "claim", "found"),
    [
        ("Most schools in Velm stayed open.", "All schools in Velm stayed open.", "Most schools"),
        ("Most of the schools in Velm stayed open.", "All of the schools in Velm stayed open.", "Most of the schools"),
        ("Some of the papers were forged, it found.", "Most of the papers were forged.", "Some of the papers"),
        ("Not all of the hostages have been freed.", "None of the hostages has been freed.", "Not all of the hostages"),
        ("Quite a few farmers in Velm have no cows.", "Few farmers in Velm have cows.", "a few farmers"),
    ],
)
def test_words_about_fewer_do_not_bear_out_a_claim_about_more(passage: str, claim: str, found: str) -> None:
    """Nor are none, or few, what is told of some."""
    assert any(each.message.startswith(f"the passage says “{found}”") for each in against(claim, passage))


@pytest.mark.parametrize(
    ("passage", "claim"),
    [
        ("All 12 schools in Velm stayed open.", "Most schools in Velm stayed open."),
        ("The majority of the schools stayed open.", "Most schools stayed open."),
        ("A few schools stayed open.", "Several schools stayed open."),
        ("Some teachers left, and all schools stayed open.", "All schools stayed open."),
        ("After all the schools stayed open for some days.", "The most expensive schools stayed open."),
        ("Some 40 schools stayed open.", "All in all, 40 schools stayed open."),
    ],
)
def test_what_is_told_of_more_is_true_of_fewer(passage: str, claim: str) -> None:
    """And a word that counts nothing is not compared."""
    assert list(scope_objections(gather(claim, [cited(passage)]))) == []
