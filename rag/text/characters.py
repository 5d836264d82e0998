"""Whether a string can be written at all, and as what."""

import re

# What stands for a character that is none.
_NONE = "\ufffd"

# NUL, which PostgreSQL takes in no text, and half a character, which has no UTF-8.
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")

# All that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), the two above among it.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def is_text(text: str) -> bool:
    """Whether it holds whole characters alone. A half (JSON's \\ud800, a byte that is no UTF-8) cannot be kept."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def keepable(text: str) -> str:
    """The text as every database can keep it."""
    return _UNKEEPABLE.sub(_NONE, text)


def printable(text: str) -> str:
    """The text as every file can hold it, XML among them."""
    return _UNPRINTABLE.sub(_NONE, text)
