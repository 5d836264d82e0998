"""Articles with their words and vectors, changed together."""

import doctest
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import numpy as np
import pytest
import tantivy
from filelock import FileLock
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from rag.errors import EmbeddingMismatch, InputError, LibraryBusy, SettingsError, StoreError
from rag.filtering import Filters
from rag.library.bounds import Bounds
from rag.library.catalogue import FOLDER
from rag.library.indexing import BATCH
from rag.library.library import Change, Library
from rag.library.records import UNINDEXED, State
from rag.library.search_query import Order, read_query
from rag.quotable import barred_in
from rag.settings import Settings, read_settings
from rag.text.words import stems
from rag.types import Article
from tests.examples import article, marked, restamp, sizes
from tests.library.earlier import earlier
from vectorstore.store import MetadataBound

A, B, C = article("Ruritania"), article("Syldavia"), article("Borduria")


@contextmanager
def reopened(settings: Settings) -> Iterator[Library]:
    """As another process, or the next run, sees it."""
    with closing(Library(settings, wait=0.1)) as library:
        yield library


def found(library: Library, words: str) -> list[str]:
    """Ids of the articles that the word index gives."""
    return [each.partition(":")[0] for each, _ in library.index.word_index.search(stems(words), 9, Bounds(), 1.0)]


def on_day(library: Library, day: int) -> list[str]:
    """Ids of the passages with vectors of a day."""
    return list(library.index.vectors.nearest(np.ones(384, dtype=np.float32), 9, [MetadataBound("day", day, day)]))


def test_adding_twice_changes_nothing(library: Library) -> None:
    """In whatever company, also within one call."""
    assert library.put(marked([A, B])) == Change(added=2)
    assert library.put(marked([A, B])) == Change(unchanged=2)
    assert library.put(marked([C, A, C])) == Change(added=1, unchanged=2)
    assert sizes(library) == (3, 3, 3)


def test_a_changed_fingerprint_writes_the_article_again(library: Library) -> None:
    """In all three stores, and nothing of the old one stays."""
    library.put(marked([A, B]))
    changed = replace(A, published=date(2022, 3, 3), title="Quelconque")
    assert library.put(marked([changed, B])) == Change(updated=1, unchanged=1)
    assert library.records.get([A.id]) == {A.id: changed}
    assert found(library, "Quelconque") == [A.id]
    assert (len(on_day(library, 20220303)), len(on_day(library, 20240620))) == (1, 1)
    assert sizes(library) == (2, 2, 2)


def test_remove_takes_out_of_all_stores(library: Library) -> None:
    """An id named twice is one."""
    library.put(marked([A, B]))
    library.remove([A.id, A.id])
    assert (sizes(library), found(library, "Ruritania minister")) == ((1, 1, 1), [B.id])
    library.remove([])
    assert sizes(library) == (1, 1, 1)


def test_an_unknown_id_removes_nothing(library: Library) -> None:
    """Neither itself nor those beside it."""
    library.put(marked([A]))
    with pytest.raises(InputError, match="no article has the id nobody: `dateline list`"):
        library.remove([A.id, "nobody"])
    assert sizes(library) == (1, 1, 1)


def some(*articles: Article) -> st.SearchStrategy[list[Article]]:
    return st.lists(st.sampled_from(articles), max_size=3, unique_by=lambda each: each.id)


CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("put"), some(A, B, C, replace(A, published=None))),
        st.tuples(st.just("remove"), some(A, B, C)),
        st.tuples(st.just("crash in put"), some(A, B, C)),
        st.tuples(st.just("crash in remove"), some(A, B, C)),
    ),
    max_size=5,
)


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One library for all examples: opening one costs more than they do."""
    return read_settings(str(tmp_path_factory.mktemp("lasting")))


@pytest.mark.slow
@hypothesis_settings(max_examples=10)
@given(CHANGES)
def test_stores_agree_and_can_be_emptied(lasting: Settings, changes: list[tuple[str, list[Article]]]) -> None:
    """After any changes and crashes each article is in all stores or in none; once removed, nothing is left of it."""
    with reopened(lasting) as library:
        for change, articles in changes:
            ready = list(library.records.fingerprints([each.id for each in articles]))
            if change == "put":
                library.put(marked(articles))
            elif change == "remove":
                library.remove(ready)
            elif change == "crash in put":
                library.records.put(marked(articles))
            else:
                library.records.set_state(State.LEAVING, ready)
    with reopened(lasting) as library:
        assert set(library.catalogue.ids()) == set(library.records.ids_in(State.READY))
        leaving = library.records.ids_in(State.LEAVING)
        staying = set(library.records.find_known([A.id, B.id, C.id])) - set(leaving)
        assert sizes(library) == (len(staying),) * 3
        assert set(library.catalogue.ids()) == staying
        library.remove([listing.id for listing in library.records.listings()])
        assert sizes(library) == (0, 0, 0)
        assert len(library.catalogue) == 0
        assert library.records.find_known([A.id, B.id, C.id]) == []


def test_what_a_crash_left_is_not_seen(library: Library, settings: Settings) -> None:
    """Pending articles are not listed, and a search that finds their words reads none of them."""
    library.put(marked([A]))
    library.index.add([B])
    library.records.put(marked([B]))
    assert [each.id for each in library.records.listings()] == [A.id]
    assert list(library.records.get(found(library, "minister"))) == [A.id]


def test_a_crash_in_a_write_is_finished_at_the_next_opening(library: Library, settings: Settings) -> None:
    """Whether it came before the words and vectors, between them, or after."""
    library.put(marked([A]))
    library.records.put(marked([A, B, C]))
    library.index.add([C])
    with reopened(settings) as again:
        assert sizes(again) == (3, 3, 3)
        assert again.records.ids_in(State.PENDING) == []
        assert sorted(found(again, "minister")) == sorted([A.id, B.id, C.id])


def test_a_crash_in_a_removal_is_finished_at_the_next_opening(library: Library, settings: Settings) -> None:
    """The articles are gone from all stores."""
    library.put(marked([A, B]))
    library.records.set_state(State.LEAVING, [A.id])
    with reopened(settings) as again:
        assert sizes(again) == (1, 1, 1)
        assert again.records.find_known([A.id, B.id]) == [B.id]


@pytest.mark.parametrize("state", [State.PENDING, State.LEAVING])
def test_adding_after_a_crash_writes_nothing_twice(library: Library, settings: Settings, state: State) -> None:
    """In the process that was interrupted and in the next one."""
    library.put(marked([A, B]))
    library.records.set_state(state, [A.id])
    library.put(marked([A, B]))
    assert sizes(library) == (2, 2, 2)
    library.records.set_state(state, [B.id])
    with reopened(settings) as again:
        again.put(marked([A, B]))
        assert sizes(again) == (2, 2, 2)


def test_reindex_makes_words_and_vectors_again(library: Library, settings: Settings) -> None:
    """From the records alone, whatever happened to the index; it tells how far it is."""
    many = [article(f"n{number}") for number in range(BATCH + 2)]
    library.put(marked(many))
    library.index.word_index.clear()
    library.index.vectors.delete(many[0].id)
    steps: list[int] = []
    assert library.reindex(steps.append) == BATCH + 2
    assert steps == [BATCH, 2]
    assert sizes(library) == (BATCH + 2,) * 3
    with reopened(settings) as again:
        assert sizes(again) == (BATCH + 2,) * 3


def test_what_is_never_quoted_is_found_when_an_article_is_added(library: Library) -> None:
    """And again when all are indexed again, as for a library of an earlier version."""
    told = replace(A, text=f"By Ann Poe\n{A.text}")
    library.put(marked([told]))
    found = library.records.get([A.id])[A.id].barred
    assert found == barred_in(told) != barred_in(A)
    library.records.put(marked([told]))
    assert library.records.get([A.id], State.PENDING)[A.id].barred is None
    library.reindex(lambda _: None)
    assert library.records.get([A.id])[A.id].barred == found


def test_reindex_takes_out_what_was_leaving(library: Library) -> None:
    """It is not made again."""
    library.put(marked([A, B]))
    library.records.set_state(State.LEAVING, [A.id])
    assert library.reindex(lambda _: None) == 1
    assert sizes(library) == (1, 1, 1)
    assert library.records.find_known([A.id]) == []


def test_reindex_changes_the_embedding_model(library: Library, settings: Settings, tmp_path: Path) -> None:
    """With another one in force the index is refused until it is made again; a missing one changes nothing."""
    library.put(marked([A]))
    model = tmp_path / "other-model"
    with reopened(replace(settings, embedding_model=str(model))) as other:
        with pytest.raises(SettingsError, match="is not on this machine"):
            other.reindex(lambda _: None)
        assert sizes(library) == (1, 1, 1)
    restamp(settings.vectors, embedding_model="another", dimension=384)
    with reopened(settings) as again:
        with pytest.raises(EmbeddingMismatch, match=r"another.*run `dateline reindex`"):
            again.put(marked([B]))
        assert again.records.find_known([B.id]) == []
        again.reindex(lambda _: None)
        again.put(marked([B]))
        assert sizes(again) == (2, 2, 2)


def test_one_writer_at_a_time(library: Library, settings: Settings) -> None:
    """While another process writes, reading goes on and a change waits, then says why it cannot be made."""
    library.put(marked([A]))
    with FileLock(settings.data_dir / "writing.lock"):
        for change in (
            lambda: library.put(marked([B])),
            lambda: library.remove([A.id]),
            lambda: library.reindex(lambda _: None),
        ):
            with pytest.raises(LibraryBusy, match="another process is changing the library"):
                change()
        assert library.put(marked([A])) == Change(unchanged=1)
        assert sizes(library) == (1, 1, 1)
    assert library.put(marked([B])) == Change(added=1)


def test_a_write_that_another_is_in_the_middle_of_is_no_loss(library: Library, settings: Settings) -> None:
    """Its passages are there, and not counted yet: nothing is said of it, and who writes next waits for it."""
    library.put(marked([A]))
    with closing(Library(settings)) as other, ThreadPoolExecutor() as pool:
        with library.lock_for_writing():
            library.index.add([B])
            assert other.trouble() is None
            waiting = pool.submit(other.put, marked([C]))
            with pytest.raises(TimeoutError):
                waiting.result(timeout=1)
            library.index.remove([B.id])
        assert waiting.result() == Change(added=1)


def test_a_living_writers_articles_are_left_to_it(library: Library, settings: Settings) -> None:
    """What is pending while another process writes is no left-over."""
    library.put(marked([A]))
    library.records.put(marked([B]))
    with FileLock(settings.data_dir / "writing.lock"), reopened(settings) as reader:
        assert sizes(reader) == (1, 1, 1)
        assert reader.records.ids_in(State.PENDING) == [B.id]


def test_a_data_folder_that_cannot_be_made_is_an_error(settings: Settings, tmp_path: Path) -> None:
    """The message names it."""
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file/library cannot be made"):
        Library(replace(settings, data_dir=tmp_path / "file" / "library"))


def listed(library: Library, query: str = "") -> list[str]:
    """Ids of the articles that the catalogue gives."""
    return list(library.catalogue.search(read_query(query, Filters(), Order.NEWEST), 0, 99).ids)


def test_the_catalogue_follows_every_change(library: Library, settings: Settings) -> None:
    """Also one that another process makes."""
    with reopened(settings) as reader:
        assert listed(reader) == []
        library.put(marked([A, B]))
        assert listed(reader) == [A.id, B.id]
        library.put(marked([replace(A, title="Quelconque")]))
        assert (listed(reader, "quelconque"), listed(reader, "title")) == ([A.id], [B.id])
        library.remove([A.id])
        assert listed(reader) == [B.id]
        library.reindex(lambda _: None)
        assert listed(reader) == [B.id]


def test_the_catalogue_opens_without_the_index(library: Library, settings: Settings) -> None:
    """Which brings LlamaIndex, Chroma and the model: here there is none."""
    library.put(marked([A]))
    with reopened(replace(settings, embedding_model="/no/model")) as again:
        assert listed(again) == [A.id]
        with pytest.raises(SettingsError, match="is not on this machine"):
            again.index  # noqa: B018 - that it is opened here is the test


@pytest.mark.parametrize("lost", ["none", "damaged", "other version"])
def test_a_catalogue_that_is_not_there_is_made_again(library: Library, settings: Settings, lost: str) -> None:
    """From the records: for a library of a version without one, and where it cannot be read."""
    library.put(marked([A, B]))
    library.records.put(marked([C]))
    folder = settings.data_dir / FOLDER
    if lost == "damaged":
        (folder / "meta.json").write_text("{")
    else:
        shutil.rmtree(folder)
    if lost == "other version":
        folder.mkdir()
        tantivy.Index(tantivy.SchemaBuilder().build(), path=str(folder))
    with reopened(settings) as again:
        assert listed(again) == [A.id, B.id]


def test_a_catalogue_lists_what_is_ready(library: Library, settings: Settings) -> None:
    """What a crash left pending or leaving is not shown, and what it left out is added."""
    library.put(marked([A, B]))
    library.records.set_state(State.LEAVING, [A.id])
    library.records.put(marked([C]))
    with reopened(settings) as again:
        assert listed(again) == [B.id]
        assert sizes(again) == (2, 2, 2)
        assert listed(again) == [C.id, B.id]
    library.catalogue.remove([C.id])
    with reopened(settings) as again:
        assert listed(again) == [C.id, B.id]


def test_a_catalogue_is_not_made_while_another_process_writes(library: Library, settings: Settings) -> None:
    """What is missing may be on its way; a damaged one has to wait."""
    library.put(marked([A, B]))
    library.catalogue.remove([A.id])
    with FileLock(settings.data_dir / "writing.lock"):
        with reopened(settings) as reader:
            assert listed(reader) == [B.id]
        (settings.data_dir / FOLDER / "meta.json").write_text("{")
        with reopened(settings) as reader, pytest.raises(LibraryBusy):
            listed(reader)
    with reopened(settings) as reader:
        assert listed(reader) == [A.id, B.id]


def test_reindex_makes_the_catalogue_again(library: Library, settings: Settings) -> None:
    """Whatever happened to it."""
    library.put(marked([A, B]))
    (settings.data_dir / FOLDER / "meta.json").write_text("{")
    with reopened(settings) as again:
        again.reindex(lambda _: None)
        assert listed(again) == [A.id, B.id]


class _Broken(Exception):
    """What ends a reindex in a test, as a kill does."""


def broken_off(library: Library, after: int) -> None:
    """A reindex that ends after some batches."""
    steps: list[int] = []

    def step(count: int) -> None:
        steps.append(count)
        if len(steps) == after:
            raise _Broken

    with pytest.raises(_Broken):
        library.reindex(step)


MANY = [article(f"n{number}") for number in range(3 * BATCH)]


def test_a_library_that_is_indexed_again_is_never_empty(library: Library, settings: Settings) -> None:
    """All articles are listed and counted, and those that are indexed are searched; opening it takes no time."""
    library.put(marked(MANY))
    broken_off(library, after=1)
    with reopened(settings) as again:
        assert sizes(again) == (len(MANY), BATCH, BATCH)
        assert len(again.records.listings()) == len(listed(again)) == len(MANY)
        assert again.count_pending() == again.records.count(*UNINDEXED) == 2 * BATCH


@pytest.mark.slow
def test_a_reindex_that_was_broken_off_goes_on(library: Library, settings: Settings) -> None:
    """In another process: what is done is not done again, and the next one after it is a whole one."""
    library.put(marked(MANY))
    broken_off(library, after=1)
    with reopened(settings) as again:
        steps: list[int] = []
        assert again.reindex(steps.append) == 2 * BATCH
        assert steps == [BATCH, BATCH, BATCH]
        assert sizes(again) == sizes(library) == (len(MANY),) * 3
        assert again.reindex(lambda _: None) == len(MANY)


def test_what_was_broken_off_is_finished(library: Library, settings: Settings) -> None:
    """By whoever asks for it, in part where it is stopped; a process that is at it is left alone."""
    library.put(marked(MANY))
    broken_off(library, after=1)
    stop = Event()
    with reopened(settings) as again:
        with FileLock(settings.data_dir / "indexing.lock"):
            assert (again.is_busy(), again.finish(lambda _: None)) == (True, 0)
        assert not again.is_busy()
        assert again.finish(lambda _: stop.set(), stop) == BATCH
        assert again.finish(lambda _: None) == BATCH
        assert (sizes(again), again.finish(lambda _: None)) == ((len(MANY),) * 3, 0)


def test_a_reindex_that_had_dropped_nothing_begins_anew(library: Library, settings: Settings) -> None:
    """As nobody knows what is left of the old index."""
    library.put(marked(MANY))
    library.records.set_all_pending()
    library.index.word_index.clear()
    with reopened(settings) as again:
        assert again.finish(lambda _: None) == len(MANY)
        assert sizes(again) == (len(MANY),) * 3


def test_articles_change_while_all_are_indexed_again(library: Library, settings: Settings) -> None:
    """Each is there once, as it is now."""
    library.put(marked(MANY))
    changed = replace(MANY[-1], title="Quelconque")

    def step(_: int) -> None:
        with reopened(settings) as other:
            other.put(marked([A, changed]))
            other.remove(list(other.records.fingerprints([MANY[-2].id])))

    library.reindex(step)
    assert sizes(library) == (len(MANY),) * 3
    assert (found(library, "Quelconque"), found(library, "Ruritania")[:1]) == ([changed.id], [A.id])


def test_another_process_sees_each_change(library: Library, settings: Settings) -> None:
    """By vectors too, though it has searched before; also a reindex, and one that made room for a damaged store."""
    with reopened(settings) as reader:
        for change in (
            lambda: library.put(marked([A, B])),
            lambda: library.put(marked([replace(A, published=date(2022, 3, 3))])),
            lambda: library.remove([B.id]),
            lambda: library.reindex(lambda _: None),
        ):
            assert on_day(reader, 20240620) == on_day(library, 20240620)
            change()
            assert (sizes(reader), on_day(reader, 20240620)) == (sizes(library), on_day(library, 20240620))
        reader.put(marked([C]))
        assert on_day(library, 20240620) == on_day(reader, 20240620) != []


def test_a_library_of_an_earlier_version_is_added_to(settings: Settings) -> None:
    """Its articles wait for no more than their index, and are found."""
    earlier("0001", settings.data_dir / "library.sqlite")
    with closing(Library(settings)) as library:
        assert library.reindex(lambda _: None) == 2
        library.correct("a2", {"date": "2024-06-22"})
        library.set_aside(["a1"])
        assert ([each.corrected for each in library.records.listings()], library.removed.ids()) == ([("date",)], ["a1"])


def test_the_example_in_its_description_runs(tmp_path: Path) -> None:
    """In an empty folder, as it stands there."""
    names = {"Library": Library, "folder": str(tmp_path / "harbours")}
    [example] = doctest.DocTestFinder(recurse=False).find(Library, "Library", globs=names)
    assert doctest.DocTestRunner().run(example) == doctest.TestResults(failed=0, attempted=8)
