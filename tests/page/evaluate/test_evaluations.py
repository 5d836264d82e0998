"""The tab Evaluate: what is started, watched, opened, compared and asked again."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from rag.evaluation.cases import Case, case_json, read_case
from rag.evaluation.question_sets import read_questions
from rag.library.conversations import StoredRating
from rag.library.library import Library
from rag.library.runs import StoredRun
from rag.page.application_service import ApplicationService
from rag.page.evaluate.evaluations import Evaluations
from rag.page.evaluate.update import EvaluateUpdate
from rag.settings import read_settings
from tests.page.evaluate.asking_sets import (
    BAD,
    CAKE,
    EVIL,
    ME,
    WHERE,
    begun,
    broken_off,
    finished,
    keys,
    sent,
)
from tests.page.seen import Page


def test_a_set_is_asked_and_its_report_opened(evaluations: Evaluations, tmp_path: Path) -> None:
    """The list names it with the share that is right, and the report shows the fault, with a link to ask it again."""
    shown = evaluations.start(ME, sent(tmp_path), "")
    assert (shown.taken, shown.watching, shown.stoppable) == (True, True, True)
    ended = finished(evaluations)
    assert "set.jsonl is done: 3 questions answered, 1 with a fault." in Page(ended.progress or "").text
    assert "3 questions, 66.7 % right" in Page(ended.runs or "").text
    opened = evaluations.follow(*keys(ended.progress, "run"), ME, "")
    assert opened.opened == evaluations.follow(*keys(ended.runs, "run"), ME, "").opened
    assert 'aria-current="true"' in (opened.runs or "")
    assert len(keys(opened.report, "again")) == 1
    assert "is not a date" in Page(opened.report or "").text


def test_the_file_is_kept_with_the_other_uploads(evaluations: Evaluations, tmp_path: Path) -> None:
    """Once it was started, and not before."""
    upload = sent(tmp_path)
    assert "set.jsonl: 3 questions" in Page(evaluations.preview(upload).notice or "").text
    assert not (tmp_path / "question-sets").exists()
    evaluations.start(ME, upload, "")
    assert [each.name for each in (tmp_path / "question-sets").iterdir()] == ["set.jsonl"]
    assert not Path(upload).exists()
    finished(evaluations)


def test_lines_that_cannot_be_used_are_listed_and_the_rest_is_asked(evaluations: Evaluations, tmp_path: Path) -> None:
    """Before the start and after it, with their numbers."""
    upload = Path(sent(tmp_path, CAKE))
    upload.write_text(upload.read_text() + '{"answers": []}\nno JSON <b>\n')
    for told in (evaluations.preview(str(upload)).notice, evaluations.start(ME, str(upload), "").notice):
        page = Page(told or "")
        assert "2 lines are left out:Line 2:" in page.text.replace("asks it.", "")
        assert ("Line 3:" in page.text, page.find("b")) == (True, [])
    assert "1 question answered" in (finished(evaluations).progress or "")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", b""),
        ("a.jsonl", b"\x00\xff\xfe<script>"),
        ("a.jsonl", b"[" * 5000),
        ("a.csv", b"name,place\n<script>,x\n"),
        ("a.jsonl.gz", b"no gzip"),
        ("a.txt", b"What?"),
    ],
)
def test_a_file_that_is_no_set_is_one_line(evaluations: Evaluations, tmp_path: Path, name: str, content: bytes) -> None:
    """With its name, without the folder that nobody knows; nothing is asked, and nothing kept."""
    upload = tmp_path / name
    upload.write_bytes(content)
    for shown in (evaluations.preview(str(upload)), evaluations.start(ME, str(upload), "")):
        page = Page(shown.notice or "")
        assert (len(page.find("p", "problem")), page.find("script")) == (1, [])
        assert name in page.text
        assert str(tmp_path) not in page.text
    assert (evaluations.look(ME, "").watching, (tmp_path / "question-sets").exists()) == (False, False)


def test_a_start_without_a_file_says_what_to_do(evaluations: Evaluations) -> None:
    """And a file that was taken back leaves nothing."""
    assert "No question set is chosen" in (evaluations.start(ME, None, "").notice or "")
    assert evaluations.preview(None).notice == ""


def test_a_file_that_was_started_at_once_has_no_preview_any_more(evaluations: Evaluations, tmp_path: Path) -> None:
    """The browser sends both events; the start moves the file."""
    upload = sent(tmp_path, CAKE)
    evaluations.start(ME, upload, "")
    assert evaluations.preview(upload) == EvaluateUpdate()
    finished(evaluations)


def test_drafted_questions_are_a_file_that_can_be_asked(evaluations: Evaluations, tmp_path: Path) -> None:
    """The link holds it: nothing more is fetched."""
    link = Page(evaluations.draft().notice or "").find("a")[0]
    head, _, text = str(link["href"]).partition(",")
    (tmp_path / str(link["download"])).write_text(unquote(text), encoding="utf-8")
    assert head == "data:application/jsonl;charset=utf-8"
    assert len(read_questions(tmp_path / "questions.jsonl").cases) > 5


def test_an_empty_library_gives_no_draft(tmp_path: Path) -> None:
    """It says what to do."""
    with closing(Library(read_settings(str(tmp_path / "empty")))) as empty:
        told = Evaluations(ApplicationService(empty, "quotes"), tmp_path).draft().notice or ""
    assert "The articles gave no questions" in told


def test_rated_answers_are_a_set_that_is_asked(evaluations: Evaluations, library: Library) -> None:
    """Those that were made test questions, with one press; without any it says how there will be some."""
    assert "can become a test question" in (evaluations.look(ME, "").rated or "")
    assert "no answer is a test question yet" in Page(evaluations.follow("rated", ME, "").notice or "").text.lower()
    rating = StoredRating("t1", "c1", "down", "", "Hanoi", True, "2026-01-01", WHERE.question, None, {}, [])
    library.conversations.rate(rating)
    assert "1 question" in Page(evaluations.look(ME, "").rated or "").text
    assert json.loads(evaluations.ratings_file())["answers"] == ["Hanoi"]
    assert evaluations.follow("rated", ME, "").watching
    assert "ratings is done: 1 question answered, 0 with a fault" in Page(finished(evaluations).progress or "").text
    library.conversations.unrate("t1")


def test_a_run_that_was_broken_off_is_gone_on_with(evaluations: Evaluations, service: ApplicationService) -> None:
    """By the link in the list; what was answered is not asked again."""
    run = broken_off(service, at=1)
    runs = evaluations.look(ME, "").runs or ""
    assert f"broken off at {len(run.results)} of 3" in runs
    evaluations.follow(f"go-on-{run.id}", ME, "")
    ended = finished(evaluations)
    assert "3 questions answered" in (ended.progress or "")
    assert keys(ended.runs, "run") == [f"run-{run.id}"]


def test_a_run_under_other_conditions_begins_anew_when_it_is_wanted(evaluations: Evaluations, library: Library) -> None:
    """The line says what has changed."""
    conditions = {"judge": "trained", "claims": False, "answerer": "quotes", "corpus": "another"}
    rows = [case_json(CAKE)]
    library.runs.begin(StoredRun("20260101-a", "set.jsonl", "d", rows, conditions, "2026-01-01T00:00:00"))
    told = evaluations.follow("go-on-20260101-a", ME, "").notice or ""
    assert "since it began, Dateline, the articles" in told
    evaluations.follow(*keys(told, "anew"), ME, "")
    assert len(keys(finished(evaluations).runs, "run")) == 2


@pytest.mark.parametrize("key", ["", "run-", "run-x; y", "cite-1-2", "again-20260101-a-1", "removed", "run-<b>"])
def test_a_key_that_leads_nowhere_changes_nothing(evaluations: Evaluations, library: Library, key: str) -> None:
    """What a browser sends is not trusted."""
    begun(library, "20260101-a", CAKE)
    assert evaluations.follow(key, ME, "") == EvaluateUpdate()
    assert evaluations.compare("gone", "20260101-a").comparison == ""


@pytest.mark.parametrize(
    ("case", "typed"),
    [
        (CAKE, "Who baked the cake?"),
        (replace(CAKE, as_of=date(2022, 3, 31)), "Who baked the cake? as-of:2022-03-31"),
        (replace(CAKE, question='Who? source:"The Hindu" after:2022'), 'Who? after:2022-12-31 source:"The Hindu"'),
        (BAD, EVIL),
    ],
)
def test_a_question_is_asked_again_as_it_can_be_typed(
    evaluations: Evaluations, library: Library, case: Case, typed: str
) -> None:
    """With its filters; one that cannot be read is asked as it is, and fails again where it is seen."""
    begun(library, "20260101-a", CAKE, case)
    assert evaluations.question("again-20260101-a-2") == (typed, "")


def test_a_question_that_follows_from_others_is_asked_as_it_was_searched(
    evaluations: Evaluations, library: Library
) -> None:
    """As long as there is an answer that says how that was."""
    case = read_case({"question": "And who ate it?", "history": ["Who baked the cake?"], "as_of": "2022-03-31"})
    begun(library, "20260101-a", case)
    assert evaluations.question("again-20260101-a-1")[0] == "And who ate it? as-of:2022-03-31"
    result = json.loads('{"id": "x", "fault": null, "answer": {"standalone_question": "Who ate the cake?"}}')
    library.runs.keep("20260101-a", 1, result)
    assert evaluations.question("again-20260101-a-1")[0] == "Who ate the cake? as-of:2022-03-31"


@pytest.mark.parametrize("key", ["again-20260101-a-0", "again-20260101-a-2", "again-gone-1", "again-", "run-x"])
def test_a_question_that_is_gone_is_one_line(evaluations: Evaluations, library: Library, key: str) -> None:
    """As when somebody else has removed the run."""
    begun(library, "20260101-a", CAKE)
    question, told = evaluations.question(key)
    assert (question, "not in the library any more" in told) == (None, True)
