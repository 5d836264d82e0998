"""What stands over a printed article."""

import datetime

import pytest

from rag.reading.pdf.glyphs import Style
from rag.reading.pdf.heads import Head, head_of
from rag.reading.pdf.paragraphs import Paragraph

HEADLINE = "Ferry firm loses licence"
TEXT = (
    "The ferry firm of Norbury has lost its licence after a third accident in the harbour this spring, the town said.",
    "It may appeal.",
)


def paragraphs(*lines: tuple[str, float] | str) -> list[Paragraph]:
    """In the size of text, unless a size stands beside them."""
    sized = [(each, 12.0) if isinstance(each, str) else each for each in (*lines, *TEXT)]
    return [Paragraph(text, Style(size, False), 0) for text, size in sized]


def texts(head: Head) -> list[str]:
    return [paragraph.text for paragraph in head.paragraphs]


@pytest.mark.parametrize(
    ("stated", "source"),
    [
        (None, None),
        (HEADLINE, None),
        (f"{HEADLINE} | Harbour Gazette", "Harbour Gazette"),
        (f"{HEADLINE} - News - Harbour Gazette", "Harbour Gazette"),
        (f"Harbour Gazette: {HEADLINE}", None),
        (f"Harbour Gazette | {HEADLINE}", "Harbour Gazette"),
        (f"Events | {HEADLINE}", None),
        (f"{HEADLINE} | Politics", None),
        (f"{HEADLINE} - live updates", None),
        ("Microsoft Word - ferry.doc", None),
        ("Layout 1", None),
    ],
)
def test_the_title_in_the_file_is_the_headline_and_the_outlet(stated: str | None, source: str | None) -> None:
    """The print says which of it is which; a section is no outlet."""
    head = head_of(paragraphs((HEADLINE, 24)), stated, 12)
    assert (head.title, head.source, texts(head)) == (HEADLINE, source, list(TEXT))


def test_byline_date_and_outlet_are_no_text() -> None:
    """Each is kept, and read."""
    lines = ("Harbour Gazette", (HEADLINE, 24.0), "By Tove Lind and Rafael Ortiz", "12 June 2023, 14:05")
    head = head_of(paragraphs(*lines), None, 12)
    assert (head.authors, head.date, head.source) == (
        ("Tove Lind", "Rafael Ortiz"),
        datetime.date(2023, 6, 12),
        "Harbour Gazette",
    )
    assert texts(head) == list(TEXT)
    assert {cut.text for cut in head.removed} == {line if isinstance(line, str) else line[0] for line in lines}


def test_what_is_said_below_a_headline_stays() -> None:
    """Before the byline too."""
    said = (
        "The town says that a third accident in the harbour was one too many, and that all of the ferries are too old."
    )
    head = head_of(paragraphs((HEADLINE, 24), (said, 15), "By Tove Lind"), None, 12)
    assert texts(head) == [said, *TEXT]
    assert head.authors == ("Tove Lind",)


def test_a_masthead_is_no_headline() -> None:
    """It is larger."""
    assert head_of(paragraphs(("THE HARBOUR GAZETTE", 40), (HEADLINE, 24)), None, 12).title == HEADLINE
    assert head_of(paragraphs(("Norbury Post", 40), (HEADLINE, 24)), None, 12).source == "Norbury Post"


def test_a_day_in_the_text_is_no_date() -> None:
    """Nor is one below its first paragraph."""
    head = head_of([*paragraphs((HEADLINE, 24)), *paragraphs("14 June 2023")], None, 12)
    assert head.date is None


def test_a_text_in_one_size_keeps_all_its_lines() -> None:
    """The title in the file is all that is known then."""
    head = head_of(paragraphs(), f"{HEADLINE} | Harbour Gazette", 12)
    assert (head.title, head.source, texts(head)) == (HEADLINE, "Harbour Gazette", list(TEXT))
    assert head_of(paragraphs(), None, 12).title is None


def test_a_bold_line_may_be_the_headline() -> None:
    """Where no line is larger than the text."""
    bold = Paragraph(HEADLINE, Style(12, True), 0)
    assert head_of([bold, *paragraphs()], None, 12).title == HEADLINE


def test_a_headline_alone_is_the_text() -> None:
    """An article has some words."""
    assert texts(head_of([Paragraph(HEADLINE, Style(24, False), 0)], HEADLINE, 24)) == [HEADLINE]


@pytest.mark.parametrize(
    ("above", "source"),
    [
        ("Norbury Post", "Norbury Post"),
        ("The Guardian", "The Guardian"),
        ("Süddeutsche Zeitung", "Süddeutsche Zeitung"),
        ("Observer Advertising Guidelines", None),
        ("Home News Sport Weather", None),
        ("World News", None),
        ("Sport Report", None),
    ],
)
def test_only_the_name_of_an_outlet_is_one(above: str, source: str | None) -> None:
    """A menu and a section stand above headlines too."""
    assert head_of(paragraphs(above, (HEADLINE, 24)), None, 12).source == source
