"""Thai."""

from rag.language.language import Language
from rag.language.th.asking import ASKING

LANGUAGE = Language(
    code="th",
    name="Thai",
    script="THAI",
    asking=ASKING,
)
