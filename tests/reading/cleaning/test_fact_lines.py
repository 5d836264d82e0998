"""Lines that part the facts of an article by signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reading.cleaning.fact_lines import FactLine, read_fact_line

BODY = "The ferry stopped on Monday. Nobody knew why."


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        (
            "The Harbour Star (Latest Edition) · 26 Jun 2022 · A4 · ADA O'HOLM",
            FactLine("The Harbour Star", ("Ada O'Holm",)),
        ),
        ("Harbour Gazette | 3 May 2022", FactLine("Harbour Gazette")),
        ("17 мая 2022, 09:41 | Автор: Лидия Корзун | Просмотров: 1 204", FactLine(None, ("Лидия Корзун",))),
        ("Harbour Gazette · 3 May 2022 · By Ann Poe and Bo Lind", FactLine("Harbour Gazette", ("Ann Poe", "Bo Lind"))),
    ],
)
def test_outlet_and_author_stand_beside_the_day(line: str, facts: FactLine) -> None:
    assert read_fact_line(f"Ferry stops\n\n{line}\n\n{BODY}") == facts


@pytest.mark.parametrize(
    "line",
    [
        "Ann Poe | 3 May 2022",
        "3 May 2022 | A4 | HARBOUR GAZETTE",
        "News | Sport | Harbour Gazette",
        "Harbour Gazette, 3 May 2022",
        BODY,
    ],
)
def test_other_lines_say_nothing(line: str) -> None:
    """Somebody alone is no outlet, an outlet no person, and a menu has no day."""
    assert read_fact_line(f"{line}\n{BODY}") == FactLine()


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = read_fact_line(f"3 May 2022 | {text}")
    assert found.source is None
