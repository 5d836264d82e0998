"""The run that is under way, as those who look at it see it."""

import threading
from pathlib import Path

import pytest

from rag.errors import ModelError
from rag.evaluation.cases import QuestionSet
from rag.evaluation.runs import Run
from rag.page.evaluate.evaluations import Evaluations
from rag.progress import Progress
from rag.testing.service import ScriptedService
from tests.page.evaluate.asking_sets import CAKE, ME, OTHER, finished, sent
from tests.page.seen import Page


def test_everybody_may_watch_and_only_who_started_may_stop(under_way: Evaluations) -> None:
    """How far it is, in words and as a bar."""
    mine, theirs = under_way.look(ME, ""), under_way.look(OTHER, "")
    assert "Asking set.jsonl: 1 of 3 questions done" in (theirs.progress or "")
    assert Page(mine.progress or "").find("progress")[0]["value"] == "1"
    assert (mine.stoppable, theirs.stoppable, theirs.watching) == (True, False, True)
    under_way.stop(OTHER)
    under_way.leave(OTHER)
    assert under_way.look(ME, "").stoppable
    stopping = under_way.stop(ME)
    assert (stopping.stoppable, "Stopping" in (stopping.progress or "")) in ((False, True), (False, False))
    assert "was stopped: 0 of 3 questions answered" in (finished(under_way).progress or "")


@pytest.mark.parametrize("leave", ["leave", "leave_all"])
def test_a_run_ends_with_the_page_that_started_it(under_way: Evaluations, leave: str) -> None:
    """And with the server, which waits for it."""
    under_way.leave_all() if leave == "leave_all" else under_way.leave(ME)
    assert "was stopped" in (finished(under_way).progress or "")


def test_a_second_start_is_told_in_one_line(under_way: Evaluations, tmp_path: Path) -> None:
    """And its file stays chosen."""
    upload = sent(tmp_path, CAKE, name="second.jsonl")
    shown = under_way.start(OTHER, upload, "")
    told = Page(shown.notice or "")
    assert "The set set.jsonl is being asked, 1 of 3 questions done" in told.text
    assert (len(told.find("p", "problem")), shown.taken, Path(upload).exists()) == (1, None, True)


def test_the_list_is_sent_when_it_has_changed(under_way: Evaluations) -> None:
    """A look every second need not send it."""
    first = under_way.look(ME, "")
    assert (first.runs is not None, under_way.look(ME, "", first.listed).runs) == (True, None)
    under_way.leave(ME)
    finished(under_way)
    assert under_way.look(ME, "", first.listed).runs is not None


@pytest.mark.parametrize(
    ("trouble", "line"),
    [(ModelError("Ollama is gone"), "Ollama is gone"), (KeyError("x"), "Dateline failed (KeyError)")],
)
def test_a_run_that_cannot_be_asked_is_one_line(
    watched: Evaluations, scripted: ScriptedService, tmp_path: Path, trouble: Exception, line: str
) -> None:
    """And the next one can begin."""

    def failing(questions: QuestionSet, progress: Progress, stop: threading.Event) -> Run:
        raise trouble

    scripted.evaluating = failing
    for _ in range(2):
        assert watched.start(ME, sent(tmp_path), "").watching
        assert line in (finished(watched).progress or "")
