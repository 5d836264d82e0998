"""Who wrote an article, by the byline above its first paragraph."""

import re

from rag.language.capitals import NOT_SMALL
from rag.quotable.unquotable import TOP_LINES

# A person has two to four words with capitals, of which the last may have a small one before it: "Ursula von Der".
_WORD = rf"{NOT_SMALL}[^\W\d_]*(?:[.'’-][^\W\d_]*)*\.?"
_PERSON = rf"{_WORD}(?: (?:(?:al|bin|da|de|del|den|der|di|dos|du|el|la|le|ter|van|vom|von|zu) ){{0,2}}{_WORD}){{1,3}}"
_BYLINE = re.compile(
    r"(?:(?i:written|reported|story|words|text|analysis|interview) )?"
    rf"(?i:by|von|par|por|di|door|autor|author|автор|автор текста|текст|بقلم|كتب|كتبت):? (?P<first>{_PERSON})"
    rf"(?P<others>(?:(?:,? (?:and|und|et|y)|,| &) {_PERSON}){{0,5}})(?P<rest>,.{{1,80}}| [|–—-] .{{1,80}})?"
)
_BETWEEN = re.compile(r",? (?:and|und|et|y) |, | & ")
# Words of outlets and of posts, which no person is called by in a byline.
NO_PERSON = re.compile(
    r"\bthe\b|\b(?:agency|associated|bbc|bulletin|bureau|chief|chronicle|cnn|correspondents?|courier|daily|desk|dispatch|editors?|"
    r"gazette|guardian|herald|independent|journal|magazine|mail|media|mirror|monitor|network|news|newspaper|observer|"
    r"post|press|radio|record|reporters?|reuters|review|service|sports?|staff|standard|star|sun|telegraph|television|"
    r"times|today|tribune|tv|weekly|wire|world|writers?)\b",
    re.IGNORECASE,
)
# What databases and tables write where nobody is named.
NOBODY = frozenset(
    (
        "anonymous",
        "anon",
        "anonym",
        "anonyme",
        "anónimo",
        "anonimo",
        "unknown",
        "no author",
        "n/a",
        "none",
        "null",
        "nan",
    )
)
LONGEST_BYLINE = 200
# "作者:李明", in a line with the outlet and the day; "(记者 李明)", at the beginning of the first paragraph.
_CHINESE = re.compile(
    r"(?:作者|记者|記者|撰文|文)\s?[:：]\s?(?P<name>[\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
    r"|[(（](?:本报|本報|见习|見習)?(?:记者|記者)\s?(?P<reporter>[\u4e00-\u9fff]{2,4})[)）]"
)


def authors_at_top(text: str) -> tuple[str, ...]:
    """The people whom a line of their own above the first paragraph names: "By Ann Poe and Ben Roe, The Example"."""
    lines = [line.strip() for line in text.lstrip()[: TOP_LINES * LONGEST_BYLINE].split("\n") if line.strip()]
    for line in lines[:TOP_LINES]:
        if len(line) <= LONGEST_BYLINE and (match := _BYLINE.fullmatch(line)):
            return _people(match)
        if chinese := _CHINESE.search(line[:LONGEST_BYLINE]):
            return (chinese["name"] or chinese["reporter"],)
    return ()


def _people(match: re.Match[str]) -> tuple[str, ...]:
    """Up to the first name that is an outlet's."""
    people: list[str] = []
    for name in [match["first"], *filter(None, _BETWEEN.split(match["others"] or ""))]:
        if NO_PERSON.search(name):
            break
        people.append(name)
    return tuple(people)
