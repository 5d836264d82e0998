"""The commands, as a script calls them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from rag.commands import main
from rag.settings import read_settings

ROOT = Path(__file__).parents[1]
QUESTION = "What conditions did Putin set?"
LISTED = ["id", "title", "source", "published", "published_how", "path", "url"]


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the seed articles; read only, copy it to change it."""
    folder = tmp_path_factory.mktemp("five") / "dateline"
    assert dateline("--data-dir", str(folder), "add", str(ROOT / "seeds")).stdout == "5 added\n"
    return folder


@pytest.fixture
def seeds(five: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The five seed articles are this test's library."""
    monkeypatch.setenv("DATELINE_DATA_DIR", str(five))


def dateline(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, catch_exceptions=False)


def answers(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def listed(*options: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(dateline("list", "--json", *options).stdout)
    return rows


def refused(result: Result) -> str:
    """The one line that a problem leaves on stderr."""
    assert (result.exit_code, result.stdout) == (1, "")
    [line] = result.stderr.splitlines()
    assert line.startswith("dateline: ")
    return line


def test_add_says_what_was_done(tmp_path: Path) -> None:
    """The sum on stdout, each failure on stderr, and exit status 1 if there is one."""
    (tmp_path / "a.txt").write_text("The minister spoke on Monday.")
    (tmp_path / "metadata.csv").write_text("file,title\nb.txt,B\n")
    assert (dateline("add", str(tmp_path)).stdout, dateline("add", str(tmp_path)).stdout) == (
        "1 added\n",
        "1 unchanged\n",
    )
    (tmp_path / "empty.txt").touch()
    result = dateline("add", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "1 unchanged, 1 failed\n")
    note, failure = result.stderr.splitlines()
    assert note == f"note: {tmp_path / 'metadata.csv'}: no file is called b.txt"
    assert failure.startswith(f"failed: {tmp_path / 'empty.txt'}: ")


def test_add_with_a_table(tmp_path: Path) -> None:
    """Its statements are used; one that cannot be read adds nothing."""
    (tmp_path / "a.txt").write_text("The minister spoke on Monday.")
    (tmp_path / "t.csv").write_text("file,title,date,source\na.txt,Stated,2024-06-20,RT\n")
    assert dateline("add", str(tmp_path / "a.txt"), "--metadata", str(tmp_path / "t.csv")).exit_code == 0
    [row] = listed()
    assert (row["title"], row["published"], row["published_how"], row["source"]) == (
        "Stated",
        "2024-06-20",
        "metadata",
        "RT",
    )
    assert "none.csv" in refused(dateline("add", str(tmp_path / "a.txt"), "--metadata", str(tmp_path / "none.csv")))


def test_list_json(seeds: None) -> None:
    """One array with these keys, newest first; with --text the texts too."""
    rows = listed()
    assert [list(row) for row in rows] == [LISTED] * 5
    assert [row["published"] for row in rows] == sorted((row["published"] for row in rows), reverse=True)
    assert Path(rows[0]["path"]).name == "003_d3bd216aa5f54104.txt"
    assert [list(row) for row in listed("--text")] == [[*LISTED, "text"]] * 5
    assert [{**row, "text": ""} for row in rows] == [{**row, "text": ""} for row in listed("--text")]


def test_list_for_a_person(seeds: None) -> None:
    """A line for each article, with the id that other commands take."""
    lines = dateline("list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [row["id"] for row in listed()]
    assert "2024-06-20" in lines[0]


def test_an_empty_library_lists_nothing() -> None:
    """An empty array is JSON too; `make run` reads the other from its emptiness."""
    assert (dateline("list").stdout, dateline("list", "--json").stdout) == ("", "[]\n")


def test_list_removed(seeds: None) -> None:
    """What was cut out of an article, and by which rule."""
    [article] = [row["id"] for row in listed() if "001_" in row["path"]]
    cuts = json.loads(dateline("list", "--removed", article, "--json").stdout)
    assert all(list(cut) == ["rule", "text"] for cut in cuts)
    assert any("Leave a Reply" in cut["text"] for cut in cuts)
    assert "Leave a Reply" in dateline("list", "--removed", article).stdout
    assert "no article has the id nobody" in refused(dateline("list", "--removed", "nobody"))


def test_remove_and_reindex(five: Path) -> None:
    """The article is gone from lists and answers, and a reindex makes no more of it."""
    shutil.copytree(five, read_settings().data_dir)
    first, *others = [row["id"] for row in listed()]
    assert dateline("remove", first).stdout == "1 removed\n"
    assert [row["id"] for row in listed()] == others
    assert dateline("reindex").stdout == "4 indexed\n"
    [answer] = answers(dateline("ask", QUESTION, "--json"))
    assert answer["hits"]
    assert first not in {each["article_id"] for each in answer["hits"]}
    assert "`dateline list` shows them" in refused(dateline("remove", first, others[0]))
    assert len(listed()) == 4


def test_an_article_is_corrected_and_becomes_what_its_file_says(five: Path) -> None:
    """The list says so, and a filter by date goes by it."""
    shutil.copytree(five, read_settings().data_dir)
    first = listed()[0]
    given = ["--title", "Better", "--date", "2001-02-03", "--outlet", ""]
    assert dateline("correct", first["id"], *given).stdout == "corrected by hand: title, date\n"
    [row] = [each for each in listed() if each["id"] == first["id"]]
    assert (row["title"], row["published"], row["published_how"]) == ("Better", "2001-02-03", "corrected by hand")
    assert row["corrected"] == ["title", "date"]
    assert "Better  (corrected by hand: title, date)" in dateline("list").stdout
    assert "is no day" in refused(dateline("correct", first["id"], "--date", "soon"))
    assert dateline("correct", first["id"], "--undo").stdout == "as the file says\n"
    assert listed()[0] == first


def test_answer_json_has_these_keys(seeds: None) -> None:
    """Exactly: programs outside read them."""
    [answer] = answers(dateline("ask", QUESTION, "--json"))
    assert list(answer) == [
        *("id", "question", "standalone_question", "written_by", "answer", "refusal"),
        *("sentences", "citations", "hits", "filters", "timings", "notes", "budget"),
    ]
    keys = {name: {tuple(each) for each in answer[name]} for name in ("sentences", "citations", "hits")}
    citation = (
        "number",
        "article_id",
        "title",
        "source",
        "published",
        "path",
        "url",
        "start",
        "end",
        "quote",
        "speaker",
    )
    assert keys == {
        "sentences": {("text", "verdict", "reasons", "citations")},
        "citations": {citation},
        "hits": {("article_id", "url", "start", "end", "text", "score")},
    }
    assert list(answer["timings"]) == ["retrieve_ms", "first_token_ms", "total_ms"]
    assert (answer["id"], answer["question"], answer["written_by"], answer["refusal"]) == (
        None,
        QUESTION,
        "quotes",
        None,
    )


@pytest.mark.parametrize(
    "question", [QUESTION, "What did Dmitry Peskov say?", "Which city did Putin visit in Belarus?"]
)
def test_quotations_are_exact(seeds: None, question: str) -> None:
    """Every quote is the article's text from start to end, every marker has a citation and every citation a marker."""
    texts = {row["id"]: row["text"] for row in listed("--text")}
    [answer] = answers(dateline("ask", question, "--json"))
    assert answer["citations"]
    for each in answer["citations"]:
        assert each["quote"] == texts[each["article_id"]][each["start"] : each["end"]]
        assert " ".join(each["quote"].split()) in answer["answer"]
    for hit in answer["hits"]:
        assert hit["text"] == texts[hit["article_id"]][hit["start"] : hit["end"]]
    assert 0 < len(answer["hits"]) <= 10
    markers = [int(number) for number in re.findall(r"\[(\d+)\]", answer["answer"])]
    assert sorted(markers) == sorted(each["number"] for each in answer["citations"])
    assert sorted(number for each in answer["sentences"] for number in each["citations"]) == sorted(markers)


def test_a_refusal_in_json(seeds: None) -> None:
    """Kind, message and the nearest passages; no sentences and no citations."""
    [answer] = answers(dateline("ask", "How do I bake bread?", "--json"))
    assert list(answer["refusal"]) == ["kind", "message", "nearest"]
    assert answer["refusal"]["kind"] in ("nothing_relevant", "not_answered")
    assert answer["answer"] == answer["refusal"]["message"]
    assert (answer["sentences"], answer["citations"]) == ([], [])
    assert all(list(hit) == list(answer["hits"][0]) for hit in answer["refusal"]["nearest"])


def test_no_articles_is_a_refusal() -> None:
    """And no error: there is an answer to give."""
    result = dateline("ask", QUESTION, "--json")
    assert result.exit_code == 0
    assert answers(result)[0]["refusal"]["kind"] == "no_articles"


def test_filters_from_options_and_from_the_question(seeds: None) -> None:
    """The same in both; what was typed wins; the answer says which were in force."""
    [answer] = answers(
        dateline("ask", f"{QUESTION} before:2022-12", "--after", "2022-01-01", "--before", "2020", "--json")
    )
    assert answer["filters"] == {"before": "2022-12-01", "after": "2022-01-01"}
    assert answer["standalone_question"] == QUESTION
    assert {"2022-03-03"} == {each["published"] for each in answer["citations"]}
    [answer] = answers(dateline("ask", QUESTION, "--as-of", "2001", "--source", "RT", "--json"))
    assert answer["filters"] == {"as_of": "2001-12-31", "source": "RT"}
    assert answer["refusal"]["kind"] == "filtered_out"


def test_an_answer_for_a_person(seeds: None) -> None:
    """The words, their markers and who said them, under them the article of each; a refusal shows what came nearest."""
    result = dateline("ask", QUESTION)
    assert (result.exit_code, result.stderr.split(":")[0]) == (0, "answers")
    assert "ollama pull" in result.stderr
    assert re.match(r".+ \[1\] – .+\n", result.stdout)
    assert re.search(r"^  \[1\] .*\.txt\)$", result.stdout, re.MULTILINE)
    assert "Nearest:" in dateline("ask", "How do I bake bread?").stdout


def test_a_question_a_line(seeds: None) -> None:
    """Plain or an object, in order, with the id of the object whatever it is; empty lines are none."""
    lines = [
        QUESTION,
        "",
        json.dumps({"question": "Who won the 2024 US presidential election?", "id": "é"}),
        json.dumps({"id": {"a": [1]}, "question": QUESTION, "history": [], "answers": ["x"]}),
    ]
    result = dateline("ask", "-", "--json", stdin="\n".join(lines))
    assert (result.exit_code, result.stderr) == (0, "")
    assert [answer["id"] for answer in answers(result)] == [None, "é", {"a": [1]}]
    assert [answer["refusal"] is None for answer in answers(result)] == [True, False, True]
    assert dateline("ask", "-", stdin="").stdout == ""


BROKEN = [
    "{broken",
    '{"question": 5}',
    '{"id": 1}',
    '{"a": ' * 20_000,
    "before:soon what?",
    "before:2022",
    '{"question": " "}',
    '{"question": "half \\ud800 a character"}',
    '{"question": "why?", "id": "\\ud800"}',
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda line: line[:20])
def test_a_broken_line_is_reported_and_the_next_one_answered(seeds: None, broken: str) -> None:
    """With its number on stderr, and exit status 1."""
    result = dateline("ask", "-", "--json", stdin=f"\n{broken}\n{QUESTION}\n")
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert line.startswith("dateline: line 2: ")
    assert [answer["question"] for answer in answers(result)] == [QUESTION]


def test_lines_in_another_encoding_are_reported(seeds: None) -> None:
    """What is no UTF-8 stops nothing."""
    result = dateline("ask", "-", "--json", stdin=b"caf\xe9?\n" + QUESTION.encode())
    assert result.exit_code == 1
    assert "line 1" in result.stderr
    assert len(answers(result)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["ask"],
        ["ask", "a", "b"],
        ["add"],
        ["remove"],
        ["correct"],
        ["correct", "nobody"],
        ["list", "--text"],
        ["serve", "--port", "70000"],
        ["list", "--unknown"],
        ["--data-dir"],
    ],
)
def test_wrong_usage(arguments: list[str]) -> None:
    """Exit status 2, and nothing on stdout."""
    result = dateline(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["add", "/no/such/file"], "/no/such/file does not exist"),
        (["ask", "  "], "the question is empty"),
        (["ask", "before:2022"], "the question is empty"),
        (["ask", QUESTION, "--before", "soon"], "before 'soon' is not a date"),
        (["ask", QUESTION, "--as-of", "2022-13"], "as-of '2022-13' is not a date"),
        (["ask", "half \udce9 a character"], "the question is not text"),
        (["ask", QUESTION, "--source", "half \udce9"], "is not text, it holds half a character"),
        (["remove", "nobody"], "no article has the id nobody"),
        (["correct", "nobody", "--title", "A"], "no article has the id nobody"),
        (["--data-dir", "/proc/no", "list"], "the data folder /proc/no cannot be made"),
    ],
)
def test_a_problem_is_one_line(arguments: list[str], problem: str) -> None:
    """On stderr, with exit status 1 and nothing on stdout."""
    assert problem in refused(dateline(*arguments))


def test_settings_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line too, from every command."""
    monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "no-such-model")
    assert "no-such-model" in refused(dateline("reindex"))
    monkeypatch.setenv("DATELINE_DATABASE_URL", "nonsense")
    assert "check database_url" in refused(dateline("list"))
    (read_settings().data_dir / "settings.toml").write_text("x = 1")
    assert "unknown setting 'x'" in refused(dateline("doctor"))


def test_doctor(seeds: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line for each part; exit status 1 if one is not fine."""
    result = dateline("doctor")
    assert result.exit_code == 0
    assert "ok      articles: 5, newest 2024-06-20\n" in result.stdout
    monkeypatch.setenv("DATELINE_EMBEDDING_MODEL", "no-such-model")
    result = dateline("doctor")
    assert result.exit_code == 1
    assert "PROBLEM embedding model: " in result.stdout
    assert "ok      articles: 5" in result.stdout


def test_help_and_version() -> None:
    """Each command says what it is for, without loading what it runs on."""
    assert re.fullmatch(r"dateline, version \d+\.\d+\.\d+\n", dateline("--version").stdout)
    commands = re.findall(r"^  (\w+)  ", dateline("-h").stdout, re.MULTILINE)
    assert {"add", "ask", "doctor", "list", "reindex", "remove", "serve"} <= set(commands)
    assert all(dateline(command, "--help").exit_code == 0 for command in commands)


def test_list_loads_little(five: Path) -> None:
    """A list of articles waits for none of the large libraries, nor for the patterns of days."""
    large = {
        "torch",
        "sentence_transformers",
        "llama_index",
        "chromadb",
        "gradio",
        "openvino",
        "rag.reading.dates.lines",
    }
    code = (
        "import sys\nfrom rag.commands import main\n"
        f"main(['--data-dir', {str(five)!r}, 'list'], standalone_mode=False)\n"
        f"print(sorted({large} & set(sys.modules)))"
    )
    lines = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert len(lines) == 6
    assert lines[-1] == "[]"


def test_python_m_rag(five: Path) -> None:
    """It is the same as the installed command."""
    run = subprocess.run(
        [sys.executable, "-m", "rag", "--data-dir", str(five), "list", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    assert len(json.loads(run.stdout)) == 5
    assert run.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
@pytest.mark.parametrize("command", ["check", "eval"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.docx", "draft"])
def test_a_pipe_is_no_file_to_read(seeds: None, tmp_path: Path, command: str, name: str) -> None:
    """Whatever it is called: nobody may ever write to it."""
    os.mkfifo(tmp_path / name)
    told = refused(dateline(command, str(tmp_path / name)))
    assert "is a pipe" in told or (command == "eval" and "is no question set" in told)


def test_a_draft_is_checked_sentence_by_sentence(seeds: None, tmp_path: Path) -> None:
    """From a file or from standard input: the verdict, why, and the words that it was held against."""
    draft = "Putin was speaking at a press conference in Hanoi. The gas price cap is 190 euros per megawatt hour."
    (tmp_path / "draft.md").write_text(draft, encoding="utf-8")
    for result in (dateline("check", str(tmp_path / "draft.md")), dateline("check", "-", stdin=draft)):
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0].endswith("in Hanoi.")
        assert "unsupported  The gas price cap" in result.stdout
        assert "180 euros, not 190" in result.stdout
        assert re.search(r"^  \[\d\] .*: .*180 euros", result.stdout, re.MULTILINE)


def test_claims_are_judged_against_their_own_passages() -> None:
    """One object a claim, in order, with its id; a line that is none is told, and the next one judged."""
    claims = [
        {"id": 7, "claim": "Rain fell in Riga on Monday.", "passage": "It was wet. Rain fell in Riga on Monday."},
        {"id": "b", "claim": "Rain fell in Riga on Friday.", "passage": "It was wet. Rain fell in Riga on Monday."},
        {"id": 9, "claim": "Rain fell."},
    ]
    result = dateline("check", "-", "--json", stdin="\n".join(map(json.dumps, claims)))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(row) for row in rows] == [["id", "verdict", "score", "reasons"]] * 2
    assert [(row["id"], row["verdict"]) for row in rows] == [(7, "supported"), ("b", "unsupported")]
    assert (result.exit_code, "line 3" in result.stderr) == (1, True)


def test_an_empty_draft_is_refused() -> None:
    """In one line."""
    assert "the draft is empty" in refused(dateline("check", "-", stdin=" \n"))
    assert "cannot be opened" in refused(dateline("check", "no/such/draft.txt"))
