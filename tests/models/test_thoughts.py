"""What a model says to itself is not shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.models.thoughts import Thoughts


def shown(pieces: list[str]) -> str:
    thoughts = Thoughts()
    return "".join([*(thoughts.add(piece) for piece in pieces), thoughts.end()])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<think>Where?</think>Hanoi.", "Hanoi."),
        ("<THINK>a</Think> <thought>b</thought>Hanoi.", " Hanoi."),
        ("<think>a<think>b</think>Hanoi.", "Hanoi."),
        ("</think>Hanoi.", "Hanoi."),
        ("<think>never closed", ""),
        ("1 < 2, <b>bold</b>, <thin", "1 < 2, <b>bold</b>, <thin"),
        ("a <thinker> b <think", "a <thinker> b <think"),
        ("<think</think>>Hanoi.", ">Hanoi."),
        ("a <<</think>think>Hanoi.", "a think>Hanoi."),
        ("", ""),
    ],
)
def test_only_thoughts_are_taken_out(text: str, left: str) -> None:
    """In whatever pieces they come."""
    assert shown([text]) == left
    assert shown(list(text)) == left


@given(st.lists(st.sampled_from(["<", "think", ">", "</", "x", "<think>", "</think>", "thought", " "])), st.data())
def test_pieces_make_no_difference(parts: list[str], data: st.DataObject) -> None:
    """However the text is cut."""
    text = "".join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert shown(pieces) == shown([text])
    assert "<think>" not in shown([text])


@pytest.mark.parametrize("piece", ["<", "<a", "<think"])
def test_beginnings_without_end_are_read(piece: str) -> None:
    """Of a server that sends a million of them at once: the work grows as they do."""
    text = piece * 1_000_000 + "!"
    assert shown([text]) == text


def test_text_without_a_mark_is_not_held_back() -> None:
    """It is shown as it comes."""
    thoughts = Thoughts()
    assert [thoughts.add(piece) for piece in ("Putin", " spoke", " <", "b>")] == ["Putin", " spoke", " ", "<b>"]
