"""Norwegian."""

from rag.language.language import Language

LANGUAGE = Language(
    code="nb",
    name="Norwegian",
    stemmer="norwegian",
)
