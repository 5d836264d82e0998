"""Who wrote an article, by its byline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reading.cleaning.bylines import authors_at_top

BODY = "The ferry stopped on Monday. Nobody knew why."


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Mara Quill, Merrin Post", ("Mara Quill",)),
        ("By Ann Poe and Bo Lind", ("Ann Poe", "Bo Lind")),
        ("By Ann Poe, Bo Lind and Cy Lee, The Example", ("Ann Poe", "Bo Lind", "Cy Lee")),
        ("By Jane Doe | The Associated Press", ("Jane Doe",)),
        ("By Ursula von der Leyen", ("Ursula von der Leyen",)),
        ("Written by Sam O’Neil-Smith", ("Sam O’Neil-Smith",)),
        ("Von Anna Müller und Jörg Öz", ("Anna Müller", "Jörg Öz")),
        ("Von: Anna Müller", ("Anna Müller",)),
        ("Автор: Ольга Щербакова", ("Ольга Щербакова",)),
        ("بقلم: هدى الراوي", ("هدى الراوي",)),
        ("本报讯(记者 李明)昨天上午，江城大桥恢复通车。", ("李明",)),
        ("来源:江城晚报 作者:李明 2021-03-15 08:22:10", ("李明",)),
    ],
)
def test_a_byline_names_people(line: str, authors: tuple[str, ...]) -> None:
    """Above the text or below its headline; an outlet that stands behind them is none of them."""
    assert authors_at_top(f"{line}\n\n{BODY}") == authors
    assert authors_at_top(f"Ferry stops\n{line}\n{BODY}") == authors


@pytest.mark.parametrize(
    "line", ["By Staff Writer", "By New York Times reporters", "By AP", "By Monday the law had passed.", "By the sea"]
)
def test_other_lines_name_nobody(line: str) -> None:
    """Outlets, posts and sentences are no people."""
    assert authors_at_top(f"{line}\n{BODY}") == ()


@given(st.text(max_size=300))
def test_names_stand_in_the_text(text: str) -> None:
    """Whatever the text, each name is words of it."""
    assert all(name in text for name in authors_at_top(f"By Ann Poe, {text}")[1:])
