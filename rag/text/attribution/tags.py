"""Who gives a quotation by a verb that no table has: "“…,” sighed Holm", "“…,” an angry Holm retaliated".

After a quotation that ends with a comma, or its own mark, whoever follows with a verb is the one who says it.
"""

from rag.language.en import speech as table
from rag.language.en.verbs import IRREGULAR
from rag.text.attribution.clauses import Clauses
from rag.text.attribution.phrases import Phrase, Sort, is_whole, noun_phrase
from rag.text.attribution.tokens import Token, up_to_break

# Words of a quotation that is no title ("“Dune,” Holm directed").
_SHORTEST = 4
# Words before the verb: "the 31-year-old mayor of Toft retaliated".
_MOST = 8
_PAST = frozenset(forms[1] for line in IRREGULAR.split("\n") if len(forms := line.split()) > 1)
_GIVING = (table.GIVING | table.PLURAL) - table.AMBIGUOUS
_KNOWN = table.GIVING | table.QUOTING | table.PLURAL | table.BE | table.UNREAL | table.BETWEEN | table.PREPOSITIONS
_KNOWN |= table.COORDINATE | table.SUBORDINATE | table.DETERMINERS


def tagged(clauses: Clauses, closing: int) -> tuple[Phrase, int, int] | None:
    """Who follows the quotation that the mark at `closing` ends, and where that begins and ends."""
    following = _following(clauses, closing)
    if len(following) < 2 or any(token.low in _GIVING for token in following):
        return None
    if _may_be_verb(following[0]):
        found = noun_phrase(clauses.text, following[1:], speaking=True)
        if found is None or found.start != following[1].start:
            return None
        return clauses.named_behind(found) or found, following[0].start, found.end
    for verb in range(1, min(len(following), _MOST)):
        found = noun_phrase(clauses.text, following[:verb], speaking=True)
        if found is None or not _may_be_verb(following[verb]) or not is_whole(following[:verb], found):
            continue
        if found.sort is not Sort.DESCRIPTION or not following[verb].low.endswith("s"):  # no "the news agency"
            return found, following[0].start, following[verb].end
    return None


def _following(clauses: Clauses, closing: int) -> list[Token]:
    """The words behind the quotation up to the next mark; none where it is short, or ends as a sentence of its own."""
    said = clauses.said
    opening = next((at for at in range(closing - 1, -1, -1) if said[at].text == "“"), None)
    if opening is None or len(clauses.text[said[opening].end : said[closing].start].split()) < _SHORTEST:
        return []
    behind = closing + 1 < len(said) and said[closing + 1].text == ","
    if not behind and clauses.text[said[closing].start - 1] not in ",!?…":
        return []
    return up_to_break(said, closing + 1 + behind)


def _may_be_verb(token: Token) -> bool:
    low = token.low
    looks = low.endswith("ed") or low in _PAST or (low.endswith("s") and not low.endswith(("ss", "'s")))
    return looks and not token.is_capital and token.is_word and low not in _KNOWN
