"""Letters that are read as others: without accents, ø as o, ß as ss, Arabic ones in one form, all figures as 0 to 9.

What Unicode takes apart by itself (é, ﬁ, ｶ, ﷺ, ½) needs no row here.
"""

import re
import unicodedata

# Letters of the Latin alphabet that Unicode does not take apart, as who has no key for them writes them.
_LATIN = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ĸ": "k", "ə": "a", "ɖ": "d", "ƙ": "k", "ɓ": "b", "ɗ": "d", "ɛ": "e", "ɔ": "o", "ƴ": "y",
}  # fmt: skip

# One letter that is typed in several ways: what Arabic keyboards and pens leave out, what Persian ones write in other
# characters, the dotless i of Kazakh. Alef with hamza or madda comes apart by itself, and so do ё and ї.
_OTHER = {
    "ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ھ": "ه", "ە": "ه", "ہ": "ه", "ٱ": "ا", "ـ": "",
    "ґ": "г", "ς": "σ", "ʼ": "'",
}  # fmt: skip

# й is и with a breve to Unicode, and another letter to all who write it.
_SHORT_I, _TAKEN_APART = "й", "и\u0306"

# Accents have a combining class from 10 on. Marks below it make another letter: が is not か.
_ACCENTS = 10


class _Letters(dict[int, str]):
    """What each character is read as, found when it is first met: there are too many to list."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if unicodedata.combining(letter) >= _ACCENTS:
            read = ""
        elif letter.isdecimal():
            read = str(unicodedata.decimal(letter))
        else:
            read = _LATIN.get(letter) or _OTHER.get(letter, letter)
        self[code] = read
        return read


_read_as = _Letters()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def fold(text: str) -> str:
    """Lower case without accents, with a straight apostrophe: Zelenskyý is zelenskyy, Sørby sorby, O’Neil o'neil."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.replace("’", "'")).lower().replace(_TAKEN_APART, _SHORT_I)
    return unicodedata.normalize("NFC", _NOT_ASCII.sub(_read, apart))


def _read(others: re.Match[str]) -> str:
    """In news they are few among letters of ASCII."""
    return others.group().translate(_read_as)
