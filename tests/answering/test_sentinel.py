"""How a model says that the passages do not answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.sentinel import SENTINEL, may_say_no_answer, says_no_answer

SPELLINGS = [
    SENTINEL,
    "Not_in_articles.",
    "not_in_articles",
    "`NOT_IN_ARTICLES`",
    "**NOT_IN_ARTICLES**",
    "[NOT_IN_ARTICLES]",
    "NOT\\_IN\\_ARTICLES",
    "NOT IN ARTICLES!",
    "NOT-IN-ARTICLES",
    "not-in-articles",
    "NOTINARTICLES",
    "NOT_IN_ARTICLE",
    "not in articles",
    "Sorry, NOT_IN_ARTICLES",
    "The answer is not_in_articles, since they say nothing.",
    "答案NOT_IN_ARTICLES",
]


@pytest.mark.parametrize("spelling", [*SPELLINGS, "Not in the articles."])
def test_the_sentinel_is_known_in_odd_spellings(spelling: str) -> None:
    assert says_no_answer(spelling)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_part_of_it_may_be_shown_while_it_is_written(spelling: str) -> None:
    start = spelling.lower().index("not")
    assert all(may_say_no_answer(spelling[:end]) for end in range(start + 1, len(spelling) + 1))


@pytest.mark.parametrize("begun", ["NOT", "NOT_", "NOT_IN", "NOT IN_", "NOT_IN_ART"])
def test_a_sentinel_that_was_cut_off_is_one(begun: str) -> None:
    assert says_no_answer(begun)


@pytest.mark.parametrize(
    "prose",
    [
        "",
        "No.",
        "NO",
        "Not at all.",
        "He is not in the room.",
        "The ban is not in articles 3 and 4.",
        "Not in articles 3 and 4.",
        "Nothing in articles",
        "It cannot in article 5.",
        "Путин не в статье.",
    ],
)
def test_prose_is_not_taken_for_it(prose: str) -> None:
    assert not says_no_answer(prose)


@pytest.mark.parametrize(
    "growing", ["Putin said", "Putin cannot", "Putin said nothing", "Путин сказал", "35", "普京说"]
)
def test_prose_in_any_language_is_shown_while_it_grows(growing: str) -> None:
    assert not may_say_no_answer(growing)


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_sentinel_is_known_among_any_words(before: str, after: str) -> None:
    assert says_no_answer(f"{before}{SENTINEL}{after}")
    assert may_say_no_answer(f"{before}{SENTINEL}{after}")
