"""Estonian."""

from rag.language.language import Language

LANGUAGE = Language(
    code="et",
    name="Estonian",
    stemmer="estonian",
)
