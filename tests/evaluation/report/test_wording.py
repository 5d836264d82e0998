from hypothesis import given
from hypothesis import strategies as st

from rag.evaluation.metrics.text import holds
from rag.evaluation.report.wording import FAULTS, cut, cut_around, mentions
from rag.evaluation.runs import Fault


def test_every_fault_is_explained() -> None:
    """In a sentence."""
    assert set(FAULTS) == set(Fault)
    assert all(words.endswith(".") for words in FAULTS.values())


def test_wanted_words_are_whole_words() -> None:
    """Case, spaces and marks between them aside; a part of a word is none."""
    text = "In 2011 the 11th, Ann\n“Poe” and ANN-POE."
    assert [span.of(text) for span in mentions(text, ["11th", "ann poe", "11"])] == ["11th", "Ann\n“Poe", "ANN-POE"]
    assert mentions(text, ["", "…", "Müller"]) == []


@given(st.text("aB1 .-“яé京٣", max_size=20), st.text("aB1 .-“яé京٣", max_size=4))
def test_words_are_marked_where_the_metrics_find_them(text: str, wanted: str) -> None:
    """What counts as found is what a reader sees marked."""
    assert bool(mentions(text, [wanted])) == (any(map(str.isalnum, wanted)) and holds(text, [wanted]))


def test_the_wanted_words_are_not_cut_off() -> None:
    """A long text begins a little before them, with a note; without them, at its beginning."""
    text = f"{'a ' * 50}Poe {'b ' * 50}"
    assert cut_around(text, mentions(text, ["Poe"]), 20) == (
        f"(95 characters are not shown) … {text[95:115]} … (89 more characters are not shown)"
    )
    assert cut_around(text, [], 20) == cut(text, 20)


def test_long_texts_are_cut_with_a_note() -> None:
    """Short ones stay as they are."""
    assert cut("abc", 3) == "abc"
    assert cut("abcdef", 4) == "abcd … (2 more characters are not shown)"
