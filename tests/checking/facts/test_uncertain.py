"""What a sentence leaves open."""

import pytest

from rag.checking.facts.reading import TokenizedText, read
from rag.checking.facts.uncertain import uncertain_tokens_in, untrue_cues_in


def _left_open(reading: TokenizedText) -> set[str]:
    return {reading.tokens[place].text for place in uncertain_tokens_in(reading)}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The baker may have left.", "left"),
        ("The baker will soon leave.", "leave"),
        ("The baker almost left.", "left"),
        ("The baker came close to leaving.", "leaving"),
        ("The baker was to leave on Friday.", "leave"),
        ("The baker wants to leave.", "leave"),
        ("They urged the old baker to leave.", "leave"),
        ("He is accused of leaving.", "leaving"),
        ("Perhaps the baker left.", "left"),
        ("They ask whether the baker left.", "left"),
        ("Had the baker left, the shop would be closed.", "left"),
        ("Did the baker leave?", "leave"),
        ("Rumours that the baker left are false.", "left"),
    ],
)
def test_hedges_plans_wishes_and_questions_leave_an_event_open(text: str, word: str) -> None:
    assert word in _left_open(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "The baker left in May.",
        "Profits were higher than expected.",
        "Nearly 300 people left.",
        "They ordered bread and left.",
        "The baker managed to leave.",
        "It was almost immediately closed.",
        "He was told that the baker left.",
    ],
)
def test_what_only_looks_like_a_hedge_leaves_nothing_open(text: str) -> None:
    assert not _left_open(read(text)) & {"left", "leave", "closed", "300", "people"}


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Reports that the baker left are a hoax.", True),
        ("There is no evidence that the baker left.", True),
        ("She dismissed reports that the baker left.", True),
        ("Reports that the baker left came on Monday.", False),
        ("There is evidence that the baker left.", False),
    ],
)
def test_what_is_called_false_is_untrue(text: str, denied: bool) -> None:
    reading = read(text)
    place = next(index for index, token in enumerate(reading.tokens) if token.text == "left")
    assert any(place in cue.reaches for cue in untrue_cues_in(reading)) is denied
