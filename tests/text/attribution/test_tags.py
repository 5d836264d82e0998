"""Who gives a quotation by a verb that no table has."""

import pytest

from rag.text.attribution.cues import cues

QUOTED = "“The ferry will never come back”"


@pytest.mark.parametrize(
    ("behind", "who"),
    [
        ("sighed Ada Holm.", "Ada Holm"),
        ("laughs his first wife, Petra Lind, of the old days.", "Petra Lind"),
        ("chanted protesters outside the hall.", "protesters outside the hall"),
        ("read a note taped to the door.", "a note taped to the door"),
        ("an angry Holm retaliated.", "an angry Holm"),
        ("Justice Ada Holm concludes in her report.", "Justice Ada Holm"),
        ("said one of them, Ada Holm.", "Ada Holm"),
    ],
)
def test_who_follows_a_quotation_with_a_verb_says_it(behind: str, who: str) -> None:
    """Whatever the verb is, where the quotation ends with a comma or its own mark."""
    for mark in (",”", "!”", "”,"):
        [cue] = cues(f"{QUOTED.replace('”', mark)} {behind}")
        assert (cue.source.text, cue.before) == (who, True)


@pytest.mark.parametrize(
    "sentence",
    [
        f"{QUOTED.replace('”', '.”')} Holm waited.",
        f"{QUOTED} Holm waited.",
        "“Dune,” Ada Holm directed.",
        f"{QUOTED.replace('”', ',”')} the news was.",
        f"{QUOTED.replace('”', ',”')} vessels carrying oil, was read.",
    ],
)
def test_what_stands_beside_a_title_or_a_closed_quotation_is_no_tag(sentence: str) -> None:
    assert cues(sentence) == ()
