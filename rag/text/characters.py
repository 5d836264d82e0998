"""Whether a string can be written at all, and as what."""

import re
import unicodedata

# What stands for a character that is none.
_NONE = "\ufffd"

# NUL, which PostgreSQL takes in no text, and half a character, which has no UTF-8.
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")

# All that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), the two above among it.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# All that is no character of a text: the above, the other control characters, which have been line ends or orders to a
# terminal, and those that Unicode keeps for no character at all (https://www.unicode.org/faq/private_use.html).
_ENDS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
_UNREADABLE = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_ENDS}]")

# Forms that a letter takes in print: ligatures, and the shapes of Arabic and Hebrew letters. The signs of whole phrases
# (U+FDF0 to U+FDFF) are left as they are.
_PRINTED = re.compile(r"[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb28\ufb2a-\ufdcf\ufe70-\ufefc]+")


_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def plain_letters(text: str) -> str:
    """With letters in place of their printed forms: "ﬁ" is "fi"."""
    return _PRINTED.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)


def straight_quotes(text: str) -> str:
    """With straight quotation marks and apostrophes, each in the place of its curly one."""
    return text.translate(_STRAIGHT)


def is_text(text: str) -> bool:
    """Whether it holds whole characters alone. A half (JSON's \\ud800, a byte that is no UTF-8) cannot be kept."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def make_storable(text: str) -> str:
    """The text as every database can keep it."""
    return _UNKEEPABLE.sub(_NONE, text)


def make_printable(text: str) -> str:
    """The text as every file can hold it, XML among them."""
    return _UNPRINTABLE.sub(_NONE, text)


def make_readable(text: str) -> str:
    """The text as it may be shown: what is no character of a text becomes the sign for none."""
    return _UNREADABLE.sub(_NONE, text)


def one_line(text: str, most: int) -> str:
    """What somebody else says, as one line of at most `most` characters that can be shown."""
    words = " ".join(make_readable(text[: 10 * most]).split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


class Readable:
    """A filter over text that comes in pieces: halves of a character (JSON's \\ud83d) become a whole one, and what is
    no character becomes the sign for none."""

    def __init__(self) -> None:
        self._half = ""

    def add(self, piece: str) -> str:
        """What of the text so far can be shown now, and was not before."""
        text = self._half + piece
        self._half = text[-1:] if "\ud800" <= text[-1:] <= "\udbff" else ""
        whole = text.removesuffix(self._half)
        if not is_text(whole):
            whole = whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return make_readable(whole)
