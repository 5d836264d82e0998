"""How much of a server's reply is read: no more than what it stands for."""

import math
from dataclasses import dataclass

# Bytes that a server sends for a token, at most: what stands around one word has 100 to 500.
A_TOKEN = 1_000

# Bytes of one line of a stream, or one event. A word has 0.1 to 0.5 KB around it, and a server that sends an answer in
# one piece, its thoughts included, not 100 KB. Both clients put a line together in memory, OpenAI's by copying it
# again for each line of an event, before anybody can look at it.
LONGEST_LINE = 256_000


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes that are read at most: of a whole reply, and of one line or event of it."""

    whole: float
    line: float = LONGEST_LINE


# Of a reply to a small question. The list of a server with 400 models, each with its details, has 0.6 MB in a line.
SMALL = Size(8_000_000, 8_000_000)

# Of a download's progress, which goes on for hours.
ENDLESS = Size(math.inf)


def size_of(tokens: int) -> Size:
    """Of the words that a model writes, one after the other."""
    return Size(A_TOKEN * tokens)
