"""Persian."""

from rag.language.fa.asking import ASKING
from rag.language.language import Language

LANGUAGE = Language(
    code="fa",
    name="Persian",
    script="ARABIC",
    own_signs="[پچژگ]",
    stemmer="persian",
    asking=ASKING,
)
