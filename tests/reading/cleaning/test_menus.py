"""The menu above a headline, where a whole page was copied."""

from hypothesis import given
from hypothesis import strategies as st

from rag.reading.cleaning.furniture import clean
from rag.reading.cleaning.menus import menu_length

MENU = ["Skip to content", "Subscribe", "Log in", "Harbour Gazette", "News", "", "Sport", "Arts"]
HEADLINE = "Steam train stuck in the snow overnight"
BELOW = ["By Ada Holm", "3 May 2022", "", "The train stopped on Monday in a drift as high as a man. Nobody was hurt."]


def test_a_menu_above_headline_and_byline_is_cut() -> None:
    text, removed = clean("\n".join([*MENU, HEADLINE, *BELOW]))
    assert text.startswith(HEADLINE)
    assert [each.rule for each in removed] == ["menu"]


def test_a_day_below_the_headline_will_do() -> None:
    assert menu_length([*MENU, HEADLINE, *BELOW[1:]]) == len(MENU)


def test_short_lines_without_byline_or_day_are_text() -> None:
    assert menu_length([*MENU, HEADLINE, BELOW[3]]) == 0


def test_few_short_lines_are_no_menu() -> None:
    assert menu_length(["News", "Sport", HEADLINE, *BELOW]) == 0


def test_a_poem_is_no_menu() -> None:
    assert menu_length(["The snow,", "the train;", "the night.", "Nobody came.", "They slept,", HEADLINE, *BELOW]) == 0


@given(st.lists(st.text(max_size=40), max_size=30))
def test_a_menu_is_never_all(lines: list[str]) -> None:
    assert menu_length(lines) < max(len(lines), 1)
