"""What is said not to be."""

import pytest

from rag.checking.facts.polarity import find_denied_tokens, hidden_denials, is_negated
from rag.checking.facts.reading import TokenizedText, read


def _place(reading: TokenizedText, word: str) -> int:
    return next(index for index, token in enumerate(reading.tokens) if token.text == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry has not sailed.", "sailed"),
        ("The ferry has yet to sail.", "sail"),
        ("They stopped short of sailing.", "sailing"),
        ("The skipper was cleared of theft.", "theft"),
        ("A jury acquitted the skipper of theft.", "theft"),
        ("They kept the ferry from sailing.", "sailing"),
        ("They took the train instead of the ferry.", "ferry"),
        ("Few sailors came.", "sailors"),
        ("There was little support for sailors.", "support"),
        ("Police foiled a raid.", "raid"),
        ("Prosecutors dropped the charges.", "charges"),
        ("They are still waiting to sail.", "sail"),
        ("There is no proof that the ferry sailed.", "sailed"),
        ("Rumours that the ferry sailed are false.", "sailed"),
    ],
)
def test_hidden_denials_deny_too(text: str, word: str) -> None:
    reading = read(text)
    assert is_negated(reading, _place(reading, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The ferry sailed.", "sailed"),
        ("A few sailors came.", "sailors"),
        ("The last few sailors came.", "sailors"),
        ("The little boat sailed.", "boat"),
        ("The short ferry sailed.", "sailed"),
        ("They dropped anchor off the coast.", "coast"),
        ("The sky cleared and they sailed.", "sailed"),
        ("They stopped in Oban and sailed from there.", "there"),
        ("Not only did the ferry sail.", "sail"),
    ],
)
def test_words_that_look_like_a_denial_deny_nothing(text: str, word: str) -> None:
    reading = read(text)
    assert not is_negated(reading, _place(reading, word))


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("It has not yet sailed.", "sailed"),
        ("It was not independently checked.", "checked"),
        ("It is not likely.", "likely"),
        ("It never even sailed.", "sailed"),
    ],
)
def test_what_is_denied_comes_after_its_adverb(text: str, head: str) -> None:
    reading = read(text)
    place = next(index for index, key in enumerate(reading.keys) if key in {"not", "never"})
    assert reading.tokens[find_denied_tokens(reading, place)[0]].text == head


def test_little_and_dropped_deny_the_word_that_completes_them() -> None:
    """And are known by themselves."""
    (little,) = hidden_denials(read("There was little hope of rain."))
    (dropped,) = hidden_denials(read("They dropped all charges of theft."))
    assert (little.first, little.index, dropped.first, dropped.index) == (2, 2, 1, 1)
