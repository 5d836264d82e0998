"""Who is named at the beginning of some words."""

import pytest

from rag.text.attribution.phrases import Sort, is_whole, noun_phrase, speaks
from rag.text.attribution.tokens import tokens


@pytest.mark.parametrize(
    ("words", "found", "sort"),
    [
        ("But on Monday Holm", "Holm", Sort.NAME),
        ("Kremlin foreign policy adviser Yuri Quill", "Kremlin foreign policy adviser Yuri Quill", Sort.NAME),
        ("The Bank of Toft", "The Bank of Toft", Sort.NAME),
        ("a retired general", "a retired general", Sort.DESCRIPTION),
        ("the agency’s report on Berg", "the agency’s report on Berg", Sort.DESCRIPTION),
        ("some of the women", "some of the women", Sort.DESCRIPTION),
        ("she", "she", Sort.PRONOUN),
    ],
)
def test_a_phrase_is_a_name_a_description_or_a_pronoun(words: str, found: str, sort: Sort) -> None:
    phrase = noun_phrase(words, tokens(words))
    assert phrase is not None
    assert (phrase.text, phrase.sort) == (found, sort)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "In Toft Holm",
        "Monday",
        "the talks in Toft",
        "it",
        "Walking to the next",
        "citing sources",
        "The",
        "I’ve",
        "That’s",
        "Hours later",
        "Levels of the river",
    ],
)
def test_what_cannot_speak_is_no_phrase(words: str) -> None:
    assert noun_phrase(words, tokens(words)) is None


def test_a_clause_is_not_whole() -> None:
    """What hangs on a name does not make it one."""
    of_toft, won = tokens("Holm of Toft"), tokens("Holm won")
    assert [is_whole(each, found) for each in (of_toft, won) if (found := noun_phrase("Holm of Toft", each))] == [
        True,
        False,
    ]


def test_many_are_told_from_one() -> None:
    found = [noun_phrase(words, tokens(words)) for words in ("officials", "Holm and Berg", "the police", "an official")]
    assert [phrase.is_many for phrase in found if phrase] == [True, True, True, False]


@pytest.mark.parametrize(
    ("word", "does"), [("economist", True), ("spokeswoman", True), ("river", False), ("talks", False)]
)
def test_words_for_persons_and_bodies_speak(word: str, does: bool) -> None:
    assert speaks(word) is does
