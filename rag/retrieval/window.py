"""A sentence as the reader reads it: with the title before it, and with the sentence before where it hangs on that."""

import re
from collections.abc import Sequence

# Words of a title and of the sentences that are read: the longest that the reader learnt from.
TITLE_WORDS = 14
WORDS = 60

# How a sentence begins that cannot be understood without the one before it: with who or what that speaks of.
_HANGING = re.compile(
    r"^[“\"'‘]?(?:(?:And|But|So|Then|Yet|Also|However|Meanwhile|Instead|Moreover|Still|Later|Now),? )?"
    r"(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Such|The (?:latter|former|two|pair|move))\b"
)


def needs_context(sentence: str) -> bool:
    """Whether it speaks of somebody or something that it does not name."""
    return bool(_HANGING.match(sentence))


def window(title: str, sentences: Sequence[str], index: int) -> str:
    """What is read for the sentence at `index`."""
    sentence = _words(sentences[index], WORDS)
    if index and needs_context(sentence) and sentences[index - 1] != title:
        before = _words(sentences[index - 1], WORDS)
        if len(before.split()) + len(sentence.split()) <= WORDS:
            sentence = f"{before} {sentence}"
    return f"{_words(title, TITLE_WORDS)}. {sentence}" if title.strip() else sentence


def _words(text: str, most: int) -> str:
    return " ".join(text.split()[:most])
