"""The gate before an answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.answering.relevance import GATE, find_refusal_kind, is_sure, signals
from rag.embedding.embedder import SentenceEmbedding
from rag.embedding.encoders import Encoder
from rag.filtering import Filters
from rag.question.questions import Question, read_question
from rag.retrieval.evidence import evidence_of
from rag.retrieval.lexical import LexicalReranker
from rag.retrieval.likening import DECIDING, add_likenesses
from rag.retrieval.other_languages import InAnyLanguage
from rag.retrieval.promising import choose_promising
from rag.retrieval.query import Query
from rag.retrieval.reranking import Reranker
from rag.types import Hit, RefusalKind
from tests.examples import article, hit

TEXT = (
    "President Putin flew to Minsk on Monday to meet President Lukashenko. "
    "“We agreed to go on talking,” Lukashenko said. "
    "It rained in the city all day long."
)


def read(reranker: Reranker, encoder: Encoder, question: str, text: str = TEXT) -> dict[str, float]:
    """The signals of a question to one article."""
    asked, hits = looked_at(reranker, encoder, question, text)
    return signals(asked, hits, evidence_of(hits))


def looked_at(
    reranker: Reranker, encoder: Encoder, question: str, text: str = TEXT, cosine: float = 0.5
) -> tuple[Question, list[Hit]]:
    """One article as the last stages of a search leave it."""
    asked, embedding = read_question(question), SentenceEmbedding(encoder)
    query = Query(asked, embedding.query_tokens(question), Filters())
    read = reranker.read(asked, choose_promising(asked, [hit(article("it", text), cosine=cosine)]))
    return asked, [*add_likenesses(query, read, embedding.text_tokens, DECIDING)]


def test_without_evidence_nothing_is_relevant() -> None:
    """As with a question that has no word."""
    assert find_refusal_kind(read_question("?!"), [hit(article("it"))], []) is RefusalKind.NOTHING_RELEVANT


def test_what_is_refused_is_not_sure(reranker: Reranker, encoder: Encoder) -> None:
    """What lies between, let through and not sure, is seen in `tests/test_written_answers.py`."""
    for question, sure in (("Which city did Putin fly to on Monday?", True), ("Who won the chess title?", False)):
        asked, hits = looked_at(reranker, encoder, question)
        assert is_sure(asked, hits, evidence_of(hits)) is sure


@pytest.mark.parametrize(
    ("question", "cosine", "kind"),
    [
        ("Which city did Putin fly to on Monday?", 0.7, None),
        ("Who won the chess championship?", 0.7, RefusalKind.NOT_ANSWERED),
        ("Who won the chess championship?", 0.1, RefusalKind.NOTHING_RELEVANT),
    ],
)
def test_what_is_not_answered_is_refused(
    reranker: Reranker, encoder: Encoder, question: str, cosine: float, kind: RefusalKind | None
) -> None:
    """In two kinds: where the nearest passage is about something else, nothing is relevant."""
    asked, hits = looked_at(reranker, encoder, question, cosine=cosine)
    assert find_refusal_kind(asked, hits, evidence_of(hits)) is kind


def test_names_that_nobody_mentions_speak_against(reranker: Reranker, encoder: Encoder) -> None:
    """By their share of the question's weight."""
    assert read(reranker, encoder, "What did President Putin say?")["names_missing"] == 0
    assert 0.5 < read(reranker, encoder, "What did Xi Jinping say?")["names_missing"] <= 1


def test_who_said_it_may_stand_beside_it(reranker: Reranker, encoder: Encoder) -> None:
    """Where a person is wanted the speaker counts, and a number must be one of what is counted."""
    assert read(reranker, encoder, "Who agreed to go on talking?")["kind"] == 1
    assert read(reranker, encoder, "How many trains came?")["kind"] == 0
    assert read(reranker, encoder, "How many dogs were there?")["counted"] == 0


@settings(max_examples=15)
@given(st.text("aB 1?’é", min_size=1, max_size=60).filter(lambda text: bool(read_question(text).spelled)))
def test_signals_of_any_question(reranker: Reranker, encoder: Encoder, question: str) -> None:
    """Each but the log odds is about 0 to 1, and the confidence is a probability."""
    described = read(reranker, encoder, question)
    assert all(-1 <= value <= 1.001 for name, value in described.items() if name != "answers")
    assert 0 < GATE.probability(described) < 1


@given(st.sampled_from(sorted(GATE.weights)), st.floats(0, 1))
def test_confidence_follows_its_weights(signal: str, value: float) -> None:
    """What speaks for an answer raises it, what speaks against it lowers it."""
    without = dict.fromkeys(GATE.weights, 0.5)
    less, more = {**without, signal: 0.0}, {**without, signal: value}
    assert (GATE.probability(more) - GATE.probability(less)) * GATE.weights[signal] >= 0


@pytest.mark.parametrize(
    ("question", "text", "kind"),
    [
        ("Кто подписал контракт?", "Министр Карин Даль подписала контракт в четверг.", None),
        ("Кто выиграл кубок?", "Министр Карин Даль подписала контракт в четверг.", RefusalKind.NOTHING_RELEVANT),
        ("谁签署了合同？", "能源部长达尔周四签署了新的合同。", None),
        ("总统什么时候访问中国？", "总统周四签署了新的合同。", RefusalKind.NOT_ANSWERED),
        ("متى يزور الرئيس الصين؟", "أعلن رئيس البنك استقالته يوم الجمعة.", RefusalKind.NOT_ANSWERED),
    ],
)
def test_in_other_languages_words_alone_decide(encoder: Encoder, question: str, text: str, kind: object) -> None:
    """However near the embedding model finds the passage; a name that nobody mentions counts most."""
    asked, hits = looked_at(InAnyLanguage(LexicalReranker()), encoder, question, text, cosine=0.9)
    assert find_refusal_kind(asked, hits, evidence_of(hits)) is kind
