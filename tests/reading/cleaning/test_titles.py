import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.reading.cleaning.titles import FIRST_WORDS, first_words, title_from_text

BODY = "The parliament voted on Monday for the law, with 226 members in favour of it and 12 against it. It was late."


@pytest.mark.parametrize(
    "line",
    [
        "Russia will ‘never’ withdraw troops – Putin",
        "Moscow again talks about peace talks, but “based on reality”",
        "Why did the talks fail?",
        "November 11, 1918: the morning the guns stopped",
        "Мост в Мерине закрыт",
    ],
)
def test_headline_like_first_line_is_the_title(line: str) -> None:
    """A short first line that is no sentence is the title, whether a blank line follows or not."""
    assert title_from_text(f"{line}\n{BODY}") == line
    assert title_from_text(f"\n{line}\n\n{BODY}") == line


@pytest.mark.parametrize(
    "line",
    [
        "The vote was late.",
        "The council of Merrin votes. Photo: Bo Lind/Merrin Post",
        "By Jane Doe of the News Service",
        "Michael B. Doe, Jane Roe and John Q. Public",
        "June 20, 2024 at noon",
        "Thursday, 20 June 2024",
        "EMBARGOED UNTIL 00:01 GMT, MONDAY 12 JUNE 2023",
        "PRESS RELEASE of the council",
        "Published 3 days ago by us",
        "New York CNN Business —",
        "WASHINGTON (AP) — Is the president an officer",
        "The claim: schools must display a text",
        "HANOI",
        "*** --- ***",
        "USA TODAY Sports",
        "He said,",
        "word " * 60,
    ],
)
def test_other_first_lines_are_not(line: str) -> None:
    """Sentences, bylines, dates, datelines, outlets and paragraphs are no title."""
    assert title_from_text(f"{line}\n{BODY}") is None


def test_a_headline_needs_an_article() -> None:
    """A line with nothing, or only another line, after it is the text and not its title."""
    assert title_from_text("Port of Odesa reopens after strike") is None
    assert title_from_text("Port of Odesa reopens after strike\nand more") is None
    assert title_from_text("") is None


def test_first_words_end_between_words() -> None:
    """A long first sentence is cut before the word that would go over the limit; a short one stays."""
    assert first_words(BODY) == ("The parliament voted on Monday for the law, with 226 members in favour of it and 12…")
    assert first_words("It was late. Then it rained.") == "It was late."
    assert first_words("***\n!!\nIt was late.") == "It was late."
    assert first_words(" \n*** ") == ""


@given(st.text(max_size=300))
def test_titles_are_short_lines(text: str) -> None:
    """Whatever the text, a title is one line of it."""
    words = first_words(text)
    assert len(words) <= FIRST_WORDS + 1
    assert words.removesuffix("…") in text
    title = title_from_text(text)
    assert title is None or (title in text and "\n" not in title)
