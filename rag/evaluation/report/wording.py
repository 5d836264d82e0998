"""What a report says in words: what went wrong, what was wanted, and texts that are too long for a page."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rag.evaluation.cases import Case
from rag.evaluation.metrics.alphabets import convert_digits, has_other_letters, occurrences
from rag.evaluation.runs import Fault, Result
from rag.types import Span

# What each fault means, for somebody who reads of it for the first time.
FAULTS = {
    Fault.FAILED: "An error came in place of an answer.",
    Fault.NOT_REFUSED: "No article answers this, and yet there is an answer.",
    Fault.NOT_RETRIEVED: "None of the passages that were found holds the answer.",
    Fault.REFUSED: "The passages found hold the answer, and it was refused all the same.",
    Fault.NOT_QUOTED: "A passage that was found holds the answer, and no cited words do.",
    Fault.NOT_SAID: "The words cited hold the answer, and what was written leaves it out.",
    Fault.UNSUPPORTED: "Nothing else is known to be wrong, but the cited words do not bear out all sentences.",
}

RIGHT = "right"
UNMEASURED = "not measured"

# Letters and digits of ASCII as `rag.evaluation.metrics.text.words` has them, so that what counts as found is marked.
_LETTER, _BETWEEN = "[A-Za-z0-9]", "[^A-Za-z0-9]+"
_WORD = re.compile(f"{_LETTER}+")

# Characters of wanted words that are looked for; longer ones are no words that an article says.
_SOUGHT = 2000


def outcome(result: Result) -> str:
    """What came of a question, in few words."""
    if result.fault:
        return result.fault.value
    return RIGHT if is_measurable(result.case) else UNMEASURED


def is_measurable(case: Case) -> bool:
    """Whether it is known what a right answer is: some words or articles, or that a refusal is right."""
    return case.unanswerable or (case.answerable and bool(case.gold_texts or case.articles))


def mentions(text: str, wanted: Iterable[str]) -> list[Span]:
    """Where the wanted words stand in a text, whatever capitals and marks are between them."""
    return [index for each in wanted for index in _occurrences(text, each)]


def _occurrences(text: str, wanted: str) -> Iterator[Span]:
    sought = wanted[:_SOUGHT]
    if has_other_letters(sought):
        return iter(occurrences(text, sought))
    words = _WORD.findall(sought)
    if not words:
        return iter(())
    pattern = rf"(?<!{_LETTER}){_BETWEEN.join(words)}(?!{_LETTER})"
    return (Span(*found.span()) for found in re.finditer(pattern, convert_digits(text), re.IGNORECASE))


def cut(text: str, limit: int) -> str:
    """The text, or its beginning and how much of it is left out."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]} … ({len(text) - limit:,} more characters are not shown)"


def cut_around(text: str, spans: Sequence[Span], limit: int) -> str:
    """Like `cut`, but where the first of the places would be cut off, from a little before it on."""
    first = min(spans, default=Span(0, 0))
    if first.end <= limit:
        return cut(text, limit)
    start = first.start - limit // 4
    return f"({start:,} characters are not shown) … {cut(text[start:], limit)}"


def join_texts(texts: Sequence[str], limit: int) -> str:
    """Texts in quotation marks, one after the other, up to a length."""
    return cut(", ".join(f"“{each}”" for each in texts), limit)
