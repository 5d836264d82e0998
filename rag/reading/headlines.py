"""The headline of an article: which it is, and whether its text begins with it.

It does where the headline says something that nothing below it says: the only words of "three were killed" may be
those. What the text only says again is cut from it, and kept as a record.
"""

import re
from typing import NamedTuple

from rag.language.en.function_words import STOP_WORDS
from rag.reading.cleaning.furniture import remove_headline
from rag.reading.cleaning.titles import LONGEST_HEADLINE, first_words, title_from_text
from rag.text.words import stem, words
from rag.types import RemovedText

# The outlet that pages put behind their headlines: "Storm kills three | The Example".
_OUTLET = re.compile(r" [|·–—-] [^|·–—]{1,40}$")
_BEGINNING = 2  # letters that a word has in common with its stem
_CUT_OFF = re.compile(r"(?:…|\.\.\.)\W*$")


class TitledText(NamedTuple):
    """A title and the text below it, which begins with the title where `Article.headline` says so."""

    title: str
    text: str
    removed: tuple[RemovedText, ...] = ()


def find_headline(text: str, stated: str | None, otherwise: str) -> TitledText:
    """A cleaned text with the title that is stated, or else found at its top; `otherwise` for a text without words.

    The first words of a text stand in for a title that is nowhere, and stay in the text.
    """
    title = stated or title_from_text(text)
    if title is None:
        return TitledText(first_words(text) or otherwise, text)
    below, removed = remove_headline(text, title)
    if not _says_more(title, below):
        return TitledText(title, below, removed)
    return TitledText(title, f"{title}\n\n{below}", tuple(cut for cut in removed if cut.text != title))


def _says_more(title: str, text: str) -> bool:
    """Whether a headline has words that the text has not, in any form. One that was cut off is not quoted."""
    if len(title) > LONGEST_HEADLINE or _CUT_OFF.search(title):
        return False
    said = {stem(word) for word in words(_OUTLET.sub("", title)) if word not in STOP_WORDS}
    # Stemming takes 3 ms for the words of an article; those that may have a stem of the headline are a tenth of them.
    begun = {each[:_BEGINNING] for each in said}
    return not said <= {stem(word) for word in set(words(text)) if word[:_BEGINNING] in begun}
