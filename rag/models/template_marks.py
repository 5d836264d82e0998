"""Takes out the marks of a chat's template, which a model writes that was made for another template or for none.

A mark that ends a turn ends the reply: what a model writes after it is the next turn of a conversation that it makes up
("<|im_end|>user", seen with a base model).
"""

import re

# What models write where their turn is over, by the families of their templates.
_ENDS = (
    r"<\|im_end\|>",  # ChatML: Qwen, SmolLM2, Hermes, Yi
    r"<\|endoftext\|>",  # GPT-2, StarCoder, Phi, Qwen
    r"<\|eot_id\|>|<\|eom_id\|>|<\|end_of_text\|>",  # Llama 3
    r"<\|end\|>|<\|return\|>",  # Phi 3, gpt-oss
    r"<\|eot\|>",  # Llama 4
    r"<\|END_OF_TURN_TOKEN\|>|<\|END_RESPONSE\|>",  # Command R
    r"<end_of_turn>|<turn\|>|<eos>",  # Gemma
    r"</s>",  # Llama 2, Mistral
    r"<｜end▁of▁sentence｜>",  # DeepSeek
    r"<\|end_of_role\|>|<\|user\|>|<\|system\|>|<\|observation\|>",  # Granite, Zephyr, GLM
    r"\[/?INST\]",  # Llama 2, Mistral
    r"\[end of text\]",  # llama.cpp, in words
)
# What opens a turn, with the name of whose turn it is.
_OPENS = (
    r"<\|im_start\|>\s?(?:assistant|user|system)?\n?",
    r"<\|start_header_id\|>\s?(?:assistant|user|system)?\s?(?:<\|end_header_id\|>)?\s{0,2}",
    r"<start_of_turn>\s?(?:model|user)?\n?",
    r"<\|assistant\|>\n?",
    r"<\|channel\|>final<\|message\|>",  # gpt-oss
    r"<\|begin_of_text\|>|<bos>|<s>|<｜begin▁of▁sentence｜>",
)
_END = re.compile("|".join(_ENDS))
_OPEN = re.compile("|".join(_OPENS))
_MARK = re.compile(f"(?P<end>{_END.pattern})|{_OPEN.pattern}")
# What may become one when more comes. The longest has 43 characters.
_BEGUN = re.compile(r"(?:<[|/｜a-z][^<>\n]{0,42}(?:>[a-z]{0,9}(?:<[^<>\n]{0,20})?)?|<|\[/?[A-Za-z ]{0,11})\Z")


class TemplateMarks:
    """A filter over text that comes in pieces. It holds back what may be half a mark; `ended`: there is no more."""

    def __init__(self) -> None:
        self._held = ""
        self._said = False
        self.ended = False

    def add(self, piece: str) -> str:
        """What of the text so far can be shown now, and was not before."""
        if self.ended:
            return ""
        text = self._held + piece
        begun = _BEGUN.search(text)
        self._held = text[begun.start() :] if begun else ""
        return self._shown(text[: begun.start()] if begun else text)

    def end(self) -> str:
        """What was held back and turned out to be no mark."""
        rest, self._held = self._held, ""
        return "" if self.ended else self._shown(rest)

    def _shown(self, text: str) -> str:
        while mark := _MARK.search(text):
            before = text[: mark.start()]
            if mark["end"] or self._said or before.strip():
                self.ended = True
                return before
            text = text[mark.end() :]
        self._said = self._said or bool(text.strip())
        return text
