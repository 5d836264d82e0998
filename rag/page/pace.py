"""Snapshots of an answer at a pace that a person can follow."""

from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from rag.types import Answer, Sentence

# Seconds between two snapshots of the same sentence. A model on a graphics card writes 100 pieces a second, and the
# whole conversation is sent for each: ten a second read as smoothly.
PACE = 0.1


def paced(answers: Iterable[Answer], clock: Callable[[], float] = monotonic) -> Iterator[Answer]:
    """Leaves out snapshots within `PACE` of the last one, but none in which a sentence begins or is finished."""
    shown = 0.0
    before: tuple[int, tuple[Sentence, ...]] | None = None
    for answer in answers:
        now, state = clock(), (len(answer.sentences), _finished(answer))
        if answer.done or state != before or now - shown >= PACE:
            shown, before = now, state
            yield answer


def _finished(answer: Answer) -> tuple[Sentence, ...]:
    """The sentences without the one that is being written."""
    *whole, last = answer.sentences or (None,)
    return tuple(each for each in (*whole, None if last is None or last.verdict is None else last) if each)
