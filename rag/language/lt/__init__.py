"""Lithuanian."""

from rag.language.language import Language

LANGUAGE = Language(
    code="lt",
    name="Lithuanian",
    stemmer="lithuanian",
)
