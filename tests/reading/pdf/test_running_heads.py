"""Lines at the edges of pages, which are no text."""

import pytest

from rag.reading.pdf.lines import Line
from rag.reading.pdf.running_heads import PageLines, remove_running_heads, remove_sliced_lines
from tests.prints import HEIGHT, column, line

TITLE = "Ferry firm loses licence | Harbour Gazette"
TEXT = ("the ferry firm has lost its licence", "after a third accident this spring")


def page(*edges: Line, number: int = 0) -> PageLines:
    return PageLines((*edges, *column(*TEXT, top=200, page=number)), HEIGHT)


def left(*pages: PageLines, title: str | None = TITLE) -> list[str]:
    return [each.text for one in remove_running_heads(pages, title).pages for each in one.lines]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        (("11/28/26, 10:59 PM", TITLE), ("https://gazette.example/ferry", "1/1")),
        (("28.11.26, 22:59", TITLE), ("https://gazette.example/ferry", "1/1")),
        (("28/11/2026, 22:59", "Ferry firm loses…"), ("file:///home/me/ferry.html", "1/1")),
        ((TITLE, "https://gazette.example/ferry"), ("1 of 1", "11/28/2026, 10:59 PM")),
        (("2026/11/28 22:59", "Some other title"), ("https://gazette.example/ferry", "1/1")),
        (("11/28/26, 10:59 PM", TITLE), ()),
    ],
)
def test_what_a_browser_prints_is_no_text(head: tuple[str, ...], foot: tuple[str, ...]) -> None:
    """In the forms of several browsers and countries, on a single page too."""
    edges = [
        line(text, x=30 + 300 * at, base=base) for base, row in ((22, head), (775, foot)) for at, text in enumerate(row)
    ]
    assert left(page(*edges)) == list(TEXT)


def test_a_date_at_the_top_may_be_the_article_s_own() -> None:
    """Nothing beside it says that a browser printed it."""
    assert left(page(line("28 November 2026, 22:59", base=40)))[0] == "28 November 2026, 22:59"


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://gazette.example/ferry?id=4", "https://gazette.example/ferry?id=4"),
        ("https://gazette.example/fe…", None),
        ("file:///home/me/ferry.html", None),
        ("http://localhost:8000/ferry", None),
        ("http://192.168.0.4/ferry", None),
    ],
)
def test_the_printed_address_is_that_of_a_page_of_the_web(address: str, url: str | None) -> None:
    """Whole, and not of a file or a machine at home."""
    trimmed = remove_running_heads([page(line(address, base=775), line("1/1", x=500, base=775))], None)
    assert trimmed.address == url
    assert [cut.text for cut in trimmed.removed] == [address, "1/1"]


def test_the_printed_title_is_kept_where_the_file_has_none() -> None:
    """As with printers that are no browsers' own."""
    head = [line("11/28/26, 10:59 PM", base=22), line(TITLE, x=200, base=22), line("https://a.example/b", base=775)]
    assert remove_running_heads([page(*head)], None).title == TITLE


def test_heads_and_numbers_that_come_again_are_no_text() -> None:
    """On left and right pages in turns."""
    heads = ("Harbour Gazette", "Monday, 12 June 2023")
    pages = [
        page(line(heads[number % 2], base=40), line(str(number + 7), x=300, base=760), number=number)
        for number in range(6)
    ]
    assert left(*pages) == list(TEXT) * 6


def test_text_that_comes_again_stays() -> None:
    """It has no more room to the next line than any text."""
    texts = [f"Ward {number} is for it, and its members said so" for number in range(6)]
    pages = [PageLines(tuple(column(text, *TEXT, top=60, page=number)), HEIGHT) for number, text in enumerate(texts)]
    assert len(left(*pages)) == 18


def test_a_number_of_a_page_is_no_text_and_a_year_is() -> None:
    """On a page by itself only "1" can be its number."""
    assert left(page(line("1", x=300, base=760))) == list(TEXT)
    assert left(page(line("1999", x=300, base=760))) == ["1999", *TEXT]
    assert left(page(line("Page 1 of 1", x=300, base=760))) == list(TEXT)


def test_a_line_cut_in_two_by_the_end_of_a_page_is_one() -> None:
    """Browsers print it on both pages, and its lower half, the full stop in it, only overleaf."""
    pages = [
        page(line("It is over Nothing is left", base=770)),
        page(line("It is over. Nothing is left", base=40), number=1),
    ]
    kept, removed = remove_sliced_lines(pages)
    assert [each.text for each in kept[0].lines] == list(TEXT)
    assert [cut.text for cut in removed] == ["It is over Nothing is left"]
