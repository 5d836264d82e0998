"""Training examples of the judge: claims made of news, with the evidence that they are held against."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from benchmarks.judge.edits import (
    Around,
    Sentence,
    applied,
    names_in,
    pieces,
    text_of,
)
from benchmarks.judge.false_edits import FALSE_EDITS
from benchmarks.judge.honest_edits import HONEST_EDITS
from benchmarks.judge.wordnet import WordNet
from rag.checking.evidence_text import MOST_WORDS, evidence_for
from rag.text.frequencies import coverage
from rag.text.sentences import sentence_spans
from rag.text.words import content_stems, stems

# Claims of one group: bases (sentences of the article) times versions of each.
BASES = 4
VERSIONS = 3

# How often a claim's sentence is not in the evidence, so that nothing bears it out.
_LEFT_OUT = 0.1
# How often a claim is the first sentence of an article, held against the others: near in meaning, not in words.
_LEDE = 0.4
# How much of a first sentence the others must hold to bear it out (idf-weighted), apart from all its names and numbers.
_LEDE_COVERED = 0.62

_ENDING = re.compile(
    r"\b(?:after|because|in|with|during|for|to|despite|including|while|when|by|at|from|where|who) "
    r"[^,.;“”\"]{12,70}(?=\.$)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim; `wrong` are the characters that the evidence does not bear out. Not `known`: there may be more."""

    text: str
    supported: bool
    wrong: tuple[tuple[int, int], ...] = ()
    known: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that are held against one text."""

    evidence: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Base:
    text: str
    indices: tuple[int, ...]  # of its sentences in the article
    evidence: tuple[int, ...]
    known: bool = True
    supported: bool = True


class GroupMaker:
    """Makes groups of news articles, each after the other, since edits borrow from the article before."""

    def __init__(self, wordnet: WordNet, neighbours: Mapping[str, Sequence[str]], seed: int) -> None:
        self._wordnet = wordnet
        self._neighbours = neighbours
        self._random = Random(seed)
        self._foreign_names: list[str] = []
        self._foreign_endings: list[str] = []

    def groups(self, text: str, most: int) -> Iterator[Group]:
        """Up to `most` groups of one article's text."""
        sentences = [each for span in sentence_spans(text[:12_000]) if 3 <= len((each := span.of(text)).split()) <= 60]
        usable = [index for index, each in enumerate(sentences) if _is_claim(each)]
        names = names_in(text)
        endings = [match[0] for each in sentences if (match := _ENDING.search(each))]
        if len(usable) >= 8:
            numbers = list(dict.fromkeys(re.findall(r"\$?\d+(?:[.,]\d+)*%?", text)))
            around = Around(
                self._wordnet, self._neighbours, names, self._foreign_names, numbers, endings + self._foreign_endings
            )
            for number in range(most):
                group = self._group(sentences, usable, around, with_lede=number == 0)
                if group is not None:
                    yield group
        self._foreign_names = (names[:20] + self._foreign_names)[:80]
        self._foreign_endings = (self._random.sample(endings, min(6, len(endings))) + self._foreign_endings)[:12]

    def _group(self, sentences: Sequence[str], usable: Sequence[int], around: Around, with_lede: bool) -> Group | None:
        bases = self._bases(sentences, usable, with_lede and self._random.random() < _LEDE)
        hidden = {index for base in bases for index in base.indices if not base.supported or not base.known}
        bases = [base for base in bases if base.known is False or not base.supported or not hidden & set(base.indices)]
        indices = {index for base in bases for index in base.evidence} - hidden
        evidence = " ".join(sentences[index] for index in sorted(indices))
        claims = [claim for base in bases for claim in self._versions(base, around)]
        if not claims or not 30 <= len(evidence.split()) <= 1.4 * MOST_WORDS:
            return None
        self._random.shuffle(claims)
        return Group(evidence, tuple(claims))

    def _bases(self, sentences: Sequence[str], usable: Sequence[int], with_lede: bool) -> list[_Base]:
        random = self._random
        drawn = random.sample(usable, min(2 * BASES + 2, len(usable)))
        drawn.sort(key=lambda index: len(sentences[index]))  # claims of like length, for little padding
        start = random.randrange(max(1, len(drawn) - BASES + 1))
        each_most = MOST_WORDS // BASES + random.randrange(-8, 10)
        bases = [self._base(sentences, index, each_most) for index in drawn[start : start + BASES]]
        if with_lede and usable[0] < 3 and (lede := _lede(sentences, usable[0])):
            bases[-1] = lede
        return bases

    def _base(self, sentences: Sequence[str], index: int, most: int) -> _Base:
        random = self._random
        indices = (index,)
        if random.random() < 0.2 and index + 1 < len(sentences) and _is_claim(sentences[index + 1]):
            indices = (index, index + 1)
        text = " ".join(sentences[each] for each in indices)
        chosen = evidence_for(text, sentences, max(most, len(text.split()) + 8))
        if random.random() < _LEFT_OUT:
            return _Base(
                text, indices, tuple(each for each in chosen if each not in indices), known=False, supported=False
            )
        return _Base(text, indices, tuple(sorted({*chosen, *indices})))

    def _versions(self, base: _Base, around: Around) -> Iterator[Claim]:
        if not base.supported:
            yield Claim(self._honest(pieces(base.text), around, 2)[0], supported=False, known=False)
            return
        more_true = self._random.random() < 0.5
        for number in range(VERSIONS):
            is_true = number == 0 or (number == 1 and more_true)
            sentence = pieces(base.text)
            if is_true:
                plain = number == 0 and self._random.random() < 0.3
                text, _ = self._honest(sentence, around, 0 if plain else self._random.choice([1, 1, 2, 3, 4]))
                yield Claim(text, supported=True, known=base.known)
            elif (claim := self._false(sentence, base.known, around)) is not None:
                yield claim

    def _honest(self, sentence: Sentence, around: Around, most: int) -> tuple[str, Sentence]:
        changed, _ = applied(sentence, HONEST_EDITS, most, around, self._random)
        return text_of(changed), changed

    def _false(self, sentence: Sentence, known: bool, around: Around) -> Claim | None:
        _, changed = self._honest(sentence, around, self._random.choice([0, 0, 1, 2, 3]))
        changed, made = applied(changed, FALSE_EDITS, self._random.choice([1, 1, 1, 2, 2, 3]), around, self._random)
        wrong = spans_of(changed)
        return Claim(text_of(changed), supported=False, wrong=wrong, known=known) if made and wrong else None


def _is_claim(sentence: str) -> bool:
    count = len(sentence.split())
    return 7 <= count <= 38 and sentence.endswith((".", ".”", '."')) and sentence[0] in '“"ABCDEFGHIJKLMNOPQRSTUVWXYZ'


def _lede(sentences: Sequence[str], index: int) -> _Base | None:
    """The first sentence against the others, where those hold what it says."""
    rest = [each for number, each in enumerate(sentences) if number > index]
    lede = sentences[index]
    chosen = evidence_for(lede, rest, MOST_WORDS // 2)
    there = {stem for each in chosen for stem in stems(rest[each])}
    exact = [word for word in re.findall(r"\b[A-Z]\w+|\d[\d,.]*\d|\d", lede)[1:] if word.lower() not in ("the", "a")]
    holds = all(set(stems(word)) <= there for word in exact)
    if not holds or coverage(content_stems(lede), there) < _LEDE_COVERED:
        return None
    return _Base(lede, (index,), tuple(index + 1 + each for each in chosen), known=False)


def spans_of(sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Characters of the wrong pieces."""
    found, at = [], 0
    for piece in sentence:
        if piece.wrong:
            found.append((at, at + len(piece.text)))
        at += len(piece.text)
    return tuple(found)


def word_neighbours(
    vectors: npt.NDArray[np.float32], vocabulary: Sequence[str], wordnet: WordNet, most: int = 12
) -> dict[str, list[str]]:
    """For each whole word of a model's vocabulary those of the nearest vectors, most alike first."""
    indices = [at for at, word in enumerate(vocabulary) if len(word) > 3 and word.isalpha() and wordnet.form(word)]
    rows = vectors[indices]
    rows = rows - rows.mean(axis=0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    found = {}
    for start in range(0, len(indices), 1024):
        alike = rows[start : start + 1024] @ rows.T
        best = np.argsort(-alike, axis=1)[:, 1 : most + 1]
        for at, row in enumerate(best):
            found[vocabulary[indices[start + at]]] = [vocabulary[indices[each]] for each in row]
    return found
