"""What a model reads."""

import pytest

from prompts import PromptError, digest, fill


def test_holes_are_filled() -> None:
    """With the values as they are: a dollar in one is no hole."""
    assert fill("passage", title="$text ${x}", text="$$1 bn\n") == "$text ${x}\n$$1 bn\n"


def test_an_open_hole_is_named() -> None:
    """A prompt with a hole in it never reaches a model."""
    with pytest.raises(PromptError, match=r"prompt 'passage' .*these do not match: \['text'\]"):
        fill("passage", title="T")


def test_a_value_without_a_hole_is_named() -> None:
    """Most likely it is misspelt."""
    with pytest.raises(PromptError, match=r"has the holes \['text', 'title'\], these do not match: \['titel'\]"):
        fill("passage", title="T", text="X", titel="T")


def test_there_is_no_such_prompt() -> None:
    """The error names the file."""
    with pytest.raises(FileNotFoundError, match=r"none\.txt"):
        fill("none")


def test_the_digest_is_of_all_prompts() -> None:
    """The same each time, and a SHA-256."""
    assert digest() == digest()
    assert len(bytes.fromhex(digest())) == 32
