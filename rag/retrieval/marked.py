"""A passage as the reader reads it: its title, and a mark before each sentence."""

import re
from collections.abc import Sequence

# Special to the tokenizer of the packaged model, which knows it as the place of a word that is to be guessed.
MARK = "[MASK]"

# What an article has of such words itself must not be read as ours.
_SPECIAL = re.compile(r"\[(MASK|SEP|CLS|PAD|UNK)\]")


def marked(title: str, sentences: Sequence[str]) -> str:
    """One text of the title and the sentences."""
    return " ".join([plain(title), *(f"{MARK} {plain(sentence)}" for sentence in sentences)]).strip()


def plain(text: str) -> str:
    """On one line, without words that are special to the tokenizer."""
    return _SPECIAL.sub(r"\1", " ".join(text.split()))
