"""Sentences of passages as evidence."""

from dataclasses import replace

from rag.retrieval.evidence import evidence_of
from rag.types import Passage, ReadSentence, Span
from tests.examples import article, evidence, hit


def read(start: int, end: int, score: float) -> ReadSentence:
    return ReadSentence(Span(start, end), True, score)


def test_the_likeliest_sentence_comes_first() -> None:
    """Whatever passage it is of."""
    poor, good = article("poor", "It rained. It snowed."), article("good", "Envoys met. They left.")
    hits = [evidence(poor, 0.2, 0.1)[0].hit, evidence(good, 0.1, 0.9)[0].hit]
    assert [(each.text, each.score) for each in evidence_of(hits)][:2] == [("They left.", 0.9), ("It rained.", 0.2)]


def test_a_sentence_of_two_passages_is_evidence_once() -> None:
    """Where it was found the likeliest: passages overlap."""
    of = article("both", "Envoys met. They left.")
    first = replace(hit(of), sentences=(read(0, 11, 0.3), read(12, 22, 0.2)))
    second = replace(first, passage=Passage(of, 12, 22), sentences=(read(12, 22, 0.8),))
    found = evidence_of([first, second])
    assert [(each.text, each.score) for each in found] == [("They left.", 0.8), ("Envoys met.", 0.3)]
    assert found[0].sentences == (Span(12, 22),)


def test_what_was_not_read_is_no_evidence() -> None:
    """As a passage in which nothing may be quoted."""
    assert evidence_of([hit(article("it"))]) == []


def test_a_headline_is_evidence_only_where_no_sentence_is_likelier() -> None:
    """It is quoted where its words are the only ones."""
    headed = replace(article("storm", "Storm kills three\n\nIt rained."), title="Storm kills three")
    for headline, sentence, kept in ((0.8, 0.3, ["Storm kills three", "It rained."]), (0.3, 0.8, ["It rained."])):
        found = replace(hit(headed), sentences=(read(0, 17, headline), read(19, 29, sentence)))
        assert [each.text for each in evidence_of([found])] == kept
