"""How fast a model's server reads, as it was in its last answers."""

from collections import deque

# Seconds from the question to the first written word, in which a person who reads the quotations meanwhile still waits.
FIRST_WORD = 20.0

# Tokens that are read before anything is known of the server: 20 seconds on two quiet cores for a model with 1.5
# thousand million parameters, which reads 50 a second.
UNKNOWN = 1_000

# Tokens below which no answer comes of it: the rules, the question and three sentences of an article.
LEAST = 500

# Answers that are looked at: a machine that was busy during one of them is not for ever slow.
_LAST = 3

# Tokens that were read of a prompt, below which nothing can be said: the rest was known from the prompt before.
_TELLING = 100


class Pace:
    """The last answers' speeds, of which the slowest counts: what a server knows of the prompt before it reads in no
    time, and one that does not say so seems faster than it is."""

    def __init__(self) -> None:
        self._speeds: deque[float] = deque(maxlen=_LAST)  # tokens a second

    def note(self, tokens: int, seconds: float) -> None:
        """A prompt was read."""
        if tokens >= _TELLING and seconds > 0:
            self._speeds.append(tokens / seconds)

    @property
    def in_time(self) -> int:
        """Tokens that it reads before a person has waited too long for the first word."""
        return max(LEAST, int(FIRST_WORD * min(self._speeds))) if self._speeds else UNKNOWN

    def seconds(self, tokens: int) -> float | None:
        """Seconds that it takes to read so many; None while nothing is known."""
        return tokens / min(self._speeds) if self._speeds else None
