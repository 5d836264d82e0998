"""A sentence as the reader reads it: with the title before it, and with the sentence before where it hangs on that."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice

from rag.types import Hit, Span

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


def window_of(hit: Hit, index: int) -> str:
    """What is read for sentence `index` of a passage."""
    return window(hit.passage.article.title, hit.texts, index)


def _words(text: str, most: int) -> str:
    return " ".join(text.split()[:most])


def place_in_sentence(words: Span, window_length: int, sentence: str) -> Span | None:
    """Where in a sentence `words` of its window stand; None where they are of what is read before it."""
    kept = list(islice(re.finditer(r"\S+", sentence), WORDS))
    starts = list(accumulate((len(each.group()) + 1 for each in kept), initial=window_length - _length(kept)))
    if not kept or words.start < starts[0]:
        return None
    first, last = (bisect_right(starts, offset) - 1 for offset in (words.start, words.end - 1))
    return Span(kept[first].start() + words.start - starts[first], kept[last].start() + words.end - starts[last])


def _length(kept: Sequence[re.Match[str]]) -> int:
    """Of words with single blanks between."""
    return sum(len(each.group()) + 1 for each in kept) - 1
