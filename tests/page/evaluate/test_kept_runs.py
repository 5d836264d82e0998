"""Runs that are kept: listed, compared, read as documents, and removed."""

import pytest

from rag.errors import InputError
from rag.evaluation.cases import Case, QuestionSet, case_json
from rag.library.library import Library
from rag.library.runs import StoredRun
from rag.page.application_service import ApplicationService
from rag.page.evaluate.evaluations import Evaluations
from rag.testing.service import CONDITIONS
from tests.page.evaluate.asking_sets import CAKE, ME, QUESTIONS, WHERE, begun, keys, whole


def test_only_the_newest_runs_are_read_for_the_list(
    evaluations: Evaluations, service: ApplicationService, library: Library
) -> None:
    """An old one tells its share once it is known."""
    run = whole(service, CAKE)
    for number in range(20):
        begun(library, f"20990101-{number}", CAKE, started="2099-01-01T00:00:00")
    assert "% right" not in (evaluations.look(ME, "").runs or "")
    for number in range(20):
        library.runs.delete(f"20990101-{number}")
    assert "100.0 % right" in (evaluations.look(ME, run.id).runs or "")


def test_a_run_that_is_under_way_is_not_removed(under_way: Evaluations, library: Library) -> None:
    """The list says that it is, how many questions have a fault, and its page has no link to remove it."""
    digest = QuestionSet("set.jsonl", QUESTIONS).digest
    rows = [case_json(each) for each in QUESTIONS]
    conditions = {name: getattr(CONDITIONS, name) for name in CONDITIONS.__slots__}
    library.runs.begin(StoredRun("20260101-x", "set.jsonl", digest, rows, conditions, "2026-01-01T00:00:00"))
    failed = {"id": "bad", "fault": "failed", "problem": "x", "scores": {}, "answer": None, "prompt": None}
    library.runs.keep("20260101-x", 2, failed)
    assert "1 with a fault so far" in (under_way.look(ME, "").progress or "")
    assert "under way" in (under_way.look(ME, "").runs or "")
    assert "stop it first" in (under_way.follow("removed-20260101-x", ME, "").notice or "")
    opened = under_way.follow("run-20260101-x", ME, "")
    assert (keys(opened.header, "remove"), "1 of 3 questions" in (opened.header or "")) == ([], True)


def test_two_runs_are_compared_the_older_one_first(
    evaluations: Evaluations, service: ApplicationService, library: Library
) -> None:
    """Whichever is open. Runs that share no question are not offered, and the file has the comparison too."""
    first, second, other = whole(service, WHERE, CAKE), whole(service, WHERE), whole(service, Case("z", "Who left?"))
    opened = evaluations.follow(f"run-{second.id}", ME, "")
    assert [each for _, each in opened.others or ()] == [first.id]
    assert (opened.comparison, evaluations.compare(second.id, "").comparison) == ("", "")
    shown = [evaluations.compare(*each).comparison or "" for each in ((first.id, second.id), (second.id, first.id))]
    assert (shown[0] == shown[1], "1 question" in shown[0]) == (True, True)
    header = evaluations.compare(second.id, first.id).header or ""
    assert f'href="evaluation/{second.id}.html?beside={first.id}"' in header
    assert evaluations.follow(f"keep-{second.id}", ME, second.id, first.id).header == header
    assert "Compared with an earlier run" in evaluations.report(second.id, first.id)
    assert "no question in common" in (evaluations.compare(other.id, first.id).comparison or "")


def test_a_report_is_a_document(evaluations: Evaluations, service: ApplicationService) -> None:
    """In which no question is markup; of a run that is not there, there is none."""
    document = evaluations.report(whole(service).id)
    assert (document.startswith("<!doctype html>"), "<script" in document) == (True, False)
    with pytest.raises(InputError, match="no run has the id"):
        evaluations.report("gone")


def test_a_run_is_removed_after_it_was_asked_once_more(
    evaluations: Evaluations, service: ApplicationService, library: Library
) -> None:
    """The question stands in place of the links, and can be answered no."""
    run = whole(service, CAKE)
    header = evaluations.follow(f"run-{run.id}", ME, "").header or ""
    sure = evaluations.follow(*keys(header, "remove"), ME, run.id).header or ""
    assert ("for good?" in sure, evaluations.follow(*keys(sure, "keep"), ME, run.id).header) == (True, header)
    gone = evaluations.follow(*keys(sure, "removed"), ME, run.id)
    assert (gone.opened, gone.header, gone.report, gone.others) == ("", "", "", ())
    assert (library.runs.all(), "No runs yet" in (gone.runs or "")) == ([], True)
    assert "not in the library any more" in (evaluations.follow(f"run-{run.id}", ME, "").notice or "")


def test_a_run_that_is_not_open_is_removed_and_the_open_one_stays(evaluations: Evaluations, library: Library) -> None:
    """As somebody else may have it open."""
    begun(library, "20260101-a", CAKE)
    gone = evaluations.follow("removed-20260101-a", ME, "20260101-b")
    assert (gone.opened, gone.report, "No runs yet" in (gone.runs or "")) == (None, None, True)
