from collections.abc import Iterable
from itertools import count

from rag.page.pace import paced
from rag.types import Answer, Sentence


def growing(*sentences: tuple[str, ...], done: bool = False) -> list[Answer]:
    """Snapshots with these sentences, the last of each still being written."""
    return [
        Answer("q", "q", sentences=tuple(Sentence(text, (), None) for text in texts), done=done) for texts in sentences
    ]


def shown(answers: Iterable[Answer], seconds: float) -> list[str]:
    clock = (number * seconds for number in count())
    return [answer.text for answer in paced(answers, lambda: next(clock))]


def test_pieces_that_come_quickly_are_shown_together() -> None:
    """Of forty a second every fourth is shown, and the end whenever it comes."""
    pieces = growing(*((f"{number}",) for number in range(9)))
    assert shown([*pieces, *growing(("end",), done=True)], 0.025) == ["0", "4", "8", "end"]


def test_pieces_that_come_slowly_are_all_shown() -> None:
    """Nothing waits for the next one."""
    assert shown(growing(("a",), ("ab",), ("abc",)), 0.2) == ["a", "ab", "abc"]


def test_a_sentence_is_shown_at_once_when_it_begins_and_when_it_ends() -> None:
    """However soon that comes: a model may fall silent right after it."""
    one = Sentence("One.", ())
    more = [Answer("q", "q", sentences=(one, Sentence(text, (), None))) for text in ("T", "Tw")]
    answers = [*growing((), ("On",), ("One",)), Answer("q", "q", sentences=(one,)), *more]
    assert shown(answers, 0.001) == ["", "On", "One.", "One.\nT"]
