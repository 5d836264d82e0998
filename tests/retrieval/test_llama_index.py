"""Dateline as programs that are built on LlamaIndex see it."""

import numpy as np
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.embeddings.base import BaseEmbedding
from llama_index.core.schema import NodeWithScore, TextNode

from rag.embedding.embedder import SentenceEmbedding
from rag.embedding.encoders import Encoder
from rag.filtering import Filters
from rag.library.library import Library
from rag.retrieval.lexical import LexicalReranker
from rag.retrieval.llama_index import LlamaIndexEmbedding, LlamaIndexRetriever


def test_a_library_is_a_retriever(seeds: Library) -> None:
    """`retrieve` gives nodes with scores, best first, that say where in the article they stand."""
    retriever = LlamaIndexRetriever(seeds, LexicalReranker(), limit=4)
    nodes = retriever.retrieve("What conditions did Putin set?")
    assert isinstance(retriever, BaseRetriever)
    assert len(nodes) == 4
    assert [node.score for node in nodes] == sorted((node.score or 0 for node in nodes), reverse=True)
    for node in nodes:
        assert isinstance(node, NodeWithScore)
        [of] = seeds.records.get([node.metadata["article_id"]]).values()
        assert isinstance(node.node, TextNode)
        assert of.text[node.node.start_char_idx : node.node.end_char_idx] == node.text
        assert node.metadata["title"] == of.title
        assert node.metadata["published"] == (of.published and of.published.isoformat())


def test_filters_hold_for_a_retriever(seeds: Library) -> None:
    """Each of its questions has them."""
    nodes = LlamaIndexRetriever(seeds, LexicalReranker(), filters=Filters(source="Nobody")).retrieve("Putin")
    assert nodes == []


def test_the_model_is_an_embedding(encoder: Encoder) -> None:
    """The same vectors under LlamaIndex' names."""
    own = SentenceEmbedding(encoder)
    theirs = LlamaIndexEmbedding(own)
    assert isinstance(theirs, BaseEmbedding)
    assert theirs.model_name == encoder.name
    assert np.allclose(theirs.get_query_embedding("Rain."), own.query_vector("Rain."), atol=1e-6)
    assert np.allclose(theirs.get_text_embedding("Rain."), own.text_vectors(["Rain."])[0], atol=1e-6)
    assert np.allclose(theirs.get_text_embedding_batch(["Rain."]), own.text_vectors(["Rain."]), atol=1e-6)
