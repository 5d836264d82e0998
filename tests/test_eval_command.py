"""`dateline eval`, as a script calls it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rag.commands import main

SEEDS = Path(__file__).parents[1] / "seeds"
ROWS = [
    {
        "id": "where",
        "question": "Where did Putin hold a press conference?",
        "answers": ["Hanoi"],
        "articles": ["003_d3bd216aa5f54104.txt"],
        "tags": ["place"],
    },
    {"id": "cake", "question": "Who baked the cake?", "answerable": False},
    {"id": "never", "question": "What was said before:never?", "answers": ["nothing"]},
]


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the seed articles, which the tests of this module fill with runs."""
    folder = tmp_path_factory.mktemp("five") / "dateline"
    assert dateline("--data-dir", str(folder), "add", str(SEEDS)).exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def _library(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_DATA_DIR", str(five))
    monkeypatch.setenv("DATELINE_MODEL", "quotes")


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def dateline(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def refused(result: Result) -> str:
    """The one line that a problem leaves on stderr."""
    assert (result.exit_code, result.stdout) == (1, "")
    (line,) = result.stderr.splitlines()
    return line


def test_the_table(questions: Path) -> None:
    """Each metric with its number; a question that fails is a result."""
    result = dateline("eval", str(questions))
    assert result.exit_code == 0
    lines = {line.strip().split("  ")[0]: line for line in result.stdout.splitlines()}
    assert "0.5000" in lines["answered"]
    assert "1.0000" in lines["refusal recall"]
    assert "failed" in result.stdout


def test_the_files_of_a_run(questions: Path, tmp_path: Path) -> None:
    """The report, the run, and the answers as `ask --json` prints them."""
    out = tmp_path / "deep" / "out"
    assert dateline("eval", str(questions), "--out", str(out)).exit_code == 0
    assert (out / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    run = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert run["summary"]["answered"]["value"] == 0.5
    answers = [json.loads(line) for line in (out / "answers.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [each["id"] for each in answers] == ["where", "cake", "never"]
    assert answers[2]["answer"] == ""
    assert answers[2]["notes"]


def test_json_is_the_run(questions: Path) -> None:
    """One object on stdout."""
    run = json.loads(dateline("eval", str(questions), "--json").stdout)
    assert [each["id"] for each in run["results"]] == ["where", "cake", "never"]


def test_two_runs_are_compared(questions: Path, tmp_path: Path) -> None:
    """With the one before, or with a folder; nothing changed, so nothing is significant."""
    assert dateline("eval", str(questions), "--out", str(tmp_path / "a")).exit_code == 0
    for other in ("last", str(tmp_path / "a")):
        result = dateline("eval", str(questions), "--compare", other, "--json")
        differences = json.loads(result.stdout)["comparison"]["differences"]
        assert {each["difference"] for each in differences if each["metric"] in ("answered", "hit@1")} == {0.0}


def test_a_broken_line_is_reported_and_the_rest_runs(tmp_path: Path) -> None:
    """With its number, and the exit status says so."""
    path = tmp_path / "set.jsonl"
    path.write_text('{"question": 3}\n{"question": "Where did Putin speak?"}\n', encoding="utf-8")
    result = dateline("eval", str(path))
    assert result.exit_code == 1
    assert "line 1:" in result.stderr
    assert "total time" in result.stdout


def test_runs_are_listed_shown_and_forgotten(questions: Path, five: Path) -> None:
    """By their ids."""
    run = json.loads(dateline("eval", str(questions), "--json").stdout)["id"]
    assert f"{run}  questions.jsonl  3 questions  quotes" in dateline("eval", "--runs").stdout
    assert json.loads(dateline("eval", "--show", run, "--json").stdout)["id"] == run
    assert dateline("eval", "--forget", run).stdout == f"run {run} removed\n"
    assert run not in dateline("eval", "--runs").stdout
    assert run in refused(dateline("eval", "--forget", run))


def test_a_draft_is_a_question_set(tmp_path: Path) -> None:
    """That can be asked as it is."""
    drafted = dateline("eval", "--new", "--count", "3")
    assert "3 questions drafted" in drafted.stderr
    path = tmp_path / "draft.jsonl"
    path.write_text(drafted.stdout, encoding="utf-8")
    run = json.loads(dateline("eval", str(path), "--json").stdout)
    assert len(run["results"]) == 3


def test_floors_are_written_held_and_raised(questions: Path, tmp_path: Path) -> None:
    """A floor that the run is below fails it; only --lower-floors lowers one."""
    path = tmp_path / "quality.json"
    assert dateline("eval", str(questions), "--floors", str(path), "--raise-floors").exit_code == 0
    assert dateline("eval", str(questions), "--floors", str(path)).exit_code == 0
    floors = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**floors, "floors": {"hit@10": 1.0}}), encoding="utf-8")
    below = dateline("eval", str(questions), "--floors", str(path))
    assert (below.exit_code, "hit@10" in below.stderr) == (1, True)
    dateline("eval", str(questions), "--floors", str(path), "--raise-floors")
    assert json.loads(path.read_text(encoding="utf-8"))["floors"] == {"hit@10": 1.0}
    dateline("eval", str(questions), "--floors", str(path), "--lower-floors")
    assert json.loads(path.read_text(encoding="utf-8"))["floors"] == {"hit@10": 0.5}


def test_a_published_set_becomes_files(tmp_path: Path) -> None:
    """Articles to add and questions to ask."""
    source = tmp_path / "squad.json"
    questions = [
        {"id": "1", "question": "Who spoke?", "is_impossible": False, "answers": [{"text": "Ann", "answer_start": 0}]}
    ]
    data = {"version": "v2.0", "data": [{"title": "T", "paragraphs": [{"context": "Ann spoke.", "qas": questions}]}]}
    source.write_text(json.dumps(data), encoding="utf-8")
    result = dateline("eval", str(source), "--from", "squad", "--out", str(tmp_path / "out"))
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
    assert (tmp_path / "out" / "articles.jsonl").exists()
    assert "--from needs --out" in refused(dateline("eval", str(source), "--from", "squad"))
    assert "realtime-qa" in refused(dateline("eval", str(source), "--from", "x", "--out", str(tmp_path)))


@pytest.mark.parametrize(
    "arguments",
    [(), ("--new", "--runs"), ("set.jsonl", "--new"), ("set.jsonl", "--raise-floors"), ("--new", "--count", "0")],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    """Exit status 2, and nothing is asked."""
    assert dateline("eval", *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.jsonl",), "nowhere.jsonl"),
        (("set.txt",), "set.txt"),
        (("--show", "none"), "none"),
    ],
)
def test_bad_input_is_one_line(arguments: tuple[str, ...], said: str) -> None:
    """It names what cannot be used."""
    assert said in refused(dateline("eval", *arguments))


def test_a_run_to_compare_with_is_looked_for_first(questions: Path) -> None:
    """Nobody waits for a run, and hears then that there is nothing to compare it with."""
    assert "no finished run is 'none'" in refused(dateline("eval", str(questions), "--compare", "none"))
