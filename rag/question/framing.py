"""Words of a question that only frame it: an article that answers "List all who voted against it now" has no "list".

They are not looked for, and nobody is told that no article has them.
"""

import re

from rag.language.en.framing import FRAMES

_PATTERNS = tuple(re.compile(frame, re.IGNORECASE) for frame in FRAMES)

# A word in capitals is a name where not everything is: the party NOW.
_SHOUTED = re.compile(r"[A-Z]{2,}")


def strip_framing(question: str) -> str:
    """The question with spaces in place of what only frames it, each word that is left where it was."""
    for pattern in _PATTERNS:
        question = pattern.sub(_blanked, question)
    return question


def _blanked(match: re.Match[str]) -> str:
    """What the pattern found, without the words that frame."""
    group = "f" if "f" in match.re.groupindex else 0
    if _SHOUTED.fullmatch(match.group(group)) and not match.string.isupper():
        return match.group()
    start, end = (index - match.start() for index in match.span(group))
    return match.group()[:start] + " " * (end - start) + match.group()[end:]
