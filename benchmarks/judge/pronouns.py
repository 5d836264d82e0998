"""Claims whose "he" or "she" is told by name: the person of the sentence before, or, falsely, another one near it."""

import re
from collections.abc import Iterator
from random import Random

from benchmarks.judge.pairs import Pair
from rag.text.characters import straight_quotes
from rag.text.sentences import sentence_spans

_PRONOUN = re.compile(r"(?:He|She) ")
_NAME = re.compile(r"(?:[A-Z][a-z’'-]+ ){1,2}[A-Z][a-z’'-]+")
_NO_NAME = re.compile(r"\b(?:The|A|In|On|But|And)\b")
_MOST_WORDS = 150


def of_pronouns(text: str, random: Random) -> Iterator[Pair]:
    """Of each sentence that begins with a pronoun, after one that begins with a name."""
    sentences = [span.of(text) for span in sentence_spans(text[:8_000], "en")]
    for index in range(1, len(sentences) - 1):
        before, sentence = sentences[index : index + 2]
        pronoun, who = _PRONOUN.match(sentence), _NAME.match(before)
        if not pronoun or not who or _NO_NAME.search(who[0]) or not 8 <= len(sentence.split()) <= 34:
            continue
        said = sentence[pronoun.end() :]
        evidence = " ".join(sentences[max(0, index - random.randrange(3)) : index + 2 + random.randrange(2)])
        if len(evidence.split()) > _MOST_WORDS:
            continue
        yield _pair(random.choice([who[0], who[0].split()[-1]]), said, evidence, supported=True)
        others = [name for name in _NAME.findall(evidence) if name.split()[-1] != who[0].split()[-1]]
        if others:
            yield _pair(random.choice(others), said, evidence, supported=False)


def _pair(name: str, said: str, evidence: str, supported: bool) -> Pair:
    wrong = () if supported else ((0, len(name)),)
    return Pair("pronoun", straight_quotes(f"{name} {said}"), straight_quotes(evidence), supported, wrong, known=True)
