"""The places of a sentence where somebody's words are given, with who it is and which words they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rag.language.en import offices
from rag.language.en import speech as table
from rag.text.attribution.clauses import Clauses
from rag.text.attribution.phrases import Phrase, Sort, is_whole, noun_phrase
from rag.text.attribution.tags import tagged
from rag.text.attribution.tokens import Token, up_to_break
from rag.text.attribution.verbs import before_verb, is_verb

# A clause after one of these with a subject of its own is no part of what was said before it.
_NEW = frozenset(("and", "but", "while", "whereas", "yet", "as"))
# What is said after one of these is unreal, or said of the words: "if Berg said that", "what Berg said".
_UNSAID = frozenset(("if", "unless", "whether", "what", "whatever", "how", "why", "than", "until"))
# What can follow "said Holm".
_AFTER_NAME = table.PREPOSITIONS | table.RELATIVE | table.COORDINATE | table.DAYS | table.SUBORDINATE | table.GOING_ON
# Before a "saying" that no comma parts from what is before it: "was quoted as saying", "a statement saying".
_BEFORE_GOING_ON = frozenset(("as", "statement", "and", "interview"))


@dataclass(frozen=True, slots=True)
class Cue:
    """That `source` says something: between `start`, where its clause begins, and `end`, after the verb.

    `before`: the words stand before it. `bound` is the word or mark that the clause begins after, "" for none.
    """

    source: Phrase
    start: int
    end: int
    before: bool = False
    bound: str = ""

    @property
    def own(self) -> bool:
        """Whether the words are in a clause of their own, and the sentence says something else."""
        return self.bound in table.SUBORDINATE | table.RELATIVE


@lru_cache(maxsize=4096)
def cues(sentence: str) -> tuple[Cue, ...]:
    """Those of the sentence in order, without what is only told within the words of another one."""
    clauses = Clauses.of(sentence)
    kept: list[Cue] = []
    for index, token in enumerate(clauses.said):
        if cue := _cue(clauses, index):
            last = next((each for each in reversed(kept) if not each.own), None)
            if last and token.low in table.GOING_ON:
                cue = replace(cue, source=last.source)
            if not (last and _is_within(clauses.said, last, cue)):
                kept.append(cue)
    return tuple(kept)


@lru_cache(maxsize=4096)
def subject(sentence: str) -> Phrase | None:
    """Whom the sentence is about: who is named at its beginning."""
    return Clauses.of(sentence).subject()


def _cue(clauses: Clauses, index: int) -> Cue | None:
    token = clauses.said[index]
    if token.low == "according" and clauses.next_are(index, "to"):
        return _following(clauses, index, index + 2)
    if token.low == "in" and clauses.next_are(index, "the", "words", "of"):
        return _following(clauses, index, index + 4)
    if token.low == "by" and _is_done_in_words(clauses, index):
        return _following(clauses, index, index + 1)
    if token.text == ":":
        return _before_colon(clauses, index)
    if token.text == "”":
        found = tagged(clauses, index)
        return Cue(*found, before=True) if found else None
    if token.is_capital and token.low != "says":  # the verb of a headline: "Holm Says"
        return _opening(clauses, index) if index == 0 and token.low in table.SAYING else None
    if token.low in table.GOING_ON:
        return _going_on(clauses, index)
    return _of_verb(clauses, index) if is_verb(clauses, index) else None


def _of_verb(clauses: Clauses, index: int) -> Cue | None:
    last = before_verb(clauses.said, index)
    if last < 0 or clauses.said[last].low in table.UNREAL | table.BE:
        return None
    mark = clauses.said[last].text
    if mark in ",”—–-" and clauses.said[index].low in table.SAYING and (cue := _inverted(clauses, index)):
        return cue
    return _after_aside(clauses, index, last) if mark == "," else _plain(clauses, index, last)


def _following(clauses: Clauses, index: int, first: int) -> Cue | None:
    """Whom the words from `first` on name: "according to Holm", "in the words of Holm"."""
    found = noun_phrase(clauses.text, up_to_break(clauses.said, first))
    if found is None:
        return None
    return Cue(clauses.named_behind(found) or found, clauses.said[index].start, found.end, before=index > 0)


def _is_done_in_words(clauses: Clauses, by: int) -> bool:
    """ "Berg was mocked on Monday by Holm as “…”": a verb of speech in the passive, and a quotation after it."""
    said = clauses.said
    verb = by - 3 if by > 2 and said[by - 1].is_day and said[by - 2].low == "on" else by - 1
    quoted = any(token.text == "“" for token in said[by:])
    return verb > 0 and said[verb].low in table.HOLDING and said[verb - 1].low in table.BE and quoted


def _before_colon(clauses: Clauses, index: int) -> Cue | None:
    """ "Holm: “…”", as in an interview; "Ada Holm: No talks", as in a headline."""
    found = clauses.phrase(0, index)
    if found is None or found.end != clauses.said[index].start:
        return None
    full_name = found.sort is Sort.NAME and " " in found.text
    return Cue(found, 0, clauses.said[index].end) if full_name or clauses.next_are(index, "“") else None


def _opening(clauses: Clauses, index: int) -> Cue | None:
    """ "Continued Holm: “…”"."""
    cue = _inverted(clauses, index)
    follows = clauses.text[cue.end : cue.end + 1] if cue else ""
    return cue if cue and cue.source.sort is Sort.NAME and follows in (":", ",") else None


def _inverted(clauses: Clauses, index: int) -> Cue | None:
    """ "“…,” said Holm", "…, said Holm, the mayor"."""
    following = up_to_break(clauses.said, index + 1)
    if len(following) > 1 and following[0].low in table.PRONOUNS | {"that"}:
        return None
    found = noun_phrase(clauses.text, following) or clauses.one_of(following)
    if found is None:
        return None
    after = next((token for token in clauses.said if token.start >= found.end), None)
    if after and after.low == "to" and clauses.said[index].low in table.SPOKEN_TO:
        return None
    ends = after is None or not after.is_word or after.low in _AFTER_NAME
    found = clauses.named_behind(found) or found
    return Cue(found, clauses.said[index].start, found.end, before=index > 0) if ends else None


def _plain(clauses: Clauses, index: int, last: int) -> Cue | None:
    """ "Holm said", "A lawyer for Holm said", "while Holm said": the subject stands directly before its verb."""
    said, first = clauses.said, clauses.first_of(last)
    bound = clauses.bound(first)
    if first > last:
        return _without_subject(clauses, index, last)
    found = clauses.phrase(first, last + 1, speaking=_is_beside_quotation(clauses, index, bound))
    if found and found.is_many and bound and bound.text == "," and (listed := _of_list(clauses, first)):
        return _bounded(clauses, listed, first, index, bound)
    if bound and bound.low in ("and", "or") and (joined := clauses.find_joined(first - 1, last)):
        found, first = joined
        bound = clauses.bound(first)
    if found is None and bound and bound.low in table.RELATIVE and first > 1:  # "The man who was arrested said"
        return _plain(clauses, index, first - 2)
    if (inner := _subordinate(clauses, index, first, last)) or not (found and is_whole(said[first : last + 1], found)):
        return inner
    if not _agrees(said[index], found, said[last]) and said[index - 1].low != "to":  # "went on to say"
        return None
    if bound and bound.low == "," and first > 1 and said[first - 2].low in table.RELATIVE:  # "…, which, Holm believes,"
        bound = said[first - 2]
    return _bounded(clauses, found, first, index, bound)


def _of_list(clauses: Clauses, first: int) -> Phrase | None:
    """ "Unions at Holm, Berg and Quill said": whom the list that ends here hangs on."""
    begins = clauses.first_of(first - 2)
    found = clauses.phrase(begins, first - 1)
    is_list = found and clauses.said[first].is_capital and clauses.said[first - 2].is_capital
    return found if found and is_list and found.end > found.start and found.sort is Sort.DESCRIPTION else None


def _subordinate(clauses: Clauses, index: int, first: int, last: int) -> Cue | None:
    """ "Holm left after Berg said"."""
    begins = clauses.inner_clause(first, last)
    found = clauses.phrase(begins, last + 1) if begins else None
    if begins is None or found is None or not is_whole(clauses.said[begins : last + 1], found):
        return None
    return _bounded(clauses, found, begins, index, clauses.bound(begins))


def _bounded(clauses: Clauses, found: Phrase, first: int, index: int, bound: Token | None) -> Cue | None:
    low = bound.low if bound else ""
    if low in _UNSAID:
        return None
    before = _stands_before(clauses.said[index + 1 :], bound)
    return Cue(found, clauses.said[first].start, clauses.said[index].end, before, low)


def _is_beside_quotation(clauses: Clauses, index: int, bound: Token | None) -> bool:
    follows = any(clauses.next_are(index, *marks) for marks in (("“",), (":",), (",", "“")))
    return follows or (bound is not None and bound.text == "”")


def _without_subject(clauses: Clauses, index: int, bound: int) -> Cue | None:
    """Nothing stands before the verb but an "and" or a "who": "He smiled and said", "Holm, who said"."""
    said, low = clauses.said, clauses.said[bound].low
    if bound and low in table.RELATIVE:
        end = bound - 1 if said[bound - 1].text == "," else bound
        found = clauses.phrase(clauses.first_of(end - 1), end)
        return Cue(found, said[bound].start, said[index].end, bound=low) if found else None
    if bound and low in ("and", "but", "or"):
        found = clauses.subject_before(bound)
        return Cue(found, said[bound].start, said[index].end) if found else None
    return None


def _going_on(clauses: Clauses, index: int) -> Cue | None:
    """ "Holm declined to comment, saying …", "Holm was quoted as saying …"."""
    if index < 2:
        return None
    before = clauses.said[index - 1]
    if before.text != "," and before.low not in _BEFORE_GOING_ON and not _is_beside_quotation(clauses, index, None):
        return None
    found = clauses.subject_before(index) if before.low != "as" else clauses.quoted_before(index)
    return Cue(found, clauses.said[index].start, clauses.said[index].end) if found else None


def _after_aside(clauses: Clauses, index: int, comma: int) -> Cue | None:
    """ "Holm, the mayor of Toft, said", "his lawyer, Iris Adeyemi, said"."""
    pieces = clauses.pieces(comma)
    for number, (first, end) in enumerate(pieces):
        found = clauses.phrase(first, end)
        if found and is_whole(clauses.said[first:end], found) and not _goes_on_place(clauses, pieces, number):
            named = _name_after(clauses, pieces[number : number + 2]) if found.is_unnamed else None
            return _bounded(clauses, named or found, first, index, clauses.bound(first))
    return None


def _name_after(clauses: Clauses, pieces: Sequence[tuple[int, int]]) -> Phrase | None:
    """The name that a piece gives to the description in the one before it: "his lawyer, Iris Adeyemi,"."""
    if len(pieces) < 2:
        return None
    (_, end), (first, last) = pieces
    name = clauses.phrase(first, last)
    if name is None or name.sort is not Sort.NAME or " " not in name.text:
        return None
    before = clauses.said[end - 1]
    is_office = before.text in offices.SHORT_OFFICES or clauses.said[first].low in offices.BEFORE_SPEAKERS
    is_place = before.is_capital and not is_office
    return name if is_whole(clauses.said[first:last], name) and not is_place else None


def _goes_on_place(clauses: Clauses, pieces: Sequence[tuple[int, int]], number: int) -> bool:
    """ "OH" of "In Berea, OH, Holm, the mayor, said": before it no one is named, and after it somebody is."""
    first, end = pieces[number]
    if not number or end - first > 2:
        return False
    before = pieces[number - 1]
    in_place = before[1] > before[0] and clauses.said[before[1] - 1].is_capital and not clauses.phrase(*before)
    later = (clauses.phrase(*piece) for piece in pieces[number + 1 :])
    return in_place and any(found and found.sort is Sort.NAME for found in later)


def _stands_before(rest: Sequence[Token], bound: Token | None) -> bool:
    """Whether the words stand before the cue: something does, and nothing that could be them comes after it."""
    if bound is None or (bound.text not in ",”—–-" and bound.low != "as"):
        return False
    if bound.text == "”" or bound.low == "as" or not rest:
        return True
    if not rest[0].is_word:
        return rest[0].text not in "“:"
    adverbial = rest[0].low in table.PREPOSITIONS | table.DAYS | table.BETWEEN or rest[0].is_adverb
    return adverbial and not any(token.low == "that" or token.text == "“" for token in rest)


def _is_within(said: Sequence[Token], last: Cue, cue: Cue) -> bool:
    """Whether `cue` is told by whom `last` names: "Holm said Berg had denied it"."""
    if last.before or _begins_anew(said, last, cue):
        return False
    return cue.own or (not cue.before and cue.source.text != last.source.text)


def _begins_anew(said: Sequence[Token], last: Cue, cue: Cue) -> bool:
    """Whether between the two another clause or a quotation ends what `last` gives."""
    if cue.bound in _NEW and any(token.text in "“:" for token in said if cue.end <= token.start <= cue.end + 2):
        return True
    between = [token for token in said if last.end <= token.start < cue.start]
    marks = {token.text for token in between}
    if marks & {";", "”"} or (last.bound in _NEW and "," in marks):  # "While Holm said it, Berg said"
        return True
    return len(between) > 1 and between[-1].low in _NEW and between[-2].text == ","


def _agrees(verb: Token, found: Phrase, last: Token) -> bool:
    """Whether such a phrase stands before such a verb: "a study found", "officials say", not "the report claim"."""
    if verb.low in table.FINDING:
        return bool((table.BODIES | {"poll", "polls"}) & set(found.text.lower().split()))
    is_plural_name = last.is_capital and last.low.endswith("s")
    return verb.low in table.GIVING | table.BACK or found.is_many or is_plural_name
