"""A model in a file, in this process."""

import hashlib
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from rag.errors import ModelError
from rag.models.choice import choose
from rag.models.gguf import EXTRA, GGUFBackend, problem, serve, threads
from rag.models.language_model import LanguageModel
from rag.settings import read_settings


@pytest.fixture(scope="module")
def model(smollm: Path) -> LanguageModel:
    return LanguageModel(GGUFBackend(smollm, 2048), 60.0)


def written(model: LanguageModel, limit: int) -> str:
    return "".join(model.write("Be brief.", "Where is Hanoi?", limit=limit, stop=threading.Event()))


def test_it_writes(model: LanguageModel) -> None:
    """The same at each time, and no more than it is asked for."""
    answer = written(model, 20)
    assert len(answer.split()) > 5
    assert answer == written(model, 20)
    assert len(written(model, 3)) < len(answer)


def test_it_counts_with_its_own_tokenizer(model: LanguageModel) -> None:
    """In the window that was set."""
    assert model.window == 2048
    assert model.count("") == 0
    assert model.count("Hello there, Putin!") == 5


@pytest.mark.slow
def test_the_window_is_no_larger_than_its_own(smollm: Path) -> None:
    """SmolLM2 was trained on 8192 tokens."""
    choice = choose(str(smollm), replace(read_settings(), context_window=100_000))
    assert choice.model is not None
    assert choice.model.window == 8192


def test_which_model_it_was(model: LanguageModel, smollm: Path) -> None:
    """By the digest of the file; it writes one answer at a time."""
    assert model.digest == hashlib.sha256(smollm.read_bytes()).hexdigest()
    assert model.concurrency == 1


def test_it_is_loaded_once(smollm: Path) -> None:
    """And nobody else may use it: the port wants a key."""
    server = serve(smollm, 2048)
    assert serve(smollm, 2048) is server
    question = {"messages": [{"role": "user", "content": "Hi"}], "max_tokens": 1}
    assert httpx.post(f"{server.address}/chat/completions", json=question, trust_env=False).status_code == 401


def test_stop_ends_it(model: LanguageModel) -> None:
    """The next answer does not wait for the words that nobody wanted."""
    stop = threading.Event()
    pieces = model.write("", "Write a long story about Hanoi.", limit=1500, stop=stop)
    said = next(pieces)
    stop.set()
    assert said
    assert len(list(pieces)) <= 1
    assert written(model, 3)


def test_a_damaged_file_is_an_error(tmp_path: Path, smollm: Path) -> None:
    """When it is first used, in one line."""
    (tmp_path / "bad.gguf").write_bytes(smollm.read_bytes()[:5000])
    choice = choose(str(tmp_path / "bad.gguf"), read_settings())
    assert choice.model is not None
    with pytest.raises(ModelError, match="cannot be loaded: it is damaged"):
        written(choice.model, 3)
    with pytest.raises(ModelError, match="cannot be loaded"):
        _ = choice.model.window


@pytest.mark.parametrize("folder", ["dateline/uploads/abc", "received/123", "links"])
def test_a_file_that_was_sent_to_the_page_is_no_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """Neither kept nor just received, nor by a link or a way around; its first bytes are not even looked at."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path / "received"))
    sent = tmp_path / "dateline" / "uploads" / "abc" / "a.gguf"
    sent.parent.mkdir(parents=True)
    sent.write_bytes(b"GGUF")
    (tmp_path / "links").symlink_to(sent.parent)
    (tmp_path / "received").mkdir()
    (tmp_path / "received" / "123").symlink_to(sent.parent)
    for path in (tmp_path / folder / "a.gguf", tmp_path / "nowhere" / ".." / folder / "a.gguf"):
        choice = choose(str(path), read_settings(str(tmp_path / "dateline")))
        assert choice.model is None
        assert choice.why.endswith("was sent to the page, and such a file is never a model: answers are quotations")


def test_a_file_that_becomes_a_link_to_one_is_not_loaded(tmp_path: Path) -> None:
    """After it was chosen and before its first use."""
    path, sent = tmp_path / "a.gguf", tmp_path / "dateline" / "uploads" / "b.gguf"
    sent.parent.mkdir(parents=True)
    for each in (path, sent):
        each.write_bytes(b"GGUF")
    model = choose(str(path), read_settings(str(tmp_path / "dateline"))).model
    assert model is not None
    path.unlink()
    path.symlink_to(sent)
    with pytest.raises(ModelError, match="was sent to the page"):
        written(model, 3)


def test_without_the_extra_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The command names the extra."""
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    monkeypatch.setattr("rag.models.gguf.find_spec", lambda name: None)
    assert EXTRA in (problem(tmp_path / "a.gguf") or "")
    choice = choose(str(tmp_path / "a.gguf"), read_settings())
    assert (choice.model, choice.cure) == (None, EXTRA)


def test_one_core_is_left_to_others() -> None:
    """But where there is one only."""
    assert [threads(cores) for cores in (1, 2, 8)] == [1, 1, 7]


RUN = """
import sys, threading
from pathlib import Path
from rag.models.gguf import GGUFBackend
from rag.models.language_model import LanguageModel
model = LanguageModel(GGUFBackend(Path(sys.argv[1]), 1024), 60.0)
pieces = model.write("", "Write a long story.", limit=900, stop=threading.Event())
print(next(pieces) != "")
"""


@pytest.mark.slow
def test_the_process_ends_in_the_middle_of_an_answer(smollm: Path) -> None:
    """Without a trace and without waiting for it."""
    run = subprocess.run(
        [sys.executable, "-c", RUN, str(smollm)], capture_output=True, text=True, check=False, timeout=120
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "True\n", "")
