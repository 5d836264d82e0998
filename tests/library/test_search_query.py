"""What a person looks for, as it is typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import InputError
from rag.filtering import Filters
from rag.library.bounds import Bounds
from rag.library.search_query import LONGEST, Ending, Order, SearchQuery, pieces, read_query


def read(query: str, filters: Filters = Filters()) -> SearchQuery:  # noqa: B008
    return read_query(query, filters, Order.NEWEST)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", SearchQuery()),
        ("peace talks ", SearchQuery(("peace", "talks"))),
        ("Peace peace ", SearchQuery(("peace",))),
        ("peace talks", SearchQuery(("peace",), ending=Ending(("talks",), ("talks",)))),
        ('"peace talks"', SearchQuery(phrases=(("peace", "talks"),))),
        ("“peace talks” Kyiv ", SearchQuery(("kyiv",), (("peace", "talks"),))),
        ('Kyiv "Zelenskyy"', SearchQuery(("kyiv", "zelenskyy"))),
        ('"" peace ', SearchQuery(("peace",))),
        ("– ", SearchQuery()),
        ("–", SearchQuery()),
    ],
)
def test_words_and_phrases(query: str, wanted: SearchQuery) -> None:
    """Each once; a phrase of one word is a word."""
    assert read(query) == wanted


@pytest.mark.parametrize(
    ("query", "ending"),
    [
        ("O'Ne", Ending(("o'ne",), ("o", "ne"))),
        ("1,20", Ending(("120",), ("1", "20"))),
        ("a long-ra", Ending(("long", "ra"), ("long", "ra"))),
        ("the United Sta", Ending(("sta",), ("sta",))),
        ("the United States", Ending(("usa",), ("united", "states"))),
        ("Zelenský", Ending(("zelensky",), ("zelensky",))),
        ("putin before:2022", None),
        ("before:2022 putin", Ending(("putin",), ("putin",))),
        ("putin ", None),
        ('"putin"', None),
        ("putin –", None),
    ],
)
def test_the_last_word_may_go_on(query: str, ending: Ending | None) -> None:
    """Unless a space, a quotation mark or a filter ends it. It is kept as words and as the letters that stand there."""
    assert read(query).ending == ending


def test_quotation_marks_that_are_still_open() -> None:
    """What is complete between them is a phrase already, and the last word may go on."""
    assert read('Kyiv "the peace tal') == SearchQuery(("kyiv",), (("the", "peace"),), Ending(("tal",), ("tal",)))
    assert read('"peace') == SearchQuery(ending=Ending(("peace",), ("peace",)))


def test_filters() -> None:
    """Typed ones win over given ones, which are held to the same rules."""
    given_ones = Filters(after=date(2020, 1, 1), source="RT")
    assert read("source:BBC as-of:2022 putin ", given_ones) == SearchQuery(
        ("putin",), bounds=Bounds(20200102, 20221231, {"source": ("bbc",)})
    )
    for query, filters in (("before:20", Filters()), ("putin", Filters(source="\ud800"))):
        with pytest.raises(InputError):
            read(query, filters)


def test_a_query_that_is_too_long() -> None:
    """It is refused, with its length and the longest that is taken."""
    assert read("a" * LONGEST).ending
    with pytest.raises(InputError, match=r"has 1,001 characters: write at most 1,000"):
        read("a" * (LONGEST + 1))


def test_pieces() -> None:
    """Letters and digits alone, in lower case and without accents."""
    assert pieces("O’Neil's 1,200 É_a U.S. 北京") == ["o", "neil", "s", "1", "200", "e", "a", "u", "s", "北京"]


@given(st.text(alphabet="aBé'’.,- 1_U.S", max_size=30), st.integers(0, 30))
def test_pieces_of_a_beginning(text: str, length: int) -> None:
    """They are those of the whole text, and the last one begins one of its."""
    begun, whole = pieces(text[:length]), pieces(text)
    assert begun[:-1] == whole[: len(begun)][:-1]
    assert all(each.startswith(last) for last, each in zip(begun[-1:], whole[len(begun) - 1 :], strict=False))


@given(st.text(alphabet=st.characters(), max_size=60), st.sampled_from(Order))
def test_any_text_is_read(query: str, order: Order) -> None:
    """Or it is no date, no text: an InputError says so."""
    try:
        search_query = read_query(query, Filters(), order)
    except InputError:
        return
    assert search_query.order == order
    assert all(len(phrase) > 1 for phrase in search_query.phrases)
    assert search_query.ending is None or (search_query.ending.words and search_query.ending.pieces)
