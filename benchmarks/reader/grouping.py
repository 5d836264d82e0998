"""Makes groups of cases: which sentences tempt.

A reader that is shown only easy ones learns what answers look like (long, early, full of names) and not what was
asked. So those that answer another question come first among the tempting: as often as one is right, it is wrong.
"""

from collections.abc import Iterator
from random import Random

from benchmarks.reader.groups import ANSWERS, NOT, Case, Group, Labelled
from benchmarks.reader.near import Near
from rag.evaluation.metrics.text import holds
from rag.question.questions import read_question
from rag.retrieval.window import window
from rag.text.frequencies import coverage
from rag.text.words import stems

# Texts of a group.
TEXTS = 4

# Of the nearest sentences so many are looked at, and the most tempting of so many of them are taken.
NEAREST = 40
TEMPTING = 8

# Of how many answered cases one loses its answering sentences, so that nothing answers.
ROBBED = 9

# What a sentence that answers another question tempts more, in shares of the question's words.
ELSEWHERE = 0.3


def grouped(source: str, case: Case, near: Near, random: Random) -> Group | None:
    """The case with one sentence that answers and others that tempt, or with none that answers; None where there are
    too few."""
    passage = case.passage
    right = [index for index, label in enumerate(passage.labels) if label == ANSWERS]
    answered = bool(right) and random.randrange(ROBBED) > 0
    first = random.choice(right) if answered else None
    texts = [] if first is None else [window(passage.title, passage.sentences, first)]
    for text in (*_some(_beside(case, near, random), random.choice((1, 2))), *_elsewhere(case, near, random)):
        # A window may hold the sentence before: not the answering one.
        if len(texts) < TEXTS and text not in texts and not holds(text.removeprefix(passage.title), case.accepted):
            texts.append(text)
    if len(texts) < TEXTS:
        return None
    held = [each for each in case.accepted if answered and holds(texts[0], (each,))]
    return Group(source, case.question, tuple(texts), answered, max(held, key=len, default=""))


def _some(texts: Iterator[str], most: int) -> list[str]:
    return [text for text, _ in zip(texts, range(most), strict=False)]


def _beside(case: Case, near: Near, random: Random) -> Iterator[str]:
    """The other sentences of the passage, the most tempting first."""
    asked, passage = read_question(case.question).stems, case.passage

    def tempts(index: int) -> float:
        sentence = passage.sentences[index]
        elsewhere = ELSEWHERE * near.answers_some(passage.title, sentence)
        return coverage(asked, set(stems(sentence))) + elsewhere + 0.5 * random.random()

    wrong = [position for position, label in enumerate(passage.labels) if label == NOT]
    for position in sorted(wrong, key=tempts, reverse=True):
        yield window(passage.title, passage.sentences, position)


def _elsewhere(case: Case, near: Near, random: Random) -> Iterator[str]:
    """Sentences of other passages, near the question by their words, in chance order."""
    found = [
        each
        for each in near.sentences(case.question, NEAREST)
        if not _same(each.passage, case.passage)
        and not holds(f"{each.passage.title} {each.passage.sentences[each.index]}", case.accepted)
    ]
    nearest = sorted(range(len(found)), key=lambda rank: rank - NEAREST / 2 * found[rank].answers_some)[:TEMPTING]
    random.shuffle(nearest)
    for rank in nearest:
        yield found[rank].text


def _same(one: Labelled, other: Labelled) -> bool:
    return one.sentences == other.sentences
