"""What every engine of vectors holds to."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vectorstore.stores import NAMES, STAMP, OneAfterTheOther, Opener, entry, opener
from vectorstore.store import MetadataBound, StampMismatch, VectorStore, VectorStoreError

RIGHT = np.array([1.0, 0.0], dtype=np.float32)


@pytest.fixture(params=NAMES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Opener]:
    """Opens the vectors of one engine, by itself in the same folder; all are closed in the end."""
    by_name, shared = opener(request.param), OneAfterTheOther()
    with ExitStack() as stack:
        yield lambda folder=tmp_path / "vectors", **how: stack.enter_context(
            closing(by_name(folder, shared=shared, **how))
        )


@pytest.fixture
def store(opened: Opener) -> VectorStore:
    """Four vectors of three sources, from near to far from [1, 0]."""
    store = opened()
    store.add(
        [
            entry("a1", "a", [1.0, 0.0], day=20220303, source="rt"),
            entry("a2", "a", [0.8, 0.6], day=20220303, source="rt"),
            entry("b1", "b", [0.6, 0.8], day=20240620, source="bbc"),
            entry("c1", "c", [0.0, 1.0], day=0, source=""),
        ]
    )
    return store


def ids(store: VectorStore, most: int = 9, *bounds: MetadataBound, among: list[str] | None = None) -> list[str]:
    return list(store.nearest(RIGHT, most, bounds, among))


def test_the_nearest_come_first_with_their_cosines(store: VectorStore) -> None:
    """As many as asked for, or all there are."""
    found = store.nearest(2 * RIGHT, 3)
    assert list(found) == ["a1", "a2", "b1"]
    assert list(found.values()) == pytest.approx([1, 0.8, 0.6], abs=1e-5)
    assert ids(store) == ["a1", "a2", "b1", "c1"]
    assert ids(store, 0) == []


def test_a_known_id_is_replaced(store: VectorStore) -> None:
    """With its metadata."""
    store.add([entry("c1", "d", [1.0, 0.01], day=5)])
    assert len(store) == 4
    assert ids(store, 2) == ["a1", "c1"]
    assert ids(store, 9, MetadataBound("day", 5, 5)) == ["c1"]
    store.delete("d")
    assert len(store) == 3


def test_a_source_is_deleted_with_all_its_vectors(store: VectorStore) -> None:
    """One that is not there takes nothing away."""
    store.delete("a")
    store.delete("nobody")
    assert ids(store) == ["b1", "c1"]


@pytest.mark.parametrize(
    ("bounds", "found"),
    [
        ([MetadataBound("day", 20220303, 20240619)], ["a1", "a2"]),
        ([MetadataBound("day", 20220304)], ["b1"]),
        ([MetadataBound("day", most=0), MetadataBound("source", among=("",))], ["c1"]),
        ([MetadataBound("source", among=("rt", "bbc"))], ["a1", "a2", "b1"]),
        ([MetadataBound("source", among=("rt", "bbc")), MetadataBound("day", 20240101)], ["b1"]),
        ([MetadataBound("source", among=("o'Neill's \"x\"",))], []),
        ([MetadataBound("day")], ["a1", "a2", "b1", "c1"]),
    ],
)
def test_bounds_let_pass(store: VectorStore, bounds: list[MetadataBound], found: list[str]) -> None:
    """Those that meet all of them; one without limits, everything."""
    assert ids(store, 9, *bounds) == found


def test_some_ids_alone(store: VectorStore) -> None:
    """Unknown ones are passed over."""
    assert ids(store, among=["c1", "a2", "gone"]) == ["a2", "c1"]
    assert ids(store, among=["gone"]) == ids(store, among=[]) == []
    assert ids(store, 9, MetadataBound("day", 1), among=["c1", "a2"]) == ["a2"]


def test_an_empty_store_finds_nothing(opened: Opener) -> None:
    """Whatever it is asked."""
    store = opened()
    store.add([])
    store.delete("a")
    store.check()
    store.check_some()
    assert (len(store), ids(store), ids(store, among=["a"])) == (0, [], [])


def test_what_was_written_is_there_when_opened_again(store: VectorStore, opened: Opener) -> None:
    """From the same folder, closed or not; a closed one opens when it is used."""
    assert ids(opened()) == ids(store)
    store.close()
    assert ids(opened()) == ids(store) == ["a1", "a2", "b1", "c1"]
    store.check()
    store.check_some()


def test_two_in_one_process_see_each_other(store: VectorStore, opened: Opener) -> None:
    """As two that have the library open."""
    other = opened()
    other.delete("a")
    other.add([entry("e1", "e", [1.0, 0.0])])
    assert ids(store, 1) == ["e1"]
    assert len(store) == 3


def test_another_stamp_is_refused(store: VectorStore, opened: Opener) -> None:
    """By what made the vectors and what would; the vectors stay, until it is opened afresh."""
    other = {**STAMP, "dimension": 3}
    with pytest.raises(StampMismatch, match="made by embedding_model m, dimension 2, not by embedding_model m, dim"):
        opened(stamp=other)
    assert len(opened()) == 4
    afresh = opened(stamp=other, afresh=True)
    assert len(afresh) == 0
    afresh.add([entry("x", "x", [1.0, 0.0, 0.0])])
    with pytest.raises(StampMismatch):
        opened()


def test_a_folder_that_was_taken_away_is_empty(store: VectorStore, opened: Opener, tmp_path: Path) -> None:
    """And is written again."""
    (tmp_path / "vectors").rename(tmp_path / "away")
    assert ids(opened()) == []
    assert ids(store) == []
    store.add([entry("d1", "d", [1.0, 0.0])])
    assert ids(opened()) == ["d1"]


def test_what_cannot_be_read_is_an_error_with_the_first_use(opened: Opener, tmp_path: Path) -> None:
    """Again and again, until it is opened afresh."""
    (tmp_path / "vectors").mkdir()
    for name in ("chroma.sqlite3", "meta.json", "vectors.json"):
        (tmp_path / "vectors" / name).write_text("not what any engine writes")
    store = opened()
    for _ in range(2):
        with pytest.raises(VectorStoreError):
            len(store)
    assert len(opened(afresh=True)) == 0


VECTORS = st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.floats(-1, 1), st.floats(0.1, 1)), max_size=6)


@given(VECTORS)
def test_all_are_found_in_the_order_of_their_cosines(opened: Opener, vectors: dict[str, tuple[float, float]]) -> None:
    """Whatever the vectors."""
    store = opened()
    for name in "abcdef":
        store.delete(name)
    store.add([entry(name, name, list(vector)) for name, vector in vectors.items()])
    found = store.nearest(RIGHT, 9)
    cosines = {name: x / (x * x + y * y) ** 0.5 for name, (x, y) in vectors.items()}
    assert sorted(found) == sorted(vectors)
    assert list(found.values()) == pytest.approx(sorted(cosines.values(), reverse=True), abs=1e-4)
