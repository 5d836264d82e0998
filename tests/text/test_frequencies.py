"""How common a word is."""

from hypothesis import given
from hypothesis import strategies as st

from rag.text.frequencies import coverage, is_there, weight
from rag.text.words import stem

STEMS = st.sampled_from(["the", "say", "putin", "neutral", "zaporizhzhia", "qqqqq"])


def test_rare_words_weigh_more() -> None:
    """A word that nobody has seen weighs 1, and a function word next to nothing."""
    assert weight("qqqqq") == 1
    assert 0 <= weight("the") < 0.05 < weight(stem("russian")) < weight(stem("demilitarisation")) <= 1


def test_contractions_are_in_the_table() -> None:
    """With the apostrophe that `words` gives them."""
    assert weight(stem("didn't")) < 0.5


def test_coverage_is_the_share_by_weight() -> None:
    """A rare word that is missing costs more than a common one; nothing wanted is nothing covered."""
    assert coverage(["the", "putin"], {"putin"}) > 0.9 > 0.1 > coverage(["the", "putin"], {"the"})
    assert coverage([], {"putin"}) == 0


@given(st.lists(STEMS), st.sets(STEMS), STEMS)
def test_coverage_is_from_0_to_1_and_grows(wanted: list[str], there: set[str], more: str) -> None:
    """All that is wanted is 1; another word never lowers it."""
    assert 0 <= coverage(wanted, there) <= coverage(wanted, there | {more}) <= 1
    assert coverage(wanted, set(wanted)) == (1 if wanted else 0)


def test_a_capital_speaks_for_its_country() -> None:
    """And for other words that do; a synonym is there as well, another country is not."""
    assert is_there(stem("moscow"), {stem("russia")})
    assert is_there(stem("russian"), {stem("kremlin")})
    assert is_there(stem("moscow"), {stem("kremlin")})
    assert is_there(stem("condition"), {stem("demands")})
    assert not is_there(stem("moscow"), {stem("ukraine")})
    assert not is_there(stem("moscow"), set())
