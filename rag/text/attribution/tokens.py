"""The words and marks of a sentence outside its quotations."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from rag.language.capitals import NOT_SMALL
from rag.language.en import speech as table
from rag.text.attribution.quoted import is_speech, quotations
from rag.text.words import fold

# A word keeps its points where it is shortened, its hyphens and its apostrophes.
_TOKEN = re.compile(
    r"[A-Z]-[A-Z][\w.]*\w\.?"  # "D-R.I."
    rf"|(?:{NOT_SMALL}\.){{1,9}}(?:-\w+)?"  # "J.", "U.N.", "D.C.-based"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Adm|Prof|Rev|St|Jr|Sr)\."
    r"|\w+(?:[’'&.@/-]\w+)*(?:[’'](?!\w))?"
    r"|[^\w\s]"
)
# What ends a phrase.
BREAKS = frozenset(",;:—–-()“”.?!…")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark; `low` is the word as the tables have it."""

    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] == "_"

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_possessive(self) -> bool:
        return self.text.endswith(("’s", "'s", "s’", "s'"))

    @property
    def is_adverb(self) -> bool:
        return self.low.endswith("ly") and len(self.low) > len("only") and not self.is_capital

    @property
    def is_day(self) -> bool:
        return self.low.removesuffix("'s") in table.DAYS


def tokens(sentence: str) -> tuple[Token, ...]:
    """All of the sentence; of a quotation only its marks, as “ and ”, whichever they are."""
    masked = sentence
    for span in quotations(sentence):
        if is_speech(span.of(sentence)):
            masked = masked[: span.start] + "“" + " " * (span.end - span.start - 2) + "”" + masked[span.end :]
    return tuple(_token(match) for match in _TOKEN.finditer(masked))


def _token(match: re.Match[str]) -> Token:
    text = match.group()
    return Token(text, fold(text).rstrip(".") or text, match.start(), match.end())


def up_to_break(said: Sequence[Token], index: int) -> list[Token]:
    """What may be a phrase from `index` on: to the next mark."""
    return list(takewhile(lambda token: token.text not in BREAKS, said[index:]))
