"""Makes the reader that `rag/retrieval/reader.npz` holds: examples from public sets, training, its card's figures."""
