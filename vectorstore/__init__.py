"""Nearest-neighbour storage: knows ids, vectors and flat metadata; nothing of news. Imports nothing of `rag`."""
