"""Which headline an article has, and when its text begins with it."""

import pytest

from rag.reading.headlines import TitledText, find_headline

BODY = "A storm hit Merrin on Monday and the roofs of nine houses were torn off. It rained."


def test_a_headline_that_says_more_than_the_text_stays_in_it() -> None:
    """Its words may be the only ones for what happened, so that they can be quoted."""
    title = "Storm kills three in Merrin"
    assert find_headline(BODY, title, "a") == TitledText(title, f"{title}\n\n{BODY}")
    assert find_headline(f"{title}\n{BODY}", None, "a") == TitledText(title, f"{title}\n\n{BODY}")


def test_a_headline_that_the_text_says_again_leaves_it() -> None:
    """In any form of its words; the line that goes is kept as a record."""
    title = "Storms tear roofs off in Merrin"
    body = BODY.replace("were torn off", "were torn off; it will tear more")
    found = find_headline(f"{title}\n\n{body}", None, "a")
    assert (found.title, found.text, [cut.text for cut in found.removed]) == (title, body, [title])


@pytest.mark.parametrize("title", ["Storm kills three in Merrin, and then it …", "Storm kills three " * 20])
def test_what_is_no_whole_headline_is_not_quoted(title: str) -> None:
    """One that was cut off, or that is longer than any headline."""
    assert find_headline(BODY, title.strip(), "a").text == BODY


def test_the_outlet_behind_a_headline_says_nothing() -> None:
    """Pages put it there."""
    assert find_headline(BODY, "Storm hit Merrin | The Harbour Post", "a").text == BODY


def test_the_first_sentence_is_no_headline_and_stays() -> None:
    """A text without a headline begins with its news; a byline above it is no title."""
    text = "Mayor Ida Holm resigned on Friday.\n\nShe had been in office for nine years."
    assert find_headline(text, None, "a") == TitledText("Mayor Ida Holm resigned on Friday.", text)
    assert find_headline(f"By Ann Poe, Merrin Post\n\n{text}", None, "a").title == "Mayor Ida Holm resigned on Friday."
    assert find_headline("***", None, "a").title == "a"


def test_a_headline_below_a_byline_is_found() -> None:
    """Up to five lines above the first paragraph are looked at."""
    assert find_headline(f"Merrin Post\nBy Ann Poe\nStorm kills three in Merrin\n{BODY}", None, "a").title == (
        "Storm kills three in Merrin"
    )
