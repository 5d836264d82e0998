"""Who says what in a sentence of news: quotation marks, the words that give somebody's words, and whose they are."""
