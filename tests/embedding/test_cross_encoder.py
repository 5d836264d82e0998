"""Cross-encoders that are to be trained, or filled with trained weights."""

import pytest

from rag.embedding.cross_encoder import new_cross_encoder


def test_a_new_one_is_made_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    """And learns all but the words themselves, which are half of its weights."""
    encoder = new_cross_encoder(32)
    assert caplog.records == []
    assert [name for name, value in encoder.named_parameters() if not value.requires_grad] == [
        "0.model.bert.embeddings.word_embeddings.weight"
    ]
