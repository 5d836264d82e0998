"""Japanese."""

from rag.language.ja.asking import ASKING
from rag.language.ja.furniture import FURNITURE
from rag.language.language import Language

LANGUAGE = Language(
    code="ja",
    name="Japanese",
    script="CJK",
    own_signs=r"[\u3040-\u30ff]",
    asking=ASKING,
    furniture=FURNITURE,
    neighbouring_year="去年|明年|上年|昨年|来年|來年",
)
