"""Marks of a chat's template that a model wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.models.template_marks import TemplateMarks

ENDS = [
    "<|im_end|>",
    "<|endoftext|>",
    "<|eot_id|>",
    "</s>",
    "<end_of_turn>",
    "<｜end▁of▁sentence｜>",
    "[/INST]",
    "<|end|>",
]


def left(pieces: list[str]) -> str:
    marks = TemplateMarks()
    return "".join(map(marks.add, pieces)) + marks.end()


@pytest.mark.parametrize("mark", ENDS)
def test_what_ends_a_turn_ends_the_reply(mark: str) -> None:
    """Wherever the pieces are cut."""
    reply = f"He spoke [1].{mark}user\nWho? [2]"
    for cut in range(len(reply)):
        assert left([reply[:cut], reply[cut:]]) == "He spoke [1]."
    assert left(list(reply)) == "He spoke [1]."


@pytest.mark.parametrize(
    "mark",
    [
        "<|im_start|>assistant\n",
        "<|start_header_id|>assistant<|end_header_id|>\n\n",
        "<start_of_turn>model\n",
        "<|assistant|>\n",
        "<|channel|>final<|message|>",
        "<s>",
    ],
)
def test_what_opens_the_reply_is_taken_out(mark: str) -> None:
    """And later opens another, which is none."""
    assert left([f"{mark}He spoke."]) == "He spoke."
    assert left([f"He spoke.{mark}Who?"]) == "He spoke."


def test_a_reply_of_marks_is_empty() -> None:
    marks = TemplateMarks()
    assert marks.add("<|im_end|>user [1]") == ""
    assert marks.ended
    assert marks.add("more") + marks.end() == ""


@given(st.lists(st.text("a <|>[]/sIN1_.", max_size=9), max_size=6))
def test_what_holds_no_mark_stays_as_it_is(pieces: list[str]) -> None:
    whole = "".join(pieces)
    if "<s>" not in whole and "</s>" not in whole:
        assert left(pieces) == whole
