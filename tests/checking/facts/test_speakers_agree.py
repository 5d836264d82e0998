"""Whether two names of a speaker can be of one."""

import pytest

from rag.checking.facts.speakers_agree import may_be_one
from tests.checking.facts.examples import kinds


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Putin", "Russian President Vladimir Putin"),
        ("the Kremlin", "Kremlin spokesman Dmitry Peskov"),
        ("the president", "Vladimir Putin"),
        ("Russia", "Vladimir Putin"),
        ("A lawyer for Tomas Redl", "a lawyer for Tomas Redl"),
        ("Iris Adeyemi", "A lawyer for Tomas Redl"),
        ("the president of Russia", "Vladimir Putin"),
        ("Joe Biden", "Joe Biden"),
    ],
)
def test_a_shorter_name_a_role_and_an_office_can_be_the_same(one: str, two: str) -> None:
    assert may_be_one(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Putin", "Putin’s spokesman Dmitry Peskov"),
        ("Macron", "Vladimir Putin"),
        ("Ivanka Trump", "Ivanka Kushner"),
        ("Tomas Redl", "A lawyer for Tomas Redl"),
        ("Redl", "Redl’s lawyer"),
        ("Vera Kohl", "The man accused of killing Vera Kohl"),
    ],
)
def test_a_spokesman_is_not_his_president(one: str, two: str) -> None:
    assert not may_be_one(one, two)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("A lawyer for Tomas Redl said the fund was empty.", "A lawyer for Tomas Redl", "Tomas Redl"),
        ("Rosa Lind from the Norbury Institute said the fund was empty.", "Rosa Lind", "The Norbury Institute"),
        ("‘Jan Berg said the fund was empty,’ Ada Holm said.", "Ada Holm", "Jan Berg"),
        ("Jan Berg said it was full, while Ada Holm said the fund was empty.", "Ada Holm", "Jan Berg"),
        ("The fund was empty, Ada Holm said, but Jan Berg called it a lie.", "Ada Holm", "Jan Berg"),
    ],
)
def test_a_claim_names_who_says_it_in_the_passage(text: str, right: str, wrong: str) -> None:
    """Of two clauses the one that has the words of the claim."""
    assert "speaker" not in kinds(f"{right} said the fund was empty.", text)
    assert "speaker" in kinds(f"{wrong} said the fund was empty.", text)
