"""Years, and figures that letters stand beside, of a claim that is not in English: they must be those of the passage.

`reading` knows a number by the blanks around it, and "35名" has none; what the rules for dates know of "last year" is
English.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.reading import Token, TokenizedText, TokenKind
from rag.checking.shapes import Objection
from rag.language.registry import LANGUAGES

# Of an article so many characters are searched for a number or a day that the passage lacks.
MOST_CHARACTERS = 20_000
# Up to here a number may be counted by a reader, or be written in words that are not read here.
COUNTABLE = 10

# A float holds so many figures exactly.
MOST_FIGURES = 15
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_FIGURES = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)*")
_YEARS = range(1500, 2100)
_SCALES = {
    **dict.fromkeys("千천", 1e3),
    **dict.fromkeys("万萬만", 1e4),
    **dict.fromkeys("亿億억", 1e8),
}
# After a month, a day or an hour in figures: an article may write them as a name or a weekday.
_OF_A_DATE = frozenset("月日号號时時点點分월일시분")
# Numbers in Chinese words, of which the value is not read.
_IN_WORDS = re.compile("[一二两三四五六七八九十百千万萬亿億零〇]{2}")

# The year before or after that of an article, without its number.
_NEXT_TO_IT = re.compile(
    "|".join(each.neighbouring_year for each in LANGUAGES.values() if each.neighbouring_year), re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in figures, as it is written and what it is worth."""

    text: str
    value: float

    @property
    def is_year(self) -> bool:
        return self.value in _YEARS and len(self.text) == 4

    def means(self, other: "Figure") -> bool:
        """Whether it is the other one, or the other one rounded to two figures or more: 1.2万 for 12,034."""
        figures = len(f"{self.value:.0f}".rstrip("0"))
        return self.value == other.value or (
            not self.is_year and figures >= 2 and float(f"{other.value:.{figures}g}") == self.value
        )


def figure_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    """Against each year and each such number of the claim that the cited passages do not have."""
    said = [figure for reading in _readings(evidence) for figure in _figures(reading)]
    for figure in dict.fromkeys(_of_claim(evidence)):
        if not any(map(figure.means, said)) and not _is_meant(evidence, figure):
            yield _objection(evidence, figure)


def are_beside_letters(evidence: ClaimEvidence) -> bool:
    """Whether the passages have numbers that `reading` does not see: then it says nothing of those of the claim."""
    return any(True for source in evidence.sources for _ in _beside_letters(source.reading.text))


def _readings(evidence: ClaimEvidence) -> Iterator[TokenizedText]:
    yield from (source.reading for source in evidence.sources)
    yield from evidence.titles


def _figures(reading: TokenizedText) -> Iterator[Figure]:
    yield from (figure for token in reading.tokens if (figure := _of_token(token)))
    yield from _beside_letters(reading.text)


def _of_token(token: Token) -> Figure | None:
    value = token.number.value if token.number else None
    return None if value is None else Figure(token.text, value)


def _of_claim(evidence: ClaimEvidence) -> Iterator[Figure]:
    """The years of the claim, and the numbers that other rules do not see or cannot compare."""
    unseen = are_beside_letters(evidence)
    for token in evidence.claim.tokens:
        figure = _of_token(token)
        if figure and (token.key.startswith("year:") or (unseen and token.kind is TokenKind.NUMBER)):
            yield figure
    yield from _beside_letters(evidence.claim.text)


def _beside_letters(text: str) -> Iterator[Figure]:
    for found in _FIGURES.finditer(text):
        before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
        if after not in _OF_A_DATE and any(map(_is_other, (before, after))):
            value = _value(found.group())
            if value is not None:
                yield Figure(found.group(), value * _SCALES.get(after, 1.0))


def _value(figures: str) -> float | None:
    """ "12,500" is 12500 and "3.5" is 3.5; None for what can be read in two ways, or is no quantity."""
    if len(figures) > MOST_FIGURES:
        return None
    if _GROUPED.fullmatch(figures):
        return float(figures.replace(",", ""))
    return float(figures) if figures.count(".") <= 1 and "," not in figures else None


def _is_other(letter: str) -> bool:
    """Whether it is of another alphabet than Latin: "35er" and "A4" are words."""
    return letter.isalpha() and not unicodedata.name(letter, "LATIN").startswith("LATIN")


def _is_meant(evidence: ClaimEvidence, figure: Figure) -> bool:
    """Whether an article can mean it without writing it in figures."""
    texts = [source.reading.text for source in evidence.sources]
    if figure.value <= COUNTABLE or any(map(_IN_WORDS.search, texts)):
        return True
    years = {article.published.year for article in evidence.articles if article.published}
    if any(map(_NEXT_TO_IT.search, texts)):
        years |= {year + step for year in years for step in (-1, 1)}
    return figure.is_year and figure.value in years


def _objection(evidence: ClaimEvidence, figure: Figure) -> Objection:
    kind = "date" if figure.is_year else "number"
    if any(figure.text in article.text[:MOST_CHARACTERS] for article in evidence.articles):
        return Objection(kind, f"{figure.text} stands in the article, but not in the cited passage", grave=False)
    return Objection(kind, f"{figure.text} is not in the cited words", grave=True)
