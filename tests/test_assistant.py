"""The path of a question."""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import PurePath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import rag.assistant
from rag.answering.refusing import NEAREST
from rag.assistant import HITS, Assistant
from rag.errors import InputError
from rag.filtering import Filters
from rag.library.library import Library
from rag.settings import read_settings
from rag.text.filters import take_filters
from rag.types import Answer, RefusalKind
from tests.examples import article, marked
from tests.usage import assert_is_so

CONDITIONS = "What conditions did Putin set?"
NAMES = [
    "Putin",
    "Minsk",
    "Kyiv",
    "Peskov",
    "gas",
    "price",
    "talks",
    "troops",
    "NATO",
    "who",
    "when",
    "how many",
    "[1]",
]
QUESTIONS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(NAMES), min_size=1, max_size=6).map(" ".join))


@pytest.fixture(scope="module")
def assistant(seeds: Library) -> Assistant:
    return Assistant(seeds)


@pytest.fixture
def own() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        yield opened


def last(assistant: Assistant, question: str, filters: Filters | None = None) -> Answer:
    *_, answer = assistant.ask(question, filters=filters)
    return answer


def files(answer: Answer) -> set[str]:
    return {PurePath(citation.article.path or "").name[:3] for citation in answer.citations}


def test_what_is_shown_of_its_use_is_so(seeds: Library) -> None:
    assert_is_so(rag.assistant, library=seeds)


def assert_whole(answer: Answer) -> None:
    """What holds for every answer."""
    assert answer.done
    scores = [hit.score for hit in answer.hits]
    assert len(scores) <= HITS
    assert scores == sorted(scores, reverse=True)
    for citation in answer.citations:
        assert citation.article.text[citation.start : citation.end] == citation.quote != ""
    assert [citation.number for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    text = "" if answer.refusal else answer.text
    assert sorted(map(int, re.findall(r"\[(\d+)\]", text))) == [each.number for each in answer.citations]
    assert bool(answer.citations) is (answer.refusal is None)


@given(QUESTIONS)
@example("?!")
@example("\x00")
def test_any_question_has_a_whole_answer(assistant: Assistant, question: str) -> None:
    """Or says what is wrong with the question."""
    try:
        empty = not take_filters(question, Filters())[0]
    except InputError:
        empty = True
    if empty:
        with pytest.raises(InputError):
            last(assistant, question)
    else:
        assert_whole(last(assistant, question))


def test_an_answer_by_date_is_in_the_order_of_time(assistant: Assistant) -> None:
    """Where the question is asked with `order:date`."""
    answer = last(assistant, "what conditions did Putin set? order:date")
    days = [answer.citations[sentence.citations[0] - 1].article.published for sentence in answer.sentences]
    assert days == sorted(day for day in days if day)


@pytest.mark.parametrize(
    "question",
    [
        "Who won the 2024 US presidential election?",
        "How do I bake bread?",
        "What did Xi Jinping say?",
        "?!",
        "who is he?",
    ],
)
def test_what_no_article_answers_is_refused(assistant: Assistant, question: str) -> None:
    """With a reason and the nearest passages, and no quotation."""
    answer = last(assistant, question)
    assert_whole(answer)
    assert answer.refusal
    assert answer.refusal.kind in (RefusalKind.NOTHING_RELEVANT, RefusalKind.NOT_ANSWERED)
    assert answer.text == answer.refusal.message
    assert answer.refusal.nearest == answer.hits[:NEAREST]


def test_a_refusal_names_the_words_that_no_article_has(assistant: Assistant) -> None:
    """As they are read: in lower case."""
    assert "No article mentions “bake” or “bread”." in last(assistant, "How do I bake bread?").text


def test_snapshots_grow(assistant: Assistant) -> None:
    """First what was found, then what is said of it; only the last is done, and has all timings."""
    *before, answer = assistant.ask(CONDITIONS)
    assert not any(each.done for each in before)
    assert before[0].sentences == ()
    assert before[0].hits == answer.hits != ()
    assert before[0].timings.items() <= answer.timings.items()
    assert set(answer.timings) == {"retrieve_ms", "first_token_ms", "total_ms"}


@pytest.mark.parametrize("question", ["", " \n", "before:2020", "after:tomorrow what?", "half \ud800 of it"])
def test_questions_that_are_none(assistant: Assistant, question: str) -> None:
    """Nothing asked, a filter without a date, half a character."""
    with pytest.raises(InputError):
        last(assistant, question)


def test_an_empty_library_has_no_articles(own: Library) -> None:
    """Whatever is asked, and with whatever filters."""
    for question in (CONDITIONS, f"{CONDITIONS} after:2020", "?!"):
        answer = last(Assistant(own), question)
        assert_whole(answer)
        assert answer.refusal
        assert answer.refusal.kind is RefusalKind.NO_ARTICLES


def test_filters_that_hide_the_answer_are_named(assistant: Assistant) -> None:
    """Only where there is one without them."""
    hidden = last(assistant, CONDITIONS, Filters(before=date(2020, 1, 1)))
    assert hidden.refusal
    assert hidden.refusal.kind is RefusalKind.FILTERED_OUT
    assert "published before 1 January 2020" in hidden.text
    none = last(assistant, "How do I bake bread?", Filters(before=date(2020, 1, 1)))
    assert none.refusal
    assert none.refusal.kind is RefusalKind.NOTHING_RELEVANT


def test_typed_filters_are_taken_out(assistant: Assistant) -> None:
    """They narrow the search, win over those that are set, and are no words of the question."""
    answer = last(assistant, f"{CONDITIONS} after:2024-01", Filters(after=date(2000, 1, 1)))
    assert answer.question == f"{CONDITIONS} after:2024-01"
    assert answer.standalone_question == CONDITIONS
    assert answer.filters == Filters(after=date(2024, 1, 31))
    assert files(answer) == {"003"}
    assert {PurePath(hit.passage.article.path or "").name[:3] for hit in answer.hits} == {"003"}


def test_an_article_with_markers_of_its_own(own: Library) -> None:
    """What it has in brackets is read as its words and not as a citation."""
    text = "The minister of Peru [3] spoke on Monday in Lima [1]. He praised [12] the farmers of Peru."
    own.put(marked([article("Peru", text)]))
    answer = last(Assistant(own), "When did the minister of Peru speak in Lima?")
    assert_whole(answer)
    assert "[3]" in answer.citations[0].quote
    assert "[3]" not in answer.text


def test_warming_up_asks_nothing(own: Library) -> None:
    """Nor does it need an article."""
    assistant = Assistant(own)
    assistant.warm_up()
    assert last(assistant, CONDITIONS).refusal
