"""What a question asks for: the words it is about, the names in it, and the kind of words that can answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile

from rag.language.capitals import CAPITAL
from rag.language.en.calendar import ANY_MONTH, ANY_WEEKDAY, FEASTS, MONTHS, WEEKDAYS
from rag.language.en.function_words import STOP_WORDS
from rag.language.en.offices import NOBODY
from rag.question.answer_types import AnswerType
from rag.question.asking import Reader, reader_of_code
from rag.question.framing import strip_framing
from rag.text.alphabets import letters_of
from rag.text.languages import foreign_language
from rag.text.spellings import SPELLINGS, STANDS_FOR
from rag.text.stemming import ENGLISH
from rag.text.words import fold, stem, terms, words

# Of a longer question (a pasted page) the first words are searched; the longest real one of 3,500 has 41.
MOST_WORDS = 100


_UNITS = r"(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?"
_CURRENCIES = (
    r"(?:dollar|euro|pound|rouble|ruble|yen|yuan|cent|rupee|franc|crown|krone|krona|koruna|peso|hryvnia|lira|dinar|dirham"
    r"|shekel|zloty|forint|riyal|rial|baht|rupiah|ringgit|shilling|naira)s?"
)
_PEOPLE = (
    r"(?:person|people|man|woman|president|leader|minister|chancellor|official|politician|actor|actress|singer|player|"
    r"star|author|writer|director|artist|athlete|coach|king|queen|prince|princess|senator|governor|mayor|general|"
    r"spokes\w+|secretary|secretaries|candidate|commander|judge|scientist|executive|ceo|founder|musician|rapper|comedian|"
    r"head|chief|boss|chair(?:man|woman|person)?|captain|owner|lawyer|envoy|ambassador|negotiator|advis[eo]r|victim|"
    r"suspect|wife|husband|son|daughter|mother|father|brother|sister)"
)
_THINGS_WITH_NAMES = (
    r"(?:country|countries|state|city|cities|town|place|nation|continent|region|company|companies|team|newspaper|paper|"
    r"agency|agencies|organi[sz]ation|university|firm|brand|film|movie|show|song|album|band|club|party|channel|network|"
    r"station|outlet|magazine|airline|hospital|school|island|river|port|plant|tournament)"
)

# What a question looks like that wants this kind; the first row that matches decides.
_ANSWER_TYPES = (
    (AnswerType.AGE, r"\bhow old\b|\b(?:what|which) age\b|\bwhat (?:is|was) the age of\b"),
    (AnswerType.DURATION, rf"\bhow long\b|\bhow many {_UNITS}\b"),
    (AnswerType.PERCENT, r"\b(?:percentage|per ?cent|proportion)\b|\b(?:what|which) share\b"),
    (AnswerType.MONEY, rf"\bhow many (?:\w+ )?{_CURRENCIES}\b|\bhow much (?:money|did \w+ (?:pay|cost)|does)\b"),
    (
        AnswerType.MONEY,
        r"\b(?:what|which)(?: is| was| were| are)?(?: the)?(?: \w+)? (?:price|cost|sum|salary|fine|budget)\b",
    ),
    (AnswerType.NUMBER, r"\bhow (?:many|much|far|big|large|tall|high|often|fast|heavy|deep)\b|\bwhat number\b"),
    (AnswerType.DATE, r"\bwhen\b|\b(?:what|which)(?: \w+)? (?:date|day|year|month)\b|\b(?:what|which) time\b"),
    (AnswerType.PERSON, r"\bwh(?:o|om|ose)\b|\bnames? of the (?:\w+ )?" + _PEOPLE),
    (
        AnswerType.PERSON,
        r"\b(?:what|which) (?!did|does|do|is|was|were|are|has|had|have)(?:\w+ ){0,2}" + _PEOPLE + r"s?\b",
    ),
    (AnswerType.NAME, r"\bwhere\b|\b(?:what|which) (?:\w+ ){0,2}" + _THINGS_WITH_NAMES + r"\b"),
)
_ANSWER_TYPE_PATTERNS = tuple((wanted, re.compile(pattern, re.IGNORECASE)) for wanted, pattern in _ANSWER_TYPES)

_COUNT = (
    r"(?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|dozens?|scores|hundreds?|thousands?|millions?|billions?|several|half|both|once|twice|"
    r"double|triple|no|none|a)\b)"
)
# What words of the kind look like.
_LOOKS = {
    AnswerType.AGE: re.compile(
        r"\byears?[- ]old\b|\byears of age\b|\b(?:age|aged|age of|turned|turns) \d|, \d{1,3}(?:,|\.|$)|\bborn\b"
        r"|\bcentur(?:y|ies)\b|\b(?:1[5-9]|20)\d\d\b",
        re.I,
    ),
    AnswerType.DURATION: re.compile(
        rf"\b{_COUNT}[ -](?:\w+[ -])?{_UNITS}\b|\b(?:hours|days|weeks|months|years)\b", re.I
    ),
    AnswerType.PERCENT: re.compile(r"%|\bper ?cent\b|\b(?:half|third|quarter|majority|most)\b", re.I),
    AnswerType.MONEY: re.compile(rf"[$€£¥₽₴]|\b{_CURRENCIES}\b", re.I),
    AnswerType.NUMBER: re.compile(r"\b" + _COUNT.replace("|no|none|a)", "|no|none)"), re.I),
    AnswerType.DATE: re.compile(
        rf"\b(?:{ANY_MONTH}|{ANY_WEEKDAY}|Jan|Feb|Aug|Sept|Oct|Nov|Dec|(?:19|20)\d\d|\d+(?:st|nd|rd|th))\b|"
        r"\b(?:today|yesterday|tomorrow|(?:last|next) (?:week|month|year)|ago|later|before|after|winter|spring|"
        r"summer)\b"
    ),
}

# What a question looks like whose answer often has words of its own, and these.
_SIGNS = (
    (
        re.compile(
            r"^\W*(?:and |but |so )?why\b|\b(?:what|which)(?: \w+){0,2} (?:reasons?|causes?|caused|led to)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:because|since|due to|owing to|thanks to|as a result|in order to|so that|so as to"
            r"|to (?:avoid|prevent)|reasons?|caus(?:e[sd]?|ing)|prompt(?:s|ed|ing)|citing|cited|blam(?:e[sd]?|ing)"
            r"|led to|result(?:s|ed) in)\b",
            re.I,
        ),
    ),
    (
        re.compile(
            r"\b(?:what|which|list|name)\b.{0,40}\b(?:(?:pre)?conditions?|demands?|terms|requirements?|ultimatum)\b"
            r"|\bwhat (?:does|did|do|is|are|was|were) .{1,60}\b(?:demand|require|insist|want|ask|call)(?:ing)?\b",
            re.I,
        ),
        re.compile(
            r"\b(?:must|ha(?:s|ve|d) to|needs? to|demand\w*|insist\w*|requir\w+|(?:pre)?conditions?|unless"
            r"|only (?:if|when)|as long as|provided that|before|call(?:s|ed|ing) (?:for|on)|wants?|wanted|should"
            r"|terms)\b",
            re.I,
        ),
    ),
)

_HOW_MANY = re.compile(r"\bhow many\b(?: of(?: the)?)?", re.IGNORECASE)
_CAPITALISED = re.compile(rf"(?<![.!?…:“\"\n]\s)(?<!^)(?<![“\"‘(])\b{CAPITAL}[\w’'-]*")
_NAME_WORD = re.compile(rf"\b{CAPITAL}[\w’'-]+")

_NO_NAMES = frozenset((*WEEKDAYS, *MONTHS, *FEASTS, "earth", "i"))

# Capitalised words that name nobody: places and what is of them, days, months, offices.
_NOBODY = frozenset(SPELLINGS) | frozenset(SPELLINGS.values()) | frozenset(STANDS_FOR) | _NO_NAMES | NOBODY


# How questions for several things are worded: all that answers is gathered.
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)"
_THINGS = rf"(?!{_AUXILIARY}\b)(?!\w*(?:ss|us|is)\b)\w+s\b(?= |\?|$)"
_OF_THEM = rf"(?: (?:all|other|(?:kind|sort|type)s? of))?(?: of)?(?: the)?(?: (?!{_AUXILIARY}\b)\w+){{0,2}}"
_SEVERAL_WORDED = (
    r"^\W*(?:please |can you |could you )?(?:list|name|enumerate|give me|tell me)\b",
    # "which countries", "what other demands"; a share or a number of things is one
    rf"\b(?:what|which)(?! (?:percent|number|share|proportion|part|happens)){_OF_THEM} {_THINGS}",
    r"\b(?:what|which|who) (?:are|were) (?!(?:you|they|we|he|she|it)\b)",
    r"\b(?:all|every|several) (?:the |of the )?\w+s\b",
    r"\b(?:conditions|demands|reasons|terms|steps|measures|arguments|proposals|promises|claims|points) "
    r"(?:for|of|to|in|that|did)\b",
    r"\bpeople (?:who|that)\b",
    r"\bwhat\b.+\band (?:what|which|who|where|when|why|how)\b",
)
_SEVERAL = re.compile("|".join(_SEVERAL_WORDED), re.IGNORECASE)
# Words in s that are one thing.
_ONE_THING = re.compile(
    r"\b(?:what|which)(?: \w+){0,2} (?:news|series|species|politics|economics|headquarters|crisis|process)\b",
    re.IGNORECASE,
)

# Questions for a course of events: their answers are read in the order of time.
_COURSE = re.compile(
    r"\bhow (?:did|do|does|has|have|had|is|was) .+\b(?:chang|evolv|develop|shift|progress|unfold)\w*"
    r"|\btime ?lines?\b|\bchronolog\w+|\bover time\b|\bwhat (?:has )?changed\b|\bsequence of events\b",
    re.IGNORECASE,
)


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
    def _asking(self) -> Reader | None:
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


def read_question(text: str) -> Question:
    """Understands `text`. When it has function words alone ("who is he?"), those are what it is about."""
    if code := foreign_language(text):
        return _read_foreign(text, code)
    content = _content(strip_framing(text)) or _content(text) or words(text)
    said = {stem(word) for word in content}
    names = frozenset(stem(word) for name in _question_names(text) for word in words(name) if word not in _NO_NAMES)
    wanted = next((wanted for wanted, pattern in _ANSWER_TYPE_PATTERNS if pattern.search(text)), AnswerType.ANYTHING)
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
