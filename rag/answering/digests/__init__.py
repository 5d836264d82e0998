"""Answers of a form of their own, from exact sentences: a summary of one article, a comparison of two speakers."""
