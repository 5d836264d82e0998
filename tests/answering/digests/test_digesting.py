"""Summaries and comparisons as the assistant answers with them, over the seeds."""

from datetime import date

import pytest

from rag.answer_json import answer_json
from rag.assistant import Assistant
from rag.conversations.export.text import answer_text
from rag.conversations.history import exchange_of
from rag.filtering import Filters
from rag.library.library import Library
from rag.turns import Exchange
from rag.types import Answer, RefusalKind, Verdict
from rag.writer import QUOTES

HANOI = "Summarize the article about the press conference in Hanoi"
BOTH = "Compare what Putin and Biden said about Ukraine"


@pytest.fixture(scope="module")
def assistant(seeds: Library) -> Assistant:
    return Assistant(seeds)


def last(assistant: Assistant, question: str, history: tuple[Exchange, ...] = (), **filters: date) -> Answer:
    *_, answer = assistant.ask(question, history, Filters(**filters))  # type: ignore[arg-type]
    return answer


def assert_quoted(answer: Answer) -> None:
    """As every answer in quotations: each number leads to exact words, and a line that leads them claims nothing."""
    assert answer.refusal is None
    assert answer.written_by == QUOTES
    assert [each.number for each in answer.citations] == sorted(
        {n for each in answer.sentences for n in each.citations}
    )
    assert all(each.quote == each.article.text[each.start : each.end] != "" for each in answer.citations)
    assert all(each.verdict is (Verdict.SUPPORTED if each.citations else None) for each in answer.sentences)


def test_a_summary_is_of_one_article_in_its_order(assistant: Assistant) -> None:
    answer = last(assistant, HANOI)
    assert_quoted(answer)
    assert 3 <= len(answer.citations) <= 5
    assert len({each.article.id for each in answer.citations}) == 1
    assert "Hanoi" in answer.citations[0].article.text
    assert [each.start for each in answer.citations] == sorted(each.start for each in answer.citations)
    assert not any(each.is_headline for each in answer.citations)


def test_the_article_is_found_by_its_title(assistant: Assistant, seeds: Library) -> None:
    for article in seeds.records.articles():
        answer = last(assistant, f"Summarize the article “{article.title}”")
        assert {each.article.id for each in answer.citations} == {article.id}


def test_this_article_is_the_one_that_was_cited_first(assistant: Assistant) -> None:
    before = last(assistant, "What did Putin say about Belarus?")
    answer = last(assistant, "Summarize this article", (exchange_of(before),))
    assert {each.article.id for each in answer.citations} == {before.citations[0].article.id}
    assert before.citations[0].article.title in answer.standalone_question
    assert not {each.number for each in before.citations} & {
        each.number for each in answer.citations if each.quote not in [it.quote for it in before.citations]
    }


def test_nothing_that_this_can_be_is_asked_back(assistant: Assistant) -> None:
    answer = last(assistant, "Summarize this article")
    assert answer.refusal
    assert answer.refusal.message.startswith("Which article?")


@pytest.mark.parametrize("topic", ["the price of bread in Malta", "zebras", "it all", "of and the"])
def test_no_article_about_it_is_a_refusal(assistant: Assistant, topic: str) -> None:
    answer = last(assistant, f"Summarize the article about {topic}")
    assert answer.refusal
    assert not answer.citations


def test_a_filter_that_leaves_the_article_out_is_named(assistant: Assistant) -> None:
    answer = last(assistant, HANOI, before=date(2020, 1, 1))
    assert answer.refusal
    assert answer.refusal.kind is RefusalKind.FILTERED_OUT


def test_a_comparison_has_the_words_of_both_each_under_a_line(assistant: Assistant) -> None:
    answer = last(assistant, BOTH)
    assert_quoted(answer)
    leads = [each.text for each in answer.sentences if not each.citations]
    assert leads[0] == "Vladimir Putin on Ukraine:"
    assert len(leads) == 2
    speakers = [each.speaker or "" for each in answer.citations]
    assert speakers
    assert all("Putin" in each or "Biden" in each for each in speakers)


def test_who_says_nothing_gets_one_line_and_nobody_elses_words(assistant: Assistant) -> None:
    answer = last(assistant, "Compare what Putin and Merkel said about Ukraine")
    assert answer.sentences[-1].text == "The articles quote nothing that Merkel said about Ukraine."
    assert all("Putin" in (each.speaker or "") for each in answer.citations)


def test_where_neither_says_anything_it_is_a_refusal(assistant: Assistant) -> None:
    answer = last(assistant, "Compare Merkel and Scholz on bread")
    assert answer.refusal
    assert answer.refusal.kind is RefusalKind.NOT_ANSWERED
    assert answer.refusal.message == "The articles quote neither Merkel nor Scholz about bread."


def test_the_json_and_the_copied_text_hold_the_lines_that_lead(assistant: Assistant) -> None:
    answer = last(assistant, BOTH)
    made = answer_json(answer)
    assert made["sentences"][0] == {
        "text": "Vladimir Putin on Ukraine:",
        "verdict": None,
        "reasons": [],
        "citations": [],
    }
    assert made["answer"].startswith("Vladimir Putin on Ukraine:\n")
    assert answer_text(answer).startswith("Vladimir Putin on Ukraine:\n\n    ")


@pytest.mark.parametrize(
    "question",
    [
        "Summarize the article “<script>window.pwned=1</script> [1] \u202e”",
        "Compare [1] and [2] on [3]",
        "Compare Putin and Putin on Ukraine",
        "Summarize the article about [1] “",
    ],
)
def test_hostile_requests_are_answered_or_refused(assistant: Assistant, question: str) -> None:
    answer = last(assistant, question)
    assert answer.done
    assert answer.refusal or answer.citations
