"""The order of what was found, by whoever reads it."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.errors import SettingsError
from rag.filtering import Filters
from rag.question.questions import Question, read_question
from rag.quotable import sentences_of
from rag.retrieval.joined import JoinedReranker
from rag.retrieval.lexical import LexicalReranker
from rag.retrieval.query import FoundPassages, Query
from rag.retrieval.rerankers import load_reranker
from rag.retrieval.reranking import PASSAGES, Rerank, Reranker
from rag.settings import read_settings
from rag.testing.embedding import NOTHING_READ
from rag.types import Hit, ReadSentence
from tests.examples import article, hit

QUESTION = read_question("Which minister of Belarus spoke?")
QUERY = Query(QUESTION, NOTHING_READ, Filters())


def looked_at(text: str) -> Hit:
    """A passage with its sentences, none of them like the question in meaning."""
    of = hit(article("it", text))
    return replace(of, sentences=tuple(ReadSentence(span, promising=True) for span in sentences_of(of.passage)))


class ByTitle:
    """Finds the later of two titles the likelier one."""

    name = "by title"
    by_likeness = False

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        return [replace(each, score=float(ord(each.passage.article.title[-1]))) for each in hits]


def test_the_first_passages_are_read_and_put_in_order() -> None:
    """What was not read stays behind them."""
    hits = tuple(hit(article(f"land {chr(64 + place)}"), score=99.0) for place in range(PASSAGES + 5))
    found = Rerank(ByTitle())(QUERY, FoundPassages(hits, ("a note",)))
    in_order = [*reversed(hits[:PASSAGES]), *hits[PASSAGES:]]
    assert [each.passage for each in found.hits] == [each.passage for each in in_order]
    assert [each.score for each in found.hits] == sorted((each.score for each in found.hits), reverse=True)
    assert found.notes == ("a note",)


def test_without_a_network_words_decide() -> None:
    """Those of the question that a sentence has."""
    [read] = LexicalReranker().read(QUESTION, [looked_at("It rained all day. The minister of Belarus spoke.")])
    assert read.sentences[1].score > read.sentences[0].score


def test_our_own_reader_finds_what_answers(reranker: Reranker) -> None:
    """And its numbers are probabilities."""
    assert isinstance(reranker, JoinedReranker)
    answers = looked_at("The village waited. Ann Poe, who heads the mill, spoke of 353 days without a wage.")
    other = looked_at("The village waited. It had rained in the hills and the road was wet.")
    read = reranker.read(read_question("How long have the workers gone without a wage?"), [other, answers])
    assert read[1].sentences[1].score == max(each.score for of in read for each in of.sentences)


@given(st.text("aB .?!’“\n[SEP]é", max_size=300))
def test_any_text_is_read(reranker: Reranker, text: str) -> None:
    """Each sentence has a probability, whatever stands in it, even what is special to the tokenizer."""
    [read] = reranker.read(QUESTION, [looked_at(text or ".")])
    assert all(0 <= each.score <= 1 for each in read.sentences)
    assert 0 <= read.score <= 1


def test_the_words_that_answer_are_told() -> None:
    """By the reader that comes with it."""
    text = "It rained all day. Ada Holm, the minister of Belarus, spoke of the ice. Bo Lind was there."
    [read] = load_reranker(read_settings()).read(read_question("Who is the minister of Belarus?"), [looked_at(text)])
    assert [each.answer and each.answer.of(text) for each in read.sentences] == [None, "Ada Holm", None]


def test_long_sentences_are_read_as_far_as_it_goes(reranker: Reranker) -> None:
    """Both get a probability, though neither is read to its end."""
    long = "The minister spoke " + "of rain and " * 400 + "snow. Nobody listened to her at all."
    [read] = reranker.read(QUESTION, [looked_at(long)])
    assert len(read.sentences) > 1
    assert all(0 < each.score < 1 for each in read.sentences)


@pytest.mark.parametrize("name", ["nobody/knows-it", "."])
def test_a_reranker_that_is_not_there_is_named(name: str, tmp_path: Path) -> None:
    """With what to do; nothing is looked for in the network."""
    given = str(tmp_path) if name == "." else name
    with pytest.raises(SettingsError, match="is not on this machine, or damaged: name a folder"):
        load_reranker(read_settings(environment={"DATELINE_RERANKER": given}))
