"""The phrases among the words of a sentence that name somebody who can speak."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise, takewhile

from rag.language.en import speech as table
from rag.language.en.offices import BEFORE_SPEAKERS, SHORT_OFFICES
from rag.language.en.ordinary import ordinary_words
from rag.language.en.verbs import IRREGULAR
from rag.text.attribution.tokens import Token

# Words of a description that is given as a label: what is longer is cut to its head.
LONGEST_LABEL = 14
_HANGING = table.PREPOSITIONS | table.RELATIVE | table.HANGING
_SPEAKING = table.PERSONS | table.BODIES | BEFORE_SPEAKERS
# Verbs that are no participles. Of an irregular one with three forms or more it is the second: "became".
_FINITE = table.BE | {forms[1] for line in IRREGULAR.split("\n") if len(forms := line.split()) > 2} - table.UNREAL
_NO_NOUNS = table.PREPOSITIONS | table.COORDINATE | table.BE | table.UNREAL | table.GIVING | table.BETWEEN


# A clause with one of these names whom it is about after it.
_CLAUSE = table.SUBORDINATE - table.PREPOSITIONS | {"if"}


class Sort(Enum):
    """What a phrase is: a name, a description ("a lawyer for Tomas Redl"), or a pronoun."""

    NAME = "name"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Whoever may speak, in the words of the text, from offset `start` of the sentence. `is_many`: "they"."""

    text: str
    sort: Sort
    start: int
    is_many: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_unnamed(self) -> bool:
        """Whether a name may stand behind it: "his lawyer, Ada Holm", "the local MP, Ada Holm"."""
        return self.sort is Sort.DESCRIPTION or self.text.rpartition(" ")[2] in SHORT_OFFICES


def noun_phrase(sentence: str, stretch: Sequence[Token], speaking: bool = False) -> Phrase | None:
    """Who is named at the beginning of these words, if it is somebody who can speak; None where it is not.

    `speaking`: that somebody speaks is known, as where a quotation stands beside it, whatever the noun is.
    """
    words = _without_opening(stretch)
    if words and words[0].low in table.PRONOUNS:
        return Phrase(words[0].text, Sort.PRONOUN, words[0].start)
    if not words or words[0].low.partition("'")[0] in table.NOBODY | _CLAUSE or _is_action(words):  # "I've", "that's"
        return None
    head = _head(words)
    if not head or any(token.low in table.UNREAL | _FINITE for token in head if not token.is_capital):
        return None
    if head[-1].is_capital and not _only_opens_sentence(head):
        return _named(sentence, head)
    if speaking or speaks(head[-1].low) or _is_quantity(head):
        whole = words if len(words) <= LONGEST_LABEL and not _holds_verb(words[len(head) :]) else head
        text = sentence[head[0].start : whole[-1].end]
        return Phrase(text, Sort.DESCRIPTION, head[0].start, _are_many(head))
    return None


def _named(sentence: str, head: Sequence[Token]) -> Phrase | None:
    if head[-1].is_day or head[0].low in ("that", "that's") or all(token.low in table.DETERMINERS for token in head):
        return None
    text = re.sub(r"[’']s?$", "", sentence[head[0].start : head[-1].end])
    return Phrase(text, Sort.NAME, head[0].start, _has_and(head))


def _only_opens_sentence(head: Sequence[Token]) -> bool:
    """Whether the capital of a lone word comes of where it stands: "Hours later, Abiy …"."""
    return len(head) == 1 and head[0].start == 0 and head[0].low in ordinary_words()


def _holds_verb(words: Sequence[Token]) -> bool:
    """Whether there is a verb among them, so that they are a clause: "officials of Toft named the captain"."""
    own = list(takewhile(lambda token: token.low not in table.RELATIVE, words))
    has_object = (is_participle(verb) and after.low in table.DETERMINERS for verb, after in pairwise(own))
    return any(token.low in _FINITE for token in own) or any(has_object)


def _is_quantity(head: Sequence[Token]) -> bool:
    """ "Some", "many", "47 percent": of people, where they say something."""
    last = head[-1]
    return last.low in table.QUANTITIES and (len(head) == 1 or head[0].text[0].isdigit() or last.low != "percent")


def _are_many(head: Sequence[Token]) -> bool:
    low = head[-1].low
    return low.endswith(("s", "people", "men", "police", "media")) or low in table.QUANTITIES or _has_and(head)


def _has_and(head: Sequence[Token]) -> bool:
    return any(token.low == "and" for token in head)


def _is_action(words: Sequence[Token]) -> bool:
    """ "Asked about Holm", "Walking to the next", "citing sources": what somebody does, not who."""
    first = words[0]
    if not first.is_capital and first.low in table.SAYING - table.AMBIGUOUS:  # what stands before "Holm" in "said Holm"
        return True
    does = first.low.endswith(("ed", "ing")) and not speaks(first.low)
    opens = first.start == 0 and not (len(words) > 1 and words[1].is_capital)
    return does and (opens or (not first.is_capital and first.low.endswith("ing")))


def _without_opening(stretch: Sequence[Token]) -> Sequence[Token]:
    """Without adverbs, conjunctions and a day before the phrase: "But on Monday Holm"."""
    words = list(takewhile(lambda token: token.is_word or token.text == "&", stretch))
    words = words[sum(1 for _ in takewhile(_only_opens, words)) :]
    if not words or words[0].low not in table.PREPOSITIONS:
        return words
    days = sum(1 for _ in takewhile(lambda token: token.is_day or token.text.isdigit(), words[1:]))
    return words[1 + days :] if days else []


def _only_opens(token: Token) -> bool:
    if token.low in table.DETERMINERS | table.PRONOUNS | table.PREPOSITIONS:
        return False
    return token.low in table.OPENING | table.BETWEEN | table.DAYS or token.low.endswith("ly")


def _head(words: Sequence[Token]) -> Sequence[Token]:
    """The phrase up to its head: without what hangs on it by a preposition, a relative word or a participle."""
    end = next((index for index in range(1, len(words)) if _ends_head(words, index)), len(words))
    while end and (words[end - 1].low in table.BETWEEN | table.OPENING | table.PARTICLES):
        end -= 1
    return words[:end]


def _ends_head(words: Sequence[Token], index: int) -> bool:
    token, before, after = words[index], words[index - 1], words[index + 1 : index + 2]
    if token.low in table.PARTICLES and before.is_capital and after and after[0].is_capital:
        return False
    if token.low == "and" and after and all(may_join(each) for each in words[index + 1 :]):
        return False
    if token.low in _HANGING | table.COORDINATE and not (token.is_capital and before.is_capital):  # "Per Ek"
        return True
    if all(each.low in table.DETERMINERS for each in words[:index]):
        return False
    if is_participle(token) and not (after and _may_be_described(after[0])):
        return True
    if is_done(words[index:]):
        return True
    return before.is_capital and not before.is_possessive and is_no_part(words[index:])


def may_join(token: Token) -> bool:
    """Whether a word can be of one more who speaks, after an "and": "Holm and Berg said"."""
    return token.is_capital or speaks(token.low) or token.low in table.DETERMINERS


def is_no_part(words: Sequence[Token]) -> bool:
    """Whether small words after a name are of something else: no office or name follows, as in "Fed policy chief"."""
    if words[0].is_capital or not words[0].is_word or words[0].text[0].isdigit():
        return False
    small = list(takewhile(lambda token: not token.is_capital and token.is_word, words[:4]))
    if is_office(small):
        return False
    follows = words[len(small) : len(small) + 1]
    before_name = len(small) < 3 and bool(follows) and follows[0].is_capital and not follows[0].is_day
    return not before_name or any(_is_no_noun(token) for token in small)


def is_office(words: Sequence[Token]) -> bool:
    """Whether one of these words is an office or a body, as "foreign policy adviser" after "Kremlin"."""
    return any(speaks(token.low) for token in words)


def _is_no_noun(token: Token) -> bool:
    return token.low in _NO_NOUNS or token.low.endswith(("ed", "ing", "ly"))


def is_whole(stretch: Sequence[Token], found: Phrase) -> bool:
    """Whether the words are the phrase and what hangs on it, and no clause: "Holm of Toft", not "Holm won"."""
    rest = [token for token in stretch if token.start >= found.end]
    if not rest:
        return True
    hangs = rest[0].low in _HANGING or not rest[0].is_word or is_participle(rest[0]) or is_done(rest)
    return hangs and not any(token.low in table.BE for token in rest)


def is_participle(token: Token) -> bool:
    return not token.is_capital and token.low.endswith(("ed", "ing")) and not speaks(token.low)


def is_done(words: Sequence[Token]) -> bool:
    """ "seen by", "written by": a participle of an irregular verb, or one that looks like a verb in another form."""
    return len(words) > 1 and not words[0].is_capital and words[1].low == "by" and words[0].low not in table.BE


def _may_be_described(token: Token) -> bool:
    """Whether the word may be a noun that a participle belongs to: "retired general", "leading experts"."""
    return speaks(token.low) or (token.is_capital and not token.is_day)


def speaks(word: str) -> bool:
    """Whether a word in small letters is said of persons, bodies or writings that speak."""
    word = word.removesuffix("'s").removesuffix("'")
    if {word, word + "s", word.removesuffix("s")} & _SPEAKING:
        return True
    tail = word.rpartition("-")[2]
    if word.endswith("year-old"):
        return True
    return len(tail) > 4 and tail.endswith(table.SPEAKING_ENDS) and tail not in table.NOT_SPEAKING
