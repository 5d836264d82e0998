"""What came of adding files, re-indexing and removing, in words."""

from collections.abc import Sequence
from pathlib import Path

from rag.answering.wording import long_date
from rag.intake import FileResult, Report, in_words
from rag.library.removed import RemovedArticle
from rag.markup import Html, element, together
from rag.page.parts import action, counted
from rag.reading.drafts import Failure

# Files, rows that failed in one file, and removed articles that are listed; the numbers above tell the rest.
SHOWN = 200
_FAILURES = 20


def added(report: Report, folder: Path) -> Html:
    """One line for all, then one for each file: what it brought, or why it brought nothing. Files in `folder`, where
    what is sent to the page is kept, are called by their names."""
    notes = [element("li", _named(each, folder), class_="note") for each in report.notes]
    files = [_file(each, folder) for each in report.files[:SHOWN]]
    more = len(report.files) - SHOWN
    if more > 0:
        files.append(element("li", f"… and {counted(more, 'file')} more", class_="note"))
    listed = element("ul", *files, *notes, class_="results") if files or notes else None
    stopped = " Stopped: add the same files again to go on from here." if report.interrupted else ""
    said = in_words(report.counts()) or "nothing to add"
    return together([element("p", f"Done: {said}.{stopped}", role="status"), listed])


def _file(result: FileResult, folder: Path) -> Html:
    name = element("b", _named(str(result.path), folder), dir="auto")
    said = in_words(result.counts()) or "holds no article"
    remarks = [_failure(each, result.path) for each in result.remarks[:_FAILURES]]
    failed = [_failure(each, result.path) for each in result.failures[:_FAILURES]]
    more = sum(each.count for each in result.failures) - _FAILURES
    if more > 0:
        failed.append(element("li", f"… and {more:,} more"))
    causes = element("ul", *failed, class_="problem") if failed else None
    told = element("ul", *remarks, class_="note") if remarks else None
    return element("li", name, f": {said}", causes, told)


def _failure(failure: Failure, path: Path) -> Html:
    line = failure.where.removeprefix(str(path)).lstrip(":")
    where = f"Line {line}: " if line else ""
    return element("li", f"{where}{failure.cause}", dir="auto")


def _named(text: str, folder: Path) -> str:
    return text.replace(f"{folder}/", "")


def removed_articles(removed: Sequence[RemovedArticle], total: int) -> Html:
    """The articles that were removed and can be brought back, the latest first."""
    if not removed:
        return element("p", "Nothing was removed lately.", class_="note")
    rows = [
        element(
            "li",
            element("span", each.title, dir="auto"),
            element("span", f" removed on {long_date(each.removed.date())} ", class_="note"),
            action(f"restore-{each.id}", "Undo", aria_label=f"Bring “{each.title}” back"),
        )
        for each in removed
    ]
    note = element(
        "p", f"{counted(total, 'article')}, for thirty days. ", action("restore-all", "Bring all back"), class_="note"
    )
    more = element("li", f"… and {total - len(removed):,} more", class_="note") if total > len(removed) else None
    return together([note, element("ul", *rows, more, class_="results")])


def reindexed(articles: int) -> Html:
    return element("p", f"Done: {counted(articles, 'article')} indexed again.", role="status")
