"""Chinese."""

from rag.language.language import Language
from rag.language.zh.asking import ASKING

LANGUAGE = Language(
    code="zh",
    name="Chinese",
    script="CJK",
    asking=ASKING,
    neighbouring_year="去年|明年|上年|来年|來年",
)
