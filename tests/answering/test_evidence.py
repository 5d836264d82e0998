"""Sentences as evidence."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answering.evidence import PASSAGES, Evidence, gather, in_order, word_rows
from rag.embedding.embedder import SentenceEmbedding
from rag.embedding.encoders import Encoder
from rag.text.questions import read_question
from rag.types import Hit
from tests.examples import article, evidence, hit

TEXT = "Putin flew to Minsk on Monday. It rained there. The dogs of the palace slept all day."


def found(encoder: Encoder, question: str, hits: list[Hit]) -> list[Evidence]:
    embedding = SentenceEmbedding(encoder)
    return gather(read_question(question), embedding.query_tokens(question), hits, embedding.text_tokens)


def test_every_sentence_is_evidence_the_best_first(encoder: Encoder) -> None:
    """The one that has the words of the question, in its kind, is first."""
    described = found(encoder, "When did Putin fly to Minsk?", [hit(article("Belarus", TEXT))])
    assert described[0].text == "Putin flew to Minsk on Monday."
    assert sorted(each.index for each in described) == [0, 1, 2]
    assert {each.text for each in described} == {span.of(TEXT) for span in described[0].sentences}
    assert [each.score for each in described] == sorted((each.score for each in described), reverse=True)


def test_the_best_passages_alone_are_read(encoder: Encoder) -> None:
    """The sentences of further ones are not."""
    hits = [hit(article(f"land{number}"), 1 - number / 100) for number in range(PASSAGES + 3)]
    read = {each.hit.passage.id for each in found(encoder, "Who spoke on Monday?", hits)}
    assert read == {each.passage.id for each in hits[:PASSAGES]}


def test_nothing_found_or_asked_is_no_evidence(encoder: Encoder) -> None:
    """Neither without passages nor with a question that has no word."""
    assert found(encoder, "Who spoke?", []) == []
    assert found(encoder, "?!", [hit(article("Belarus", TEXT))]) == []


@settings(max_examples=15)
@given(st.text("aB 1.?’\n", max_size=60).filter(str.strip), st.text("aB 1.?’\n", min_size=1, max_size=80))
def test_evidence_of_any_question_and_text(encoder: Encoder, question: str, text: str) -> None:
    """Spans are sentences of the article, scores are probabilities, and no number is undefined."""
    for each in found(encoder, question, [hit(article("any", text))]):
        assert each.text == text[each.span.start : each.span.end] == each.text.strip() != ""
        assert 0 < each.score < 1
        assert each.near.shape == (len(read_question(question).spelled),)
        assert np.isfinite([*each.features.values(), *each.near]).all()


def test_rows_of_the_words_of_a_question(encoder: Encoder) -> None:
    """Each content word has those of its parts; one that the model does not read any more has none."""
    text = "What did Podoljak say in Minsk?"
    read = SentenceEmbedding(encoder).query_tokens(text)
    rows = word_rows(read_question(text), read)
    parts = ["".join(read.spans[row].of(text) for row in each) for each in rows]
    assert parts == ["Podoljak", "say", "Minsk"]
    long = "word " * 600 + "Minsk"
    assert word_rows(read_question(long), SentenceEmbedding(encoder).query_tokens(long))[-1] == []


def test_hits_in_the_order_of_their_best_sentences() -> None:
    """All of them stay; the ones whose sentences were not read are last and score no more than those."""
    good, poor, unread = (article(name) for name in ("good", "poor", "unread"))
    hits = [hit(unread, 9.0), hit(poor), hit(good)]
    ordered = in_order(hits, [*evidence(poor, 0.2, 0.1), *evidence(good, 0.1, 0.9)])
    assert [each.passage.article.id for each in ordered] == ["id-good", "id-poor", "id-unread"]
    assert [each.score for each in ordered] == sorted((each.score for each in ordered), reverse=True)
    assert in_order(hits[1:], []) == hits[1:]
