"""Days of a claim against those of its passage, of an article that came out on Monday, 19 December 2022."""

import pytest

from tests.checking.facts.examples import kinds


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The mayor resigned on 16 December.", "The mayor resigned on Friday."),
        ("The mayor resigned last Friday.", "The mayor resigned on 16 December."),
        ("Trading stopped on Sunday.", "Trading stopped yesterday."),
        ("The treaty was signed on 3 November.", "The treaty was signed on 3.11. in Lodz."),
        ("The vote is on 20 December.", "The vote is on Tuesday."),
        ("The season of 2021-2022 was the worst.", "The season of 2021/22 was the worst."),
        ("The ferry sank on Monday, 5 December.", "The ferry sank on 5 December."),
    ],
)
def test_one_day_in_two_spellings_is_right(claim: str, text: str) -> None:
    assert "date" not in kinds(claim, text)


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The mayor resigned on 19 December.", "The mayor resigned on Friday."),
        ("The mayor resigned last Thursday.", "The mayor resigned on 16 December."),
        ("Trading stopped on Saturday.", "Trading stopped yesterday."),
        ("The treaty was signed on 11 November.", "The treaty was signed on 3.11. in Lodz."),
        ("The vote is on 13 December.", "The vote is next Tuesday."),
        ("The season of 2022-23 was the worst.", "The season of 2021/22 was the worst."),
        ("The ferry sank on Tuesday, 5 December.", "The ferry sank on Monday, 5 December."),
        ("It was signed in Lodz on 1 May.", "It was signed on 8 March in Lodz and is law from 1 May."),
    ],
)
def test_another_day_is_wrong(claim: str, text: str) -> None:
    assert "date" in kinds(claim, text)
