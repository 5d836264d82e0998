"""Passages to check claims against."""

from datetime import date

from rag.checking.facts.objections import objections
from rag.checking.shapes import CitedPassage, Objection
from rag.types import Article, Passage, Span

DRONES = (
    "President Vladimir Putin denied plans to absorb Belarus when he paid a rare visit on Monday to Minsk. "
    "Officials said that Russia had flown 35 attack drones across the country, including 23 over Kyiv. "
    "Ukraine said it shot down 30 of them. "
    "However, Kremlin spokesman Dmitry Peskov dismissed the reports “as completely stupid and baseless fabrications.” "
    "In Washington, spokesman Ned Price scoffed at Putin’s comments. "
    "He said that talks would not begin before October. "
    "Exports rose by half to $1.2 million in 2021."
)


def cited(text: str = DRONES, day: date | None = date(2022, 12, 19), title: str = "A visit to Minsk") -> CitedPassage:
    """The whole text as a passage of which every sentence is bound."""
    article = Article("id", title, text, source="AP", published=day)
    return CitedPassage(Passage(article, 0, len(text)), (Span(0, len(text)),))


def against(claim: str, text: str = DRONES) -> list[Objection]:
    return objections(claim, [cited(text)])


def kinds(claim: str, text: str = DRONES) -> set[str]:
    return {objection.kind for objection in against(claim, text)}
