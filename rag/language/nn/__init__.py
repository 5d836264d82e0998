"""Norwegian."""

from rag.language.language import Language

LANGUAGE = Language(
    code="nn",
    name="Norwegian",
    stemmer="norwegian",
)
