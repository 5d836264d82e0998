"""The page: a conversation whose every number leads to the words it rests on, the articles, and the library."""
