"""Turns text into vectors with a sentence-transformers model. Knows nothing of articles or storage."""
