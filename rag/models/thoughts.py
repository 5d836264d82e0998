"""Takes out what a model says to itself before it answers."""

import re
from collections.abc import Iterator

# The marks that models put around their thoughts when their server leaves them in the text: <think> by DeepSeek-R1,
# Qwen3, QwQ and Granite, <thought> by EXAONE and Gemma, <thinking> by models trained on Claude's replies.
_NAMES = ("think", "thinking", "thought")
_MARK = re.compile(rf"<(/?)({'|'.join(_NAMES)})>", re.IGNORECASE)
_LONGEST = max(len(f"</{name}>") for name in _NAMES)
_BEGUN = re.compile(r"</?[a-z]{0,8}", re.IGNORECASE)  # what may be the beginning of one


class Thoughts:
    """A filter over text that comes in pieces. It holds back what may be half a mark, and shows no thought.

    A closing mark without an opening one is dropped: the template of DeepSeek-R1 opens the thought in the prompt.
    """

    def __init__(self) -> None:
        self._held = ""
        self._thinking = False

    def add(self, piece: str) -> str:
        """What of the text so far can be shown now, and was not before."""
        text = self._held + piece
        begun = _end_of_whole(text)
        self._held = text[begun:]
        return "".join(self._shown(text[:begun]))

    def end(self) -> str:
        """What was held back and turned out to be no mark."""
        rest, self._held = self._held, ""
        return "" if self._thinking else rest

    def _shown(self, text: str) -> Iterator[str]:
        at = 0
        for mark in _MARK.finditer(text):
            if not self._thinking:
                yield text[at : _end_of_whole(text, at, mark.start())]
            self._thinking = not mark[1]
            at = mark.end()
        if not self._thinking:
            yield text[at:]


def _end_of_whole(text: str, start: int = 0, end: int | None = None) -> int:
    """Where what may be the beginnings of marks begins at the end of a text: "<think</th". Before a mark they go with
    it, since what is left on both sides of a mark that is taken out could be another. Linear in the text."""
    at = len(text) if end is None else end
    while (begun := text.rfind("<", max(start, at - _LONGEST), at)) >= 0 and _BEGUN.fullmatch(text, begun, at):
        at = begun
    return at
