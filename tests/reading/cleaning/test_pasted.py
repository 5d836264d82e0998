"""The article of a page that was selected and copied as a whole."""

from hypothesis import given
from hypothesis import strategies as st

from rag.reading.cleaning.furniture import clean
from rag.reading.cleaning.pasted import pasted_article

MENU = ["Skip to content", "Subscribe", "Log in", "Harbour Gazette", "News", "", "Sport", "Arts"]
HEADLINE = "Steam train stuck in the snow overnight"
BELOW = ["By Ada Holm", "3 May 2022", ""]
TEXT = ["The train stopped on Monday in a drift as high as a man, and nobody on board was hurt.", ""] * 5
FOOT = ["Most read", "Bees return", "Bridge shut", "Weather", "Traffic", "Jobs"] * 2


def article_of(*lines: str) -> list[str] | None:
    found = pasted_article(lines, lambda line: line == "Read our newsletter this week")
    return None if found is None else list(lines[found.start : found.end])


def test_menus_above_and_lists_below_are_cut() -> None:
    """Nothing of the page is lost: what is cut stays as a record."""
    text, removed = clean("\n".join([*MENU, HEADLINE, *BELOW, *TEXT, *FOOT]))
    assert text == "\n".join([HEADLINE, *BELOW, *TEXT]).strip()
    assert [each.rule for each in removed] == ["copied_page", "copied_page"]


def test_the_headline_is_the_one_with_author_or_day_below() -> None:
    other = "Bees are back on the opera roof"
    assert article_of(*MENU, HEADLINE, *BELOW, other, *TEXT) == [HEADLINE, *BELOW, other, *TEXT]
    assert article_of(*MENU, other, "Wide", "Narrow", "Tall", "Low", "Deep", "Flat", HEADLINE, *TEXT) == [
        HEADLINE,
        *TEXT,
    ]


def test_a_line_of_furniture_is_no_headline() -> None:
    assert article_of(*MENU, HEADLINE, "Read our newsletter this week", *TEXT) == [
        HEADLINE,
        "Read our newsletter this week",
        *TEXT,
    ]


def test_without_a_headline_some_lines_stay() -> None:
    """One of them may be it."""
    assert article_of(*MENU, "Snow", *TEXT) == ["Sport", "Arts", "Snow", *TEXT]


def test_a_few_lines_below_stay() -> None:
    assert article_of(*MENU, HEADLINE, *TEXT, *FOOT[:5]) == [HEADLINE, *TEXT, *FOOT[:5]]


def test_an_article_without_menus_is_left_alone() -> None:
    """With sentences above it, with few lines, or without paragraphs of its own."""
    short = ["The snow fell.", "The train stood;", "The night came,"] * 3
    assert article_of(*short, HEADLINE, *BELOW, *TEXT) is None
    assert article_of("News", "Sport", HEADLINE, *BELOW, *TEXT) is None
    assert article_of(*MENU, HEADLINE, *BELOW, TEXT[0]) is None


@given(st.lists(st.sampled_from([*MENU, HEADLINE, *BELOW, *TEXT[:2], *FOOT, "word " * 30]), max_size=60))
def test_an_article_has_paragraphs(lines: list[str]) -> None:
    found = pasted_article(lines, lambda line: False)
    assert found is None or any(len(line.split()) >= 8 for line in lines[found.start : found.end])
