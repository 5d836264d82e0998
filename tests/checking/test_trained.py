"""The judge that comes with Dateline."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rag.checking.trained import WEIGHTS, TrainedJudge, load_judge

EVIDENCE = (
    "Russian forces launched 35 drones at Kharkiv on Monday night, the governor, Oleh Syniehubov, said. Two people "
    "were killed and a school was damaged. Officials in Moscow did not comment. The city council approved emergency "
    "funds for repairs."
)
TRUE = [
    "Russian forces launched 35 drones at Kharkiv on Monday night.",
    "Two people were killed and a school was damaged.",
    "The city council approved emergency funds for repairs.",
]
FALSE = [
    ("Russian forces launched 35 drones at Odesa on Monday night.", "Odesa"),
    ("The city council rejected emergency funds for repairs.", "rejected"),
    ("Two people were killed and a hospital was damaged.", "hospital"),
]
HOSTILE = ["", " ", "\0", "?!", "word " * 2000, "Зеленський 北京 𝕊 🇺🇦", "[SEP] [CLS] [PAD]"]


@pytest.fixture(scope="module")
def judge(_cache: None) -> TrainedJudge:
    return load_judge(Path(os.environ["DATELINE_CACHE_DIR"]))


def test_what_the_evidence_says_is_likely(judge: TrainedJudge) -> None:
    """And no word of it is doubtful."""
    for claim, judgement in zip(TRUE, judge.judge([(claim, EVIDENCE) for claim in TRUE]), strict=True):
        assert judgement.probability > 0.5, claim
        assert judgement.doubtful == (), claim


def test_what_it_does_not_say_is_unlikely(judge: TrainedJudge) -> None:
    """And the word that was changed is among the doubtful ones."""
    found = judge.judge([(claim, EVIDENCE) for claim, _ in FALSE])
    for (claim, changed), judgement in zip(FALSE, found, strict=True):
        assert judgement.probability < 0.5, claim
        assert changed in " ".join(span.of(claim) for span in judgement.doubtful)


def test_each_pair_is_judged_by_itself(judge: TrainedJudge) -> None:
    """In the order of the pairs, whatever stands beside them, but for the rounding of a padded batch."""
    pairs = [(claim, EVIDENCE[: 60 * size]) for size, claim in enumerate([*TRUE, *(claim for claim, _ in FALSE)] * 3)]
    together = judge.judge(pairs)
    for pair, judgement in zip(pairs, together, strict=True):
        assert judge.judge([pair])[0].probability == pytest.approx(judgement.probability, abs=0.02)


@pytest.mark.parametrize("claim", HOSTILE)
def test_any_text_is_judged(judge: TrainedJudge, claim: str) -> None:
    """As claim and as evidence; the doubtful words are words of the claim."""
    for judgement in judge.judge([(claim, EVIDENCE), (TRUE[0], claim), (claim, claim)]):
        assert 0 <= judgement.probability <= 1
    for span in judge.judge([(claim, EVIDENCE)])[0].doubtful:
        assert span.of(claim).strip() == span.of(claim) != ""


def test_no_pairs_have_no_judgements(judge: TrainedJudge) -> None:
    assert judge.judge([]) == []


def test_threads_ask_at_the_same_time(judge: TrainedJudge) -> None:
    """Each gets its own."""
    alone = [judge.judge([(claim, EVIDENCE)]) for claim in TRUE]
    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(lambda claim: judge.judge([(claim, EVIDENCE)]), TRUE)) == alone


def test_a_second_load_reads_what_the_first_compiled(judge: TrainedJudge) -> None:
    """Nothing is written again."""
    models = Path(os.environ["DATELINE_CACHE_DIR"]) / "models"
    written = {file: file.stat().st_mtime_ns for file in models.glob("judge-*/model.xml")}
    assert load_judge(models.parent).judge([(TRUE[0], EVIDENCE)]) == judge.judge([(TRUE[0], EVIDENCE)])
    assert {file: file.stat().st_mtime_ns for file in models.glob("judge-*/model.xml")} == written


def test_the_weights_are_small() -> None:
    """They travel with every installation."""
    assert WEIGHTS.stat().st_size < 12_000_000
