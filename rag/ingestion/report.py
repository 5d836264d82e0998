"""What came of an ingestion, file by file and in all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from rag.library.library import Change
from rag.reading.drafts import Failure

# Articles of one file that are told by their ids: as many as a list on the page shows of it.
LISTED = 50


class ArticleOutcome(NamedTuple):
    """An article that a file holds, and what was done with it."""

    id: str
    change: Change


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of a file: its articles as in `Report`, what of it failed, and remarks on what was read.

    `articles` are the first LISTED of those that it holds.
    """

    path: Path
    change: Change = field(default_factory=Change)
    replaced: int = 0
    notices: tuple[Failure, ...] = ()
    articles: tuple[ArticleOutcome, ...] = ()

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(each for each in self.notices if not each.is_remark)

    @property
    def remarks(self) -> tuple[Failure, ...]:
        return tuple(each for each in self.notices if each.is_remark)

    def counts(self) -> dict[str, int]:
        """How many articles were added, updated and so on, by that word."""
        return _counts(self.change, self.replaced, self.failures)


@dataclass(frozen=True, slots=True)
class Report:
    """What an ingestion did: articles added, written again, known already; taken out because their file changed, or
    (`removed`) is gone."""

    files: tuple[FileResult, ...]  # those that cannot be read, then those that were, in their order
    notes: tuple[str, ...]
    interrupted: bool = False
    removed: int = 0

    @property
    def change(self) -> Change:
        return sum((each.change for each in self.files), Change())

    @property
    def replaced(self) -> int:
        return sum(each.replaced for each in self.files)

    @property
    def failures(self) -> tuple[Failure, ...]:
        return tuple(failure for each in self.files for failure in each.failures)

    @property
    def remarks(self) -> tuple[Failure, ...]:
        return tuple(remark for each in self.files for remark in each.remarks)

    def counts(self) -> dict[str, int]:
        return _counts(self.change, self.replaced, self.failures, self.removed)

    def summary(self) -> str:
        said = describe_counts(self.counts()) or "nothing to add"
        return f"{said} (stopped: the same command goes on from here)" if self.interrupted else said


def _counts(change: Change, replaced: int, failures: Sequence[Failure], removed: int = 0) -> dict[str, int]:
    return {
        "added": change.added,
        "updated": change.updated,
        "replaced": replaced,
        "removed": removed,
        "unchanged": change.unchanged,
        "failed": sum(each.count for each in failures),
    }


def describe_counts(counts: Mapping[str, int]) -> str:
    """The counts that are not 0, as in "3 added, 1 failed"."""
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def merge_results(one: FileResult, other: FileResult) -> FileResult:
    articles = one.articles if len(one.articles) >= LISTED else one.articles + other.articles
    return FileResult(
        one.path,
        one.change + other.change,
        one.replaced + other.replaced,
        one.notices + other.notices,
        articles[:LISTED],
    )
