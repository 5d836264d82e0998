"""Makes groups of cases: which sentences tempt.

A reader that is shown only easy ones learns what answers look like (long, early, full of names) and not what was
asked. So those that answer another question come first among the tempting: as often as one is right, it is wrong.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from random import Random

from benchmarks.reader.groups import ANSWERS, NOT, Case, Group
from benchmarks.reader.near import Near
from rag.evaluation.metrics.text import holds
from rag.retrieval.window import window
from rag.text.frequencies import coverage
from rag.text.questions import read_question
from rag.text.words import stems

# Makes a group of a case of a set.
Grouping = Callable[[str, Case, Near, Random], Group | None]

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
    right = [place for place, label in enumerate(passage.labels) if label == ANSWERS]
    answered = bool(right) and random.randrange(ROBBED) > 0
    texts = [window(passage.title, passage.sentences, random.choice(right))] if answered else []
    near_by = islice(beside(case, near, random), random.choice((1, 2)))
    for text in (*near_by, *_drawn(elsewhere(case, near, NEAREST), random)):
        if len(texts) < TEXTS and text not in texts and is_free_of(text, case):
            texts.append(text)
    return group_of(source, case, texts, answered) if len(texts) == TEXTS else None


def group_of(source: str, case: Case, texts: Sequence[str], answered: bool) -> Group:
    """The texts as a group, of which the first answers if `answered`."""
    held = [each for each in case.accepted if answered and holds(texts[0], (each,))]
    return Group(source, case.question, tuple(texts), answered, max(held, key=len, default=""))


def is_free_of(text: str, case: Case) -> bool:
    """Whether a window has none of the accepted words after its title: it may hold the sentence before."""
    return not holds(text.removeprefix(case.passage.title), case.accepted)


def beside(case: Case, near: Near, random: Random) -> Iterator[str]:
    """The other sentences of the passage, the most tempting first."""
    asked, passage = read_question(case.question).stems, case.passage

    def tempts(place: int) -> float:
        sentence = passage.sentences[place]
        answers_other = ELSEWHERE * near.answers_some(passage.title, sentence)
        return coverage(asked, set(stems(sentence))) + answers_other + 0.5 * random.random()

    wrong = [place for place, label in enumerate(passage.labels) if label == NOT]
    for place in sorted(wrong, key=tempts, reverse=True):
        yield window(passage.title, passage.sentences, place)


def elsewhere(case: Case, near: Near, nearest: int) -> list[str]:
    """Of the `nearest` sentences of other passages by their words those without accepted words, the most tempting
    first."""
    found = [
        each
        for each in near.sentences(case.question, nearest)
        if each.passage.sentences != case.passage.sentences
        and not holds(f"{each.passage.title} {each.passage.sentences[each.place]}", case.accepted)
    ]
    ranked = sorted(range(len(found)), key=lambda rank: rank - nearest / 2 * found[rank].answers_some)
    return [found[rank].text for rank in ranked]


def _drawn(tempting: Sequence[str], random: Random) -> list[str]:
    """The first TEMPTING, in chance order."""
    drawn = list(tempting[:TEMPTING])
    random.shuffle(drawn)
    return drawn
