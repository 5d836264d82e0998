"""An embedding model for where only the words themselves are to count."""

from collections.abc import Sequence

import numpy as np

from rag.embedding.encoders import TokenVectors

# A text as a model reads it that reads nothing.
NOTHING_READ = TokenVectors(np.zeros(1, dtype=np.float32), np.zeros((0, 1), dtype=np.float32), ())


def embed_nothing(texts: Sequence[str]) -> list[TokenVectors]:
    """Reads nothing.

    >>> [read.tokens.shape for read in embed_nothing(["The harbour opened.", "It rained."])]
    [(0, 1), (0, 1)]
    """
    return [NOTHING_READ for _ in texts]
