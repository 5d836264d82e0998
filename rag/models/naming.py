"""What a model is called where a person reads it."""

from rag.text.characters import one_line

# Characters. A server says what its models are called, and may say anything.
_MOST = 100


def display_name(name: str) -> str:
    """The name on one line, with nothing in it that is no character of a text."""
    return one_line(name, _MOST) or "a model without a name"
