from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rag.reading.articles import article_from
from rag.reading.drafts import Draft
from rag.reading.published import PublicationDate, find_published
from rag.reading.tables.metadata import NOTHING, MetadataRow

BODY = "The council of Vestby voted for a new pier. Mayor Lind thanked both parties."
DAY = date(2024, 3, 7)


def found(stated: MetadataRow = NOTHING, url: str | None = None, language: str = "en", **about: Any) -> PublicationDate:
    return find_published(Draft(Path("a.txt"), **{"text": BODY, **about}), stated, url, lambda text: language)


def test_the_surest_place_wins_and_the_others_are_told() -> None:
    """A person's table, the file, the address, the text, and last the day on which the document was made."""
    url, text = "https://post.example/2024/03/05/pier", f"7 March 2024\n{BODY}"
    assert found(MetadataRow(date="2024-03-07"), url, date="2024-03-01") == PublicationDate(
        DAY, "metadata", others=(("metadata", date(2024, 3, 1)), ("url", date(2024, 3, 5)))
    )
    assert found(url=url, text=text).how == "url"
    assert found(text=text, created=date(2020, 1, 2)) == PublicationDate(DAY, "stated at the start of the text")
    assert found(created=DAY) == PublicationDate(DAY, "created date of the document")
    assert found() == PublicationDate()


@pytest.mark.parametrize("day", [date(2013, 12, 23), date(1970, 1, 1), date(1980, 1, 1), date(2006, 9, 16)])
def test_days_that_programs_make_up(day: date) -> None:
    """A template's day, and the ones from which they count, are not when a document was made."""
    assert found(created=day) == PublicationDate()


@pytest.mark.parametrize(
    ("url", "language", "day", "how"),
    [
        ("https://post.co.uk/a", "en", date(2024, 3, 5), "metadata, day before month, as in the country of .uk"),
        ("https://post.example/a", "de", date(2024, 3, 5), "metadata, day before month, as the language de is written"),
        ("https://agency.gov/a", "en", date(2024, 5, 3), "metadata, month before day, as in the country of .gov"),
        ("https://post.example/a", "en", None, None),
        ("https://agency.gov/a", "de", None, None),
    ],
)
def test_what_decides_between_two_readings(url: str, language: str, day: date | None, how: str | None) -> None:
    """The outlet's country or the language of the text; else there is no day."""
    assert found(url=url, language=language, date="05/03/2024") == PublicationDate(day, how, "05/03/2024")


def test_a_day_in_figures_at_the_start_of_a_text() -> None:
    """Is read by the same reasons."""
    assert found(text=f"05/03/2024\n{BODY}", url="https://post.co.uk/a").day == date(2024, 3, 5)
    assert found(text=f"05/03/2024\n{BODY}") == PublicationDate()


def test_an_article_keeps_what_was_not_understood_and_what_differs() -> None:
    """In its metadata, under names of their own."""
    draft = Draft(Path("a.txt"), BODY, date="05/03/2024", url="https://post.example/2024/03/07/a")
    article = article_from(draft, MetadataRow(date="2024-01-02"))
    assert (article.published, article.metadata) == (
        date(2024, 1, 2),
        {"date": "05/03/2024", "other dates": "url 2024-03-07"},
    )
    assert article_from(Draft(Path("a.txt"), BODY), MetadataRow(date="05/03/2024")).metadata == {"date": "05/03/2024"}


def test_what_a_page_found_to_differ_is_kept() -> None:
    """Beside what differs from the address, each once."""
    draft = Draft(
        Path("a.html"),
        BODY,
        date=DAY,
        url="https://post.example/2023/03/07/a",
        metadata={"other dates": "markup 2024-02-01; url 2023-03-07"},
    )
    assert article_from(draft).metadata == {"other dates": "markup 2024-02-01; url 2023-03-07"}
