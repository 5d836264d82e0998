"""Which words of a question a refusal names as words that no article has.

To name a word that stands there in another form ("shoot" beside "shot down") is wrong, and to be told that nobody
mentions "2024" helps nobody. A name that is nowhere is what the person who asked can do something about.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache

from rag.checking.facts.reading import TokenKind, read
from rag.checking.facts.verbs import BASE
from rag.language.en.ordinary import ordinary_words
from rag.question.questions import Question
from rag.text.alphabets import is_unparted
from rag.text.frequencies import meanings
from rag.text.words import fold, stem, words

# Names come first; more than these are the words of another subject, which the first of them show.
MOST = 5

# Words that say when, and no event by its name ("Christmas"): an article tells its days by other words.
_TIMES = """
second minute hour day night week weekend fortnight month quarter year decade century season spring summer autumn winter
morning noon afternoon evening midnight daily weekly monthly yearly annual today tonight tomorrow yesterday date time
moment period ago recent late early mid current previous last next soon
"""

# Words that say what the answer is to be, and not what it is about; money, for which articles have signs.
_ASKED_FOR = """
percent percentage proportion share number amount total figure count sum quantity average kind sort type example detail
information name list describe explain summarise summarize define exact actual precise happen mention article text
dollar euro pound rouble ruble yen yuan cent
"""

# Each row is one word whose forms have stems of their own; the verbs among these are in `rag/checking/facts/verbs.py`.
_FORMS = """
man men
woman women
child children
person people persons
foot feet
tooth teeth
mouse mice
goose geese
ox oxen
wife wives
life lives
knife knives
wolf wolves
half halves
shelf shelves
leaf leaves
thief thieves
crisis crises
basis bases
analysis analyses
hypothesis hypotheses
medium media
datum data
criterion criteria
phenomenon phenomena
referendum referenda referendums
good better best
old older oldest elder eldest
big bigger biggest
low lower lowest
new newer newest
bad worse worst
far further furthest farther
destroy destruction destructive
strong strength
long length
high height
deep depth
wide width
hot heat
poor poverty
give gift
choose choice
lose loss
sell sale
fly flight
see sight
think thought
speak speech
advise advice
believe belief
prove proof
marry marriage
"""

# Endings that make another word of the same root, as Snowball leaves them; what is before them has SHORTEST letters.
_ENDINGS = """
e i er est or ist ism ian ion ation al ial ament ment ness ship ous ari ic iti enc ent anc ant iz is if ag ur
"""
SHORTEST = 4

# A letter at the end of a root that changes before an ending: invade and invasion, permit and permission.
_CHANGED = {"d": "s", "s": "d", "t": "s"}

# One word in British and in American spelling, by the ends of its stems.
_SPELLED = (("our", "or"), ("enc", "ens"), ("is", "iz"), ("tre", "ter"), ("tr", "ter"), ("ogu", "og"), ("aem", "em"))

_WRITTEN = re.compile(
    r"\bUnited (?:States(?: of America)?|Kingdom)\b|\b(?:[A-Z]\.){2,}|\w+(?:[.,]\d+)*(?:-\w+)*(?:['’]\w+)?"
)
_POSSESSIVE = re.compile(r"['’]s?$")


def missing_words(question: Question, mentioned: Callable[[str], object]) -> list[str]:
    """The words of the question that no article has, in any form of theirs, as the question writes them: names first.

    `mentioned` says whether some article has a stem. Numbers, dates and what only asks are never among them.
    """
    written = _as_written(question.text)
    if not question.is_english:
        return _missing_in_others(question, written, mentioned)
    missing = [
        word
        for word in question.spelled
        if _is_worth_it(word) and not _is_there(word, written.get(word, word), question.names, mentioned)
    ]
    names = _joined(question.text, {word for word in missing if question.spelled[word] in question.names})
    others = (written.get(word, word) for word in missing if question.spelled[word] not in question.names)
    return list(dict.fromkeys([*names, *others]))[:MOST]


def _missing_in_others(question: Question, written: Mapping[str, str], mentioned: Callable[[str], object]) -> list[str]:
    """The same of a question in another language: names first, the pieces of a run that nothing parts as one."""
    missing = [
        whole
        for whole, pieces in _wholes(question.spelled)
        if len(whole) > 1 and not whole[0].isdigit() and not any(mentioned(question.spelled[each]) for each in pieces)
    ]
    in_order = sorted(missing, key=lambda word: question.spelled.get(word) not in question.names)
    return list(dict.fromkeys(word if is_unparted(word) else written.get(word, word) for word in in_order))[:MOST]


def _wholes(spelled: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Words, each with the pieces that it is known by. Where nothing parts words, a piece goes on in the next."""
    whole, pieces = "", list[str]()
    for word in spelled:
        if pieces and is_unparted(word) and len(word) > 1 and pieces[-1][1:] == word[:-1]:
            whole, pieces = whole + word[-1], [*pieces, word]
            continue
        if pieces:
            yield whole, pieces
        whole, pieces = word, [word]
    if pieces:
        yield whole, pieces


def _is_worth_it(word: str) -> bool:
    """Whether it is about something: no number, no part of a date, no letter by itself."""
    if len(word) == 1 or word[0].isdigit() or stem(word) in _asking():
        return False
    return not all(token.kind in (TokenKind.NUMBER, TokenKind.DATE) for token in read(word.capitalize()).tokens)


@cache
def _asking() -> frozenset[str]:
    return frozenset(stem(word) for word in (*_TIMES.split(), *_ASKED_FOR.split()))


def _is_there(word: str, written: str, names: Set[str], mentioned: Callable[[str], object]) -> bool:
    return any(map(mentioned, dict.fromkeys(_all_forms(word, written, names))))


def _all_forms(word: str, written: str, names: Set[str]) -> Iterator[str]:
    """Stems that say the word: its own and those of the same meaning; unless it is a name, those of its other forms.

    The form of a name is another name: Parker is nobody's park, and Rose did not rise. But "Shoot", in a question whose
    every word has a capital, is none.
    """
    yield from meanings(stem(word))
    if "-" in written:
        yield from meanings(stem(fold(written.replace("-", ""))))
    if stem(word) in names and word not in ordinary_words():
        return
    base = stem(BASE.get(word, word))
    yield from meanings(base)
    for root in _forms().get(stem(word), {stem(word)}) | {base}:
        for each in _derived(root):
            yield from (each, *_forms().get(each, ()))


@cache
def _forms() -> dict[str, frozenset[str]]:
    """For each stem of an irregular word those of all its forms."""
    rows: dict[str, set[str]] = {}
    for form, base in BASE.items():
        rows.setdefault(base, set()).add(stem(form))
    found: dict[str, frozenset[str]] = {}
    for row in (*rows.values(), *({stem(form) for form in row.split()} for row in _FORMS.strip().splitlines())):
        for each in row:
            found[each] = found.get(each, frozenset()) | row
    return found


def _derived(root: str) -> Iterator[str]:
    """The stem, in its other spelling, and with other endings: shoot, shooter; invade, invasion; defence, defense."""
    yield root
    for british, american in _SPELLED:
        for one, other in ((british, american), (american, british)):
            if root.endswith(one):
                yield root.removesuffix(one) + other
    endings = ("", *_ENDINGS.split())
    for ending in endings:
        bare = root.removesuffix(ending) if root.endswith(ending) else ""
        if len(bare) >= SHORTEST:
            changed = [bare, *([bare[:-1] + _CHANGED[bare[-1]]] if bare[-1] in _CHANGED else [])]
            yield from (each + other for each in changed for other in endings)


def _as_written(text: str) -> dict[str, str]:
    """Each word of a text, as `words` gives it, with the form in which it stands there first."""
    written: dict[str, str] = {}
    for match in _WRITTEN.finditer(text):
        for word in words(match.group()):
            written.setdefault(word, _POSSESSIVE.sub("", match.group()))
    return written


def _joined(text: str, names: Set[str]) -> list[str]:
    """The names as the text writes them; those that follow one another are one: Dwight Schrute."""
    found: list[str] = []
    end = -1
    for match in _WRITTEN.finditer(text):
        if names.isdisjoint(words(match.group())):
            continue
        name = _POSSESSIVE.sub("", match.group())
        if found and text[end : match.start()] == " ":
            found[-1] = f"{found[-1]} {name}"
        else:
            found.append(name)
        end = match.end()
    return found
