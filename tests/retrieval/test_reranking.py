"""The order of what was found, by whoever reads it."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import SettingsError
from rag.retrieval.by_words import WordsReranker
from rag.retrieval.joined import JoinedReranker
from rag.retrieval.query import Found, Query
from rag.retrieval.rerankers import load_reranker
from rag.retrieval.reranking import PASSAGES, Rerank, Reranker
from rag.settings import read_settings
from rag.text.questions import Question, read_question
from rag.types import Filters, Hit, Span
from tests.examples import article, hit

QUESTION = read_question("Which minister of Belarus spoke?")
QUERY = Query(QUESTION, np.zeros(0, dtype=np.float32), Filters())


class ByTitle:
    """Finds the later of two titles the likelier one."""

    name = "by title"

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        return [with_sentences(each, [Span(0, 3)], [0.5], float(ord(each.passage.article.title[-1]))) for each in hits]


def test_the_first_passages_are_read_and_put_in_order() -> None:
    """What was found before stays with them; the others are not shown."""
    hits = tuple(hit(article(f"land {chr(64 + place)}")) for place in range(PASSAGES + 5))
    found = Rerank(ByTitle())(QUERY, Found(hits, ("a note",)))
    assert [each.passage for each in found.hits] == [each.passage for each in reversed(hits[:PASSAGES])]
    assert all(len(each.sentences) == 1 for each in found.hits)
    assert found.notes == ("a note",)


def test_without_a_reranker_the_search_decides() -> None:
    """And among sentences those with the question's words come first."""
    of = article("it", "It rained all day. The minister of Belarus spoke.")
    [read] = WordsReranker().read(QUESTION, [hit(of)])
    assert read.score == read.scores.fused
    assert [each.span.of(of.text) for each in read.sentences] == [
        "It rained all day.",
        "The minister of Belarus spoke.",
    ]


def test_our_own_reader_finds_what_answers(reranker: Reranker) -> None:
    """In other words than those of the question; its numbers are probabilities."""
    answers = article("a", "The village waited. Ann Poe, who heads the mill, spoke of 353 days without a wage.")
    other = article("b", "The village waited. It had rained in the hills and the road was wet.")
    assert isinstance(reranker, JoinedReranker)
    read = reranker.read(read_question("How long have the workers gone unpaid?"), [hit(other), hit(answers)])
    assert read[1].score > read[0].score
    assert read[1].sentences[1].score == max(each.score for of in read for each in of.sentences)


@given(st.text("aB .?!’“\n[SEP]é", max_size=300))
def test_any_text_is_read(reranker: Reranker, text: str) -> None:
    """Each sentence has a probability, whatever stands in it, even what is special to the tokenizer."""
    [read] = reranker.read(QUESTION, [hit(article("it", text or "."))])
    assert all(0 <= each.score <= 1 for each in read.sentences)
    assert 0 <= read.score <= 1


def test_long_sentences_are_read_as_far_as_it_goes(reranker: Reranker) -> None:
    """Both get a probability, though neither is read to its end."""
    of = article("it", "The minister spoke " + "of rain and " * 400 + "snow. Nobody listened to her at all.")
    [read] = reranker.read(QUESTION, [hit(of)])
    assert len(read.sentences) > 1
    assert all(0 < each.score < 1 for each in read.sentences)


@pytest.mark.parametrize("name", ["nobody/knows-it", "."])
def test_a_reranker_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    """With what to do; nothing is looked for in the network."""
    given = str(tmp_path) if name == "." else name
    with pytest.raises(SettingsError, match="is not on this machine, or damaged: name a folder"):
        load_reranker(read_settings(environment={"DATELINE_RERANKER": given}))
