"""What a question asks for: the words it is about, the names in it, and the kind of words that can answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from rag.language.capitals import CAPITAL
from rag.language.en import asking as english
from rag.language.en.calendar import FEASTS, MONTHS, WEEKDAYS
from rag.language.en.function_words import STOP_WORDS
from rag.language.en.offices import NOBODY
from rag.language.en.ordinary import ordinary_words
from rag.question.answer_types import AnswerType
from rag.question.asking import QuestionReader, reader_of_code
from rag.question.framing import strip_framing
from rag.text.alphabets import letters_of
from rag.text.languages import foreign_language
from rag.text.spellings import SPELLINGS, STANDS_FOR
from rag.text.stemming import ENGLISH
from rag.text.words import fold, stem, terms, words
from rag.types import Span

# Of a longer question (a pasted page) the first words are searched; the longest real one of 3,500 has 41.
MOST_WORDS = 100


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_ANSWER_TYPES = tuple((AnswerType(kind), _compiled(pattern)) for kind, pattern in english.ANSWER_TYPES)
_LOOKS = {AnswerType(kind): re.compile(pattern) for kind, pattern in english.LOOKS.items()}
_SIGNS = tuple((_compiled(asked), _compiled(answer)) for asked, answer in english.SIGNS)
_SEVERAL = _compiled("|".join(english.SEVERAL))
_ONE_THING = _compiled(english.ONE_THING)
_COURSE = _compiled(english.COURSE)

_HOW_MANY = re.compile(r"\bhow many\b(?: of(?: the)?)?", re.IGNORECASE)
_CAPITALISED = re.compile(rf"(?<![.!?…:“\"\n]\s)(?<!^)(?<![“\"‘(])\b{CAPITAL}[\w’'-]*")
_NAME_WORD = re.compile(rf"\b{CAPITAL}[\w’'-]+")

# A name of several words.
_WHOLE_NAME = re.compile(rf"\b{CAPITAL}[\w’'.-]*\w(?: {CAPITAL}[\w’'.-]*\w)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_WORD = re.compile(r"[$€£¥₽₴]?\w+(?:[.,’'-]\w+)*%?(?: (?:hundred|thousand|million|billion|trillion)\b)?")
# What goes with an answer of a kind: "February 22", "2.6 million euros", "20 minutes".
_BESIDE_KIND = {
    AnswerType.DATE: (re.compile(r"(?<!\d)\d{1,2}(?!\d)"),),
    AnswerType.NUMBER: tuple(_LOOKS[kind] for kind in (AnswerType.MONEY, AnswerType.PERCENT, AnswerType.DURATION)),
}
# Characters from a number to its unit, or from a day to its year.
_BESIDE = 3

_NO_NAMES = frozenset((*WEEKDAYS, *MONTHS, *FEASTS, "earth", "i"))

# Capitalised words that name nobody: places and what is of them, days, months, offices.
_NOBODY = frozenset(SPELLINGS) | frozenset(SPELLINGS.values()) | frozenset(STANDS_FOR) | _NO_NAMES | NOBODY


@dataclass(frozen=True, slots=True)
class Question:
    """A question as the search and the choice of quotations read it."""

    text: str
    spelled: Mapping[str, str]  # its content words as written, each with its stem
    names: frozenset[str]  # stems of the words that it writes as names
    answer_type: AnswerType
    counted: tuple[str, ...] = ()  # the words after "how many": what the number must be of
    language: str = ENGLISH  # the code of the one that it is in; of English it knows more

    @property
    def stems(self) -> tuple[str, ...]:
        """Of its content words, each once, in order."""
        return tuple(dict.fromkeys(self.spelled.values()))

    @property
    def is_english(self) -> bool:
        """As far as anybody knows: what is read of other languages is told by their tables."""
        return self.language == ENGLISH

    @property
    def is_about_nothing(self) -> bool:
        """Whether it has function words alone: "who is he?"."""
        if self._asking:
            return not self._asking.content(self.text)
        return all(word in STOP_WORDS for word in self.spelled)

    @property
    def _asking(self) -> QuestionReader | None:
        return None if self.is_english else reader_of_code(self.language)

    def terms_of(self, text: str) -> list[str]:
        """The words of a text as the question reads them, by the rules of its own language."""
        return terms(text, self.language)

    @property
    def asks_for_several(self) -> bool:
        """Whether it asks for several things, as conditions, reasons or "which countries"."""
        return bool(_SEVERAL.search(self.text)) and not _ONE_THING.search(self.text)

    @property
    def asks_for_a_course(self) -> bool:
        """Whether it asks how something went on: its answer is read in the order of time."""
        return bool(_COURSE.search(self.text))

    def answers_in_kind(self, sentence: str) -> bool:
        """Whether `sentence` holds words of the wanted kind that the question itself does not."""
        if self.answer_type is AnswerType.ANYTHING:
            return True
        if self._asking:
            return self._asking.looks_like(self.answer_type, self.text, sentence)
        if self.answer_type is AnswerType.NAME:
            return bool(self._new_names(sentence))
        if self.answer_type is AnswerType.PERSON:
            return any(not _NOBODY.intersection(words(name)) for name in self._new_names(sentence))
        asked = self.text.lower()
        return any(match.group().lower() not in asked for match in _LOOKS[self.answer_type].finditer(sentence))

    def words_in_kind(self, sentence: str, place: Span) -> Span | None:
        """The name or number of the wanted kind that has words at `place` of `sentence`, whole; None where it has none,
        or where a question for anything or for several things leaves open what is wanted."""
        if not self.is_english or self.asks_for_several or self.answer_type is AnswerType.ANYTHING:
            return None
        if self.answer_type in (AnswerType.PERSON, AnswerType.NAME):
            name = _name_at(sentence, place)
            return name if name and self.answers_in_kind(name.of(sentence)) else None
        words_there = [match.span() for match in _WORD.finditer(sentence) if _touch(match.span(), place)]
        if not words_there:
            return None
        whole = Span(words_there[0][0], words_there[-1][1])
        near = Span(whole.start - _BESIDE, whole.end + _BESIDE)
        parts = [each.span() for each in _LOOKS[self.answer_type].finditer(sentence) if _touch(each.span(), near)]
        for beside in _BESIDE_KIND.get(self.answer_type, ()) if parts else ():
            parts += [each.span() for each in beside.finditer(sentence) if _touch(each.span(), near)]
        found = Span(min(start for start, _ in (whole, *parts)), max(end for _, end in (whole, *parts)))
        return found if parts and found.of(sentence).lower() not in self.text.lower() else None

    def shows_signs(self, sentence: str) -> bool:
        """Whether `sentence` has words that answers to such a question often have: "because", where it asks why."""
        if self._asking:
            return self._asking.shows_signs(self.text, sentence)
        return any(asked.search(self.text) and signs.search(sentence) for asked, signs in _SIGNS)

    def new_names(self, sentence: str) -> float:
        """How many words of names `sentence` has that the question does not, as a share of 4, at most 1."""
        found = list(self._asking.new_names(self.text, sentence)) if self._asking else self._new_names(sentence)
        return min(len(found), 4) / 4

    def _new_names(self, sentence: str) -> list[str]:
        known = set(self.stems)
        names = (match.group() for match in _NAME_WORD.finditer(sentence))
        return [
            name
            for name in names
            if fold(name) not in STOP_WORDS and any(stem(word) not in known for word in words(name))
        ]


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _name_at(sentence: str, place: Span) -> Span | None:
    """The whole name at `place`. An ordinary word that opens a sentence is none of it, but for one of an office:
    "Transport Minister Ada Holm"."""
    match = next((each for each in _WHOLE_NAME.finditer(sentence) if _touch(each.span(), place)), None)
    if match is None:
        return None
    first, _, rest = match.group().partition(" ")
    is_of_office = fold(rest.partition(" ")[0]) in NOBODY
    opens = match.start() == 0 and fold(first) in ordinary_words() and not is_of_office
    start = match.start() + (len(first) + 1 if opens else 0)
    name = Span(start, start + len(_POSSESSIVE.sub("", rest if opens else match.group())))
    return name if name.start < name.end and _touch(name, place) else None


def read_question(text: str) -> Question:
    """Understands `text`. When it has function words alone ("who is he?"), those are what it is about."""
    if code := foreign_language(text):
        return _read_foreign(text, code)
    content = _content(strip_framing(text)) or _content(text) or words(text)
    said = {stem(word) for word in content}
    names = frozenset(stem(word) for name in _question_names(text) for word in words(name) if word not in _NO_NAMES)
    wanted = next((wanted for wanted, pattern in _ANSWER_TYPES if pattern.search(text)), AnswerType.ANYTHING)
    return Question(text, {word: stem(word) for word in content[:MOST_WORDS]}, names & said, wanted, _counted(text))


def _read_foreign(text: str, code: str) -> Question:
    asking = reader_of_code(code)
    content = (asking.content(text) or words(text))[:MOST_WORDS]
    letters = {letter: letter for word in content for letter in letters_of(word)}
    spelled = {word: stem(word, code) for word in content} | letters
    names = frozenset(stem(word, code) for word in asking.name_words(text)).intersection(spelled.values())
    return Question(text, spelled, names, asking.answer_type_of(text), language=code)


def _content(text: str) -> list[str]:
    return [word for word in words(text) if word not in STOP_WORDS]


def _counted(text: str) -> tuple[str, ...]:
    """Up to three content words after "how many", until a function word."""
    match = _HOW_MANY.search(text)
    return tuple(takewhile(lambda word: word not in STOP_WORDS, words(text[match.end() :])))[:3] if match else ()


def _question_names(text: str) -> list[str]:
    """Capitalised words, the first word of the question aside; none where everything is in capitals."""
    return [] if text.isupper() else [match.group() for match in _CAPITALISED.finditer(text)]
