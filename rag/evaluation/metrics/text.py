"""What counts as the same words: by the rule of news-qa's scorer, in any alphabet, and by SQuAD's."""

import re
import string
from collections.abc import Iterable

from rag.evaluation.metrics.alphabets import convert_digits, has_other_letters, occurrences
from rag.numbering import WORD_JOINER

_NEITHER = re.compile(r"[^a-z0-9 ]")
_MARKER = re.compile(r"\[\d+\]")
_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def normalise(text: str) -> str:
    """The text as lower-case words of Latin letters and digits, one space between them, one at each end."""
    return " " + " ".join(_NEITHER.sub(" ", text.lower().replace("\n", " ")).split()) + " "


def holds(text: str, accepted: Iterable[str]) -> bool:
    """Whether any of the accepted answers stands in the text as whole words.

    Of the letters of ASCII by news-qa's rule, so that the figures are those of its scorer; that rule knows no others.
    """
    within = normalise(convert_digits(text))
    return any(
        bool(occurrences(text, answer)) if has_other_letters(answer) else normalise(answer) in within
        for answer in accepted
        if answer.strip()
    )


def first_words(text: str, count: int) -> str:
    return " ".join(text.split()[:count])


def strip_citation_numbers(text: str) -> str:
    """Without the numbers of citations; what an article itself has in brackets is as it was."""
    return _MARKER.sub(" ", text).replace(WORD_JOINER, "")


def normalise_answer(text: str) -> str:
    """SQuAD's: small letters, no punctuation, no articles, single spaces (`normalize_answer` of evaluate-v2.0.py)."""
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())
