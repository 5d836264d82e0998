"""What is said to an assistant and asks nothing of articles: "hello", "what can you do?"."""

import re

from rag.language.en.small_talk import GREETING, POLITE, SAID
from rag.text.words import fold

_WHOLE = re.compile(rf"(?:{GREETING} ?)?(?:{'|'.join(SAID)}|{GREETING})(?: {POLITE}| {GREETING})?")


def is_small_talk(text: str) -> bool:
    """Whether all of `text` is so: a question that begins with "hello" is one."""
    said = " ".join(re.sub(r"[^\w']+", " ", fold(text)).split())
    return _WHOLE.fullmatch(said) is not None
