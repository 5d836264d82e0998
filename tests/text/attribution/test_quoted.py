"""Where words stand in quotation marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.text.attribution.quoted import is_speech, quotations


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("“No,” he said.", ["“No,”"]),
        ('"No," he said. "Never."', ['"No,"', '"Never."']),
        ("‘Berg’s till was empty,’ he said.", ["‘Berg’s till was empty,’"]),
        ("He said: 'It was Berg's till.'", ["'It was Berg's till.'"]),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("Il dit : « Non ».", ["« Non »"]),
        ("''No,'' he said.", ["''No,''"]),
        ("“He called it ‘a lie’ twice,” she said.", ["“He called it ‘a lie’ twice,”"]),
        ("“It goes on to the end.", ["“It goes on to the end."]),
        ("The workers’ union met in the ’90s at O'Neill's.", []),
    ],
)
def test_marks_of_all_styles_are_seen(line: str, quoted: list[str]) -> None:
    """What is quoted inside a quotation is part of it, and an apostrophe is no mark."""
    assert [span.of(line) for span in quotations(line)] == quoted


@pytest.mark.parametrize(("words", "speech"), [("“Ghost”", False), ("“No,”", True), ("“It was a very cold day”", True)])
def test_a_name_in_marks_is_no_speech(words: str, speech: bool) -> None:
    """A few words that nothing ends."""
    assert is_speech(words) is speech


@given(st.text(alphabet="“”„«»\"‘’'`a ,.", max_size=60))
def test_quotations_stand_in_order_and_apart(line: str) -> None:
    """Whatever the marks."""
    spans = quotations(line)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(line) for span in spans)
