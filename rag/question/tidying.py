"""A question that words were taken out of, made fit to be read again."""

import re

_MENDED = (
    (r"\s+", " "),
    (r"\s+(?=[?!.,;:])", ""),
    (r"^[\s,;:–—-]+", ""),
    (r",(?=[?!.])", ""),
)


def tidy_question(text: str) -> str:
    """One line with a capital first, without spaces and commas that belonged to what is gone."""
    for pattern, instead in _MENDED:
        text = re.sub(pattern, instead, text)
    text = text.strip()
    return text[:1].upper() + text[1:]
