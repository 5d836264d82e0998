"""Belarusian."""

from rag.language.language import Language

LANGUAGE = Language(
    code="be",
    name="Belarusian",
    script="CYRILLIC",
    own_signs="ў",
)
