"""A library whose vectors another engine keeps: what holds with Chroma holds."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date

import pytest

from rag.doctor import Finding, examine
from rag.errors import SettingsError, StoreError
from rag.filtering import Filters
from rag.library.library import Library
from rag.library.records import State
from rag.question.questions import read_question
from rag.retrieval.query import FoundPassages, Query
from rag.retrieval.search import Search
from rag.settings import Settings
from tests.examples import article, marked, sizes
from tests.vectorstore.stores import KEPT_ROW, NAMES, Kept, opener
from tests.wholeness import lost
from vectorstore.engines import ENGINES, Engine

A, B, C = article("Ruritania"), article("Syldavia", day=date(2022, 3, 3)), article("Borduria", source="TASS")


SNOW = " ".join(f"It snowed for {hours} hours in the valley of Quill{hours}." for hours in range(90))


@pytest.fixture(autouse=True)
def _kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "kept", KEPT_ROW)


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """The settings of a library with that engine."""
    opener(request.param)
    return replace(settings, vector_store=request.param)


@contextmanager
def opened(settings: Settings) -> Iterator[Library]:
    with closing(Library(settings, wait=0.1)) as library:
        yield library


def searched(library: Library, filters: Filters = Filters()) -> FoundPassages:  # noqa: B008 - it is frozen
    question = read_question("What did the minister of Ruritania speak about?")
    return Search(library)(
        Query(question, library.index.embedding.query_tokens(question.text), filters), FoundPassages()
    )


def examined(settings: Settings) -> Finding:
    return {each.part: each for each in examine(settings)}["words and vectors"]


def test_articles_come_and_go(engine: Settings) -> None:
    """Each with all of its vectors, also in the next run."""
    with opened(engine) as library:
        library.put(marked([A, B, C]))
        library.put(marked([replace(A, text=SNOW)]))
        library.remove([B.id])
        assert sizes(library)[0] == 2
    assert lost(engine) == []
    assert examined(engine).fine


def test_filters_hold_by_vectors_too(engine: Settings) -> None:
    """By day and by outlet."""
    with opened(engine) as library:
        library.put(marked([A, B, C]))
        for filters, of in ((Filters(before=date(2023, 1, 1)), B), (Filters(source="tass"), C)):
            assert {hit.passage.article.id for hit in searched(library, filters).hits} == {of.id}
        hits = searched(library).hits
    assert {hit.passage.article.id for hit in hits} == {A.id, B.id, C.id}
    assert all(hit.scores.cosine > 0 for hit in hits)


def test_a_crash_in_a_write_is_finished(engine: Settings) -> None:
    """Whether it came before the words and vectors, or between them and the last mark."""
    with opened(engine) as library:
        library.put(marked([A]))
        library.records.put(marked([A, B, C]))
        library.index.add([C])
    with opened(engine) as again:
        assert sizes(again) == (3, 3, 3)
        assert again.records.ids_in(State.PENDING) == []
    assert lost(engine) == []


def test_vectors_that_are_deleted_are_told_and_made_again(engine: Settings) -> None:
    """While the library is open; nothing is added until `dateline reindex`."""
    with opened(engine) as library:
        library.put(marked([A, B]))
        assert library.trouble() is None
        shutil.rmtree(engine.vectors)
        assert "`dateline reindex`" in (library.trouble() or "")
        with pytest.raises(StoreError, match="`dateline reindex`"):
            library.put(marked([C]))
        library.reindex(lambda _: None)
        assert library.trouble() is None
    assert lost(engine) == []


def test_another_engine_is_told_until_the_vectors_are_made_anew(settings: Settings, engine: Settings) -> None:
    """By the names of both, to all that search or write; the articles stay, and what the old one had is dropped."""
    before = replace(settings, vector_store="kept" if engine.vector_store == "chroma" else "chroma")
    with opened(before) as library:
        library.put(marked([A, B]))
    with opened(engine) as library:
        told = rf"kept by {before.vector_store}, not by {engine.vector_store}: set vector_store back, or run `dateline"
        for use in (lambda: searched(library), lambda: library.put(marked([C])), lambda: library.remove([A.id])):
            with pytest.raises(StoreError, match=told):
                use()
        assert not engine.vectors.exists()
        assert not examined(engine).fine
        library.reindex(lambda _: None)
        library.put(marked([C]))
        assert not before.vectors.exists()
    assert lost(engine) == []
    with opened(before) as library, pytest.raises(StoreError, match=f"kept by {engine.vector_store}"):
        searched(library)


def test_a_change_that_was_broken_off_goes_on(settings: Settings, engine: Settings) -> None:
    """With the engine that it was begun for, and no other takes its articles."""
    other = replace(settings, vector_store="kept" if engine.vector_store == "chroma" else "chroma")
    with opened(engine) as library:
        library.put(marked([A, B]))
        library._indexing._start_afresh(library._indexing._target())
    with opened(other) as library, pytest.raises(StoreError, match="set vector_store back"):
        library.finish(lambda _: None)
    with opened(engine) as library:
        assert library.finish(lambda _: None) + library.records.count(State.READY) >= 2
    assert lost(engine) == []


def test_a_folder_for_one_process_is_told_to_another(settings: Settings) -> None:
    """Who writes is refused, who asks is answered by words alone; both learn whom to end."""
    kept = replace(settings, vector_store="kept")
    with opened(kept) as library:
        library.put(marked([A]))
    held = "another process has the vectors in .* open, .* end that one"
    with opened(kept) as library, closing(Kept.opened(kept.vectors)):
        found = searched(library)
        assert found.hits
        assert "Found by words alone" in " ".join(found.notes)
        for change in (lambda: library.put(marked([B])), lambda: library.reindex(lambda _: None)):
            with pytest.raises(StoreError, match=held):
                change()
        assert library.records.count(State.READY) == 1
        assert "another process has the vectors" in examined(kept).state


def test_what_is_not_installed_changes_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told by each use, also by a reindex, which drops nothing."""
    monkeypatch.setitem(ENGINES, "absent", Engine(KEPT_ROW.open, KEPT_ROW.check, "no_such_module", "absent"))
    with opened(settings) as library:
        library.put(marked([A]))
    with opened(replace(settings, vector_store="absent")) as library:
        for use in (lambda: library.reindex(lambda _: None), lambda: library.put(marked([B]))):
            with pytest.raises(SettingsError, match=r"vector_store absent is not installed: run `pip install"):
                use()
    assert lost(settings) == []
