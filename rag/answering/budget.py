"""How much of the passages a model reads: what its window holds, and what it reads in the time that a person waits."""

from collections.abc import Callable

# Counts the tokens of a text, or more than them, never fewer.
Count = Callable[[str], int]

# Tokens that a model may write: five sentences with their codes have about 250.
REPLY = 500

# Tokens that chat templates put around messages, and some to spare.
AROUND = 64


def room_for(window: int, in_time: int, taken: int) -> int:
    """Tokens that passages may have beside `taken` others, in a window of which `in_time` are read in time."""
    return min(window - REPLY, in_time) - taken - AROUND
