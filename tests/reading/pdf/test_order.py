"""Lines of a page in the order in which they are read."""

from rag.reading.pdf.lines import Line
from rag.reading.pdf.order import sort_for_reading
from tests.prints import column, line


def read(lines: list[Line]) -> list[str]:
    return [each.text for each in sort_for_reading(sorted(lines, key=lambda each: (each.base, each.x0)))]


def test_a_column_is_read_before_the_next() -> None:
    """What stands over both comes first."""
    over = [line("A headline that is over both of the columns", base=60)]
    lines = [*over, *column("left one", "left two"), *column("right one", "right two", x=200)]
    assert read(lines) == [over[0].text, "left one", "left two", "right one", "right two"]


def test_what_stands_over_columns_parts_them() -> None:
    """What is above a second headline is read before what is below it."""
    above = [*column("a one", "a two"), *column("b one", "b two", x=200)]
    over = [line("A second headline that is over both columns", base=160)]
    below = [*column("c one", "c two", top=200), *column("d one", "d two", x=200, top=200)]
    assert read([*above, *over, *below]) == [
        *("a one", "a two", "b one", "b two"),
        over[0].text,
        *("c one", "c two", "d one", "d two"),
    ]


def test_columns_from_the_right_begin_on_the_right() -> None:
    """As pages in Arabic and Hebrew do."""
    lines = [*column("left one", "left two"), *column("right one", "right two", x=200)]
    assert read([each._replace(from_right=True) for each in lines]) == [
        "right one",
        "right two",
        "left one",
        "left two",
    ]


def test_a_page_without_end_is_read_from_top_to_foot() -> None:
    """Thousands of pieces are no columns, and to order them would take hours."""
    lines = [line(f"word {number}", x=100 * (number % 5), base=40 * number) for number in range(3_000)]
    assert read(lines) == [each.text for each in lines]
