"""Words between quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.quotation_marks import quoted_parts


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said “we will win” and "no" — «да» ‘never’', ["we will win", "no", "да", "never"]),
        ("„Ja“ und »Nein«", ["Ja", "Nein"]),
        ("the soldiers’ homes in the '90s, don't, O’Neil's", []),
        ("“outer ‘inner’ end” after", ["outer ‘inner’ end"]),
        ("“One. “Two.” he", ["Two."]),
        ('"" “ ” 5"', []),
    ],
)
def test_what_stands_between_marks(text: str, quoted: list[str]) -> None:
    """Of every style; apostrophes and marks that nothing closes are none."""
    assert [span.of(text) for span in quoted_parts(text)] == quoted


@given(st.text(alphabet="“”\"'‘’«»„a ", max_size=80))
def test_quotations_lie_in_order_and_apart(text: str) -> None:
    found = quoted_parts(text)
    assert all(one.end < two.start for one, two in pairwise(found))
