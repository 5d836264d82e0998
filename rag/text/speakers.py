"""Who is speaking in a sentence, where the text says it. Reads English; of other languages it says nothing.

A wrong name is worse than none: only plain patterns are read ("X said", "said X", "according to X", "he said" after a
sentence that names him), and the name is given in the words of the text.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from rag.types import Span

# Verbs by which news text gives somebody's words.
SPEECH_VERBS = (
    "accused|acknowledged|added|admitted|admits|announced|answered|argued|argues|asked|asserted|believes|boasted|"
    "called|claimed|claims|commented|complained|conceded|concluded|confirmed|continued|cried|declared|denied|denounced|"
    "described|dismissed|emphasi[sz]ed|estimated|explained|explains|exclaimed|hailed|insisted|insists|joked|lamented|"
    "maintained|mentioned|noted|notes|observed|pledged|pointed out|praised|predicted|promised|proposed|quipped|"
    "recalled|remarked|repeated|replied|reported|responded|revealed|said|saying|says|scoffed|stated|states|stressed|suggested|"
    "testified|thinks|told|tweeted|urged|vowed|warned|warns|wrote|writes"
)

# Every repeat has an end, since a sentence in capitals alone ("The The The …") would otherwise take time cubic in its
# length: 10 s for 2,000 characters. None of the bounds changes a speaker in 4,623 articles.
_BLANKS = r"\s{1,3}"
# A capitalised word; a point belongs to it only as an initial ("J.") or an abbreviation ("U.N.").
_CAPITAL = r"(?:(?:[A-Z]\.){1,9}|[A-ZÀ-ÖØ-Þ][\w’'-]{0,40})"
_PARTICLE = r"(?:of|de|da|del|der|van|von|bin|al|el|la|le|for)"
_NAME = rf"{_CAPITAL}(?:[ ](?:{_PARTICLE}[ ])?{_CAPITAL}){{0,11}}"
# A role in small letters belongs to the name that follows it: "Kremlin spokesman Dmitry Peskov".
_ROLE = (
    rf"(?:[\w-]{{1,40}}{_BLANKS})?(?:spokes(?:man|woman|person)|minister|president|chancellor|secretary|chief|leader|governor|mayor|"
    r"ambassador|adviser|advisor|analyst|general|colonel|captain|coach|director|chairman|chairwoman|professor|senator|"
    r"judge|lawyer|attorney|officer|official|commander|envoy|diplomat|founder|owner|manager|resident|sheriff|author)"
)
_NAMED = rf"(?:{_NAME}{_BLANKS}{_ROLE}{_BLANKS}{_NAME}|{_NAME})"
_GROUP = (
    rf"[Tt]he{_BLANKS}(?:{_CAPITAL}{_BLANKS}){{0,7}}(?:[a-z]{{1,40}}{_BLANKS})?(?:{_ROLE}|ministry|statement|report|government|office|agency|"
    r"company|department|commission|council|court|police|army|military|authorities|officials|union|party|team|study|"
    rf"{_NAME})|[Oo]fficials|[Aa]uthorities|[Pp]olice|[Rr]esearchers|[Ss]cientists|[Ee]xperts"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey)"
_VERB = rf"(?:has |have |had |also |later |then |repeatedly |immediately ){{0,4}}(?:{SPEECH_VERBS})\b"
# What may stand between a name and its verb: ", adviser to the head of the presidential office in Kiev,".
_ASIDE = r"(?:,\s(?P<aside>[^,“”\"]{3,90}),|,\s\d{1,3},)?"
# "a report from Paris said": what follows one of these does not speak.
_NOT_OBJECT = (
    r"(?<!\bfrom )(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bto )(?<!\bfor )(?<!\bwith )(?<!\bby )(?<!\bon )(?<!\bnear )"
)

_NAME_FIRST = re.compile(rf"\b{_NOT_OBJECT}(?P<who>{_NAMED}|{_GROUP}){_ASIDE}{_BLANKS}{_VERB}")
_VERB_FIRST = re.compile(rf"(?:^|[,”\"’–—]\s{{0,3}})(?:{SPEECH_VERBS}){_BLANKS}(?P<who>{_NAMED}|{_GROUP})")
_ACCORDING = re.compile(rf"[Aa]ccording to{_BLANKS}(?P<who>{_NAMED}|{_GROUP})")
_PRONOUN_SAID = re.compile(
    rf"\b(?P<who>{_PRONOUN}){_BLANKS}{_VERB}|{_PRONOUN}{_BLANKS}{_VERB}|\b(?:{SPEECH_VERBS}){_BLANKS}(?:he|she|they)\b"
)
_NAMING = (_NAME_FIRST, _VERB_FIRST, _ACCORDING)

_QUOTED = re.compile(r"[“\"«„][^”\"»“]*(?:[”\"»]|$)")
_OPENING = ("“", '"', "«", "„")

_DEMONYM = r"[A-Z]\w+(?:ian|ish|ese|can)"
# Before a last name these are not a first name.
_TITLE = (
    r"(?:President|Minister|Secretary|General|Chancellor|Mr|Mrs|Ms|Dr|Prime|King|Queen|Pope|Senator|Sen|Gov|Governor|"
    rf"Judge|Mayor|Leader|{_DEMONYM})$"
)

# Words that open a sentence with a capital and are nobody's name.
_NOT_NAMES = frozenset(
    """
    A An And As At But By For From He Her His However I If In It Its Meanwhile Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March April May June July August September October November December No Nor Not Of
    On One Or Others Our She Since So Some Still That The Their There These They This Those Though Two We What When
    Where Which While Who Why With Yet You Another Both Many Most Several Speaking Asked Today Yesterday Later
    """.split()  # noqa: SIM905 - a hundred quotation marks would hide the words
)


def speaker_of(text: str, sentences: Sequence[Span], index: int) -> str | None:
    """Who says sentence `index` of `text`, in the words of the text; None where it is the text's own or not clear.

    A pronoun, or a quotation that goes on from the sentence before it, is followed back to the last speaker named, at
    most three sentences, since further back "he" is often somebody else.
    """
    who, goes_on = _named(sentences[index].of(text))
    if who or not goes_on:
        return _fullest(who, text)
    for before in range(index - 1, max(index - 4, -1), -1):
        who, goes_on = _named(sentences[before].of(text))
        if who:
            return _fullest(who, text)
        if not goes_on and _is_quotation(sentences[index].of(text)):
            return None
    return None


def _named(sentence: str) -> tuple[str | None, bool]:
    """The speaker that a sentence names; else whether it says that an earlier one goes on speaking."""
    outside = _QUOTED.sub(lambda match: "“" + " " * (len(match.group()) - 2) + "”", sentence)
    for pattern in _NAMING:
        for match in pattern.finditer(outside):
            aside = match.groupdict().get("aside") or ""
            if who := _clean(aside if re.fullmatch(_NAMED, aside) else match["who"]):
                return who, False
    return None, bool(_PRONOUN_SAID.search(outside)) or _is_quotation(sentence)


def _is_quotation(sentence: str) -> bool:
    return sentence.startswith(_OPENING)


def _clean(who: str) -> str | None:
    """The name without words that only open the sentence; None when nothing is left of it."""
    kept = who.split()
    while kept and kept[0] in _NOT_NAMES and not re.match(_GROUP, " ".join(kept)):
        kept = kept[1:]
    name = " ".join(kept)
    name = re.sub(r"['’]s?$", "", name)
    return name if name and not re.fullmatch(rf"[Tt]he {_DEMONYM}", name) else None


def _fullest(who: str | None, text: str) -> str | None:
    """A lone last name with the first name that the text gives it elsewhere: Putin is Vladimir Putin."""
    if who is None or " " in who or not who[0].isupper():
        return who
    for match in re.finditer(rf"{_NAME}(?=\W|$)", text):
        for first, last in pairwise(match.group().split()):
            known = first in _NOT_NAMES or "’" in first or "'" in first or re.match(_TITLE, first)
            if re.sub(r"['’]s?$", "", last) == who and not known:
                return f"{first} {who}"
    return who
