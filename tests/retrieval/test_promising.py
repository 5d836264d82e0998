"""Which sentences are worth reading."""

from hypothesis import given
from hypothesis import strategies as st

from rag.filtering import Filters
from rag.question.questions import read_question
from rag.retrieval.promising import PASSAGES, SENTENCES, choose_promising, promise
from rag.retrieval.query import FoundPassages, Query
from rag.testing.embedding import NOTHING_READ
from tests.examples import article, hit

WHO = read_question("Who closed the mill in Norbury?")
RAIN = [f"Rain fell on hill {number}." for number in range(40)]


def test_what_shares_words_with_the_question_is_read() -> None:
    """A few dozen sentences at most, however many there are."""
    [found] = choose_promising(WHO, [hit(article("it", " ".join([*RAIN, "Ann Poe closed the mill in Norbury."])))])
    assert len(found.promising_indexes) == SENTENCES
    assert len(found.texts) - 1 in found.promising_indexes


def test_a_sentence_of_two_passages_is_read_once() -> None:
    """Where it stands first."""
    one, other = choose_promising(WHO, [hit(article("it", "Ann Poe closed the mill."))] * 2)
    assert (one.promising_indexes, other.promising_indexes) == ([0], [])


def test_of_the_first_passages_alone_sentences_are_read() -> None:
    """Of none, where nothing is asked."""
    hits = tuple(hit(article(f"land {number}", "The mill closed.")) for number in range(PASSAGES + 1))
    found = promise(Query(WHO, NOTHING_READ, Filters()), FoundPassages(hits)).hits
    assert [bool(each.sentences) for each in found] == [True] * PASSAGES + [False]
    nothing = Query(read_question("?!"), NOTHING_READ, Filters())
    assert promise(nothing, FoundPassages(hits)).hits == hits


@given(st.text("aB .?!’“\nmill", max_size=200))
def test_any_text_is_looked_at(text: str) -> None:
    """What promises something is one of its sentences."""
    [found] = choose_promising(WHO, [hit(article("it", text or "."))])
    assert set(found.promising_indexes) <= set(range(len(found.sentences)))
