"""Which language a text is in: decided here alone, for articles, questions and claims. A language is given by its code.

A question has few words, too few for what tells the language of a long text. Of 43,000 questions in English (of 14
published sets) it takes none for another language; of XQuAD's it knows 92 % of the German, 91 % of the Spanish and 99 %
of the Russian ones.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rag.language.capitals import CAPITAL
from rag.language.en.function_words import STOP_WORDS
from rag.language.language import Asking
from rag.language.registry import LANGUAGES, language_of_code
from rag.text.letters import fold
from rag.text.stemming import ENGLISH
from rag.types import Article

# What is said of a text in which nothing tells: names and figures are of no language.
UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class _Script:
    """Letters: the language that they are taken for, where nothing tells another one, and all that are written in
    them, by their codes."""

    language: str
    languages: frozenset[str]


# By the first word of the names of the letters in Unicode.
_SCRIPTS = {
    "CYRILLIC": _Script("ru", frozenset(("ru", "uk", "be", "bg", "mk", "sr", "kk", "ky", "mn"))),
    "ARABIC": _Script("ar", frozenset(("ar", "fa", "ur", "ps", "ku", "ug"))),
    "GREEK": _Script("el", frozenset(("el",))),
    "HEBREW": _Script("he", frozenset(("he", "yi"))),
    "CJK": _Script("zh", frozenset(("zh", "ja"))),
    "HANGUL": _Script("ko", frozenset(("ko",))),
    "DEVANAGARI": _Script("hi", frozenset(("hi", "mr", "ne"))),
    "BENGALI": _Script("bn", frozenset(("bn", "as"))),
    "TAMIL": _Script("ta", frozenset(("ta",))),
    "THAI": _Script("th", frozenset(("th",))),
    "GEORGIAN": _Script("ka", frozenset(("ka",))),
    "ARMENIAN": _Script("hy", frozenset(("hy",))),
}
_OF_JAPANESE = ("HIRAGANA", "KATAKANA", "HALFWIDTH", "FULLWIDTH")
# Languages with letters or words that in their script they alone have; the first one that matches is it.
_TOLD_APART = ("be", "uk", "sr", "bg", "fa", "ja")

# English words that another language has too: beside its words they say nothing of English.
_SHARED = frozenset(
    """
    a am an as at be by can die do for from had has he her his i in is it me no of on or per s so t to was we will d m
    """.split()
)
_ENGLISH = (STOP_WORDS | {"according", "say", "says", "said", "tell", "list", "name"}) - _SHARED

# Characters of a text that tell its language: none of 4,623 English articles is taken for another by them.
_OPENING = 400
# What is read of a text that py3langid tells the language of, in characters: some paragraphs, so that a quotation in
# another language does not decide. In fewer than the second number names of people and places decide.
_IDENTIFIED, _IDENTIFIED_FROM = 2_000, 200
_CERTAINTY = 0.9

# One function word may be part of a name: Los Angeles. It decides where it asks the question, and no name goes on: Chi
# Minh.
_ENOUGH = 2
_IN_NAMES = r"(?:van|von|der|den|de|del|della|di|da|do|dos|das|la|los|las|le|el|al|bin|y|zu)"
_PARTICLES = re.compile(rf"\b({CAPITAL}\w*)(?: {_IN_NAMES}){{1,3}}(?= {CAPITAL})")
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NAME_FIRST = re.compile(rf"\W*\w+ {CAPITAL}[^?]*$")
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»")  # from each mark to the next alone: linear in the text


@lru_cache(maxsize=256)  # 0.3 ms for an article, and each of its passages asks
def language_of(text: str, said: str | None = None) -> str:
    """The code of the language of a text; UNKNOWN where nothing tells.

    Without `said` it is a question or a claim: of its few words each counts, and one that is English alone decides.
    With it, it is an article, of which `said` is what is known, "" for nothing: English is a guess, that is also said
    of what was too short to tell, any other code is believed, and what nothing tells is taken for English.
    """
    if said is None:
        asked = _QUOTED.sub(" ", text)
        return _by_script(asked) or _by_words(asked) or (ENGLISH if _is_english(asked) else UNKNOWN)
    known = said[:2] or _identified(text)
    if known != ENGLISH:
        return known
    opening = text[:_OPENING].lower()
    return _by_script(opening) or _by_most_words(fold(opening))


def is_english(article: Article) -> bool:
    """Whether what reads English alone may read it."""
    return language_of(article.text, article.language) == ENGLISH


def foreign_language(question: str) -> str:
    """The language of a question that is not in English; "" for English, and where nothing tells."""
    code = language_of(question)
    return UNKNOWN if code == ENGLISH else code


def is_in(language: str, code: str, text: str = "") -> bool:
    """Whether an article is, by its code or by its words: the code of a short one is a guess.

    Languages that share their letters count as one: few words do not tell them apart.
    """
    alike = _alike(language)
    return code[:2] in alike or not alike.isdisjoint(_alike(foreign_language(text)))


def names_of(codes: Sequence[str]) -> list[str]:
    """The names of the languages that have one here, at most three, in order."""
    known = [language.name for code in codes if (language := language_of_code(code))]
    return list(dict.fromkeys(known))[:3] or ["other languages"]


def _alike(language: str) -> frozenset[str]:
    if language == UNKNOWN:
        return frozenset()
    known = LANGUAGES.get(language)  # none for those that py3langid tells and nobody has looked at, as Welsh
    script = _SCRIPTS.get(known.script) if known else None
    return script.languages if script and language != "ja" else frozenset((language,))


def _identified(text: str) -> str:
    """By py3langid; English for one that is too short or too mixed to tell."""
    opening = text[:_IDENTIFIED]
    if len(opening) < _IDENTIFIED_FROM:
        return ENGLISH
    language, certainty = _identifier().classify(opening)
    return str(language) if certainty >= _CERTAINTY else ENGLISH


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, and only who adds articles needs it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _asking() -> dict[str, Asking]:
    """Of the languages in Latin letters that words tell from English."""
    return {code: each.asking for code, each in LANGUAGES.items() if each.asking and each.asking.openers}


@cache
def _tables() -> dict[str, frozenset[str]]:
    """Function words of each that are none of English."""
    return {code: asking.openers | asking.telling for code, asking in _asking().items()}


@cache
def _all_function_words() -> dict[str, frozenset[str]]:
    """Those that other languages share, too. English comes first, where others have as many."""
    others = {code: _tables()[code].union(map(fold, asking.function)) for code, asking in _asking().items()}
    return {ENGLISH: STOP_WORDS, **others}


def _by_most_words(folded: str) -> str:
    """By the table that has most of its words; English, where another has not far more."""
    counts = Counter(word for word in _WORD.findall(folded.replace("'", " ")))
    shares = {code: sum(counts[word] for word in table) for code, table in _all_function_words().items()}
    code = max(shares, key=lambda each: shares[each])
    return code if shares[code] >= _ENOUGH and shares[code] > 2 * shares[ENGLISH] else ENGLISH


def _by_script(text: str) -> str:
    """By its letters, where most of them are not Latin, and no English word asks."""
    scripts = Counter(map(_script, filter(str.isalpha, text)))
    script, count = max(scripts.items(), key=lambda item: item[1], default=("", 0))
    if script not in _SCRIPTS or 2 * count <= scripts.total() or _is_english(text):
        return UNKNOWN
    lower = text.lower()
    of_it = (LANGUAGES[code] for code in _TOLD_APART if LANGUAGES[code].script == script)
    return next((each.code for each in of_it if re.search(each.own_signs, lower)), _SCRIPTS[script].language)


def _script(letter: str) -> str:
    """By its name in Unicode; Japanese mixes its own letters with Chinese ones."""
    script = re.split(r"[ -]", unicodedata.name(letter, ""), maxsplit=1)[0]
    return "CJK" if script in _OF_JAPANESE else script


def _by_words(text: str) -> str:
    """By its function words, where it has none that English alone has."""
    read = _read(text)
    if not read or _is_english(text):
        return UNKNOWN
    counts = {code: len(table.intersection(read)) for code, table in _tables().items()}
    code, count = max(counts.items(), key=lambda item: item[1])
    asks = count > 0 and read[0] in _asking()[code].openers and not _NAME_FIRST.match(text)
    return code if count >= _ENOUGH or asks else UNKNOWN


def _is_english(text: str) -> bool:
    return any(word in _ENGLISH for word in _read(text))


def _read(text: str) -> list[str]:
    """Its words without accents; those with a capital, which may be names, only where they come first, and no "de la"
    inside of a name."""
    found = _WORD.findall(_PARTICLES.sub(r"\1", text.replace("’", "'")))
    kept = found if text.isupper() else [word for index, word in enumerate(found) if not index or word[0].islower()]
    return [part for word in kept for part in fold(word).split("'") if part]
