"""Korean."""

from rag.language.ko.asking import ASKING
from rag.language.language import Language

LANGUAGE = Language(
    code="ko",
    name="Korean",
    script="HANGUL",
    asking=ASKING,
    neighbouring_year="작년|지난해|내년",
)
