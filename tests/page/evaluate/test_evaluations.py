"""The tab Evaluate: what is started, watched, opened, compared and asked again."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest

from rag.errors import InputError, ModelError
from rag.evaluation.cases import Case, QuestionSet, case_json, read_case
from rag.evaluation.question_sets import read_questions, write_questions
from rag.evaluation.running import Plan
from rag.evaluation.runs import Run
from rag.intake.adding import add_articles
from rag.library.conversations import StoredRating
from rag.library.library import Library
from rag.library.runs import StoredRun
from rag.page.desk import Desk
from rag.page.evaluate.evaluations import Evaluations
from rag.page.evaluate.update import EvaluateUpdate
from rag.page.service import Service
from rag.progress import Progress, Silent
from rag.settings import read_settings
from rag.testing.desk import CONDITIONS, ScriptedDesk
from tests.page.seen import Page

ME, OTHER = "me", "another"
LONG = 120.0  # seconds after which a test gives up waiting

EVIL = "<script>alert(1)</script> What was said before:never?"
WHERE = Case("where", "Where did Putin hold a press conference?", answers=("Hanoi",))
BAD = Case("bad", EVIL, answers=("nothing",))
CAKE = Case("cake", "Who baked the cake?", answerable=False)
QUESTIONS = (WHERE, BAD, CAKE)


@pytest.fixture(scope="module")
def library(_cache: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The seeds, in a library whose runs may change."""
    with closing(Library(read_settings(str(tmp_path_factory.mktemp("library"))))) as opened:
        add_articles(opened, [str(Path(__file__).parents[3] / "seeds")])
        yield opened


@pytest.fixture(scope="module")
def desk(library: Library) -> Desk:
    return Desk(library, "quotes")


@pytest.fixture
def evaluations(desk: Desk, tmp_path: Path) -> Iterator[Evaluations]:
    """The tab over the seeds, without runs."""
    yield from tab(desk, tmp_path)


@pytest.fixture
def scripted(library: Library) -> ScriptedDesk:
    return ScriptedDesk(library=library)


@pytest.fixture
def watched(scripted: ScriptedDesk, tmp_path: Path) -> Iterator[Evaluations]:
    """The tab over a desk that asks as the test says."""
    yield from tab(scripted, tmp_path)


def tab(desk: Service, folder: Path) -> Iterator[Evaluations]:
    evaluations = Evaluations(desk, folder / "question-sets")
    yield evaluations
    evaluations.leave_all()
    for run in desk.library.runs.all():
        desk.library.runs.delete(run.id)


def sent(folder: Path, *cases: Case, name: str = "set.jsonl") -> str:
    """A question set as a browser sends it."""
    upload = folder / "gradio" / name
    upload.parent.mkdir(exist_ok=True)
    upload.write_text(write_questions(cases or QUESTIONS), encoding="utf-8")
    return str(upload)


def finished(evaluations: Evaluations) -> EvaluateUpdate:
    """What is seen when the run has ended."""
    patience = time.monotonic() + LONG
    while (shown := evaluations.look(ME, "")).watching:
        assert time.monotonic() < patience
        time.sleep(0.01)
    return shown


def keys(html: str | None, does: str) -> list[str]:
    """The keys of the links that do this."""
    found = [str(link.get("data-show")) for link in Page(html or "").find("a", "shows")]
    return [each for each in found if re.fullmatch(rf"{does}-\d{{8}}-.*", each)]


class StopsAt(Silent):
    """Stops a run as soon as `count` of its questions are done."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.stop = threading.Event()

    def step(self, count: int) -> None:
        self.count -= count
        if self.count <= 0:
            self.stop.set()


def broken_off(desk: Desk, *cases: Case, at: int = 0) -> Run:
    stops = StopsAt(at)
    return desk.evaluate(QuestionSet("set.jsonl", cases or QUESTIONS), Plan(), stops, stops.stop)


def whole(desk: Desk, *cases: Case) -> Run:
    return desk.evaluate(QuestionSet("set.jsonl", cases or QUESTIONS), Plan(), Silent(), threading.Event())


def begun(library: Library, run_id: str, *cases: Case, started: str = "2026-01-01T00:00:00+00:00") -> None:
    """Puts a run without answers into the library."""
    rows = [case_json(each) for each in cases]
    library.runs.begin(StoredRun(run_id, "set.jsonl", "d", rows, {"answerer": "quotes"}, started))


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
    assert "set.jsonl: 3 questions" in Page(evaluations.preview(upload).told or "").text
    assert not (tmp_path / "question-sets").exists()
    evaluations.start(ME, upload, "")
    assert [each.name for each in (tmp_path / "question-sets").iterdir()] == ["set.jsonl"]
    assert not Path(upload).exists()
    finished(evaluations)


def test_lines_that_cannot_be_used_are_listed_and_the_rest_is_asked(evaluations: Evaluations, tmp_path: Path) -> None:
    """Before the start and after it, with their numbers."""
    upload = Path(sent(tmp_path, CAKE))
    upload.write_text(upload.read_text() + '{"answers": []}\nno JSON <b>\n')
    for told in (evaluations.preview(str(upload)).told, evaluations.start(ME, str(upload), "").told):
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
        page = Page(shown.told or "")
        assert (len(page.find("p", "problem")), page.find("script")) == (1, [])
        assert name in page.text
        assert str(tmp_path) not in page.text
    assert (evaluations.look(ME, "").watching, (tmp_path / "question-sets").exists()) == (False, False)


def test_a_start_without_a_file_says_what_to_do(evaluations: Evaluations) -> None:
    """And a file that was taken back leaves nothing."""
    assert "No question set is chosen" in (evaluations.start(ME, None, "").told or "")
    assert evaluations.preview(None).told == ""


def test_a_file_that_was_started_at_once_has_no_preview_any_more(evaluations: Evaluations, tmp_path: Path) -> None:
    """The browser sends both events; the start moves the file."""
    upload = sent(tmp_path, CAKE)
    evaluations.start(ME, upload, "")
    assert evaluations.preview(upload) == EvaluateUpdate()
    finished(evaluations)


def test_only_the_newest_runs_are_read_for_the_list(evaluations: Evaluations, desk: Desk, library: Library) -> None:
    """An old one tells its share once it is known."""
    run = whole(desk, CAKE)
    for number in range(20):
        begun(library, f"20990101-{number}", CAKE, started="2099-01-01T00:00:00")
    assert "% right" not in (evaluations.look(ME, "").runs or "")
    for number in range(20):
        library.runs.delete(f"20990101-{number}")
    assert "100.0 % right" in (evaluations.look(ME, run.id).runs or "")


def test_drafted_questions_are_a_file_that_can_be_asked(evaluations: Evaluations, tmp_path: Path) -> None:
    """The link holds it: nothing more is fetched."""
    link = Page(evaluations.draft().told or "").find("a")[0]
    head, _, text = str(link["href"]).partition(",")
    (tmp_path / str(link["download"])).write_text(unquote(text), encoding="utf-8")
    assert head == "data:application/jsonl;charset=utf-8"
    assert len(read_questions(tmp_path / "questions.jsonl").cases) > 5


def test_an_empty_library_gives_no_draft(tmp_path: Path) -> None:
    """It says what to do."""
    with closing(Library(read_settings(str(tmp_path / "empty")))) as empty:
        told = Evaluations(Desk(empty, "quotes"), tmp_path).draft().told or ""
    assert "The articles gave no questions" in told


def held(reached: threading.Event, done: int = 1) -> Callable[[QuestionSet, Progress, threading.Event], Run]:
    """A run that comes as far as `done`, and waits to be stopped."""

    def evaluating(questions: QuestionSet, progress: Progress, stop: threading.Event) -> Run:
        progress.total(len(questions.cases))
        for count in (0, *[1] * done):
            progress.step(count)
        reached.set()
        assert stop.wait(LONG)
        return Run("20260101-x", "set.jsonl", "d", questions.cases, CONDITIONS, "2026-01-01T00:00:00", None, ())

    return evaluating


@pytest.fixture
def under_way(watched: Evaluations, scripted: ScriptedDesk, tmp_path: Path) -> Evaluations:
    """The tab with a run of mine, one question of three done."""
    reached = threading.Event()
    scripted.evaluating = held(reached)
    watched.start(ME, sent(tmp_path), "")
    assert reached.wait(LONG)
    return watched


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
    told = Page(shown.told or "")
    assert "The set set.jsonl is being asked, 1 of 3 questions done" in told.text
    assert (len(told.find("p", "problem")), shown.taken, Path(upload).exists()) == (1, None, True)


def test_the_list_is_sent_when_it_has_changed(under_way: Evaluations) -> None:
    """A look every second need not send it."""
    first = under_way.look(ME, "")
    assert (first.runs is not None, under_way.look(ME, "", first.listed).runs) == (True, None)
    under_way.leave(ME)
    finished(under_way)
    assert under_way.look(ME, "", first.listed).runs is not None


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
    assert "stop it first" in (under_way.follow("removed-20260101-x", ME, "").told or "")
    opened = under_way.follow("run-20260101-x", ME, "")
    assert (keys(opened.header, "remove"), "1 of 3 questions" in (opened.header or "")) == ([], True)


@pytest.mark.parametrize(
    ("trouble", "line"),
    [(ModelError("Ollama is gone"), "Ollama is gone"), (KeyError("x"), "Dateline failed (KeyError)")],
)
def test_a_run_that_cannot_be_asked_is_one_line(
    watched: Evaluations, scripted: ScriptedDesk, tmp_path: Path, trouble: Exception, line: str
) -> None:
    """And the next one can begin."""

    def failing(questions: QuestionSet, progress: Progress, stop: threading.Event) -> Run:
        raise trouble

    scripted.evaluating = failing
    for _ in range(2):
        assert watched.start(ME, sent(tmp_path), "").watching
        assert line in (finished(watched).progress or "")


def test_rated_answers_are_a_set_that_is_asked(evaluations: Evaluations, library: Library) -> None:
    """Those that were made test questions, with one press; without any it says how there will be some."""
    assert "can become a test question" in (evaluations.look(ME, "").rated or "")
    assert "no answer is a test question yet" in Page(evaluations.follow("rated", ME, "").told or "").text.lower()
    rating = StoredRating("t1", "c1", "down", "", "Hanoi", True, "2026-01-01", WHERE.question, None, {}, [])
    library.conversations.rate(rating)
    assert "1 question" in Page(evaluations.look(ME, "").rated or "").text
    assert json.loads(evaluations.ratings_file())["answers"] == ["Hanoi"]
    assert evaluations.follow("rated", ME, "").watching
    assert "ratings is done: 1 question answered, 0 with a fault" in Page(finished(evaluations).progress or "").text
    library.conversations.unrate("t1")


def test_a_run_that_was_broken_off_is_gone_on_with(evaluations: Evaluations, desk: Desk) -> None:
    """By the link in the list; what was answered is not asked again."""
    run = broken_off(desk, at=1)
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
    told = evaluations.follow("go-on-20260101-a", ME, "").told or ""
    assert "since it began, Dateline, the articles" in told
    evaluations.follow(*keys(told, "anew"), ME, "")
    assert len(keys(finished(evaluations).runs, "run")) == 2


def test_two_runs_are_compared_the_older_one_first(evaluations: Evaluations, desk: Desk, library: Library) -> None:
    """Whichever is open. Runs that share no question are not offered, and the file has the comparison too."""
    first, second, other = whole(desk, WHERE, CAKE), whole(desk, WHERE), whole(desk, Case("z", "Who left?"))
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


def test_a_report_is_a_document(evaluations: Evaluations, desk: Desk) -> None:
    """In which no question is markup; of a run that is not there, there is none."""
    document = evaluations.report(whole(desk).id)
    assert (document.startswith("<!doctype html>"), "<script" in document) == (True, False)
    with pytest.raises(InputError, match="no run has the id"):
        evaluations.report("gone")


def test_a_run_is_removed_after_it_was_asked_once_more(evaluations: Evaluations, desk: Desk, library: Library) -> None:
    """The question stands in place of the links, and can be answered no."""
    run = whole(desk, CAKE)
    header = evaluations.follow(f"run-{run.id}", ME, "").header or ""
    sure = evaluations.follow(*keys(header, "remove"), ME, run.id).header or ""
    assert ("for good?" in sure, evaluations.follow(*keys(sure, "keep"), ME, run.id).header) == (True, header)
    gone = evaluations.follow(*keys(sure, "removed"), ME, run.id)
    assert (gone.opened, gone.header, gone.report, gone.others) == ("", "", "", ())
    assert (library.runs.all(), "No runs yet" in (gone.runs or "")) == ([], True)
    assert "not in the library any more" in (evaluations.follow(f"run-{run.id}", ME, "").told or "")


def test_a_run_that_is_not_open_is_removed_and_the_open_one_stays(evaluations: Evaluations, library: Library) -> None:
    """As somebody else may have it open."""
    begun(library, "20260101-a", CAKE)
    gone = evaluations.follow("removed-20260101-a", ME, "20260101-b")
    assert (gone.opened, gone.report, "No runs yet" in (gone.runs or "")) == (None, None, True)


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
