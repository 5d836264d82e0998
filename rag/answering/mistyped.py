"""Words of a question that are typed wrong: what the articles write in their place."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rag.errors import StoreError
from rag.language.en.function_words import STOP_WORDS
from rag.library.library import Library
from rag.question.asking import reader_of_code
from rag.text.frequencies import is_known, meanings
from rag.text.languages import foreign_language, language_of
from rag.text.letters import fold
from rag.text.stemming import ENGLISH
from rag.text.words import stem

# Shorter words are one letter from too many others. A name is often one letter from another name.
SHORTEST = 4
SHORTEST_NAME = 6

# Of the words of a question at least this share is known, or it is in another language.
KNOWN = 0.5

# Articles that are looked through for words that are like one.
_LOOKED_AT = 50

# The first letter of Armenian, which all others come after.
_LAST_SPELLED = "\u0530"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class CorrectedQuestion:
    """A question as it was meant, and what was read for what, by the words as they were typed."""

    text: str
    changed: tuple[tuple[str, str], ...] = ()


def correct_spelling(question: str, library: Library) -> CorrectedQuestion:
    """The question with each word that neither English nor the articles know as the articles write it, if it is one
    letter from a word of theirs, or has two letters in the wrong order (Damerau 1964: four in five slips)."""
    written = _WORD.findall(question)
    code = foreign_language(question) or ENGLISH
    unknown = [word for word in dict.fromkeys(written) if _is_spelled(word) and not _is_known(word, code, library)]
    if not unknown or len(unknown) > (1 - KNOWN) * len(written):
        return CorrectedQuestion(question)
    changed = tuple((word, meant) for word in unknown if (meant := _meant(word, code, library)))
    by_word = dict(changed)
    return CorrectedQuestion(_WORD.sub(lambda match: by_word.get(match.group(), match.group()), question), changed)


def _is_spelled(word: str) -> bool:
    """Whether its letters are Latin, Greek or Cyrillic: in others one letter more or less is mostly another word."""
    return word[0] < _LAST_SPELLED


def _is_known(word: str, code: str, library: Library) -> bool:
    folded, frequency = fold(word), library.index.word_index.frequency
    if "'" in folded or folded in STOP_WORDS:
        return True
    if code != ENGLISH:
        return folded in reader_of_code(code).function or bool(frequency(stem(folded, code)) or frequency(stem(folded)))
    return is_known(stem(folded)) or any(map(frequency, meanings(stem(folded))))


def _meant(word: str, code: str, library: Library) -> str | None:
    """The word of the articles that is written so most often, but for a letter within; a name only for a name."""
    is_name = word[0].isupper()
    if len(word) < (SHORTEST_NAME if is_name else SHORTEST):
        return None
    alike = Counter(each for each in _words_near(word, code, library) if each[0].isupper() or not is_name)
    return max(alike, key=lambda each: alike[each], default=None)


def _words_near(word: str, code: str, library: Library) -> Iterator[str]:
    """Of articles in the language of the question, where that is another one than English."""
    try:
        alike = library.catalogue.search_fuzzy(word, _LOOKED_AT)
    except StoreError:  # a search goes on without it
        return
    for article in library.records.get(alike).values():
        if code not in (ENGLISH, language_of(article.text, article.language)):
            continue
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
