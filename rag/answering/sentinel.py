"""What a model replies when the passages do not answer, and how to know it whatever the model makes of it."""

import re

# One word that no article has.
SENTINEL = "NOT_IN_ARTICLES"

_FIRST, _SECOND, _THIRD = SENTINEL.removesuffix("S").split("_")

# Among other words it is known in capitals, or in one piece: "not_in_articles", "not-in-article". Small letters with
# blanks between them are prose: "The ban is not in articles 3 and 4." No other word has "not_" in it.
_AMONG_WORDS = (
    re.compile(r"(?<![A-Za-z])" + r"[\W_]{0,3}".join([_FIRST, _SECOND, _THIRD])),
    re.compile(r"(?<![A-Za-z])" + r"[^\w\s]{0,3}".join([_FIRST, _SECOND, _THIRD]), re.IGNORECASE),
    re.compile(rf"{_FIRST}[^\w\s]?_", re.IGNORECASE),
)
# As all the letters of a sentence: with blanks too, or as far as it was written when the model was stopped.
_ALONE = (
    re.compile(rf"{_FIRST} {_SECOND} (?:the )?{_THIRD}s?", re.IGNORECASE),
    re.compile(rf"{_FIRST}(?: {_SECOND})?"),
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-z]+")


def says_no_answer(sentence: str) -> bool:
    """Whether a model says in this sentence that the passages do not answer."""
    words = " ".join(_LETTERS.findall(sentence))
    alone = not any(map(str.isdigit, sentence)) and any(pattern.fullmatch(words) for pattern in _ALONE)
    return alone or any(pattern.search(sentence) for pattern in _AMONG_WORDS)


def may_say_no_answer(unfinished: str) -> bool:
    """Whether it says so, or may when its last words go on: then it must not be shown yet."""
    words = _LATIN.findall(unfinished[-2 * len(SENTINEL) :].lower())
    ends = ("".join(words[index:]) for index in range(len(words)))
    sentinel = SENTINEL.replace("_", "").lower()
    return any(sentinel.startswith(end) for end in ends) or says_no_answer(unfinished)
