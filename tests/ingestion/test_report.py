"""What ingestion says of each file and in all."""

from pathlib import Path

from rag.ingestion.report import LISTED, ArticleOutcome, FileResult, Report, describe_counts, merge_results
from rag.library.library import Change
from rag.reading.drafts import Failure

FILE = Path("a.jsonl")


def test_two_results_of_a_file_are_one() -> None:
    """Counts add up, and of the articles there are as many as a list shows."""
    one = FileResult(FILE, Change(added=1), articles=(ArticleOutcome("a", Change(added=1)),) * (LISTED - 1))
    other = FileResult(FILE, Change(updated=1), replaced=2, articles=(ArticleOutcome("b", Change(updated=1)),) * 2)
    both = merge_results(one, other)
    assert (both.change, both.replaced) == (Change(added=1, updated=1), 2)
    assert [each.id for each in both.articles[-2:]] == ["a", "b"]
    assert len(both.articles) == LISTED


def test_a_report_counts_what_its_files_have() -> None:
    """Failures of rows too, and what is gone, which no file has; an interruption is told."""
    results = (
        FileResult(FILE, Change(added=2), notices=(Failure("a.jsonl:3", "no text", count=3),)),
        FileResult(Path("b.txt"), Change(unchanged=1)),
    )
    assert Report(results, (), removed=1).summary() == "2 added, 1 removed, 1 unchanged, 3 failed"
    assert Report((), (), interrupted=True).summary().startswith("nothing to add (stopped")


def test_counts_of_nothing_are_not_said() -> None:
    """Neither is a count that is 0."""
    assert describe_counts({"added": 3, "updated": 0, "failed": 1}) == "3 added, 1 failed"
    assert describe_counts({"added": 0}) == ""
