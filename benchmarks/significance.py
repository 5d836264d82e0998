"""Whether the evaluation's intervals and tests keep their word: runs are simulated whose true values are known.

An interval of 95 % must cover the true value in 93 to 97 of 100 runs, a test at 5 % find a difference in at most 5 of
100 pairs of runs that differ by noise alone, and five points lost must be found.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.evaluation.comparison import Difference
from rag.evaluation.statistics import compare_pairs, estimate

Values = NDArray[np.float64]
Draw = np.random.Generator

# So many runs tell a share of 95 in 100 to within 0.7 points, so many pairs of runs to within 1.
RUNS = 4_000
PAIRS_OF_RUNS = 2_000
TESTS = 1_000
QUESTIONS = (485, 67)  # of news-qa, and of the project's own set
RIGHT = 0.8  # share of right answers before something changes
LOST = 24  # of 485 questions: five points
NOISE = 0.02  # share of the questions that flip by chance


@dataclass(frozen=True, slots=True)
class Means:
    """Values of one run, and the mean that they have in the long run."""

    draw: Callable[[Draw, int], Values]
    true: float


@dataclass(frozen=True, slots=True)
class Differences:
    """Values of two runs of the same questions, and the mean difference that they have in the long run."""

    draw: Callable[[Draw, int], tuple[Values, Values]]
    true: float


def _share(share: float) -> Means:
    return Means(lambda draw, count: (draw.random(count) < share).astype(float), share)


def _token_f1(draw: Draw, count: int) -> Values:
    """Three in ten are 0 and a quarter are 1; the others lie between."""
    kind = draw.random(count)
    return np.where(kind < 0.3, 0.0, np.where(kind < 0.55, 1.0, draw.beta(2, 2, count)))


def _mostly_right(draw: Draw, count: int) -> Values:
    """Nine in ten are 1: a share of the sentences or the citations of each answer."""
    return np.where(draw.random(count) < 0.9, 1.0, draw.beta(2, 2, count))


def _milliseconds(draw: Draw, count: int) -> Values:
    return draw.lognormal(5, 1, count)


def _flipping(before: float, lost: float, won: float) -> Differences:
    """Right answers are lost, and wrong ones become right, each with its own probability."""

    def drawn(draw: Draw, count: int) -> tuple[Values, Values]:
        old = draw.random(count) < before
        new = np.where(old, draw.random(count) >= lost, draw.random(count) < won)
        return old.astype(float), new.astype(float)

    return Differences(drawn, (1 - before) * won - before * lost)


def _redrawn_f1(draw: Draw, count: int) -> tuple[Values, Values]:
    """One answer in five is another."""
    old = _token_f1(draw, count)
    return old, np.where(draw.random(count) < 0.2, _token_f1(draw, count), old)


def _slower(draw: Draw, count: int) -> tuple[Values, Values]:
    """Each answer takes longer or shorter by a factor of its own."""
    old = _milliseconds(draw, count)
    return old, old * draw.lognormal(0, 0.3, count)


MEANS: Mapping[str, Means] = {
    **{str(share): _share(share) for share in (0.05, 0.3, 0.7, 0.95)},
    "token F1": Means(_token_f1, 0.25 + 0.45 / 2),
    "mostly right": Means(_mostly_right, 0.9 + 0.1 / 2),
    "milliseconds": Means(_milliseconds, math.exp(5.5)),
}
PAIRS: Mapping[str, Differences] = {
    "flips": _flipping(0.7, 0.1, 0.2),
    "few flips": _flipping(0.95, 0.04, 0.3),
    "token F1": Differences(_redrawn_f1, 0.0),
    "milliseconds": Differences(_slower, math.exp(5.5) * (math.exp(0.3**2 / 2) - 1)),
}


def covers(means: Means, questions: int, runs: int) -> float:
    """Share of the runs in whose interval the true mean lies."""
    draw = np.random.default_rng(questions)
    found = [estimate(means.draw(draw, questions).tolist()) for _ in range(runs)]
    return sum((each.low or 0.0) <= means.true <= (each.high or 0.0) for each in found) / runs


def covers_difference(pairs: Differences, questions: int, runs: int) -> float:
    """Share of the pairs of runs in whose interval the true difference lies."""
    draw = np.random.default_rng(questions)
    found = [_difference(*pairs.draw(draw, questions)) for _ in range(runs)]
    return sum(each.low <= pairs.true <= each.high for each in found) / runs


def called_significant(pairs: Differences, questions: int, runs: int) -> float:
    """Share of the pairs of runs that are said to differ."""
    draw = np.random.default_rng(questions)
    return sum(_difference(*pairs.draw(draw, questions)).significant for _ in range(runs)) / runs


def losing(lost: int, noise: float) -> Differences:
    """So many of the right answers are lost, and each answer flips by chance, with the probability `noise`."""

    def drawn(draw: Draw, count: int) -> tuple[Values, Values]:
        old = draw.random(count) < RIGHT
        gone = draw.choice(np.flatnonzero(old), lost, replace=False)
        new = old.copy()
        new[gone] = False
        return old.astype(float), (new ^ (draw.random(count) < noise)).astype(float)

    return Differences(drawn, math.nan)


def no_change(flips: float) -> Differences:
    """Two runs of one system, in which that share of the questions flips by chance, as often one way as the other."""

    def drawn(draw: Draw, count: int) -> tuple[Values, Values]:
        sure = draw.random(count) < RIGHT
        unsure = draw.random(count) < 2 * flips
        old, new = (np.where(unsure, draw.random(count) < 0.5, sure).astype(float) for _ in range(2))
        return old, new

    return Differences(drawn, 0.0)


NOTHING: Mapping[str, Differences] = {
    **{f"{flips:.0%} flips": no_change(flips) for flips in (NOISE, 0.1)},
    "token F1": PAIRS["token F1"],
    "identical runs": no_change(0.0),
}


def _difference(before: Values, after: Values) -> Difference:
    found = compare_pairs(before.tolist(), after.tolist())
    assert found is not None, "each question has a value in both runs"
    numbers = (found.before, found.after, found.difference, found.low, found.high, found.p, found.count)
    return Difference("simulated", *numbers)


def main() -> None:
    for questions in QUESTIONS:
        means = ", ".join(f"{name} {covers(each, questions, RUNS):.1%}" for name, each in MEANS.items())
        print(
            f"significance: {questions} questions, 95 % intervals of means cover {means} (aim 93 to 97 %)", flush=True
        )
        found = {name: covers_difference(each, questions, PAIRS_OF_RUNS) for name, each in PAIRS.items()}
        pairs = ", ".join(f"{name} {share:.1%}" for name, share in found.items())
        print(f"significance: {questions} questions, 95 % intervals of differences cover {pairs} (aim 93 to 97 %)")
    most = QUESTIONS[0]
    clean, noisy = (called_significant(losing(LOST, noise), most, TESTS) for noise in (0.0, NOISE))
    print(
        f"significance: {LOST} of {most} answers lost are found in {clean:.1%}, with {NOISE:.0%} flips in {noisy:.1%}"
    )
    for questions in QUESTIONS:
        found = {name: called_significant(each, questions, TESTS) for name, each in NOTHING.items()}
        noise = ", ".join(f"{name} {share:.1%}" for name, share in found.items())
        print(
            f"significance: {questions} questions, called different though nothing changed: {noise} (aim 5 % at most)"
        )


if __name__ == "__main__":
    main()
