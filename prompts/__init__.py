"""What a model reads: text files with named holes, and the loader. Imports nothing of `rag`."""

import hashlib
from functools import cache
from importlib.resources import files
from string import Template


class PromptError(ValueError):
    """A prompt was filled with other names than its holes."""


def fill(name: str, **values: str) -> str:
    """The prompt `name` with every `$hole` filled.

    Raises PromptError, naming them, when a hole is left open or a value has no hole; FileNotFoundError when there is
    no such prompt.
    """
    template = _template(name)
    holes = set(template.get_identifiers())
    if wrong := holes.symmetric_difference(values):
        raise PromptError(f"prompt {name!r} has the holes {sorted(holes)}, these do not match: {sorted(wrong)}")
    return template.substitute(values)


def digest() -> str:
    """SHA-256 of all prompts: with another one a model reads other words."""
    texts = sorted(
        (each.name, each.read_text(encoding="utf-8"))
        for each in files(__name__).iterdir()
        if each.name.endswith(".txt")
    )
    return hashlib.sha256(repr(texts).encode()).hexdigest()


@cache
def _template(name: str) -> Template:
    return Template(files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").removesuffix("\n"))
