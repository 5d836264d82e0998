"""How a number stands to what changes: "rose by 3 percent" is not "rose to 3 percent"."""

from enum import Enum

from rag.checking.facts.reading import TokenizedText, TokenKind
from rag.checking.facts.verbs import BASE
from rag.text.words import stem

# Verbs and nouns of change, and "up" and "down" before a number.
_CHANGES = frozenset(
    stem(BASE.get(word, word))
    for word in """
    rise increase grow climb surge soar jump gain fall decrease drop decline plunge shrink slump sink plummet lower cut
    reduce slip slide raise lift expand dip edge ease tumble dive widen narrow creep inch up down advance retreat growth
    accelerate slow improve worsen swell balloon hike trim
    """.split()
)
# What may stand between a number and what it is to the change: "rose by at least 3", "a rise of 3".
_BEFORE_NUMBER = frozenset(
    map(
        stem,
        [
            "a",
            "an",
            "the",
            "at",
            "least",
            "most",
            "more",
            "less",
            "than",
            "about",
            "around",
            "nearly",
            "almost",
            "some",
            "just",
            "over",
            "under",
        ],
    )
)
_BETWEEN = frozenset(map(stem, ["of", "another", "further", "sharply", "slightly", "again", "only"]))
# Tokens between a change and the number that belongs to it: "climbed by 40 overnight to 312".
REACH = 10
_STOPS = frozenset(";:!?()“”.")


class Step(Enum):
    """TO what it changed, FROM what, BY how much; NONE: the words do not say."""

    NONE = ""
    TO = "to"
    FROM = "from"
    BY = "by"


_STEPS = {stem(step.value): step for step in (Step.TO, Step.FROM, Step.BY)}


def step_at(reading: TokenizedText, index: int) -> Step:
    """What the number at token `index` is to the change that is told before it."""
    before = index - 1
    while before >= 0 and index - before <= 4 and reading.keys[before] in _BEFORE_NUMBER:
        before -= 1
    if before < 0 or not _changes_before(reading, before):
        return Step.NONE
    key = reading.keys[before]
    if key in _STEPS:
        return _STEPS[key]
    step_key = reading.keys[before - 1] if key in _BETWEEN and before else key
    return Step.BY if step_key in _CHANGES else Step.NONE


def _changes_before(reading: TokenizedText, last: int) -> bool:
    for index in range(last, max(last - REACH, -1), -1):
        token = reading.tokens[index]
        if token.kind is TokenKind.MARK and token.key in _STOPS:
            return False
        if token.key in _CHANGES:
            return True
    return False


def differ(claimed: Step, found: Step) -> bool:
    return Step.NONE not in (claimed, found) and claimed is not found
