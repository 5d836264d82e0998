"""The shape of what is known of a language. What a language lacks is empty, and a rule that needs it is skipped."""

from collections.abc import Mapping
from dataclasses import dataclass, field

LATIN = "LATIN"


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(words.split())


def named(names: str) -> tuple[tuple[str, ...], ...]:
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
    # What a question looks like that wants a kind of words: the kinds are those of `rag.text.wanted`.
    wanted: Mapping[str, str] = field(default_factory=dict)
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
    neighbouring_year: str = ""  # how it says the year before or after without its number
    absent: tuple[str, ...] = ()  # what Dateline does in English and not in it, in words for the page
