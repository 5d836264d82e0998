"""Words of a question that are typed wrong: what the articles write in their place."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rag.errors import StoreError
from rag.library.library import Library
from rag.text.frequencies import is_known, meanings
from rag.text.words import STOP_WORDS, fold, stem

# Shorter words are one letter from too many others. A name is often one letter from another name.
SHORTEST = 4
SHORTEST_NAME = 6

# Of the words of a question at least this share is known, or it is in another language.
KNOWN = 0.5

# Articles that are looked through for words that are like one.
_LOOKED_AT = 50

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """A question as it was meant, and what was read for what, by the words as they were typed."""

    text: str
    changed: tuple[tuple[str, str], ...] = ()


def as_meant(question: str, library: Library) -> Typed:
    """The question with each word that neither English nor the articles know as the articles write it, if it is one
    letter from a word of theirs, or has two letters in the wrong order (Damerau 1964: four in five slips)."""
    written = _WORD.findall(question)
    unknown = [word for word in dict.fromkeys(written) if not _is_known(word, library)]
    if not unknown or len(unknown) > (1 - KNOWN) * len(written):
        return Typed(question)
    changed = tuple((word, meant) for word in unknown if (meant := _meant(word, library)))
    by_word = dict(changed)
    return Typed(_WORD.sub(lambda match: by_word.get(match.group(), match.group()), question), changed)


def _is_known(word: str, library: Library) -> bool:
    if "'" in fold(word) or fold(word) in STOP_WORDS:
        return True
    return is_known(stem(fold(word))) or any(map(library.index.words.frequency, meanings(stem(fold(word)))))


def _meant(word: str, library: Library) -> str | None:
    """The word of the articles that is written so most often, but for a letter within; a name only for a name."""
    is_name = word[0].isupper()
    if len(word) < (SHORTEST_NAME if is_name else SHORTEST):
        return None
    alike = Counter(each for each in _words_near(word, library) if each[0].isupper() or not is_name)
    return max(alike, key=lambda each: alike[each], default=None)


def _words_near(word: str, library: Library) -> Iterator[str]:
    try:
        alike = library.catalogue.like(word, _LOOKED_AT)
    except StoreError:  # a search goes on without it
        return
    for article in library.records.get(alike).values():
        for each in _WORD.findall(article.text):
            if fold(each[0] + each[-1]) == fold(word[0] + word[-1]) and are_one_apart(fold(each), fold(word)):
                yield each


def are_one_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or another makes them the same, or two neighbours in the other order."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
