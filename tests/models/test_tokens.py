"""The bound of a text's tokens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.models.gguf import GGUFBackend
from rag.models.tokens import most_tokens

SEEDS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]

# Letters alone, words of news, and any text at all, with the spaces that decide how words are cut.
WORDS = st.text("abcdefghijklmnopqrstuvwxyz ABCXYZ", max_size=40)
NEWS = st.text(st.sampled_from("etaoin shrdlu\n.,’“”'-0123456789$€éüßїжпут😀日"), max_size=40)
PIECES = st.lists(st.sampled_from([*SEEDS[0].split(), " ", "  ", "\n", "\n\n", "“", "—", "19"]), max_size=12).map(
    "".join
)


@pytest.fixture(scope="module")
def counted(smollm: Path) -> Callable[[str], int]:
    """What SmolLM2's own tokenizer counts, in llama.cpp."""
    return GGUFBackend(smollm, 1024).count


@given(st.one_of(WORDS, NEWS, PIECES, st.text(max_size=40)))
def test_the_bound_is_never_below_the_count(counted: Callable[[str], int], text: str) -> None:
    """Of a vocabulary as small as any of today's models."""
    assert most_tokens(text) >= counted(text)


def test_the_bound_is_not_far_above_it(counted: Callable[[str], int]) -> None:
    """Or half of the window would be lost. (Measured: 1.33 times.)"""
    assert len(SEEDS) == 5
    assert sum(map(most_tokens, SEEDS)) < 1.4 * sum(map(counted, SEEDS))


@pytest.mark.parametrize(
    ("text", "most"),
    [("", 0), ("Putin", 4), (" the", 1), ("the", 2), ("2024", 4), ("\n\n", 2), ("ж", 2), ("\ud800", 1)],
)
def test_small_texts(text: str, most: int) -> None:
    """Words that are known, words that are not, and what is no word."""
    assert most_tokens(text) == most


@given(st.text(), st.text())
def test_the_bound_grows_with_the_text(one: str, other: str) -> None:
    """More text is never fewer tokens, and no text has more tokens than bytes."""
    assert most_tokens(one) <= most_tokens(f"{one}\n{other}") <= len(f"{one}\n{other}".encode())
