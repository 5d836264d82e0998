from datetime import UTC, datetime
from pathlib import Path

from rag.intake import FileResult, Report
from rag.library.library import Change
from rag.library.removed import RemovedArticle
from rag.page.library.results import SHOWN, added, removed_articles
from rag.reading.drafts import Failure
from tests.page.seen import Page

FOLDER = Path("/data/uploads")
GOOD = FileResult(FOLDER / "good.txt", Change(added=1))
ROWS = FileResult(
    FOLDER / "rows.csv", Change(added=2, unchanged=1), told=(Failure("/data/uploads/rows.csv:3", "no text"),)
)


def test_each_file_has_its_result() -> None:
    """What it brought, and which lines failed and why; files are called by their names."""
    text = Page(added(Report((GOOD, ROWS), ("/data/uploads/x.csv holds no articles",)), FOLDER)).text
    assert text.startswith("Done: 3 added, 1 unchanged, 1 failed.")
    for line in ("good.txt: 1 added", "rows.csv: 2 added, 1 unchanged, 1 failed", "Line 3: no text", "x.csv holds"):
        assert line in text
    assert "/data" not in text


def test_what_was_stopped_can_be_gone_on_with() -> None:
    """With the same files."""
    assert "Stopped: add the same files again" in Page(added(Report((GOOD,), (), interrupted=True), FOLDER)).text


def test_a_long_list_is_cut_and_says_so() -> None:
    """Of files as of rows."""
    failures = tuple(Failure(f"/data/uploads/r.csv:{at}", "no text") for at in range(50))
    many = [FileResult(FOLDER / f"{at}.txt") for at in range(SHOWN + 5)]
    text = Page(added(Report((FileResult(FOLDER / "r.csv", told=failures), *many), ()), FOLDER)).text
    assert ("and 30 more" in text, "and 6 files more" in text) == (True, True)


def test_nothing_to_add_is_said() -> None:
    """As of no file."""
    assert Page(added(Report((), ()), FOLDER)).text == "Done: nothing to add."


def test_removed_articles_can_be_brought_back() -> None:
    """One by one, or all; those that are not listed are counted."""
    one = RemovedArticle("a1", "Talks end", datetime(2026, 11, 24, tzinfo=UTC))
    page = Page(removed_articles([one], 3))
    assert page.shows("button") == ["restore-all", "restore-a1"]
    assert all(said in page.text for said in ("3 articles", "Talks end removed on 24 November 2026", "and 2 more"))
    assert "Nothing was removed" in Page(removed_articles([], 0)).text
