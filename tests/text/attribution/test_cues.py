"""The places of a sentence where somebody's words are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.attribution.cues import cues

WORDS = [
    "Holm",
    "said",
    "that",
    "and",
    "“",
    "”",
    ",",
    "who",
    "the",
    "mayor",
    "while",
    "told",
    "by",
    "to",
    "(",
    ")",
    ":",
]


@pytest.mark.parametrize(
    ("sentence", "before"),
    [
        ("“It rained,” Holm said.", True),
        ("It rained, Holm said on Monday.", True),
        ("According to Holm, it rained.", False),
        ("Holm said it rained.", False),
        ("On Monday, Holm said in a letter that it rained.", False),
        ("As Holm said, it rained.", True),
    ],
)
def test_a_cue_tells_whether_the_words_stand_before_it(sentence: str, before: bool) -> None:
    [cue] = cues(sentence)
    assert (cue.source.text, cue.before) == ("Holm", before)


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Holm left after Berg said it rained.", [True]),
        ("Holm, who said it rained, left.", [True]),
        ("Holm said it rained, but Berg said it was dry.", [False, False]),
    ],
)
def test_a_clause_of_its_own_is_not_what_the_sentence_says(sentence: str, own: list[bool]) -> None:
    assert [cue.own for cue in cues(sentence)] == own


@pytest.mark.parametrize(
    "sentence",
    [
        "The claims of the union were new.",
        "Wishes posted by Holm were read.",
        "Holm was told of it.",
        "Holm would say no.",
        "The report claim is new.",
    ],
)
def test_a_word_that_gives_nobodys_words_is_no_cue(sentence: str) -> None:
    """A noun, a participle, what was told to somebody, and what was not said."""
    assert cues(sentence) == ()


def test_what_is_told_within_the_words_of_another_is_left_out() -> None:
    [cue] = cues("Holm said that Berg had denied it.")
    assert cue.source.text == "Holm"


@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_cues_are_of_the_sentence(parts: list[str]) -> None:
    """Whatever the words: in order, and each source stands where it says."""
    sentence = " ".join(parts)
    for cue in cues(sentence):
        assert sentence[cue.source.start : cue.source.end].startswith(cue.source.text)
        assert 0 <= cue.start <= cue.end <= len(sentence)
