"""The parts of an article in the row of a table, by their names and values, and the forms in which they are given."""

import difflib
import json
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from rag.reading.dates.written import parse_date
from rag.reading.tables.columns import FACTIVA, FACTIVA_TEXT, MAYBE_ADDRESSES, SYNONYMS

MOST_COLUMNS = 2_000  # of a row, among which those of an article are sought; exports have some 60
MOST_AUTHORS = 100  # of an article; a longer list is something else

ARTICLE = ("text", "title", "date", "source", "url", "authors", "published_how")
METADATA = ("file", "title", "date", "source", "url", "authors", "published_how")

_BETWEEN_WORDS = re.compile(r"[\s_:@-]+")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*|www\.[^\s/]+\.\S+", re.IGNORECASE)
_ROOT = re.compile(r"(?:https?://)?[^/\s]+/?", re.IGNORECASE)  # of a whole site: no article's address
_FAMILY_FIRST = re.compile(r"[^\s,]+, [^\s,\d]+(?: [^\s,\d]+\.?)?")  # "Quill, Mara": of two words, no list of names
# Before a name; but "Von der Leyen" is one.
_BY = re.compile(r"^(?:(?i:by)|[Vv]on|VON|[Pp]ar|PAR|[Pp]or|POR) (?=[^\W\d_a-zà-öø-ÿ]\w* \w)|^(?i:by) ")
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?|/$", re.IGNORECASE)
_LISTED = re.compile(r"\[\s*([\"'].*[\"'])\s*\]", re.DOTALL)  # a list as Python and JSON write one into a cell
_IN_QUOTES = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_NOTHING = frozenset({"", "nan", "nat", "none", "null", "n/a", "[]", "{}"})  # what programs write where nothing is
_LONGEST_NAME = 60  # characters that are compared; in a file without a header the first row is a name
# The names in an object that stand for it, as in {"@type": "Organization", "name": "Norbury Post"}.
_NAMES_WITHIN = ("name", "title", "main", "original", "rendered", "@id", "id", "url", "uri", "#text", "$")
# How MongoDB's exports name the type of a value (Extended JSON, version 2).
_TYPES = ("$date", "$numberLong", "$numberInt", "$numberDouble", "$oid")
_COMPARED = 100  # names that may be misspelt
_MOST_WITHIN = 50  # names of an object that are looked at


@lru_cache(maxsize=10_000)  # the rows of a file have the same names
def plain_name(name: str) -> str:
    return _BETWEEN_WORDS.sub("", name[:_LONGEST_NAME].lstrip("\ufeff").casefold())


_KNOWN = {part: tuple(dict.fromkeys(map(plain_name, names))) for part, names in SYNONYMS.items()}


def split_row(row: Mapping[str, object], parts: tuple[str, ...]) -> tuple[dict[str, object], dict[str, str]]:
    """The values of the parts that a row has, and all else of it as strings. Empty values are left out of both."""
    filled = {name: value for name, value in row.items() if not _is_empty(value)}
    names = _by_plain_name(filled)
    found: dict[str, object] = {}
    taken: dict[str, str] = {}
    for part in parts:
        for synonym, value in _best_first(part, _candidates(part, names, taken)):
            found[part] = value
            taken[synonym] = names[synonym][0]
            break
    if "text" in parts and "text" not in found and (codes := _factiva_text(names)):
        found["text"] = "\n\n".join(to_text(names[code][1]) for code in codes)
        taken |= {code: names[code][0] for code in codes}
    used = set(taken.values())
    return found, {name: to_text(value) for name, value in filled.items() if name not in used}


def has_part(names: Iterable[str], part: str) -> bool:
    """Whether one of the names is one of the part's."""
    plain = {plain_name(name) for name in islice(names, MOST_COLUMNS)}
    return not plain.isdisjoint(_KNOWN[part]) or (part == "text" and bool(_factiva_text(plain)))


def parts_in(names: Iterable[str]) -> frozenset[str]:
    """The parts of an article, or of what a table states about files, that some of the names stand for."""
    plain = {plain_name(name) for name in islice(names, MOST_COLUMNS)}
    if _factiva_text(plain):
        return frozenset({"text", *(part for part, code in FACTIVA.items() if code in plain)})
    return frozenset(part for part, known in _KNOWN.items() if not plain.isdisjoint(known))


def holds_text(row: Mapping[str, object]) -> bool:
    """Whether a row has a name for the text of an article, in an object of it too."""
    return has_part(row, "text") or has_part((name for name, _ in _within(row)), "text")


def suggest_name(names: Sequence[str], part: str) -> str | None:
    """One of the names that may be meant for a part, and the name that it is like: "bodytxt: do you mean body?" """
    for name in () if has_part(names, part) else names[:_COMPARED]:
        if like := difflib.get_close_matches(plain_name(name), _KNOWN[part], n=1, cutoff=0.75):
            return f"is {name} the {part}? Then call it {like[0]}"
    return None


def to_text(value: object) -> str:
    """A value as one string: strings as they are, the rest as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def parse_authors(value: object) -> tuple[str, ...]:
    """Names of people from a list, or from a string divided by ";", "," or "and", without "By" or "Von".

    A string in which all names are like "Quill, Mara" is divided by ";" alone.
    """
    if isinstance(value, Mapping):
        value = [value]
    if isinstance(value, list | tuple):
        parts = [name for each in value if (name := _name_of(each))]
    else:
        parts = _divided(_on_one_line(to_text(value))) if value is not None else []
    names = (_BY.sub("", _on_one_line(part)) for part in parts)
    return tuple(islice(dict.fromkeys(name for name in names if name), MOST_AUTHORS))


def _by_plain_name(filled: Mapping[str, object]) -> dict[str, tuple[str, object]]:
    """By its plain form, a name of the row and what it holds; what is within objects by the path to it."""
    names = {plain_name(name): (name.partition(".")[0], value) for name, value in reversed(_within(filled))}
    columns = list(islice(filled.items(), MOST_COLUMNS))
    return names | {plain_name(name): (name, value) for name, value in reversed(columns)}


def _within(filled: Mapping[str, object]) -> list[tuple[str, object]]:
    """What is within the objects of a row, by the path to it."""
    columns = islice(filled.items(), MOST_COLUMNS)
    objects = ((name, value) for name, value in columns if isinstance(value, Mapping))
    return [
        (f"{name}.{inner}", value)
        for name, within in objects
        for inner, value in islice(within.items(), _MOST_WITHIN)
        if not _is_empty(value)
    ]


def _candidates(
    part: str, names: Mapping[str, tuple[str, object]], taken: Container[str]
) -> Iterator[tuple[str, object]]:
    """The names that a row has for a part, best first, with values that fit."""
    codes = (FACTIVA[part],) if part in FACTIVA and _factiva_text(names) else ()
    for synonym in (*codes, *_KNOWN[part]):
        if synonym in names and synonym not in taken:
            value = _fitting(part, synonym, names[synonym][1])
            if value is not None:
                yield synonym, value


def _best_first(part: str, candidates: Iterator[tuple[str, object]]) -> Iterable[tuple[str, object]]:
    """Of several dates, one that is understood goes before "3 days ago"."""
    if part != "date":
        return candidates
    found = list(candidates)
    return sorted(found, key=lambda each: parse_date(each[1]) is None) if len(found) > 1 else found


def _factiva_text(names: Iterable[str]) -> list[str]:
    """The codes under which a row of Factiva has its text."""
    names = set(names)
    return [code for code in FACTIVA_TEXT if code in names] if "hd" in names else []


def _fitting(part: str, synonym: str, value: object) -> object | None:
    """A value as one of the part; None where it is something else."""
    value = _without_type(value)
    if part == "authors":
        return None if to_text(value).isdigit() else value  # the number of an account
    if part == "text":
        return value if isinstance(value, str) else _paragraphs(value)
    if isinstance(value, Mapping | list):
        value = _name_of(value)
    if value is None or part in ("title", "published_how", "file"):
        return value
    text = to_text(value).strip()
    if part == "date":
        return None if isinstance(value, bool) or not any(map(str.isdigit, text)) else value
    is_address = _ADDRESS.fullmatch(text) is not None
    if part == "source":
        if is_address and not _ROOT.fullmatch(text):
            return None
        return _HOST.sub("", text) if is_address else value
    return value if is_address or synonym not in MAYBE_ADDRESSES else None


def _without_type(value: object) -> object:
    """A value that MongoDB writes with its type, as {"$date": {"$numberLong": "1551690000000"}}, without that."""
    while isinstance(value, Mapping) and len(value) == 1 and (typed := next(iter(value))) in _TYPES:
        value = value[typed]
    return value


def _paragraphs(value: object) -> str | None:
    """A text that is given as a list of its paragraphs, as Scrapy's getall() has it; None for any other list."""
    if not isinstance(value, list) or not all(isinstance(each, str | None) for each in value):
        return None
    return "\n\n".join(each for each in value if each and each.strip()) or None


def _name_of(value: object) -> str | None:
    """What an object or the first of a list is called."""
    if isinstance(value, list):
        return next((name for each in value[:_MOST_WITHIN] if (name := _name_of(each))), None)
    if not isinstance(value, Mapping):
        return None if _is_empty(value) else to_text(value)
    named = next((value[name] for name in _NAMES_WITHIN if isinstance(value.get(name), str) and value[name]), None)
    if named is None:
        parts = (value.get(name) for name in ("first", "firstname", "given", "last", "lastname", "family"))
        named = " ".join(part for part in parts if isinstance(part, str) and part)
    return named or None


def _divided(text: str) -> list[str]:
    if listed := _LISTED.fullmatch(text):
        return ["".join(quoted) for quoted in _IN_QUOTES.findall(listed[1])]
    parts = text.split(";")
    if all(map(_FAMILY_FIRST.fullmatch, (part.strip() for part in parts))):
        return parts
    return [name for part in parts for name in re.split(r" and |,", part)]


def _on_one_line(text: str) -> str:
    """With single blanks: in a run of them the patterns would start anew at each."""
    return " ".join(text.split())


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip() or (len(value) < 10 and value.strip().casefold() in _NOTHING)
    return value is None or value == [] or value == {} or value != value  # JSON's NaN is not itself
