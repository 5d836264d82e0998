"""Makes harder groups: what the reader of the first round falls for, and questions about somebody else.

A reader that has learnt from what words alone find tempting meets, once it is used, mostly what it is tempted by itself
(Xiong et al. 2021, approximate nearest neighbour negatives).
"""

import re
from collections.abc import Callable, Sequence
from itertools import islice
from random import Random

from benchmarks.reader.grouping import ROBBED, beside, elsewhere, group_of, is_free_of
from benchmarks.reader.groups import ANSWERS, Case, Group
from benchmarks.reader.near import Near
from rag.retrieval.window import window

# Says of texts how much each seems to answer a question.
Reads = Callable[[str, Sequence[str]], Sequence[float]]

# Texts of a group.
TEXTS = 6

# So many of the same passage and so many of others are read for each question, and so many of the likeliest are drawn
# from: the very likeliest alone are often right, and nobody has said so.
BESIDE = 8
ELSEWHERE = 12
LIKELIEST = 9

# Of how many questions with an answer and a name one asks about another name of the same text, so that nothing answers.
MISNAMED = 6

# A name within a question: what begins one may be no name.
_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


def harder(source: str, case: Case, near: Near, reads: Reads, random: Random) -> Group | None:
    """The case with one sentence that answers and others that the reader falls for, or with none that answers; None
    where there are too few."""
    passage = case.passage
    right = [place for place, label in enumerate(passage.labels) if label == ANSWERS]
    answered = bool(right) and random.randrange(ROBBED) > 0
    texts = [window(passage.title, passage.sentences, random.choice(right))] if answered else []
    tempting = [*islice(beside(case, near, random), BESIDE), *elsewhere(case, near, ELSEWHERE)]
    wrong = list(dict.fromkeys(each for each in tempting if each not in texts and is_free_of(each, case)))
    scores = dict(zip(wrong, reads(case.question, wrong), strict=True))
    likeliest = sorted(wrong, key=lambda text: -scores[text])[:LIKELIEST]
    texts += random.sample(likeliest, min(TEXTS - len(texts), len(likeliest)))
    if len(texts) < TEXTS:
        return None
    if answered and random.randrange(MISNAMED) == 0 and (asked := _misnamed(case, random)):
        return Group(source, asked, tuple(texts), False, "")
    return group_of(source, case, texts, answered)


def _misnamed(case: Case, random: Random) -> str | None:
    """The question with another name of its passage in place of one of its own."""
    own = _NAME.findall(case.question)
    known = {word for name in _NAME.findall(f"x {case.passage.title}") + own for word in name.split()}
    others = [
        name
        for sentence in case.passage.sentences
        for name in _NAME.findall(sentence)
        if not known & set(name.split()) and name not in case.accepted
    ]
    if not own or not others:
        return None
    return case.question.replace(random.choice(own), random.choice(others), 1)
