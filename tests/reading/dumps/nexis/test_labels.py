"""The labels of documents of LexisNexis, told from words of an article."""

import pytest

from rag.reading.dumps.nexis.labels import LENGTH, find_label


@pytest.mark.parametrize(
    ("line", "upper", "label"),
    [
        ("BYLINE: Ada Quill", True, "byline"),
        ("Byline: Ada Quill", True, None),
        ("Byline: Ada Quill", False, "byline"),
        ("LÄNGE: 312 Wörter", True, "länge"),
        ("WEATHER: rain", True, None),
        ("She wrote a byline: hers", True, None),
    ],
)
def test_a_label_stands_first_in_the_letters_of_its_form(line: str, upper: bool, label: str | None) -> None:
    """The old form has capitals, the new one a capital; other words are none."""
    assert find_label(line, upper) == label


def test_a_length_is_counted_in_words() -> None:
    """A label with something else behind it is a line of the text."""
    assert LENGTH.fullmatch("LENGTH: 1,312 words")
    assert not LENGTH.fullmatch("Length: unknown")
