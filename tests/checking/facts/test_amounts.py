"""Numbers of a claim against those of its passage."""

import pytest

from tests.checking.facts.examples import against, kinds

BUS = "The bus carried 48 passengers, 31 of them children, when it left the road near Brell."
TOLL = "The toll climbed by 40 overnight to 312, officials in Pell said."


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Russia flew 23 attack drones over Kyiv.", "Russia flew 35 attack drones across the country, 23 over Kyiv."),
        ("There were 31 children on the bus.", BUS),
        ("The bus carried 48 passengers.", BUS),
        ("The toll climbed to 312.", TOLL),
        ("The hearing begins at 3 pm.", "The hearing begins at 15:00."),
        ("More than 200 athletes took part.", "Exactly 212 athletes took part."),
        ("At most 300 workers will go.", "Up to 300 workers will go."),
        ("The dam holds 1.45 million litres.", "The dam holds 1 450 000 litres."),
    ],
)
def test_one_value_in_its_own_phrase_is_right(claim: str, text: str) -> None:
    assert "number" not in kinds(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("Russia flew 35 attack drones over Kyiv.", "Russia flew 35 attack drones across the country, 23 over Kyiv."),
        ("There were 48 children on the bus.", BUS),
        ("The bus carried 31 passengers.", BUS),
        ("The toll climbed to 40.", TOLL),
        ("The hearing begins at 3 am.", "The hearing begins at 15:00."),
        ("More than 212 athletes took part.", "Exactly 212 athletes took part."),
        ("At least 300 workers will go.", "Up to 300 workers will go."),
        ("Twelve people were hurt.", "At least 12 people were hurt."),
        ("Lending grew by 6 percentage points.", "Lending grew by 6 percent."),
        ("It fell to 17 degrees.", "It fell to -17 degrees."),
    ],
)
def test_another_value_or_anothers_is_wrong(claim: str, text: str) -> None:
    assert "number" in kinds(claim, text)


@pytest.mark.parametrize(
    ("claim", "text", "reason", "grave"),
    [
        ("The toll climbed to 40.", "The toll climbed by 40.", "the passage says “by 40”, not “to 40”", True),
        ("More than 9 boats sank.", "Fewer than 9 boats sank.", "the passage says Fewer than 9, not More than 9", True),
        ("Exactly 9 boats sank.", "At least 9 boats sank.", "the passage says At least 9, not 9", False),
    ],
)
def test_a_number_that_is_said_otherwise_is_told_with_its_bound(
    claim: str, text: str, reason: str, grave: bool
) -> None:
    found = [(each.message, each.grave) for each in against(claim, text) if each.kind == "number"]
    assert found == [(reason, grave)]
