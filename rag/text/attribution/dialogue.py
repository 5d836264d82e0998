"""Who speaks a paragraph of an interview or a transcript: it begins with the name, and a colon."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rag.language.capitals import NOT_SMALL
from rag.language.en import speech as table
from rag.text.words import fold

# Paragraphs with a name before them that make a dialogue: one alone is a headline, or a line of facts.
_PARAGRAPHS = 2

_WORD = rf"(?:{NOT_SMALL}\.?){{2,3}}|{NOT_SMALL}[\w’'.-]{{1,30}}"
_BEFORE = re.compile(rf"^(?P<who>(?:{_WORD})(?: (?:{_WORD})){{0,5}}): (?=\S)", re.MULTILINE)
_NAME = re.compile(rf"{NOT_SMALL}[\w’'-]{{0,40}}(?: {NOT_SMALL}[\w’'-]{{0,40}}){{1,3}}")


def dialogue_speaker(text: str, offset: int) -> str | None:
    """Whose paragraph the words at `offset` are in, in the words of the text; None where it is no dialogue, or where
    nobody has such a name ("Q:", "The Courier:")."""
    found = _BEFORE.match(text, text.rfind("\n", 0, offset) + 1)
    return _named(text).get(found["who"]) if found else None


@lru_cache(maxsize=64)
def _named(text: str) -> Mapping[str, str]:
    """The name for each label of a dialogue."""
    labels = [match["who"] for match in _BEFORE.finditer(text)]
    if len(labels) < _PARAGRAPHS:
        return {}
    body = _BEFORE.sub("", text)
    names = {match.group() for match in _NAME.finditer(body)}
    names |= {label for label in labels if " " in label and _is_named_again(label, labels, body)}
    found = {label: _name_of(label, names) for label in set(labels)}
    return {label: name for label, name in found.items() if name}


def _is_named_again(label: str, labels: Sequence[str], body: str) -> bool:
    """Whether it is somebody's, and no "Total Cost:": it stands there twice, or the last name by itself."""
    last = label.rpartition(" ")[2]
    return labels.count(label) > 1 or last in labels or label in body


def _name_of(label: str, names: set[str]) -> str | None:
    """The one name that ends with the label, or has its letters as initials; a label of several words is one itself."""
    if " " in label:
        return label if label in names else None
    low, letters = fold(label), re.sub(r"\W", "", label)
    found = {name for name in names if "".join(part[0] for part in name.split()) == letters}
    if low not in table.DAYS | table.OPENING:
        found |= {_with_first(name) for name in names if fold(name.split()[-1]) == low}
    return found.pop() if len(found) == 1 else None


def _with_first(name: str) -> str:
    """The last two words: what is before them may be an office."""
    return " ".join(name.split()[-2:])
