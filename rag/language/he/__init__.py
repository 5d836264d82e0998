"""Hebrew."""

from rag.language.he.asking import ASKING
from rag.language.language import Language

LANGUAGE = Language(
    code="he",
    name="Hebrew",
    script="HEBREW",
    asking=ASKING,
)
