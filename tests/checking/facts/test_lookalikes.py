"""Words that look alike."""

import pytest

from tests.checking.facts.examples import kinds


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The major thanked his men.", "The mayor thanked his men."),
        ("The case sets a precedent for tenants.", "The case sets a president for tenants."),
        ("The principal of the school left.", "The principle of the school left."),
    ],
)
def test_a_word_that_only_looks_alike_is_another(text: str, claim: str) -> None:
    assert "words" in kinds(claim, text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Mr Podoljak thanked his men.", "Mr Podolyak thanked his men."),
        ("The majors thanked the men.", "The major thanked the men."),
        ("The tyre burst.", "The tire burst."),
        ("Clerks will not stand by.", "Clerks won't stand by."),
        ("The company paid happily.", "The happy companies paid."),
    ],
)
def test_spellings_of_a_name_and_forms_of_a_word_are_one(text: str, claim: str) -> None:
    assert "words" not in kinds(claim, text)
