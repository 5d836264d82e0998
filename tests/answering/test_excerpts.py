"""What a model reads of the passages."""

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.excerpts import GAP, Excerpt, excerpts
from rag.types import Passage
from tests.examples import article, evidence, hit

TALKS = article("talks", "It began. They met in Riga. They ate. They slept. The border is shut. It rained.")
BANK = article("bank", "The bank spoke. It raised its rate. Nobody came.")


def size(_: Passage, text: str) -> int:
    """A heading takes ten."""
    return len(text) or 10


def read(room: int, *scores: float) -> list[Excerpt]:
    return excerpts([hit(TALKS), hit(BANK)], evidence(BANK, *scores), room, size)


def test_where_all_fits_whole_passages_are_read() -> None:
    assert [each.text for each in read(1_000)] == [TALKS.text, BANK.text]


def test_the_passage_that_answers_best_comes_first() -> None:
    assert [each.passage.article for each in read(1_000, 0.9)] == [BANK, TALKS]


def test_what_answers_is_read_before_what_stands_beside_it() -> None:
    best = sorted(evidence(TALKS, 0.2, 0.1, 0.1, 0.1, 0.9), key=lambda each: -each.score)[:2]

    def found(*texts: str) -> str:
        (one,) = excerpts([hit(TALKS)], best, 10 + len("".join(texts)), size)
        return one.text

    assert found("The border is shut.") == "The border is shut."
    assert found("They slept.", "The border is shut.", "It rained.") == "They slept. The border is shut. It rained."
    beside = found("It began.", "They slept.", "The border is shut.", "It rained.")
    assert beside == f"It began.{GAP}They slept. The border is shut. It rained."


def test_a_sentence_of_two_passages_is_read_once() -> None:
    whole, part = hit(TALKS), hit(TALKS)
    found = excerpts([whole, part], [], 1_000, size)
    assert [each.text for each in found] == [TALKS.text]


@given(st.integers(0, 200), st.lists(st.floats(0, 1), max_size=3))
def test_no_more_is_read_than_there_is_room_for(room: int, scores: list[float]) -> None:
    found = read(room, *scores)
    assert sum(10 + sum(len(span.of(each.passage.article.text)) for span in each.spans) for each in found) <= room
    assert all(each.text for each in found)
