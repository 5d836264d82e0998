from datetime import UTC, datetime
from pathlib import Path

from rag.ingestion.report import ArticleOutcome, FileResult, Report
from rag.library.library import Change
from rag.library.removed import RemovedArticle
from rag.page.library.results import ARTICLES, FILES, listed_ids, render_additions, render_removed_articles
from rag.reading.drafts import Failure
from rag.types import RemovedText
from tests.page.made import article
from tests.page.seen import Page

FOLDER = Path("/data/uploads")
GOOD = FileResult(FOLDER / "good.txt", Change(added=1))
ROWS = FileResult(
    FOLDER / "rows.csv", Change(added=2, unchanged=1), notices=(Failure("/data/uploads/rows.csv:3", "no text"),)
)


def said(*files: FileResult, notes: tuple[str, ...] = (), interrupted: bool = False) -> str:
    return render_additions(Report(files, notes, interrupted), FOLDER, {})


def test_each_file_has_its_result() -> None:
    """What it brought, and which lines failed and why; files are called by their names."""
    text = Page(said(GOOD, ROWS, notes=("/data/uploads/x.csv holds no articles",))).text
    assert text.startswith("Done: 3 added, 1 unchanged, 1 failed.")
    for line in ("good.txt: 1 added", "rows.csv: 2 added, 1 unchanged, 1 failed", "Line 3: no text", "x.csv holds"):
        assert line in text
    assert "/data" not in text


def test_what_was_stopped_can_be_gone_on_with() -> None:
    """With the same files."""
    assert "Stopped: add the same files again" in Page(said(GOOD, interrupted=True)).text


def test_of_many_files_the_first_are_folded_and_those_with_faults_stand_before_them() -> None:
    """Each list says how many more there are; a list that is read at a glance is open."""
    failures = tuple(Failure(f"/data/uploads/r.csv:{at}", "no text") for at in range(50))
    faulty = FileResult(FOLDER / "r.csv", notices=failures)
    many = [FileResult(FOLDER / f"{at}.txt") for at in range(FILES + 5)]
    page = Page(said(*many, faulty))
    assert all(
        words in page.text for words in ("and 30 more", "and 5 files more", f"0 articles from {FILES + 5} files")
    )
    assert page.text.index("r.csv") < page.text.index("0.txt")
    assert ("open" in page.find("details")[0], "open" in Page(said(many[0])).find("details")[0]) == (False, True)


def test_what_was_read_of_a_file_is_told() -> None:
    """Title, outlet, the day and how it is known, with a link; what was cut out, to be unfolded; another's copy."""
    read = article(path=str(FOLDER / "good.txt"), removed=(RemovedText("read_more", "More: <b>news</b>\nToday"),))
    held = FileResult(FOLDER / "good.txt", Change(added=1), articles=(ArticleOutcome("a1", Change(added=1)),))
    page = Page(render_additions(Report((held,), ()), FOLDER, {"a1": read}))
    assert page.shows() == ["article-a1"]
    for words in (
        "Talks end · RT · 3 March 2022",
        "good.txt: 1 added · Date: given with the file",
        "Cut out: 2 lines",
        "read more: More: <b>news</b> Today",
    ):
        assert words in page.text
    copy = FileResult(FOLDER / "copy.txt", Change(unchanged=1), articles=held.articles)
    assert (
        "the same words as in good.txt, kept once"
        in Page(render_additions(Report((copy,), ()), FOLDER, {"a1": read})).text
    )


def test_as_many_articles_are_told_as_a_list_shows() -> None:
    """Of all files together, those with faults among them."""
    taken = tuple(ArticleOutcome(f"a{at}", Change(added=1)) for at in range(40))
    files = [FileResult(FOLDER / f"{at}.csv", articles=taken, notices=ROWS.notices) for at in range(2)]
    assert len(listed_ids(Report(tuple(files), ()))) == ARTICLES


def test_nothing_to_add_is_said() -> None:
    """As of no file."""
    assert Page(said()).text == "Done: nothing to add."


def test_removed_articles_can_be_brought_back() -> None:
    """One by one, or all; those that are not listed are counted."""
    one = RemovedArticle("a1", "Talks end", datetime(2026, 11, 24, tzinfo=UTC))
    page = Page(render_removed_articles([one], 3))
    assert page.shows("button") == ["restore-all", "restore-a1"]
    assert all(said in page.text for said in ("3 articles", "Talks end removed on 24 November 2026", "and 2 more"))
    assert "Nothing was removed" in Page(render_removed_articles([], 0)).text
