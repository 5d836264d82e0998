"""Which of several copies is shown."""

from dataclasses import replace
from datetime import date

from rag.library.holding import choose_best, wins, worth
from rag.types import Article
from tests.examples import article

UNDATED = replace(article("x", day=None, path="/u.txt"), authors=(), metadata={})
MADE = replace(UNDATED, path="/m.txt", published=date(2024, 1, 3), published_how="created date of the document")
FOUND = replace(UNDATED, path="/f.txt", published=date(2024, 1, 2), published_how="url")
STATED = replace(UNDATED, path="/s.txt", published=date(2024, 1, 1), published_how="metadata")


def there(path: str) -> bool:
    return not path.startswith("/gone")


def at(path: str, like: Article) -> Article:
    return replace(like, path=path)


def test_copies_are_worth_what_they_say() -> None:
    """A stated day is worth more than one that was found, that more than the document's own, and any more than none."""
    more = replace(UNDATED, metadata={"a": "b"})
    much = replace(UNDATED, metadata={str(number): "" for number in range(99_999)})
    in_order = [UNDATED, more, much, replace(UNDATED, authors=("Ann",)), MADE, FOUND, STATED]
    assert sorted(in_order, key=worth) == in_order
    assert len({worth(each) for each in in_order}) == len(in_order)


def test_a_copy_that_says_more_wins() -> None:
    """Whether files are there or not: what a file said was so."""
    for less, more in ((UNDATED, FOUND), (FOUND, STATED), (MADE, at("/gone.txt", FOUND))):
        assert wins(more, less, there)
        assert not wins(less, more, there)


def test_of_copies_that_say_as_much_the_one_that_is_shown_stays() -> None:
    """As long as its file is there."""
    a, b, gone = (at(path, FOUND) for path in ("/a.txt", "/b.txt", "/gone.txt"))
    assert not wins(a, b, there)
    assert not wins(b, a, there)
    assert wins(a, gone, there)


def test_the_best_of_others() -> None:
    """One that is there goes before one that is gone; of those that are alike, the first."""
    gone = at("/gone.txt", FOUND)
    assert choose_best([UNDATED, gone, FOUND, at("/z.txt", FOUND)], there) == FOUND
    assert choose_best([UNDATED, gone], there) == gone
    assert choose_best([], there) is None
