"""Whom or what the pronouns of a follow-up question in English mean."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.language.en.function_words import AUXILIARIES, BE, PREPOSITIONS, REPLIES, STOP_WORDS
from rag.question.context import Context
from rag.question.names import NameKind, find_names
from rag.question.parts import Parts, read_parts

_PERSON = {"he": "", "she": "", "him": "", "her": "", "his": "’s", "hers": "’s"}
_MANY = {"they": "", "them": "", "their": "’s", "theirs": "’s"}
_THING = {"it": "", "its": "’s"}
PRONOUNS = frozenset({*_PERSON, *_MANY, *_THING})
_POINTING = frozenset({"this", "that", "these", "those"})

# Nouns for somebody, by their endings: the minister, the governor, the president, the spokeswoman.
_ROLE = re.compile(r"(?:er|or|ist|man|woman|[^m]ent|ian|pope|king|queen|judge|chief|boss|star|coach|ess)$")

# After one of these a new clause begins, and its object may be the subject of the one before.
_CLAUSES = frozenset("that if whether because when who which would will".split())
_TIMES = frozenset("week month year morning evening summer winter spring autumn time weekend".split())

# "Is it true that", "how long does it take to", "was it clear that": here "it" stands for what follows.
_EMPTY_IT = re.compile(
    r"\b(?:is|was) it (?:\w+ ){1,2}(?:that|to)\b|\bit takes? .*\bto\b|\bit (?:rain|snow)|\bis it true\b|"
    r"\b(?:has|had) it been\b|\bit (?:is|was|has been) \w+ that\b",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"\bthere (?:is|are|was|were|be|been|will|can|could|may|might|must|should|has|have|had)\b|"
    r"\b(?:is|are|was|were) there (?!now|then|too)\w",
    re.IGNORECASE,
)
_OPENS_CLAUSE = re.compile(
    r"(?:while|as|after|although|though|despite|amid|since|with|in|at|on|before)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"«][^”\"»]+[”\"»]")


def resolve_pronouns(parts: Parts, context: Context) -> str | None:
    """The question with names for its pronouns; None where it has none that a name is known for."""
    tokens = parts.text.split()
    used = [name.text for name in parts.names]
    changed = False
    for index, token in enumerate(tokens):
        word = token.lower().rstrip(",")
        meant = _meant(word, index, tokens, parts, used, context)
        if meant:
            used.append(meant)
            owner = _owns(word, tokens[index + 1 :])
            tokens[index] = (
                f"{meant}{'’s' if owner and not meant.endswith('s') else '’' if owner else ''}{token[len(word) :]}"
            )
            changed = True
    text = " ".join(tokens)
    if changed and points_back(read_parts(text)):
        return context.under_topic(text).rstrip("?")
    return text if changed else None


def _meant(word: str, index: int, tokens: Sequence[str], parts: Parts, used: Sequence[str], context: Context) -> str:
    """Whom or what a word of the question means; "" where it is no pronoun, or means something in the question."""
    sentence = " ".join(tokens)
    inside = _antecedent_inside(word, index, tokens, parts)
    if word in _PERSON and not inside:
        return _person(sentence, used, context)
    if word in _MANY and not inside:
        return _group(context)
    if word in _THING and not inside and not _EMPTY_IT.search(sentence):
        return _thing(context)
    if word == "there" and not _THERE_IS.search(sentence):
        return _place(tokens[index - 1].lower() if index else "", context)
    return ""


def _person(sentence: str, used: Sequence[str], context: Context) -> str:
    """Whoever the nearest of the earlier questions is about, or its answer names."""
    earlier = zip(context.questions, context.answers, strict=True)
    found = (_person_of(question, answer, sentence, used, context.known) for question, answer in earlier)
    return next(filter(None, found), "")


def _person_of(question: str, answer: str, sentence: str, used: Sequence[str], known: Sequence[str]) -> str:
    """The subject of an earlier question, or whoever else is in it; the one whom its answer names, for "who"."""
    before = read_parts(question, known)
    people = [each for each in before.people if each not in used]
    described = before.auxiliary.lower() in BE and before.subject.startswith("the ")
    asks_who = before.head.lower() == "who" and (described or not before.auxiliary)
    if people and not asks_who:
        replies = set(sentence.lower().split()) & REPLIES and len(people) > 1
        return people[1] if replies else people[0]
    named = [name.text for name in find_names(answer) if name.kind is NameKind.OTHER]
    new = [name for name in named if name not in used and name not in question]
    if new and (asks_who or not before.subject):
        return next((name for name in new if " " in name), new[0])
    if described or _stands_for_somebody(before.subject, known):
        return before.subject
    return next(iter((*people, *new)), "")


def _stands_for_somebody(subject: str, known: Sequence[str]) -> bool:
    """ "the minister", and "putin" of "what did putin say"."""
    is_nameless = not find_names(subject, known)
    return is_nameless and bool(_ROLE.search(subject) or len(subject.split()) == 1)


def _group(context: Context) -> str:
    before = context.before
    if before.counted_noun and before.auxiliary:
        return before.topic
    if " and " in before.subject:
        return before.subject
    if before.subject.lower().startswith("the ") or (before.subject and not before.names):
        return before.subject
    names = [name.text for name in before.names if name.kind is not NameKind.DATE]
    return before.thing or (names[0] if names else "")


def _thing(context: Context) -> str:
    before = context.before
    if before.thing:
        return before.thing
    groups = [
        name.text
        for name in before.names
        if name.kind in (NameKind.GROUP, NameKind.PLACE) and name.text in before.subject
    ]
    return groups[0] if groups else ""


def _place(preposition: str, context: Context) -> str:
    """ "In Hanoi" for "there"."""
    for earlier in context.questions:
        before = read_parts(earlier, context.known)
        if before.places:
            first = before.places[0]
            where = "in" if first.preposition in ("to", "from") else first.preposition
            return first.object if preposition in PREPOSITIONS else f"{where} {first.object}"
        places = [name.text for name in before.names if name.kind is NameKind.PLACE]
        if places:
            return places[0] if preposition in PREPOSITIONS else f"in {places[0]}"
    return ""


def _antecedent_inside(word: str, index: int, tokens: Sequence[str], parts: Parts) -> bool:
    """Whether a pronoun means somebody or something that the question itself has named before it."""
    before = " ".join(tokens[:index])
    if _OPENS_CLAUSE.match(parts.text) and "," in " ".join(tokens[index:]):
        return True  # "While he was in Hanoi, what did Putin say?"
    if not parts.head and not parts.auxiliary:
        return bool(find_names(before)) or any(token.lower() not in STOP_WORDS for token in tokens[:index])
    names = [name for name in find_names(before) if name.kind is not NameKind.DATE]
    if _is_object(word, tokens[index + 1 :]) and not set(before.lower().split()) & _CLAUSES:
        return len(names) > 1  # "What did Putin tell him?": not Putin
    if names:
        return True
    if not parts.auxiliary:  # "Which company announced that it …", "Who lost his …"
        return bool(parts.counted_noun) or _owns(word, tokens[index + 1 :])
    return any(token.lower() not in STOP_WORDS for token in tokens[len(parts.head.split()) + 1 : index])


def _is_object(word: str, following: Sequence[str]) -> bool:
    ends = not following or following[0].lower() in PREPOSITIONS
    return word in ("him", "them") or (word in ("it", "her") and ends)


def _owns(word: str, following: Sequence[str]) -> bool:
    """Whether a pronoun stands before what it owns; "her" does before a noun, and not at the end or before "about"."""
    if word == "her":
        return bool(following) and following[0].lower() not in STOP_WORDS | PREPOSITIONS
    return (_PERSON | _MANY | _THING).get(word, "") != ""


def points_back(parts: Parts) -> bool:
    """Whether it has a word that means something said before, and nothing in the question that it can mean."""
    tokens = [token.lower().strip(",") for token in parts.text.split()]
    for index, (token, following) in enumerate(pairwise([*tokens, ""])):
        before = tokens[index - 1] if index else ""
        pointed = before in AUXILIARIES | PREPOSITIONS | {"of"} or not following
        if (
            token in _POINTING
            and pointed
            and following.partition("’")[0].partition("'")[0] not in _TIMES
            and not _QUOTED.search(parts.text)
        ):
            return True
        if token == "then" and (not following or before in ("since", "by", "until")):
            return True
        pronoun = token in _MANY or token in _PERSON or (token in _THING and not _EMPTY_IT.search(parts.text))
        if pronoun and not _antecedent_inside(token, index, parts.text.split(), parts):
            return True
        if token == "there" and not _THERE_IS.search(parts.text):
            return True
    return False
