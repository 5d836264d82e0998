"""Two rankings in one."""

from hypothesis import given
from hypothesis import strategies as st

from rag.retrieval.fusion import fuse

SCORES = st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 50), max_size=6)
COSINES = st.dictionaries(st.sampled_from("abcdef"), st.floats(-1, 1), max_size=6)


def test_scores_are_scaled_to_their_best_and_averaged() -> None:
    """What one ranking does not have counts nothing there."""
    assert fuse({"a": 8.0, "b": 4.0}, {"b": 0.6, "c": 0.3}) == {"a": 0.5, "b": 0.75, "c": 0.25}


@given(SCORES, COSINES)
def test_fusing_any_scores(words: dict[str, float], cosines: dict[str, float]) -> None:
    """All that was found has a score from 0 to 1; what is best in both is best."""
    fused = fuse(words, cosines)
    assert fused.keys() == words.keys() | cosines.keys()
    assert all(0 <= score <= 1 for score in fused.values())
    for each in fused:
        if words.get(each) == max(words.values(), default=-2) and cosines.get(each) == max(
            cosines.values(), default=-2
        ):
            assert fused[each] == max(fused.values())
