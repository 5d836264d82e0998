"""The tab Articles: all of them, found, counted and read."""
