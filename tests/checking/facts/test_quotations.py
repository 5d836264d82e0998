"""Words in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.checking.facts.quotations import find_quote

ARTICLE = "Putin said: “We will\n win – don’t doubt it. Never, ever,” he added."


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("we will win - don't doubt it", "We will\n win – don’t doubt it"),
        ("We will … ever.", "We will\n win – don’t doubt it. Never, ever"),
        ("win [...] never", "win – don’t doubt it. Never"),
        ("never", "Never"),
    ],
)
def test_capitals_marks_space_and_gaps_do_not_count(quote: str, words: str) -> None:
    span = find_quote(quote, ARTICLE)
    assert span is not None
    assert span.of(ARTICLE) == words


@pytest.mark.parametrize("quote", ["we will lose", "will wi", "ever … win", "win doubt", "…", ""])
def test_other_words_do_not_stand_there(quote: str) -> None:
    """Not in this order, cut out of a word, or no words at all."""
    assert find_quote(quote, ARTICLE) is None


@pytest.mark.parametrize(
    ("quote", "text", "stands"),
    [
        ("문을 닫다", "그는 문을 닫다", True),
        ("문을 닫다", "그는 말을 도다", False),
        ("ガス", "かれはカスといった", False),
        ("永远不会", "我们永远不会离开", True),
        ("никогда", "Мы НИКОГДА не уйдём", True),
        ("ποτέ", "ΠΟΤΕ ξανά", True),
        ("أبدا", "لن نغادر أبداً", True),
    ],
)
def test_words_of_every_alphabet_are_compared_by_their_letters(quote: str, text: str, stands: bool) -> None:
    """Accents do not count, and what makes another letter does: a syllable of Hangul is more than its first sound."""
    assert bool(find_quote(quote, text)) is stands


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_whole_words_of_a_text_stand_in_it(text: str, start: int, end: int) -> None:
    words = text.split()
    quote = " ".join(words[start : start + end])
    assert find_quote(quote, text) is not None or not any(character.isalnum() for character in quote) or "." in quote
