"""Two ways to run one model."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from rag.embedding.embedder import SentenceEmbedding
from rag.embedding.encoders import CompiledEncoder, Encoder, SentenceTransformerEncoder, compile_model
from rag.embedding.models import PACKAGED, _folder

TEXTS = [
    "What conditions did Putin set?",
    "“Russia has no interest in absorbing anyone,” Putin said in Minsk – on Monday.",
    "Зеленський 北京 𝕊 🇺🇦",
    "word " * 600,  # more than the model reads
    "",
    "Rain.",
]


@pytest.fixture(scope="module")
def plain() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(PACKAGED, str(_folder(PACKAGED)))


@pytest.fixture(params=["compiled", "plain"])
def either(request: pytest.FixtureRequest, encoder: Encoder, plain: Encoder) -> Encoder:
    return encoder if request.param == "compiled" else plain


def test_both_give_the_same_vectors(encoder: Encoder, plain: Encoder) -> None:
    """Text by text, of whole texts and of their tokens."""
    assert isinstance(encoder, CompiledEncoder)
    assert np.sum(encoder.encode(TEXTS) * plain.encode(TEXTS), axis=1).min() > 0.999
    for one, other in zip(encoder.encode_tokens(TEXTS), plain.encode_tokens(TEXTS), strict=True):
        assert one.spans == other.spans
        assert np.sum(one.tokens * other.tokens, axis=1).min(initial=1) > 0.99


def test_both_describe_the_model_alike(encoder: Encoder, plain: Encoder) -> None:
    """Its name, its sizes and how it counts."""
    for name in ("name", "max_tokens", "special_tokens", "dimension", "query_prefix", "document_prefix"):
        assert getattr(encoder, name) == getattr(plain, name)
    assert encoder.count_tokens(TEXTS) == plain.count_tokens(TEXTS)


def test_vectors_have_length_one(either: Encoder) -> None:
    """In the order of the texts, whatever they are put together with."""
    vectors = either.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), either.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.sum(vectors[1] * either.encode([TEXTS[1]])[0]) > 0.999


def test_no_texts_give_no_vectors(either: Encoder) -> None:
    """But the dimension."""
    assert either.encode([]).shape == (0, either.dimension)
    assert either.encode_tokens([]) == []
    assert either.count_tokens([]) == []


def test_spans_point_into_the_text(either: Encoder) -> None:
    """Each token is the characters that it was made of; a text without any has none."""
    described = either.encode_tokens(TEXTS)
    assert [span.of(TEXTS[0]) for span in described[0].spans] == ["What", "conditions", "did", "Putin", "set", "?"]
    for text, each in zip(TEXTS, described, strict=True):
        assert len(each.spans) == len(each.tokens)
        assert all(span.of(text).strip() for span in each.spans)
    assert described[4].tokens.shape == (0, either.dimension)
    assert len(described[3].spans) == either.max_tokens - either.special_tokens


def test_several_threads_ask_at_once(encoder: Encoder) -> None:
    """Each gets the vectors of its own texts."""
    alone = [encoder.encode([text])[0] for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: encoder.encode([text])[0], TEXTS * 5))
    assert all(np.allclose(vector, alone[place % len(TEXTS)], atol=1e-3) for place, vector in enumerate(together))


def test_tokens_of_a_question_stand_in_the_question(encoder: Encoder) -> None:
    assert [span.of("Rain.") for span in SentenceEmbedding(encoder).query_tokens("Rain.").spans] == ["Rain", "."]


class Prefixed(SentenceTransformerEncoder):
    """The packaged model as if it had been made with prefixes, as others are."""

    query_prefix = "query: "
    document_prefix = "passage: "

    def __init__(self, plain: SentenceTransformerEncoder) -> None:
        self.__dict__.update(vars(plain), query_prefix="query: ", document_prefix="passage: ")


def test_prefixes_are_read_but_have_no_tokens_of_the_question(plain: SentenceTransformerEncoder) -> None:
    """A prefix changes the vectors; spans still point into what was asked."""
    embedding = SentenceEmbedding(Prefixed(plain))
    assert [span.of("Rain.") for span in embedding.query_tokens("Rain.").spans] == ["Rain", "."]
    assert np.allclose(embedding.query_vector("Rain."), plain.encode(["query: Rain."])[0], atol=1e-6)
    assert np.allclose(embedding.text_vectors(["Rain."]), plain.encode(["passage: Rain."]), atol=1e-6)


def test_what_cannot_be_compiled_runs_as_it_is(plain: SentenceTransformerEncoder, tmp_path: Path) -> None:
    """And leaves nothing half written behind."""
    broken = Prefixed(plain)
    del broken.model
    assert compile_model(broken, tmp_path / "compiled") is None
    assert list(tmp_path.iterdir()) == []
