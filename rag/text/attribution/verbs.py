"""Which words of a sentence are verbs by which somebody's words are given."""

from collections.abc import Sequence

from rag.language.en import speech as table
from rag.text.attribution.clauses import Clauses
from rag.text.attribution.tokens import Token

_GOES_ON_TO = (["went", "on", "to"], ["goes", "on", "to"])


def is_verb(clauses: Clauses, index: int) -> bool:
    """Whether the word at `index` gives somebody's words, by the tables and by what stands beside it."""
    low = clauses.said[index].low
    if low not in table.GIVING | table.PLURAL and not (low in table.BACK and clauses.next_are(index, "back")):
        return False
    if clauses.next_are(index, "by") or clauses.is_described_by(index):
        return False
    if low in table.BESIDE_QUOTATION and not _has_quotation(clauses):
        return False
    return low not in table.AMBIGUOUS or _has_object(clauses.said, index)


def _has_quotation(clauses: Clauses) -> bool:
    return any(token.text in "“”" for token in clauses.said)


def _has_object(said: Sequence[Token], index: int) -> bool:
    """Whether what follows can be said: "the union claims that", not "the claims of"."""
    after = said[index + 1 :]
    if len(after) > 2 and after[0].low == "on" and after[1].is_day:  # "denied on Thursday that"
        after = after[2:]
    opens = table.PRONOUNS | table.NOBODY | table.DETERMINERS
    return bool(after) and (after[0].text in "“:" or after[0].is_capital or after[0].low in opens)


def before_verb(said: Sequence[Token], index: int) -> int:
    """The last word before the verb that is no part of it: not "has also" of "has also said"."""
    index -= 1
    while index >= 0 and (said[index].low in table.BETWEEN or said[index].is_adverb):
        index -= 1
    if index > 0 and said[index].text == ")":  # "Ada Holm (D-R.I.) said"
        index = next((before for before in range(index, 0, -1) if said[before].text == "("), 0) - 1
    goes_on = index > 2 and [token.low for token in said[index - 2 : index + 1]] in _GOES_ON_TO
    return index - 3 if goes_on else index
