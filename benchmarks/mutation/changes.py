"""Changes of one fact of an honest claim, after which it is wrong."""

import re
from collections.abc import Callable, Mapping
from random import Random

from benchmarks.mutation.honest import antecedent, shortened
from benchmarks.mutation.material import Sample, is_name, names_inside
from rag.checking.facts.number import Number
from rag.checking.facts.quantities import numbers
from rag.language.en.calendar import WRITTEN_MONTHS, WRITTEN_WEEKDAYS
from rag.text.spellings import SPELLINGS, STANDS_FOR
from rag.types import Span

Change = Callable[[Sample, str, Random], str | None]

_DATE = re.compile(
    rf"\b(?:{'|'.join(WRITTEN_WEEKDAYS)})\b|\b(?:{'|'.join(WRITTEN_MONTHS)})\b(?! \w+ said)|"
    r"\b(?:19[5-9]|20[0-3])\d\b(?![,.]\d|s)"
)
_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty"),
)
_ORDINALS = "second third fourth fifth sixth seventh".split()
_MORE = re.compile(r"\b(?:more than|over|at least|above|exceed\w*|minimum of) \$?$")
_LESS = re.compile(r"\b(?:less than|fewer than|under|below|up to|at most|nearly|almost) \$?$")


def number(sample: Sample, claim: str, random: Random) -> str | None:
    """Another number, now and then one that the passage has of something else."""
    found = [each for each in numbers(claim) if _can_change(claim, each)]
    if not found:
        return None
    chosen = random.choice(found)
    there = {each.key for each in numbers(sample.text)}
    elsewhere = [each for each in numbers(sample.passage.text) if _fits(each, chosen) and each.key not in there]
    if elsewhere and random.random() < 0.4:
        new = random.choice(elsewhere).text
    else:
        new = _other_number(chosen, random)
        if any(each.means(one) for each in numbers(new) for one in numbers(sample.passage.text)):
            return None
    read = numbers(new)
    if not read:
        return None
    value, old = read[0].value or 0, chosen.value or 0
    before = claim[: chosen.start]
    if (_MORE.search(before) and value < old) or (_LESS.search(before) and value > old):
        return None
    return claim[: chosen.start] + new + claim[chosen.end :]


def _can_change(claim: str, each: Number) -> bool:
    if (
        each.value is None
        or each.text.lower() in {"one", "first", "half", "hundred", "dozen"}
        or _DATE.fullmatch(each.text)
    ):
        return False
    if re.search(r"[\w]-$|[A-Z][a-z]+ $", claim[: each.start]) or claim[each.end : each.end + 1] in {":", "/"}:
        return False  # F-16, iPhone 15, 9:30
    return bool(each.figures) or each.text.lower() in {*_WORDS, *_ORDINALS}


def _fits(other: Number, chosen: Number) -> bool:
    same = (other.unit, other.ordinal, other.figures, other.text[0].isdigit(), other.text[-1].isdigit())
    mine = (chosen.unit, chosen.ordinal, chosen.figures, chosen.text[0].isdigit(), chosen.text[-1].isdigit())
    return same == mine and not _DATE.fullmatch(other.text) and not other.means(chosen) and other.text.lower() != "one"


def _other_number(chosen: Number, random: Random) -> str:
    for words in (_WORDS, tuple(_ORDINALS)):
        if chosen.text.lower() in words:
            new = random.choice([word for word in words if word != chosen.text.lower()])
            return new.capitalize() if chosen.text[0].isupper() else new
    match = re.search(r"\d+(?:[.,]\d+)*", chosen.text)
    digits = match.group() if match else ""
    new = digits
    while new == digits:
        position = random.choice([index for index, character in enumerate(digits) if character.isdigit()])
        new = digits[:position] + str(random.randint(1, 9)) + digits[position + 1 :]
    return chosen.text.replace(digits, new, 1)


def name(sample: Sample, claim: str, random: Random) -> str | None:
    """Another name of the same kind, mostly of the same article."""
    found = list(names_inside(claim))
    if not found:
        return None
    span, kind = random.choice(found)
    article = sample.passage.article.text
    old = span.of(claim)
    others = sorted(
        {
            each.of(article)
            for each, other in names_inside(article[:20_000])
            if other == kind and is_name(each.of(article))
        }
    )
    fitting = [other for other in others if _is_another(old, other, sample, len(old.split()))]
    if not fitting:
        return None
    return claim[: span.start] + random.choice(fitting) + claim[span.end :]


def _is_another(old: str, new: str, sample: Sample, words: int) -> bool:
    """Whether the name is of another: no word shared with this one nor with the sentence, and not of its country."""
    if len(new.split()) != words or any(part in sample.text for part in new.split()) or "\n" in new:
        return False
    beside = (
        rf"\b(?:{re.escape(old)}|{re.escape(old.split()[-1])}) {re.escape(new)}|{re.escape(new)} {re.escape(old)}\b"
    )
    if re.search(beside, sample.passage.article.text):
        return False
    return _country(old.split()[-1]) != _country(new.split()[-1])


def _country(word: str) -> str:
    word = word.lower().partition("-")[0]
    word = SPELLINGS.get(word, word)
    word = SPELLINGS.get(word.removesuffix("s"), word)
    return STANDS_FOR.get(word, word)


def day(sample: Sample, claim: str, random: Random) -> str | None:
    """Another weekday, month or year."""
    found = list(_DATE.finditer(claim))
    if not found:
        return None
    match = random.choice(found)
    old = match.group()
    names = next((names for names in (WRITTEN_WEEKDAYS, WRITTEN_MONTHS) if old in names), None)
    if names:
        if (
            old in {"May", "March"}
            and not re.search(r"(?:in|last|on|since|of|until|early|late) $|\d $", claim[: match.start()])
            and not re.match(r" \d", claim[match.end() :])
        ):
            return None
        new = random.choice([each for each in names if each not in sample.text])
    else:
        new = str(int(old) + random.choice([-3, -2, -1, 1, 2, 3]))
        if new in sample.text:
            return None
    return claim[: match.start()] + new + claim[match.end() :]


_AUX = "is|are|was|were|has|have|had|will|would|can|could|should|did|does|do"
_NOT = re.compile(rf"\b((?:{_AUX}))(?: not|n[’']t)\b(?! (?:only|just|necessarily))|\b(never|cannot)\b", re.IGNORECASE)
_INSERT = re.compile(
    r"(?<=[a-z”,] )(is|are|was|were|has|had|will|would|can|could|should) "
    r"(?!not|n[’']t|also|only|just|even|already|no\b|never|to\b|any|still|yet|the only|ever|if|all|a lot)(?=[a-z])"
)
_PAST = {
    "agreed": "agree", "announced": "announce", "approved": "approve", "arrested": "arrest", "asked": "ask",
    "attended": "attend", "began": "begin", "called": "call", "caused": "cause", "confirmed": "confirm",
    "decided": "decide", "died": "die", "found": "find", "gave": "give", "helped": "help", "joined": "join",
    "killed": "kill", "launched": "launch", "left": "leave", "made": "make", "met": "meet", "moved": "move",
    "offered": "offer", "opened": "open", "paid": "pay", "played": "play", "received": "receive",
    "released": "release", "reported": "report", "returned": "return", "saw": "see", "sent": "send",
    "showed": "show", "signed": "sign", "sold": "sell", "spent": "spend", "started": "start", "took": "take",
    "voted": "vote", "wanted": "want", "went": "go", "won": "win", "worked": "work",
}  # fmt: skip
_ACTED = re.compile(
    rf"(?<=[a-zA-Z] )({'|'.join(_PAST)}) (?=the |a |an |in |on |to |his |her |its |that |for |with |[A-Z])"
)
# After these the form is no past tense of a verb: "was made", "the opened door".
_NO_ACT = re.compile(r"\b(?:was|were|be|been|being|is|are|has|have|had|by|the|a|who|and|to|of|or|as|when|not) $")
_SWAPS = (
    "rose fell", "increased decreased", "increase decrease", "higher lower", "more less", "before after", "won lost",
    "accepted rejected", "approved rejected", "supports opposes", "supported opposed", "largest smallest",
    "best worst", "allowed banned", "started ended", "begin end", "bought sold", "arrived left", "gained lost",
    "above below", "rising falling", "up down", "stronger weaker", "guilty innocent", "inside outside", "north south",
    "east west", "older younger", "most least", "early late", "include exclude", "success failure", "opened closed",
)  # fmt: skip
_OPPOSITE = {one: two for row in _SWAPS for pair in (row.split(), row.split()[::-1]) for one, two in (pair,)}
_SWAPPED = re.compile(rf"(?<=[a-z] )({'|'.join(sorted(_OPPOSITE, key=len, reverse=True))})(?= [a-z0-9$])")
# After these a change of direction says nothing wrong: "make up", "one more", "set up", "more or less".
_NO_DIRECTION = re.compile(
    r"\b(?:one|once|much|any|no|makes?|made|set|grew|grow|end|come|came|pick|sign|shows?|build|what is|the) $"
)


def negation(sample: Sample, claim: str, random: Random) -> str | None:
    """A "not" put in or left out, or a word turned into its opposite."""
    ways = [_left_out, _put_in, _put_in_past, _turned]
    random.shuffle(ways)
    return next((changed for way in ways if (changed := way(claim, random))), None)


def _left_out(claim: str, random: Random) -> str | None:
    found = list(_NOT.finditer(claim))
    if not found:
        return None
    match = random.choice(found)
    kept = match[1] or ("can" if match[2].lower() == "cannot" else "")
    left = claim[: match.start()] + kept
    return (left + claim[match.end() :]).replace("  ", " ") if kept else left + claim[match.end() + 1 :]


def _put_in(claim: str, random: Random) -> str | None:
    found = [] if _NOT.search(claim) else list(_INSERT.finditer(claim))
    match = random.choice(found) if found else None
    return claim[: match.end()] + "not " + claim[match.end() :] if match else None


def _put_in_past(claim: str, random: Random) -> str | None:
    found = [match for match in _ACTED.finditer(claim) if not _NO_ACT.search(claim[: match.start()])]
    match = random.choice(found) if found else None
    return claim[: match.start()] + f"did not {_PAST[match[1]]}" + claim[match.end(1) :] if match else None


def _turned(claim: str, random: Random) -> str | None:
    found = [match for match in _SWAPPED.finditer(claim) if not _NO_DIRECTION.search(claim[: match.start()])]
    match = random.choice(found) if found else None
    return claim[: match.start()] + _OPPOSITE[match[1]] + claim[match.end() :] if match else None


def speaker(sample: Sample, claim: str, random: Random) -> str | None:
    """Somebody else of the article says it, mostly; also in the place of "he"."""
    who = sample.speaker
    parts = re.findall(r"[A-Z][a-zà-ÿ’-]+", who or "")
    if not who or not parts or re.match(r"[Tt]he [a-z]|[a-z]|The (?:President|Prime Minister|Secretary)$", who):
        return None
    others = [
        other
        for other in sample.people
        if other.split()[-1] not in sample.text and not set(other.split()) & set(who.split())
    ]
    if not others:
        return None
    new = random.choice(others)
    if who in claim:
        return claim.replace(who, new, 1)
    last = re.search(rf"\b{parts[-1]}\b (?=(?:said|says|told|added|wrote|explained))|(?<=said ){parts[-1]}\b", claim)
    if last:
        space = " " * last.group().endswith(" ")
        return claim[: last.start()] + new + space + claim[last.end() :]
    pronoun = re.search(r"\b[Hh]e (?=said|told|added|wrote)|\b[Ss]he (?=said|told|added|wrote)", claim)
    return claim[: pronoun.start()] + new + " " + claim[pronoun.end() :] if pronoun and antecedent(sample) else None


_QUOTED = re.compile(r"[“\"]([^“”\"]{12,200})[”\"]")
_CONTENT = re.compile(r"\b[a-z]{5,}\b")
_EXTRA = "really never always greatly deeply certainly barely".split()


def quotation(sample: Sample, claim: str, random: Random) -> str | None:
    """A word of a quotation replaced, left out or put in."""
    found = list(_QUOTED.finditer(claim))
    words = [
        Span(match.start(1) + word.start(), match.start(1) + word.end())
        for match in found
        for word in _CONTENT.finditer(match[1])
    ]
    if not words:
        return None
    span = random.choice(words)
    others: list[str] = sorted({word for word in _CONTENT.findall(sample.passage.text) if word not in sample.text})
    way = random.random()
    if way < 0.6 and others:
        return claim[: span.start] + random.choice(others) + claim[span.end :]
    if way < 0.8 and claim[span.end] == " " and claim[span.start - 1] == " ":
        return claim[: span.start] + claim[span.end + 1 :]
    return claim[: span.start] + random.choice(_EXTRA) + " " + claim[span.start :]


CHANGES: Mapping[str, Change] = {
    "number": number,
    "name": name,
    "date": day,
    "negation": negation,
    "speaker": speaker,
    "quotation": quotation,
}


def changed(kind: str, sample: Sample, random: Random) -> str | None:
    """The sentence, half the time shortened, with one fact of this kind changed; None where it has none."""
    base = (shortened(sample) if random.random() < 0.5 else None) or sample.text
    claim = CHANGES[kind](sample, base, random)
    return claim if claim and claim not in " ".join(sample.passage.article.text.split()) else None
