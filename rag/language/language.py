"""The shape of what is known of a language. What a language lacks is empty, and a rule that needs it is skipped."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LATIN = "LATIN"


def parse_words(words: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(words.split())


def parse_names(names: str) -> tuple[tuple[str, ...], ...]:
    """Names in their order, those of one thing parted by "|"; "_" is none, and inside of a name a blank."""
    return tuple(tuple(each.replace("_", " ") for each in same.split("|") if each != "_") for same in names.split())


@dataclass(frozen=True, slots=True)
class Calendar:
    """The names of the twelve months and of the seven days from Monday on, in small letters; the first one is the whole
    name, the others are short forms and other spellings.

    A name that is another month elsewhere is left out: "listopada" is November in Polish and October in Croatian.
    """

    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    # Patterns of the small words of a date in a sentence, as in "am 22. März", "el 22 de marzo de 2024", "im März",
    # "22 марта 2024 года". `on` is None where nobody has looked how the language names a day in a sentence.
    on: str | None = None
    of: str = ""
    during: str = ""  # before a month; "" where it has another form there than in a date
    after_year: str = ""

    @property
    def month_numbers(self) -> dict[str, int]:
        return {name: number for number, names in enumerate(self.months, start=1) for name in names}

    @property
    def weekday_names(self) -> tuple[str, ...]:
        """All of them, the short ones too."""
        return tuple(name for names in self.weekdays for name in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How a language asks, and what an answer looks like. The patterns are of a text that `rag.text.letters.fold` has
    read: small letters without accents."""

    openers: frozenset[str] = frozenset()  # words that a question begins with, and no content word of English
    telling: frozenset[str] = frozenset()  # function words that tell the language, and no content word of English
    function: frozenset[str] = frozenset()  # words that say how a question is asked and not what it is about
    # The same of a language that puts no blank between words, and the words that hold one of them and are kept whole.
    unparted: frozenset[str] = frozenset()
    kept_whole: frozenset[str] = frozenset()
    # What a question looks like that wants a kind of words: the kinds are those of `rag.question.answer_types`.
    answer_types: Mapping[str, str] = field(default_factory=dict)
    # What words of a kind look like, beside figures. Of alphabets that bend words, their beginnings.
    numbers: str = ""
    durations: str = ""
    days: str = ""  # beside years
    money: str = ""  # beside its signs; "" for what all languages in Latin letters have
    why: str = ""
    because: str = ""  # how an answer to it often goes on
    names: str = ""  # in the text as it is written
    places: frozenset[str] = frozenset()  # names of countries and capitals, where no capital letter tells a name
    capital_is_name: bool = False  # whether a capital letter in a question, but for the first, tells a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoting:
    """How a language says whose words a quotation is. All as `rag.text.letters.fold` has it."""

    verbs: frozenset[str]  # forms that stand beside a quotation: "sagte"
    auxiliaries: frozenset[str] = frozenset()  # before a participle that is such a form: "a déclaré"
    articles: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()  # who speaks, before a name or without any: "ministre"
    office_endings: tuple[str, ...] = ()  # the same of compounds: "Regierungssprecherin"
    particles: frozenset[str] = frozenset()  # small words inside of a name
    capital_nouns: bool = False  # whether all nouns have a capital, so that one by itself is no name
    # Whether a country may stand between an office and a name ("президент США Джо Байден"): the name is the last two.
    country_before_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Denying:
    """How a language denies. All as `rag.text.letters.fold` has it."""

    words: frozenset[str]  # "nicht"
    but_before: frozenset[str]  # what makes no denial of such a word before it: "nicht nur"
    # Patterns of other words that can say the same: who "refused to deliver" does "not deliver".
    like: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How a language with a decimal comma writes numbers, as "1.500", "1,5 Mio." and "zwölf"."""

    scales: Mapping[str, float]  # patterns of words behind figures, and what they multiply them by
    in_words: bool = False  # whether text2num knows its words for numbers
    unread: str  # a pattern of words for numbers, as `rag.text.letters.fold` has them, of which nobody knows the value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Language:
    """What is known of one language. `code` is that of ISO 639-1, and `name` is English."""

    code: str
    name: str
    script: str = LATIN  # its letters, by the first word of their names in Unicode
    own_signs: str = ""  # letters or words that of the languages in its letters it alone has
    stemmer: str = ""  # the name of rules of `rag.text.stemming`; "" for those of its letters
    calendar: Calendar = Calendar()
    asking: Asking | None = None
    quoting: Quoting | None = None
    denying: Denying | None = None
    numbers: Numbers | None = None
    # Patterns of whole lines that a page has beside its article, by the names of the rules that they add to, those of
    # `rag.language.en.furniture` for any line and for a list of other stories.
    furniture: Mapping[str, str] = field(default_factory=dict)
    neighbouring_year: str = ""  # how it says the year before or after without its number
    # Whether what needs more than tables knows it: follow-up questions, the rules of `rag.checking.facts`, the judge.
    in_depth: bool = False

    @property
    def missing_features(self) -> tuple[str, ...]:
        """What Dateline does in English and not in it, in words for a person."""
        lacks = (
            ("tell which words answer best", self.asking is None),
            ("say who is speaking", self.quoting is None),
            ("take what a follow-up leaves out from the question before, but for names", True),
            ("compare the days of a claim", not self.calendar.months),
            ("compare what a claim denies", self.denying is None),
            ("compare the names of a claim", True),
            ("judge a claim well", True),
        )
        return () if self.in_depth else tuple(words for words, lacking in lacks if lacking)
