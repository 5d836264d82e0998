"""Questions that name an outlet or a day, that ask nothing, and that are in another language."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag.answering.refusing import NEAREST
from rag.assistant import Assistant
from rag.filtering import Filters
from rag.library.library import Library
from rag.settings import read_settings
from rag.types import Answer, RefusalKind
from tests.examples import article, marked

_STRIKE = "Bus drivers in Tarn stopped work on Monday. The strike left {} passengers without a bus, the city said."
ARTICLES = [
    article("a", _STRIKE.format("31,000"), date(2024, 5, 7), "The Tarn Herald"),
    article("b", _STRIKE.format("28,000"), date(2024, 5, 8), "Coast Mail"),
    article("c", "Mayor Inga Voss opened a bridge. “It is a long bridge,” Voss said.", date(2024, 5, 14), "Coast Mail"),
    article(
        "d", "Mayor Inga Voss spoke of schools. “We need more teachers,” Voss said.", date(2024, 6, 3), "Coast Mail"
    ),
]


def opened(folder: Path) -> Library:
    """Which articles are searched is tested here, and not how they are read: by their words alone."""
    return Library(replace(read_settings(str(folder)), reranker="none"))


@pytest.fixture(scope="module")
def assistant(_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with closing(opened(tmp_path_factory.mktemp("asked"))) as library:
        library.put(marked(ARTICLES))
        yield Assistant(library, "quotes")


def last(assistant: Assistant, question: str, filters: Filters | None = None, standalone: str | None = None) -> Answer:
    *_, answer = assistant.ask(question, filters=filters, standalone=standalone)
    return answer


def test_an_outlet_that_is_named_answers(assistant: Assistant) -> None:
    """It is a filter of the answer, and no word of the question that was searched for."""
    for asked, outlet, number in (
        ("According to the Coast Mail, how many passengers were without a bus?", "Coast Mail", "28,000"),
        ("How many passengers were without a bus, according to tarn herald?", "The Tarn Herald", "31,000"),
    ):
        answer = last(assistant, asked)
        assert answer.filters == Filters(source=outlet)
        assert answer.standalone_question == "How many passengers were without a bus?"
        assert number in answer.citations[0].quote
        assert {each.article.source for each in answer.citations} == {outlet}


def test_an_outlet_without_an_answer_is_named_in_the_refusal(assistant: Assistant) -> None:
    """As any filter that hides one."""
    answer = last(assistant, "According to the Tarn Herald, what did Inga Voss say of the bridge?")
    assert answer.refusal
    assert answer.refusal.kind is RefusalKind.FILTERED_OUT
    assert "in The Tarn Herald" in answer.text


def test_a_typed_outlet_needs_no_article(assistant: Assistant) -> None:
    """And wins over one that the question names."""
    answer = last(assistant, 'How many passengers were without a bus? source:"Tarn Herald"')
    assert answer.filters == Filters(source="The Tarn Herald")
    assert "31,000" in answer.citations[0].quote


def test_a_day_that_is_named_comes_first(assistant: Assistant) -> None:
    """Articles of that day and of the two after it, where they answer."""
    answer = last(assistant, "What did Inga Voss say on 14 May?")
    assert {each.article.id for each in answer.citations} == {"id-c"}
    assert answer.filters == Filters(after=date(2024, 5, 13), before=date(2024, 5, 17))
    assert answer.standalone_question == "What did Inga Voss say?"


def test_a_day_hides_no_answer(assistant: Assistant) -> None:
    """Where the articles of that day have none all are searched, and no filter is shown."""
    answer = last(assistant, "How many passengers were without a bus on 3 June?")
    assert answer.filters == Filters()
    assert answer.standalone_question == "How many passengers were without a bus on 3 June?"
    assert "id-a" in {each.passage.article.id for each in answer.hits}


def test_a_person_who_words_the_question_is_taken_at_his_word(assistant: Assistant) -> None:
    """The filters that were read are given up by asking without them."""
    words = "How many passengers were without a bus?"
    assert last(assistant, f"According to the Coast Mail, {words}", standalone=words).filters == Filters()


def test_small_talk_is_told_what_to_ask(assistant: Assistant) -> None:
    """With examples of the newest articles, no passages, and whatever filters hold."""
    for said in ("hello", "What should I write about today?", "help source:RT before:1990"):
        answer = last(assistant, said)
        assert answer.refusal
        assert answer.refusal.kind is RefusalKind.NOTHING_RELEVANT
        assert (answer.hits, answer.refusal.nearest, answer.citations) == ((), (), ())
        assert answer.text.startswith("Dateline answers questions about the articles")
        assert answer.text.count("What does Coast Mail say about “Title of ") == 3
        assert "\n" not in answer.text
    assert last(assistant, "Hello, how many passengers were without a bus?").citations


def test_a_language_that_no_article_is_in(assistant: Assistant) -> None:
    """Is told, with the nearest passages, and not that the articles say nothing."""
    answer = last(assistant, "Wie viele Fahrgäste hatten keinen Bus?")
    assert answer.refusal
    assert answer.refusal.kind is RefusalKind.NOT_ANSWERED
    assert answer.refusal.nearest == answer.hits[:NEAREST] != ()
    assert answer.text == (
        "This question is in German; the articles are in English. These passages may be the nearest: ask in English "
        "for an answer."
    )
    assert answer.notes == ()  # what is not done in German matters to who gets an answer in it


def test_a_language_that_an_article_is_in(assistant: Assistant, tmp_path: Path) -> None:
    """By its code, or by its words where it is too short to have one."""
    german = replace(article("e", "Der Bus ist nicht gekommen."), language="de")
    short = article("f", "Der Bus in Tarn ist nicht gekommen und die Fahrgäste waren nicht froh.")
    for number, each in enumerate((german, short)):
        with closing(opened(tmp_path / str(number))) as library:
            library.put(marked([each, *ARTICLES]))
            assert "This question is in" not in last(Assistant(library, "quotes"), "Warum ist der Bus nicht da?").text


def test_a_word_for_which_the_articles_have_another_is_not_named_as_missing(assistant: Assistant) -> None:
    """Nor are words that only frame the question."""
    text = last(assistant, "List all gnomes with employment and a headmaster now").text
    assert "No article mentions “gnomes” or “headmaster”." in text  # the drivers stopped work
