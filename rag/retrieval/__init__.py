"""Finds the passages that may answer a question. Knows nothing of how answers are made of them."""
