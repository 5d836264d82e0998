"""What came of adding files, re-indexing and removing, in words."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from rag.ingestion.report import ArticleOutcome, FileResult, Report, describe_counts
from rag.library.removed import RemovedArticle
from rag.markup import Html, element, join_html
from rag.page.origin import describe_date, render_source_line
from rag.page.parts import action, link
from rag.presentation import long_date, shorten
from rag.reading.drafts import Failure
from rag.text.outlets import strip_outlet
from rag.text.plurals import pluralise
from rag.types import Article, RemovedText

# Removed articles that are listed; the number above them tells the rest.
SHOWN = 200

# Files of an ingestion that are listed of each kind, those with faults and the others, and articles of all of them.
FILES = 50
ARTICLES = 50
# Rows that failed in one file.
_FAILURES = 20
# Files that are read at a glance: more are folded.
_AT_A_GLANCE = 10
# Pieces that were cut out of one article, and characters of each.
_PIECES = 12
_LONGEST = 240

_NOTHING = join_html([])


def listed_ids(report: Report) -> list[str]:
    """The articles that a list of the report names."""
    _, read = _faults_first(report)
    return [each.id for each in _few(read)]


def render_additions(report: Report, folder: Path, articles: Mapping[str, Article]) -> Html:
    """One line for all; then the files with faults, and what was read of the others, which is folded where it is much.
    `articles` are those of `listed_ids`. Files in `folder`, where what is sent to the page is kept, are called by their
    names."""
    faulty, read = _faults_first(report)
    stopped = " Stopped: add the same files again to go on from here." if report.interrupted else ""
    said = describe_counts(report.counts()) or "nothing to add"
    listed = {each.id for each in _few(read)} & articles.keys()
    notes = [element("li", _named(each, folder), class_="note") for each in report.notes]
    return join_html(
        [
            element("p", f"Done: {said}.{stopped}", role="status", tabindex="-1", class_="came"),
            _files(faulty, folder, {}),
            _read(read, folder, {each: articles[each] for each in listed}) if read else None,
            element("ul", *notes, class_="results") if notes else None,
        ]
    )


def _faults_first(report: Report) -> tuple[list[FileResult], list[FileResult]]:
    """The files with something that failed, and those from which something was read; one may be both."""
    faulty = [each for each in report.files if each.failures]
    return faulty, [each for each in report.files if not each.failures or each.articles]


def _few(files: Iterable[FileResult]) -> list[ArticleOutcome]:
    """The articles that are listed."""
    return [taken for each in list(files)[:FILES] for taken in each.articles][:ARTICLES]


def _read(files: Sequence[FileResult], folder: Path, articles: Mapping[str, Article]) -> Html:
    whole = sum(each.change.added + each.change.updated + each.change.unchanged for each in files)
    summary = element("summary", f"What was read: {pluralise(whole, 'article')} from {pluralise(len(files), 'file')}")
    return element(
        "details", summary, _files(files, folder, articles), class_="fold", id="fold-read",
        open=len(files) <= _AT_A_GLANCE,
    )  # fmt: skip


def _files(files: Sequence[FileResult], folder: Path, articles: Mapping[str, Article]) -> Html | None:
    """A list of files; without `articles` of what failed in them, with those of what was read."""
    listed = [_file(each, folder, articles) for each in files[:FILES]]
    if len(files) > FILES:
        listed.append(element("li", f"… and {pluralise(len(files) - FILES, 'file')} more", class_="note"))
    return element("ul", *listed, class_="results") if listed else None


def _file(result: FileResult, folder: Path, articles: Mapping[str, Article]) -> Html:
    name, said = _named(str(result.path), folder), describe_counts(result.counts()) or "holds no article"
    held = [each for each in result.articles if each.id in articles]
    whole = result.change.added + result.change.updated + result.change.unchanged
    if len(held) == whole == 1 and not result.failures:
        about = join_html([element("bdi", name), f": {said} · "])
        return element("li", _article(held[0], articles[held[0].id], result.path, about), *_causes(result))
    listed = [element("li", _article(each, articles[each.id], result.path)) for each in held]
    if held and whole > len(held):
        listed.append(element("li", f"… and {pluralise(whole - len(held), 'article')} more", class_="note"))
    return element(
        "li",
        element("b", name, dir="auto"),
        f": {said}",
        element("ul", *listed, class_="read") if listed else None,
        *([] if held and result.failures else _causes(result)),  # which stand with the faults
    )


def _causes(result: FileResult) -> list[Html | None]:
    """Why something of a file was passed over, and remarks on what was read."""
    remarks = [_failure(each, result.path) for each in result.remarks[:_FAILURES]]
    failed = [_failure(each, result.path) for each in result.failures[:_FAILURES]]
    more = sum(each.count for each in result.failures) - _FAILURES
    if more > 0:
        failed.append(element("li", f"… and {more:,} more"))
    return [
        element("ul", *failed, class_="problem") if failed else None,
        element("ul", *remarks, class_="note") if remarks else None,
    ]


def _failure(failure: Failure, path: Path) -> Html:
    """Of the file it says nothing: that stands above it."""
    line = failure.where.removeprefix(str(path)).lstrip(":")
    cause = failure.cause.removeprefix(f"{path} ")
    said = f"Line {line}: {cause}" if line else f"{cause[:1].upper()}{cause[1:]}"
    return element("li", said, dir="auto")


def _named(text: str, folder: Path) -> str:
    return text.replace(f"{folder}/", "")


def _article(taken: ArticleOutcome, article: Article, path: Path, about: Html = _NOTHING) -> Html:
    """One article that was read, with what is known of it, and what was cut out of it."""
    copy = None
    if article.path and article.path != str(path):
        copy = element("span", " · the same words as in ", element("bdi", Path(article.path).name), ", kept once")
    title = strip_outlet(article.title, article.source) or "Without a title"
    opens = link(f"article-{taken.id}", title, data_goes="article", dir="auto")
    return join_html(
        [
            element("p", render_source_line(article, opens)),
            element("p", about, describe_date(article), copy, class_="note"),
            _cut(article.removed),
        ]
    )


def _cut(removed: Sequence[RemovedText]) -> Html | None:
    """What was taken out as no part of the article, to be unfolded and read."""
    if not removed:
        return None
    lines = sum(each.text.count("\n") + 1 for each in removed)
    characters = sum(len(each.text) for each in removed)
    pieces = [
        element("li", element("span", f"{each.rule.replace('_', ' ')}: "), shorten(each.text, _LONGEST), dir="auto")
        for each in removed[:_PIECES]
    ]
    if len(removed) > _PIECES:
        pieces.append(element("li", f"… and {len(removed) - _PIECES:,} more"))
    summary = element("summary", f"Cut out: {pluralise(lines, 'line')}, {pluralise(characters, 'character')}")
    return element("details", summary, element("ul", *pieces), class_="note cut")


def render_removed_articles(removed: Sequence[RemovedArticle], total: int) -> Html:
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
    kept = f"{pluralise(total, 'article')} can be brought back, each for thirty days after it was removed. "
    note = element("p", kept, action("restore-all", "Bring all back"), class_="note")
    more = element("li", f"… and {total - len(removed):,} more", class_="note") if total > len(removed) else None
    return join_html([note, element("ul", *rows, more, class_="results")])


def render_reindex_result(articles: int) -> Html:
    return render_result(f"{pluralise(articles, 'article')} indexed again.")


def render_restore_result(articles: int) -> Html:
    verb = "is" if articles == 1 else "are"
    return render_result(f"{pluralise(articles, 'article')} {verb} back.")


def render_result(said: str) -> Html:
    """What work came to. It can be given the focus, so that who pressed a button that is gone is not lost."""
    return element("p", f"Done: {said}", role="status", tabindex="-1", class_="came")
