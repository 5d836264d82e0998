"""One file for each version of the tables, which says what it adds to the one before. They are never changed."""
