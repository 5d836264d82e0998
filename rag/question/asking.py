"""How a question in another language than English asks: what it is about, and what can answer it. The tables are in
`rag.text.asking_tables`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rag.question.wanted import Wanted
from rag.text.alphabets import is_hiragana, is_unparted
from rag.text.asking_tables import (
    CAPITALS_NAME,
    DAYS,
    FUNCTION_WORDS,
    MONEY,
    NAMES,
    NUMBER_WORDS,
    PERCENT,
    PLACES,
    TIME_UNITS,
    UNPARTED_FUNCTION,
    WANTED,
    WHY,
)
from rag.text.languages import function_words
from rag.text.letters import fold
from rag.text.words import words

# What a figure is beside words, and what says an age or a year in any language.
_FIGURE = r"\d"
_YEAR = r"\b(?:1[5-9]|20)\d\d\b"
# What is written as one with a name: "and", "in", "to" before it, and particles after it.
_BEFORE_NAMES = "[وبلفكהמשו]{0,2}"
_AFTER_NAMES = "(?:은|는|이|가|을|를|의|에|에서|에게|로|와|과|도)?"
_SIGNS_OF_MONEY = "[$€£¥₽₴₩]"

# A word with a capital that no sentence begins with.
_CAPITAL = re.compile(
    r"(?<![.!?…:“«„\"¿¡\n]\s)(?<!^)(?<![“«„\"‘(¿¡])\b(?=[^\W\d_])[^\W\d_a-zà-öø-ÿа-яёіїєґα-ω][\w’'-]+"
)


@dataclass(frozen=True, slots=True)
class Language:
    """What is known of how a language asks; of one without a table nothing, and then any words may answer."""

    function: frozenset[str]
    cut: re.Pattern[str] | None  # function words inside of runs that nothing parts, and words that are kept whole
    wanted: tuple[tuple[Wanted, re.Pattern[str]], ...]
    looks: dict[Wanted, re.Pattern[str]]
    names: re.Pattern[str] | None
    why: re.Pattern[str] | None
    because: re.Pattern[str] | None
    places: re.Pattern[str] | None  # names that no capital tells
    capitals: bool  # whether a capital tells a name

    def content(self, text: str) -> list[str]:
        """The words of a question that are no function words, as `words` gives them."""
        parted = self.cut.sub(lambda match: match.group("kept") or " ", fold(text)) if self.cut else text
        return [word for word in words(parted) if word not in self.function and not is_hiragana(word)]

    def named(self, text: str) -> list[str]:
        """The words of a question that are names, as far as anything tells."""
        capitals = _CAPITAL.findall(text) if self.capitals and not text.isupper() else ()
        places = self.places.findall(fold(text)) if self.places else ()
        return [word for name in (*capitals, *places) for word in words(name)]

    def wanted_by(self, text: str) -> Wanted:
        folded = fold(text)
        return next((wanted for wanted, pattern in self.wanted if pattern.search(folded)), Wanted.ANYTHING)

    def looks_like(self, wanted: Wanted, asked: str, sentence: str) -> bool:
        """Whether a sentence has words of the wanted kind that the question has not; True where nobody can tell."""
        if wanted in (Wanted.NAME, Wanted.PERSON):
            return self.names is None or any(self.new_names(asked, sentence))
        if wanted not in self.looks:
            return True
        known = fold(asked)
        return any(match.group() not in known for match in self.looks[wanted].finditer(fold(sentence)))

    def new_names(self, asked: str, sentence: str) -> Iterator[str]:
        found = self.names.finditer(sentence) if self.names else ()
        return (match.group() for match in found if match.group() not in asked)

    def shows_signs(self, asked: str, sentence: str) -> bool:
        """Whether a sentence has words for a reason, where the question asks why."""
        if self.why is None or self.because is None:
            return False
        return bool(self.why.search(fold(asked)) and self.because.search(fold(sentence)))


@cache
def asking_in(code: str) -> Language:
    """What is known of the language of this code."""
    why, because = WHY.get(code, (None, None))
    return Language(
        function=function_words(code) | frozenset(map(_folded, FUNCTION_WORDS.get(code, "").split())),
        cut=_cut(*UNPARTED_FUNCTION[code]) if code in UNPARTED_FUNCTION else None,
        wanted=tuple((wanted, _compiled(WANTED[code][wanted])) for wanted in Wanted if wanted in WANTED.get(code, {})),
        looks=_looks(code) if code in WANTED else {},
        names=re.compile(NAMES[code]) if code in NAMES else None,
        why=_compiled(why) if why else None,
        because=_compiled(because) if because else None,
        places=_places(PLACES[code]) if code in PLACES else None,
        capitals=code in CAPITALS_NAME,
    )


def _looks(code: str) -> dict[Wanted, re.Pattern[str]]:
    number = rf"{_FIGURE}+(?:[.,:]\d+)*|{NUMBER_WORDS[code]}"
    return {
        Wanted.AGE: _compiled(number),
        Wanted.DURATION: _compiled(TIME_UNITS[code]),
        Wanted.PERCENT: _compiled(PERCENT),
        Wanted.MONEY: _compiled(f"{_SIGNS_OF_MONEY}|{MONEY.get(code, MONEY[''])}"),
        Wanted.NUMBER: _compiled(number),
        Wanted.DATE: _compiled(f"{_YEAR}|{DAYS[code]}"),
    }


def _cut(kept: str, function: str) -> re.Pattern[str]:
    """Longer ones are found before shorter ones."""
    wholes, parts = (sorted(map(_folded, some.split()), key=len, reverse=True) for some in (kept, function))
    whole = "|".join(map(re.escape, wholes)) or r"(?!)"
    return re.compile(f"(?P<kept>{whole})|{'|'.join(map(re.escape, parts))}")


def _places(listed: str) -> re.Pattern[str]:
    """Names, in Arabic and Hebrew also with what is written before them as one with them."""
    names = "|".join(map(re.escape, sorted(map(_folded, listed.split()), key=len, reverse=True)))
    if is_unparted(listed.strip()):
        return re.compile(names)
    return re.compile(rf"(?<!\w){_BEFORE_NAMES}(?:{names}){_AFTER_NAMES}(?!\w)")


def _compiled(pattern: str) -> re.Pattern[str]:
    """Of a text that was folded."""
    return re.compile(pattern, re.IGNORECASE)


def _folded(word: str) -> str:
    return fold(word)
