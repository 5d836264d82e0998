"""Nepali."""

from rag.language.language import Language

LANGUAGE = Language(
    code="ne",
    name="Nepali",
    script="DEVANAGARI",
    stemmer="nepali",
)
