"""Serbian."""

from rag.language.language import Language

LANGUAGE = Language(
    code="sr",
    name="Serbian",
    script="CYRILLIC",
    own_signs=r"[ђћљњџ]|\b(?:шта|зашто)\b",
)
