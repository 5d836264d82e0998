"""Fits passages into the context window of a model, best first, and says what was left out."""

from collections.abc import Callable, Sequence

# Counts the tokens of a text, or more than them, never fewer.
Count = Callable[[str], int]

# Tokens that a model may write: five sentences with their codes have about 250.
REPLY = 500

# Tokens that chat templates put around messages, and some to spare.
AROUND = 64


def fit(passages: Sequence[str], taken: int, window: int, count: Count) -> tuple[list[int], int]:
    """Which of `passages`, best first, are read beside `taken` tokens, and how many tokens the prompt then has.

    A passage that does not fit is left out, and shorter ones after it may still fit.
    """
    used = taken + AROUND
    read = []
    for place, passage in enumerate(passages):
        size = count(passage)
        if used + size + REPLY <= window:
            read.append(place)
            used += size
    return read, used
