"""Letters that are read as others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.letters import fold


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            "Sørby, Łódź, Đorđe, Işık, Ærø, Straße, Œuvre, Þór, Guðrún",
            "sorby, lodz, dorde, isik, aero, strasse, oeuvre, thor, gudrun",
        ),
        ("ﬁnance oﬃce ﬂood", "finance office flood"),
        ("İstanbul", "istanbul"),
        ("أحمد إلى آسيا", "احمد الي اسيا"),
        ("عبّارةٌ", "عباره"),
        ("عـــاجل", "عاجل"),
        ("رئیس کشور", "رييس كشور"),
        ("٣١٠ و ۱۲", "310 و 12"),
        ("Ёлка, новый, Київ, ґанок, об’єкт, обʼєкт", "елка, новый, киів, ганок, об'єкт, об'єкт"),
        ("ＡＢＣ１２ ｶﾞｽ ガス か", "abc12 ガス ガス か"),
        ("한국어", "한국어"),
        ("Σωκράτης", "σωκρατησ"),
        ("राष्ट्रपति", "राष्ट्रपति"),
    ],
)
def test_letters_are_read_as_who_has_no_key_for_them_writes_them(written: str, read: str) -> None:
    """Marks that make another letter stay: й is not и, and が is not か."""
    assert fold(written) == read


@given(st.text(max_size=50))
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    """And has no capital of ASCII."""
    once = fold(text)
    assert fold(once) == once
    assert not any("A" <= letter <= "Z" for letter in once)
