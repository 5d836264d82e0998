"""Chinese."""

from rag.language.language import Language
from rag.language.zh.asking import ASKING
from rag.language.zh.furniture import FURNITURE

LANGUAGE = Language(
    code="zh",
    name="Chinese",
    script="CJK",
    asking=ASKING,
    furniture=FURNITURE,
    neighbouring_year="去年|明年|上年|来年|來年",
)
