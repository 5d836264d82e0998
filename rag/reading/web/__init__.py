"""Web pages: what of them is the article, and what they state about it."""
