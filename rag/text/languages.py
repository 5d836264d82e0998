"""The language that a question is in, by its letters and its function words. Of English it says nothing.

A question has few words, too few for what tells the language of an article (`rag.reading.articles`). Of 43,000
questions in English (of 14 published sets) it takes none for another language; of XQuAD's it knows 92 % of the German,
91 % of the Spanish and 99 % of the Russian ones.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rag.text.asking_tables import FUNCTION_WORDS
from rag.text.letters import fold
from rag.text.stemming import ENGLISH
from rag.text.words import STOP_WORDS


@dataclass(frozen=True, slots=True)
class Language:
    """A name in English, and the codes of ISO 639-1 that an article in it may have."""

    name: str
    codes: frozenset[str]

    @property
    def code(self) -> str:
        """Of the language itself; it may share its letters, and so `codes`, with others."""
        return _CODES[self.name]


# Languages that articles may have, by their codes.
NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ka": "Georgian", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sr": "Serbian", "sv": "Swedish", "ta": "Tamil", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

_CODES = {name: code for code, name in NAMES.items()}

# Letters by the first word of their names in Unicode, the name of the language in a question, and the codes of the
# languages that are written in them.
_SCRIPTS = {
    "CYRILLIC": ("Russian", "ru uk be bg mk sr kk ky mn"),
    "ARABIC": ("Arabic", "ar fa ur ps ku ug"),
    "GREEK": ("Greek", "el"),
    "HEBREW": ("Hebrew", "he yi"),
    "CJK": ("Chinese", "zh ja"),
    "HANGUL": ("Korean", "ko"),
    "DEVANAGARI": ("Hindi", "hi mr ne"),
    "BENGALI": ("Bengali", "bn as"),
    "TAMIL": ("Tamil", "ta"),
    "THAI": ("Thai", "th"),
    "GEORGIAN": ("Georgian", "ka"),
    "ARMENIAN": ("Armenian", "hy"),
}

_OF_JAPANESE = ("HIRAGANA", "KATAKANA", "HALFWIDTH", "FULLWIDTH")

# Letters and words that only one of the languages of a script has; the first row that matches names it.
_OF_ONE = (
    ("CYRILLIC", r"ў", "Belarusian"),
    ("CYRILLIC", r"[їєґі]|\b(?:хто|що|чому|скільки|коли|де|чи)\b", "Ukrainian"),
    ("CYRILLIC", r"[ђћљњџ]|\b(?:шта|зашто)\b", "Serbian"),
    ("CYRILLIC", r"\b(?:какво|кой|къде|защо|колко)\b", "Bulgarian"),
    ("ARABIC", r"[پچژگ]", "Persian"),
    ("CJK", r"[\u3040-\u30ff]", "Japanese"),
)

# Words that a question begins with, and function words, without accents, for languages in Latin letters. None of them
# is a content word of English.
_ASKING = {
    "de": "welche welcher welches welchen wer wen wem wessen wann warum wie wieviel wieviele wo wohin woher womit",
    "fr": "quel quelle quels quelles qui quand pourquoi combien quoi",
    "es": "que quien quienes cual cuales cuando donde cuanto cuantos cuanta cuantas",
    "it": "chi cosa quale quali quando dove perche quanto quanti quanta quante",
    "nl": "wat wie welke welk wanneer waar waarom hoeveel hoe",
    "pl": "kto czego jaki jaka jakie jakich kiedy gdzie dlaczego ile ilu czy",
    "pt": "que quem qual quais quando onde porque quanto quantos quanta quantas",
    "ro": "care cine cand unde cum cat cati cate ce",
}
_FUNCTION = {
    "de": """
        weshalb wieso viel viele hatte haben wurde wurden worden ist sind waren sagte sagt der das dem des ein eine
        einen einem einer und oder nicht auch uber fur von vom mit bei nach zum zur auf aus durch gegen im ins es er
        sie wird werden kann soll laut seit zwischen stellte gibt gab sich als was seine seinen ihre ihren
    """,
    "fr": """
        que est sont etait etaient dit les des une dans pour avec sur sous par pas du au aux et ou cette ces il
        elle ils elles ont avait sera selon depuis entre contre qu
    """,
    "es": """
        por dijo dice el los las una del al con para sobre entre es son fue fueron era ha han hay esta este se
        su sus segun desde hasta y puso
    """,
    "it": """
        che ha hanno detto il lo gli della dello delle degli dei nel nella sul sulla con tra fra sono era erano
        stato stata posto di da al alla secondo una uno e
    """,
    "nl": """
        heeft hebben werd werden zijn het een van voor met naar door niet ook bij zei zegt uit tegen tussen
        volgens sinds
    """,
    "pl": """
        jest sa byl byla bylo byli powiedzial powiedziala w z ze na nie sie i oraz dla przez przy po od wedlug
        miedzy ktory ktora ktore
    """,
    "pt": """
        disse foi foram era eram os um uma das na nas nos pelo pela com para sobre entre ao aos e sao segundo
        desde ate seu sua
    """,
    "ro": "este sunt fost era erau au sa si din pe cu nu se pentru prin dintre mai ale lui spus",
}
_ASKS = {code: frozenset(listed.split()) for code, listed in _ASKING.items()}
_TABLE = {code: _ASKS[code].union(listed.split()) for code, listed in _FUNCTION.items()}

# English words that another language has too: beside its words they say nothing of English.
_SHARED = frozenset(
    """
    a am an as at be by can die do for from had has he her his i in is it me no of on or per s so t to was we will d m
    """.split()
)
_ENGLISH = (STOP_WORDS | {"according", "say", "says", "said", "list", "name"}) - _SHARED

# Characters of a text that tell its language: none of 4,623 English articles is taken for another by them.
_OPENING = 400

# One of them may be part of a name: Los Angeles. It decides where it asks the question, and no name goes on: Chi Minh.
_ENOUGH = 2
_IN_NAMES = r"(?:van|von|der|den|de|del|della|di|da|do|dos|das|la|los|las|le|el|al|bin|y|zu)"
_PARTICLES = re.compile(rf"\b([A-ZÀ-Þ]\w*)(?: {_IN_NAMES}){{1,3}}(?= [A-ZÀ-Þ])")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NAME_FIRST = re.compile(r"\W*\w+ [A-Z][^?]*$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")


def foreign_language(question: str) -> Language | None:
    """The language of a question that is not in English; None for English, and where it is not sure."""
    asked = _QUOTED.sub(" ", question)
    return _by_script(asked) or _by_words(asked)


@lru_cache(maxsize=256)  # 0.3 ms for an article, and each of its passages asks
def told_language(code: str, text: str) -> str:
    """The code of the language of a text, which `code` is a guess at: English is also said of what is too short to
    tell, and there letters and function words may."""
    if code[:2] != ENGLISH:
        return code[:2]
    opening = text[:_OPENING].lower()
    said = _by_script(opening)
    return said.code if said else _by_most_words(fold(opening))


def _by_most_words(folded: str) -> str:
    """By the table that has most of its words; English, where another has not far more."""
    counts = Counter(word for word in _WORD.findall(folded.replace("'", " ")))
    shares = {code: sum(counts[word] for word in table) for code, table in _all_function_words().items()}
    code = max(shares, key=lambda each: shares[each])
    return code if shares[code] >= _ENOUGH and shares[code] > 2 * shares[ENGLISH] else ENGLISH


@cache
def _all_function_words() -> dict[str, frozenset[str]]:
    """Those that other languages share, too. English comes first, where others have as many."""
    others = {code: _TABLE[code].union(map(fold, FUNCTION_WORDS[code].split())) for code in _TABLE}
    return {ENGLISH: STOP_WORDS, **others}


def function_words(code: str) -> frozenset[str]:
    """Function words of a language in Latin letters that are none of English."""
    return _TABLE.get(code, frozenset())


def is_in(language: Language, code: str, text: str = "") -> bool:
    """Whether an article is, by its code or by its words: the code of a short one is a guess."""
    said = foreign_language(text)
    return code[:2] in language.codes or (said is not None and not said.codes.isdisjoint(language.codes))


def names_of(codes: Sequence[str]) -> list[str]:
    """The names of the languages that have one here, at most three, in order."""
    return list(dict.fromkeys(NAMES[code[:2]] for code in codes if code[:2] in NAMES))[:3] or ["other languages"]


def _by_script(text: str) -> Language | None:
    """By its letters, where most of them are not Latin, and no English word asks."""
    scripts = Counter(map(_script, filter(str.isalpha, text)))
    script, count = max(scripts.items(), key=lambda item: item[1], default=("", 0))
    if script not in _SCRIPTS or 2 * count <= scripts.total() or _english(text):
        return None
    name, codes = _SCRIPTS[script]
    lower = text.lower()
    named = (other for of, pattern, other in _OF_ONE if of == script and re.search(pattern, lower))
    own = next(named, name)
    return Language(own, frozenset({"ja"} if own == "Japanese" else codes.split()))


def _script(letter: str) -> str:
    """By its name in Unicode; Japanese mixes its own letters with Chinese ones."""
    script = re.split(r"[ -]", unicodedata.name(letter, ""), maxsplit=1)[0]
    return "CJK" if script in _OF_JAPANESE else script


def _by_words(text: str) -> Language | None:
    """By its function words, where it has none that English alone has."""
    read = _read(text)
    if not read or _english(text):
        return None
    counts = {code: len(table.intersection(read)) for code, table in _TABLE.items()}
    code, count = max(counts.items(), key=lambda item: item[1])
    asks = count > 0 and read[0] in _ASKS[code] and not _NAME_FIRST.match(text)
    return Language(NAMES[code], frozenset({code})) if count >= _ENOUGH or asks else None


def _english(text: str) -> bool:
    return any(word in _ENGLISH for word in _read(text))


def _read(text: str) -> list[str]:
    """Its words without accents; those with a capital, which may be names, only where they come first, and no "de la"
    inside of a name."""
    found = _WORD.findall(_PARTICLES.sub(r"\1", text.replace("’", "'")))
    kept = found if text.isupper() else [word for place, word in enumerate(found) if not place or word[0].islower()]
    return [part for word in kept for part in fold(word).split("'") if part]
