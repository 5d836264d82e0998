"""The clauses of a sentence: where the one of a verb begins, and whom it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from rag.language.en import speech as table
from rag.text.attribution.phrases import Phrase, Sort, is_office, may_join, noun_phrase
from rag.text.attribution.tokens import BREAKS, Token, tokens

# How far before its verb a subject is looked for, in words and marks: of 5,000 in news 99 of 100 are nearer.
FARTHEST = 45
# Words and marks that a place and an agency have before the text, at most: "SAN FRANCISCO, Calif. (AP) —".
_DATELINE = 12
# Pieces between commas that are looked at before a verb: who speaks, and what is told of him.
_MOST_PIECES = 5

_CLAUSES = table.SUBORDINATE - table.PREPOSITIONS
_BOUNDS = table.COORDINATE | table.RELATIVE | table.BE | {"or"}
# A clause at the beginning with one of these is not what the sentence is about.
_BESIDE = table.SUBORDINATE | {"while", "as"}


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence with its words."""

    text: str
    said: tuple[Token, ...]

    @staticmethod
    def of(sentence: str) -> "Clauses":
        return Clauses(sentence, tokens(sentence))

    def phrase(self, first: int, end: int, speaking: bool = False) -> Phrase | None:
        """Who is named at the beginning of words `first` to `end` (exclusive)."""
        return noun_phrase(self.text, self.said[first:end], speaking)

    def bound(self, first: int) -> Token | None:
        """What stands before a clause that begins with word `first`."""
        return self.said[first - 1] if first else None

    def next_are(self, index: int, *texts: str) -> bool:
        return tuple(token.low for token in self.said[index + 1 : index + 1 + len(texts)]) == texts

    def first_of(self, last: int) -> int:
        """Where the clause that ends with word `last` begins; `last` + 1 where `last` is no part of one."""
        first = last + 1
        while first > 0 and last - first < FARTHEST and not self._bounds(first - 1):
            first -= 1
        return first

    def _bounds(self, index: int) -> bool:
        token = self.said[index]
        if token.text in BREAKS or token.low in _CLAUSES:
            return True
        if token.low in _BOUNDS:
            return not self._is_in_name(index)
        if token.low in table.GIVING and not token.is_capital:
            return not self._is_no_verb(index)
        return token.low in table.SUBORDINATE and not self._is_preposition(index)

    def _is_in_name(self, index: int) -> bool:
        """Whether an "and" stands in or between names: "Center for Economic and Policy Research"."""
        near = self.said[index - 1 : index] + self.said[index + 1 : index + 2]
        return self.said[index].low == "and" and len(near) == 2 and all(token.is_capital for token in near)

    def _is_no_verb(self, index: int) -> bool:
        """Whether a word that may be a verb is none here: "the reports said", "the man accused of it said"."""
        if not index:
            return False
        before = self.said[index - 1]
        return before.low in table.DETERMINERS or before.is_possessive or self.is_described_by(index)

    def is_described_by(self, index: int) -> bool:
        """Whether a verb in -ed tells of the noun before it: "accused of", "described as"."""
        after = self.said[index + 1 : index + 2]
        participle = self.said[index].low.endswith("ed") and self.said[index].low in table.HOLDING
        on_day = self.said[index + 2 : index + 3] and self.said[index + 2].is_day  # "denied on Thursday that"
        return participle and bool(after) and after[0].low in table.DESCRIBING and not on_day

    def _is_preposition(self, index: int) -> bool:
        """ "before" and "since" of a noun, not of a clause: something stands before it in the clause."""
        return index > 0 and self.said[index - 1].is_word and self.said[index - 1].low not in table.COORDINATE

    def inner_clause(self, first: int, last: int) -> int | None:
        """Where a clause begins after a word that may be a preposition, too: "Holm left after Berg"; None for none."""
        indices = (index for index in range(last, first, -1) if self.said[index].low in table.SUBORDINATE)
        return next((index + 1 for index in indices if index < last), None)

    def find_joined(self, conjunction: int, last: int) -> tuple[Phrase, int] | None:
        """ "Holm and Berg" where both are subjects, and not two clauses; with where it begins."""
        first = self.first_of(conjunction - 1)
        before = self.said[first:conjunction]
        if not before or not all(may_join(token) for token in before):
            return None
        found = self.phrase(first, last + 1)
        return (found, first) if found else None

    def pieces(self, comma: int) -> list[tuple[int, int]]:
        """What stands between the commas before the one at `comma`, in order; each as its first word and its end."""
        found: list[tuple[int, int]] = []
        end = comma
        while len(found) < _MOST_PIECES and end > 0:
            first = end
            while first > 0 and comma - first < FARTHEST and self.said[first - 1].text not in BREAKS - {"(", ")"}:
                first -= 1
            begin = first
            while begin < end and self.said[begin].low in table.COORDINATE | _CLAUSES:
                begin += 1
            found.append((begin, end))
            if first == 0 or self.said[first - 1].text != ",":
                break
            end = first - 1
        return found[::-1]

    def one_of(self, words: Sequence[Token]) -> Phrase | None:
        """ "one of them, Ota Holm": the name."""
        if [token.low for token in words[:2]] != ["one", "of"]:
            return None
        whole = Phrase(self.text[words[0].start : words[-1].end], Sort.DESCRIPTION, words[0].start)
        return self.named_behind(whole)

    def named_behind(self, found: Phrase) -> Phrase | None:
        """Who a description is by the name behind it, between commas: "said one of them, Ota Holm"."""
        index = next((at for at, token in enumerate(self.said) if token.start >= found.end), len(self.said))
        end = next((at for at in range(index + 1, len(self.said)) if self.said[at].text in BREAKS), len(self.said))
        if not found.is_unnamed or index == len(self.said) or self.said[index].text != ",":
            return None
        name = self.phrase(index + 1, end)
        is_name = name is not None and name.sort is Sort.NAME and " " in name.text
        return name if is_name and all(token.is_capital for token in self.said[index + 1 : end]) else None

    def quoted_before(self, saying: int) -> Phrase | None:
        """Whose words "as saying" gives: "the agency quoted Holm as saying", "Holm was quoted as saying"."""
        indices = range(saying - 2, max(saying - FARTHEST, 0), -1)
        quoting = next((at for at in indices if self.said[at].low in table.QUOTING), None)
        if quoting is None or quoting == saying - 2 or self.said[quoting - 1].low in table.BE:
            return self.subject_before(saying)
        return self.phrase(quoting + 1, saying - 1)

    def subject_before(self, end: int) -> Phrase | None:
        """Whom the clauses are about that end before word `end`, back to a full stop."""
        first = end
        while first > 0 and end - first < FARTHEST and self.said[first - 1].text not in ";:“”?!":
            first -= 1
        return self._subject(self.said[first:end])

    def subject(self) -> Phrase | None:
        """Whom the sentence is about: who is named at its beginning."""
        return self._subject(self.said)

    def _subject(self, said: Sequence[Token]) -> Phrase | None:
        first = _dateline(said)
        for index in range(first, len(said) + 1):
            if index == len(said) or said[index].text in BREAKS:
                stretch = said[first:index]
                if stretch and stretch[0].low not in _BESIDE:
                    found = noun_phrase(self.text, list(_to_verb(stretch)))
                    if found:
                        return self.named_behind(found) or found
                first = index + 1
        return None


def _dateline(said: Sequence[Token]) -> int:
    """How many words a "WASHINGTON (AP) —" takes at the beginning."""
    dash = next((index for index, token in enumerate(said[:_DATELINE]) if token.text in "—–-"), -1)
    return dash + 1 if any(token.text == ")" for token in said[: max(dash, 0)]) else 0


def _is_of_name(words: Sequence[Token]) -> bool:
    """Whether small words after a name go on with it: "campaign officials", "policy adviser", not "met officials"."""
    small = list(takewhile(lambda token: not token.is_capital, words))
    return is_office(small[:1]) or any(is_office((each,)) and not each.low.endswith("s") for each in small[1:])


def _to_verb(stretch: Sequence[Token]) -> Iterator[Token]:
    """The words up to the first that is surely no part of a phrase with a name: a small word after a name."""
    named = False
    for index, token in enumerate(stretch):
        small = token.is_word and not token.is_capital and token.low not in table.PARTICLES | {"and"}
        if named and small and not _is_of_name(stretch[index : index + 3]):
            return
        yield token
        named = named or (token.is_capital and token.low not in table.OPENING | table.PREPOSITIONS)
