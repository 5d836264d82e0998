"""What changes of a sentence are made of: `honest_edits` keep what it says, and `false_edits` do not.

A sentence is a tuple of pieces, words and what stands between them; each false edit marks the pieces that it makes
wrong. An edit that does not apply returns None. All randomness comes from the generator that is passed in.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.judge import tables
from benchmarks.judge.wordnet import WordNet

_PIECE = re.compile(r"\$?\d+(?:[.,:]\d+)*%?(?!\w)|\w+(?:['’-]\w+)*|\s+|[^\w\s]")
NOT_NAMES = frozenset(
    """
    I The A An In On At It He She They We You But And Or If As For To Of By With From That This These Those There When
    While After Before His Her Their Our My Its What Who How Why Where Not No So
    """.split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    wrong: bool = False

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] == "$"


Sentence = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What an edit may know: words about words, the names and numbers of the article, endings of other sentences."""

    wordnet: WordNet
    neighbours: Mapping[str, Sequence[str]]  # words that stand in like places, most alike first
    names: Sequence[str]  # of the same article
    foreign_names: Sequence[str]  # of others
    numbers: Sequence[str]
    endings: Sequence[str]  # last parts of sentences of this article and others


Edit = Callable[[Sentence, Around, Random], Sentence | None]


def pieces(text: str) -> Sentence:
    return tuple(Piece(match.group()) for match in _PIECE.finditer(text))


def text_of(sentence: Sentence) -> str:
    return "".join(piece.text for piece in sentence)


def names_in(text: str) -> list[str]:
    """Runs of capitalised words that do not merely begin a sentence."""
    found = re.findall(r"(?<![.!?“\"‘] )(?<!^)(?<![“\"‘])\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", text)
    return [name for name in dict.fromkeys(found) if name not in NOT_NAMES]


def groups(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in table.strip().splitlines():
        row = tuple(line.split())
        for word in row:
            found[word] = found.get(word, ()) + tuple(other for other in row if other != word)
    return found


SAME_VERBS = groups(tables.SAME_VERBS)
SAME_WORDS = groups(tables.SAME_WORDS)
NUMBERS = tables.NUMBERS.split()


def words_at(sentence: Sentence) -> list[int]:
    return [index for index, piece in enumerate(sentence) if piece.is_word and not piece.wrong]


def put(sentence: Sentence, start: int, end: int, text: str, wrong: bool) -> Sentence:
    """`sentence` with the pieces from `start` to `end` replaced; a capital stays one."""
    if start < len(sentence) and sentence[start].text[0].isupper() and text[0].islower():
        text = text[0].upper() + text[1:]
    new = tuple(Piece(each.text, wrong and each.is_word) for each in pieces(text))
    return sentence[:start] + new + sentence[end:]


def swap_word(
    sentence: Sentence, random: Random, others: Callable[[str], Sequence[str]], wrong: bool, lower_only: bool = True
) -> Sentence | None:
    """One word in place of which `others` knows some."""
    indices = words_at(sentence)
    random.shuffle(indices)
    for index in indices:
        word = sentence[index].text
        if lower_only and word != word.lower() and index > 0:
            continue
        found = [each for each in others(word.lower() if lower_only else word) if each and each.lower() != word.lower()]
        if found:
            chosen = random.choice(found[:4])
            changed = put(sentence, index, index + 1, chosen, wrong)
            return with_article(changed, index)
    return None


def with_article(sentence: Sentence, index: int) -> Sentence:
    """a or an, as the word at `index` wants."""
    if index >= 2 and sentence[index - 2].text in ("a", "an") and sentence[index].text:
        article = "an" if sentence[index].text[0].lower() in "aeiou" else "a"
        return sentence[: index - 2] + (replace(sentence[index - 2], text=article),) + sentence[index - 1 :]
    return sentence


def applied(
    sentence: Sentence, edits: Mapping[Edit, float], most: int, around: Around, random: Random
) -> tuple[Sentence, int]:
    """`sentence` after up to `most` of `edits`, chosen by their weights, and how many were made."""
    made = 0
    for _ in range(most * 3):
        if made == most:
            break
        edit = random.choices(list(edits), list(edits.values()))[0]
        changed = edit(sentence, around, random)
        if changed is not None and text_of(changed) != text_of(sentence):
            sentence, made = changed, made + 1
    return sentence, made
