"""How a question in another language than English asks: what it is about, and what can answer it. What is known of a
language is in `rag.language`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from rag.language.capitals import NOT_SMALL
from rag.language.language import Asking
from rag.language.registry import language_of_code
from rag.question.answer_types import AnswerType
from rag.text.alphabets import is_hiragana, is_unparted
from rag.text.letters import fold
from rag.text.words import words

# What a figure is beside words, and what says an age or a year in any language.
_FIGURE = r"\d"
_YEAR = r"\b(?:1[5-9]|20)\d\d\b"
# What is written as one with a name: "and", "in", "to" before it, and particles after it.
_BEFORE_NAMES = "[وبلفكהמשו]{0,2}"
_AFTER_NAMES = "(?:은|는|이|가|을|를|의|에|에서|에게|로|와|과|도)?"
_SIGNS_OF_MONEY = "[$€£¥₽₴₩]"
# Of money beside its signs, in all languages in Latin letters.
_MONEY_IN_LATIN = (
    r"\b(?:euro|dolar|dollar|krone|kron|corona|couronne|corone|coroa|coroane|korona|koron|pfund|livre|libra"
    "|lei|zlot|peso|franken|franc|kronen|kroner)"
)
# Of a share, in any language.
_PERCENT = (
    r"%|٪|\b(?:prozent|pour cent|por ciento|per cento|procent|por cento|la suta)|процент|відсот|بالمئه|بالمايه"
    "|في المئه|百分之|パーセント|퍼센트"
)

# A word with a capital that no sentence begins with.
_CAPITAL = re.compile(rf"(?<![.!?…:“«„\"¿¡\n]\s)(?<!^)(?<![“«„\"‘(¿¡])\b{NOT_SMALL}[\w’'-]+")


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Reads questions in one language, by what is known of how it asks. Where nothing is, any words may answer."""

    function: frozenset[str]
    cut: re.Pattern[str] | None  # function words inside of runs that nothing parts, and words that are kept whole
    answer_types: tuple[tuple[AnswerType, re.Pattern[str]], ...]
    looks: dict[AnswerType, re.Pattern[str]]
    names: re.Pattern[str] | None
    why: re.Pattern[str] | None
    because: re.Pattern[str] | None
    places: re.Pattern[str] | None  # names that no capital tells
    capitals: bool  # whether a capital tells a name

    def content(self, text: str) -> list[str]:
        """The words of a question that are no function words, as `words` gives them."""
        parted = self.cut.sub(lambda match: match.group("kept") or " ", fold(text)) if self.cut else text
        return [word for word in words(parted) if word not in self.function and not is_hiragana(word)]

    def name_words(self, text: str) -> list[str]:
        """The words of a question that are names, as far as anything tells."""
        capitals = _CAPITAL.findall(text) if self.capitals and not text.isupper() else ()
        places = self.places.findall(fold(text)) if self.places else ()
        return [word for name in (*capitals, *places) for word in words(name)]

    def answer_type_of(self, text: str) -> AnswerType:
        folded = fold(text)
        return next((wanted for wanted, pattern in self.answer_types if pattern.search(folded)), AnswerType.ANYTHING)

    def looks_like(self, answer_type: AnswerType, asked: str, sentence: str) -> bool:
        """Whether a sentence has words of the wanted kind that the question has not; True where nobody can tell."""
        if answer_type in (AnswerType.NAME, AnswerType.PERSON):
            return self.names is None or any(self.new_names(asked, sentence))
        if answer_type not in self.looks:
            return True
        known = fold(asked)
        return any(match.group() not in known for match in self.looks[answer_type].finditer(fold(sentence)))

    def new_names(self, asked: str, sentence: str) -> Iterator[str]:
        found = self.names.finditer(sentence) if self.names else ()
        return (match.group() for match in found if match.group() not in asked)

    def shows_signs(self, asked: str, sentence: str) -> bool:
        """Whether a sentence has words for a reason, where the question asks why."""
        if self.why is None or self.because is None:
            return False
        return bool(self.why.search(fold(asked)) and self.because.search(fold(sentence)))


@cache
def reader_of_code(code: str) -> QuestionReader:
    """What is known of the language of this code."""
    language = language_of_code(code)
    return reader_of((language.asking if language else None) or Asking())


def reader_of(asking: Asking) -> QuestionReader:
    return QuestionReader(
        function=frozenset(map(fold, asking.openers | asking.telling | asking.function)),
        cut=_cut(asking.kept_whole, asking.unparted) if asking.unparted else None,
        answer_types=tuple(
            (wanted, _compiled(asking.answer_types[wanted])) for wanted in AnswerType if wanted in asking.answer_types
        ),
        looks=_looks(asking) if asking.answer_types else {},
        names=re.compile(asking.names) if asking.names else None,
        why=_compiled(asking.why) if asking.why else None,
        because=_compiled(asking.because) if asking.because else None,
        places=_places(asking.places) if asking.places else None,
        capitals=asking.capital_is_name,
    )


def _looks(asking: Asking) -> dict[AnswerType, re.Pattern[str]]:
    number = rf"{_FIGURE}+(?:[.,:]\d+)*|{asking.numbers}"
    return {
        AnswerType.AGE: _compiled(number),
        AnswerType.DURATION: _compiled(asking.durations),
        AnswerType.PERCENT: _compiled(_PERCENT),
        AnswerType.MONEY: _compiled(f"{_SIGNS_OF_MONEY}|{asking.money or _MONEY_IN_LATIN}"),
        AnswerType.NUMBER: _compiled(number),
        AnswerType.DATE: _compiled(f"{_YEAR}|{asking.days}"),
    }


def _cut(kept: Collection[str], function: Collection[str]) -> re.Pattern[str]:
    """Longer ones are found before shorter ones."""
    wholes, parts = (_longest_first(some) for some in (kept, function))
    whole = "|".join(map(re.escape, wholes)) or r"(?!)"
    return re.compile(f"(?P<kept>{whole})|{'|'.join(map(re.escape, parts))}")


def _places(listed: Collection[str]) -> re.Pattern[str]:
    """Names, in Arabic and Hebrew also with what is written before them as one with them."""
    names = "|".join(map(re.escape, _longest_first(listed)))
    if any(map(is_unparted, listed)):
        return re.compile(names)
    return re.compile(rf"(?<!\w){_BEFORE_NAMES}(?:{names}){_AFTER_NAMES}(?!\w)")


def _compiled(pattern: str) -> re.Pattern[str]:
    """Of a text that was folded."""
    return re.compile(pattern, re.IGNORECASE)


def _longest_first(listed: Collection[str]) -> list[str]:
    return sorted(map(fold, listed), key=lambda word: (-len(word), word))
