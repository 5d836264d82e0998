"""What the rules say against claims, all together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.checking.facts.objections import objections
from tests.checking.facts.examples import DRONES, against, cited, kinds


@pytest.mark.parametrize(
    "claim",
    [
        *[sentence for sentence in DRONES.split(". ") if len(sentence) > 30],
        "Russia flew thirty-five drones across the country.",
        "Putin denied plans to absorb Belarus.",
        "On 19 December 2022 Putin denied plans to absorb Belarus.",
        "Putin visited Minsk on Monday.",
        "The Kremlin dismissed the reports as “completely stupid”.",
        "Ned Price said that talks would not begin before October.",
        "Exports rose by 50 percent to 1,200,000 dollars in 2021.",
        "Hello!",
        "",
    ],
)
def test_an_honest_claim_meets_no_objection(claim: str) -> None:
    """Verbatim, shortened, with its pronoun resolved, with its numbers respelled, or claiming nothing."""
    assert against(claim) == []


@pytest.mark.parametrize(
    ("claim", "kind", "message"),
    [
        (
            "Russia had flown 53 attack drones across the country.",
            "number",
            "the passage says 35 attack drones, not 53",
        ),
        ("23 drones were flown across the country.", "number", "the passage says 35 attack drones, not 23"),
        ("Exports rose by half to $1.3 million.", "number", "the passage says $1.2 million, not $1.3 million"),
        ("He paid a rare visit on Tuesday to Minsk.", "date", "the passage says Monday, not Tuesday"),
        ("Exports rose to $1.2 million in 2020.", "date", "the passage says 2021, not 2020"),
        ("Officials said 23 drones flew over Lviv.", "name", "the passage names Kyiv here, not Lviv"),
        (
            "Putin dismissed the reports “as completely stupid”.",
            "speaker",
            "in the passage Kremlin spokesman Dmitry Peskov says this, not Putin",
        ),
        (
            "Peskov called the reports “completely clever”.",
            "quotation",
            "the words “completely clever” do not stand in the cited article",
        ),
        ("Exports fell by half in 2021.", "negation", "the passage says “rose”, not “fell”"),
    ],
)
def test_a_changed_claim_is_told_what_the_passage_says(claim: str, kind: str, message: str) -> None:
    """In one line that names the words of the passage."""
    assert (kind, message) in {(objection.kind, objection.message) for objection in against(claim)}


@pytest.mark.parametrize(
    "claim",
    [
        "Putin had plans to absorb Belarus when he paid a visit to Minsk.",
        "He said that talks would begin before October.",
        "Russia had not flown 35 attack drones across the country.",
        "Ukraine never shot down 30 of them.",
    ],
)
def test_negation_must_agree_both_ways(claim: str) -> None:
    """A denial that is left out, and one that is put in."""
    assert "negation" in kinds(claim)


def test_of_another_language_numbers_and_quotations_are_checked() -> None:
    """Where every noun has a capital, a capital makes no name."""
    claim = "Russland schickte 53 Drohnen und beschoss Kraftwerke rund um Kyjiw, sagten Beamte „ohne Zweifel“."
    assert kinds(claim) == {"number", "quotation"}


def test_nothing_cited_is_nothing_to_compare() -> None:
    assert objections("Putin said 35.", []) == []


def test_grave_objections_come_first() -> None:
    found = against("Peskov dismissed 99 reports “as completely stupid and baseless inventions.”")
    assert [objection.grave for objection in found] == [True, False]


@pytest.mark.parametrize("text", ["Aa " * 400_000, "x" * 1_000_000, "“" * 50_000, '"a' * 50_000, "not no " * 50_000])
def test_hostile_texts_are_read_to_an_end(text: str) -> None:
    """As claim and as passage: they are cut before anything grows with their square."""
    assert isinstance(objections(text, [cited(text[:5_000])]), list)


@settings(max_examples=60)
@given(st.lists(st.sampled_from([*DRONES.split()[:60], "not", "“", "”", "12", "May", "he", "said", ","]), max_size=30))
def test_every_objection_is_one_plain_line(words: list[str]) -> None:
    """Whatever the claim."""
    for objection in against(" ".join(words)):
        assert objection.message
        assert "\n" not in objection.message
