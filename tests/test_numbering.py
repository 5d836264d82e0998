"""Numbers of citations."""

from hypothesis import given
from hypothesis import strategies as st

from rag.numbering import Numbering, citation_key
from rag.turns import Exchange
from rag.types import Citation, CitationKey
from tests.examples import article, passage

PLACES = st.tuples(st.sampled_from("abc"), st.integers(0, 3), st.integers(4, 6))


def exchange(numbers: dict[CitationKey, int]) -> Exchange:
    return Exchange("Who?", "Who?", "He.", numbers)


def test_numbers_begin_at_one_and_the_same_words_keep_theirs() -> None:
    numbering = Numbering()
    assert [numbering.of(place) for place in [("a", 0, 5), ("b", 0, 5), ("a", 0, 5), ("a", 0, 6)]] == [1, 2, 1, 3]


def test_numbers_go_on_where_the_conversation_has_come_to() -> None:
    numbering = Numbering([exchange({("a", 0, 5): 1, ("b", 0, 5): 7}), exchange({("a", 0, 5): 1, ("c", 0, 5): 3})])
    assert [numbering.of(place) for place in [("c", 0, 5), ("new", 0, 5), ("b", 0, 5), ("a", 0, 5)]] == [3, 8, 7, 1]


def test_answers_that_knew_nothing_of_each_other_do_not_share_numbers() -> None:
    """Each began at 1: the earlier one keeps its numbers."""
    numbering = Numbering([exchange({("a", 0, 5): 1}), exchange({("b", 0, 5): 1})])
    assert (numbering.of(("a", 0, 5)), numbering.of(("b", 0, 5))) == (1, 2)


@given(st.lists(st.dictionaries(PLACES, st.integers(1, 9)), max_size=4), st.lists(PLACES, max_size=9))
def test_no_two_places_have_one_number_whatever_the_history(
    history: list[dict[CitationKey, int]], asked: list[CitationKey]
) -> None:
    numbering = Numbering(map(exchange, history))
    given_out = {place: numbering.of(place) for place in asked}
    assert len(set(given_out.values())) == len(given_out)
    assert all(number > 0 for number in given_out.values())
    assert given_out == {place: numbering.of(place) for place in asked}


def test_the_place_of_a_citation_is_its_words() -> None:
    assert citation_key(Citation(4, passage(article("Belarus")), 2, 9)) == ("id-Belarus", 2, 9)
