"""The names of a claim must be those of the cited words, in their places."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from rag.checking.facts.claim_evidence import ClaimEvidence
from rag.checking.facts.pairing import Pairing
from rag.checking.facts.reading import Token, TokenizedText, TokenKind, nations
from rag.checking.shapes import Objection
from rag.language.en.offices import BEFORE_NAMED
from rag.language.en.ordinary import ordinary_words
from rag.text.spellings import STANDS_FOR
from rag.text.words import fold, stem, words
from rag.types import Article

_ARTICLES = frozenset({"the", "a", "an"})
_PRONOUNS = frozenset("he she they it him her them his their its who i we you me us my our".split())
# A name that the passage has elsewhere is taken for another one's only where the sentence is this much like the claim.
LIKE = 0.5
# Of an article so many characters are searched for a name.
MOST_CHARACTERS = 200_000
_CAPITALS = re.compile(r"\b[A-Z][\w’'-]*(?:[ ](?:of[ ]|for[ ])?[A-Z][\w’'-]*){1,5}")


def name_objections(evidence: ClaimEvidence) -> Iterator[Objection]:
    claim = evidence.claim
    for first, last in _runs(claim):
        indices = [index for index in range(first, last + 1) if claim.tokens[index].kind is TokenKind.NAME]
        objection = _swapped(evidence, first, indices) or _missing(evidence, first, last, indices)
        if objection:
            yield objection
    yield from _crossed(evidence)


def _runs(reading: TokenizedText) -> list[tuple[int, int]]:
    """First and last tokens of names: capitalised words in a row."""
    runs: list[tuple[int, int]] = []
    for index, token in enumerate(reading.tokens):
        if token.kind is not TokenKind.NAME:
            continue
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _swapped(evidence: ClaimEvidence, first: int, indices: list[int]) -> Objection | None:
    """The sentence that the claim follows has another name in this place."""
    claim = evidence.claim
    for index in reversed(indices):
        best = evidence.best_at(index)
        titled = len(indices) > 1 and fold(claim.tokens[index].text) in BEFORE_NAMED
        if best is None or best.partner[index] >= 0 or titled:
            continue
        partly = any(best.partner[each] >= 0 for each in indices)
        other = next((other for other in _names_in_slot(best, index) if _comparable(best, index, other, partly)), None)
        sure = best.likeness >= LIKE or not _is_in(evidence.keys, claim.tokens[index])
        if other and sure and not _one_and_the_same(evidence, [index] if partly else indices, best, other):
            named = _whole(best.source.reading, other)
            said = claim.text_between(first, indices[-1])
            return Objection("name", f"the passage names {named} here, not {said}", grave=True)
    return None


def _names_in_slot(best: Pairing, index: int) -> list[Token]:
    taken = {best.source.reading.tokens[partner] for partner in best.partner if partner >= 0}
    return [
        token
        for token in best.slot(index)
        if token.kind is TokenKind.NAME and token not in taken and fold(token.text) not in BEFORE_NAMED
    ]


def _comparable(best: Pairing, index: int, other: Token, partly: bool) -> bool:
    """A name that stands alone in the place can be compared; else a country only with a country.

    "The Texas senator" is compared with no name: it may be the same man.
    """
    token = best.claim.tokens[index]
    alike = (token.key in nations()) == (other.key in nations())
    alone = all(each.kind in (TokenKind.NAME, TokenKind.MARK) or each.key in _ARTICLES for each in best.slot(index))
    if partly:
        return (alike and _tells(other)) or (alone and index > 0 and best.partner[index - 1] >= 0)
    return (alone and _closed_in(best, index)) or (alike and not _describes(best.source.reading, other))


def _closed_in(best: Pairing, index: int) -> bool:
    """Whether the words on both sides of the name, one article aside, stand in the source."""
    left, right = best.neighbours(index)
    claim = best.claim.tokens
    first = 0 if left is None else left + 1
    last = len(claim) if right is None else right
    return all(each.kind is not TokenKind.WORD for each in claim[first:last])


def _describes(reading: TokenizedText, token: Token) -> bool:
    """ "the Texas senator", "a Reuters reporter": the name belongs to a word in small letters that means somebody."""
    if token.key in nations():
        return False
    index = reading.tokens.index(token)
    before = next((key for key in reversed(reading.keys[max(index - 2, 0) : index]) if key in {"the", "a", "an"}), None)
    following = reading.tokens[index + 1 : index + 2]
    return before is not None and bool(following) and following[0].kind is TokenKind.WORD


def _one_and_the_same(evidence: ClaimEvidence, indices: list[int], best: Pairing, other: Token) -> bool:
    """Whether two names may be of one: Moscow and Russia; Vladimir and Putin; EU and European Union."""
    mine = {evidence.claim.keys[index] for index in indices}
    theirs = {token.key for token in _run_of(best.source.reading, other) if fold(token.text) not in BEFORE_NAMED}
    whole = _whole(best.source.reading, other)
    if any(_spells_out(evidence.claim.tokens[index], whole) for index in indices):
        return True
    if mine & theirs or any(stand_for(one, two) for one in mine for two in theirs):
        return True
    return any(
        mine & run and theirs & run for article in evidence.articles for run in _names_of(article_start(article))
    )


def _missing(evidence: ClaimEvidence, first: int, last: int, indices: list[int]) -> Objection | None:
    """The name does not stand in the passages."""
    claim = evidence.claim
    if _stands_alone(claim, indices):
        return None
    telling = _telling(claim, indices)
    absent = [token for token in telling if not _is_in(evidence.keys, token)]
    if not absent:
        return None
    name = claim.text_between(first, last)
    in_part = len(absent) < len(telling)
    if all(_elsewhere(evidence, token) for token in absent):
        if in_part or _may_stand_for_words(evidence, indices[-1]):
            return None  # a first name added, a pronoun resolved
        return Objection("name", f"{name} is named in the article, but not in the cited passage", grave=False)
    if in_part:
        missing = " ".join(token.text for token in absent)
        return Objection("name", f"the passage does not have {missing} of {name}", grave=True)
    return Objection("name", f"the passage does not name {name}", grave=True)


def _stands_alone(claim: TokenizedText, indices: list[int]) -> bool:
    """ "Hello!", "Regrettably, …": a first word with its capital is no name."""
    return indices == [0] and (len(claim.tokens) == 1 or claim.tokens[1].kind is TokenKind.MARK)


def _telling(claim: TokenizedText, indices: list[int]) -> list[Token]:
    """The words of a name that say who; where none does alone, as in "White House", its last one."""
    tokens = [claim.tokens[index] for index in indices]
    telling = [token for token in tokens if _tells(token)]
    if not telling and len(tokens) > 1 and tokens[-1].text[0].isupper():
        return tokens[-1:]
    return telling


def _tells(token: Token) -> bool:
    """Whether the word alone says who: not "President", nor an everyday word that a name is made of."""
    folded = fold(token.text)
    return folded not in BEFORE_NAMED and (folded not in ordinary_words() or token.key in nations())


def _is_in(keys: frozenset[str], token: Token) -> bool:
    return (
        token.key in keys
        or any(stand_for(token.key, key) for key in _means().get(token.key, ()) if key in keys)
        or (token.text.isupper() and len(token.text) > 1 and fold(token.text) in keys)
    )


def _elsewhere(evidence: ClaimEvidence, token: Token) -> bool:
    """Whether the rest of an article has the name, or has it spelled out: NATO, North Atlantic Treaty Organization."""
    return any(
        token.key in _keys_of(article_start(article)) or _spells_out(token, article_start(article))
        for article in evidence.articles
    )


def _spells_out(token: Token, text: str) -> bool:
    letters = token.text.replace(".", "")
    if not letters.isupper() or not 2 <= len(letters) <= 6:
        return False
    initials = ("".join(filter(str.isupper, (word[0] for word in run.split()))) for run in _CAPITALS.findall(text))
    return any(run.endswith(letters) for run in initials)


def _may_stand_for_words(evidence: ClaimEvidence, index: int) -> bool:
    """Whether the sentence that the claim follows has a pronoun or a description where the claim has the name."""
    best = evidence.best_at(index)
    if best is None:
        return False
    slot = best.slot(index)
    return any(fold(token.text) in _PRONOUNS for token in slot) or any(token.key == "the" for token in slot)


def _crossed(evidence: ClaimEvidence) -> Iterator[Objection]:
    """Two names that have changed places: "Macron told Putin" where Putin told Macron."""
    for best in evidence.pairings[:2]:
        claim, source = best.claim, best.source.reading
        order = [token.key for token in claim.tokens if token.kind is TokenKind.NAME and token.key in source.content]
        for one, two in pairwise(order):
            if one == two or claim.keys.count(one) > 1 or claim.keys.count(two) > 1:
                continue
            mine, theirs = _between(claim, one, two), _between(source, two, one)
            if mine and mine == theirs and _between(source, one, two) != mine:
                yield Objection(
                    "name",
                    f"in the passage {_text(source, two)} and {_text(source, one)} stand the other way round",
                    grave=True,
                )
                return


def _between(reading: TokenizedText, one: str, two: str) -> tuple[str, ...]:
    """The words from one name to the next, when at most four."""
    for index, key in enumerate(reading.keys):
        if key == one:
            following = reading.keys[index + 1 : index + 6]
            if two in following:
                return following[: following.index(two)]
    return ()


def _text(reading: TokenizedText, key: str) -> str:
    return next(token.text for token in reading.tokens if token.key == key)


def _run_of(reading: TokenizedText, token: Token) -> list[Token]:
    index = reading.tokens.index(token)
    return next(list(reading.tokens[first : last + 1]) for first, last in _runs(reading) if first <= index <= last)


def _whole(reading: TokenizedText, token: Token) -> str:
    run = _run_of(reading, token)
    return " ".join(reading.text[run[0].start : run[-1].end].split())


def article_start(article: Article) -> str:
    return article.text[:MOST_CHARACTERS]


@lru_cache(maxsize=64)
def _keys_of(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))


@lru_cache(maxsize=64)
def _names_of(text: str) -> tuple[frozenset[str], ...]:
    """The keys of each name of two words and more, without the country that may stand before it."""
    runs = {match.group() for match in _CAPITALS.finditer(text)}
    return tuple({frozenset(stem(word) for word in words(run)) - nations() for run in runs})


@cache
def _means() -> dict[str, frozenset[str]]:
    """For the key of a capital its country, and for that of a country what speaks for it."""
    table: dict[str, set[str]] = {}
    for capital, country in STANDS_FOR.items():
        table.setdefault(stem(capital), set()).add(stem(country))
        table.setdefault(stem(country), set()).add(stem(capital))
    both = {word: set(others) for word, others in table.items()}
    for word, others in table.items():
        for other in others:
            both[word] |= table.get(other, set())
    return {word: frozenset(others - {word}) for word, others in both.items()}


def stand_for(one: str, two: str) -> bool:
    return two in _means().get(one, ())
