"""One store that several use: each sees what the others wrote, and nothing is lost."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from tests.vectorstore.stores import OneAfterTheOther
from vectorstore.chroma import COLLECTION, ChromaStore, Connection, open_chroma
from vectorstore.store import Entry, StampMismatch, Vector, VectorStoreError

STAMP: dict[str, str | int] = {"model": "m", "dimension": 64}


@pytest.fixture
def shared() -> OneAfterTheOther:
    return OneAfterTheOther()


def opened(tmp_path: Path, shared: OneAfterTheOther) -> ChromaStore:
    """With a Chroma of its own, as another process has."""
    return ChromaStore(Connection(tmp_path / "chroma"), COLLECTION, STAMP, shared)


def restamp(tmp_path: Path, stamp: dict[str, str | int]) -> None:
    """As another version, or another model, would have it."""
    Connection(tmp_path / "chroma").client.get_collection(COLLECTION).modify(metadata=stamp)


def vector(number: int) -> Vector:
    return np.random.default_rng(number).normal(size=64).astype(np.float32)


def entries(first: int, last: int) -> list[Entry]:
    return [Entry(f"p{number}", f"a{number}", vector(number)) for number in range(first, last)]


def missing(store: ChromaStore, numbers: range) -> list[int]:
    """Those that are not the nearest to themselves."""
    return [each for each in numbers if list(store.nearest(vector(each), 1)) != [f"p{each}"]]


def test_what_another_wrote_is_found(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """By its vector and by its id, and what it deleted is not."""
    one, other = opened(tmp_path, shared), opened(tmp_path, shared)
    one.add(entries(0, 20))
    assert missing(other, range(20)) == []
    other.add(entries(20, 40))
    assert missing(one, range(40)) == []
    assert list(one.nearest(vector(30), 2, ids=["p30", "p1"])) == ["p30", "p1"]
    one.delete("a30")
    assert missing(other, range(29, 32)) == [30]


def test_two_that_write_in_turns_lose_nothing(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """Also where each writes more than Chroma keeps before it writes its index over what is there."""
    one, other = opened(tmp_path, shared), opened(tmp_path, shared)
    one.add(entries(0, 100))
    assert missing(other, range(0, 100, 9)) == []
    other.add(entries(100, 1_400))
    one.add(entries(1_400, 2_700))
    for store in (one, other, opened(tmp_path, shared)):
        assert (len(store), missing(store, range(0, 2_700, 50))) == (2_700, [])
        store.check()


def test_a_collection_that_another_made_again(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """Is the one that is read and written from then on."""
    one, other = opened(tmp_path, shared), opened(tmp_path, shared)
    one.add(entries(0, 5))
    shared.announce_change()
    other = open_chroma(tmp_path / "chroma", STAMP, shared, afresh=True)
    assert len(one) == 0
    one.add(entries(5, 6))
    assert missing(other, range(5, 6)) == []


def test_vectors_that_became_another_models_are_refused(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """By who has them open, to read and to write, until they are as they were."""
    one = opened(tmp_path, shared)
    one.add(entries(0, 5))
    restamp(tmp_path, {"model": "n", "dimension": 64})
    shared.announce_change()
    for use in (lambda: missing(one, range(1)), lambda: one.add(entries(5, 6))):
        with pytest.raises(StampMismatch, match="made by model n"):
            use()
    restamp(tmp_path, STAMP)
    assert missing(one, range(5)) == []


def test_what_nobody_told_of_is_read_once_more(tmp_path: Path) -> None:
    """As when another writes between two steps of a query, which Chroma answers with "Error finding id"."""
    one, other = opened(tmp_path, OneAfterTheOther()), opened(tmp_path, OneAfterTheOther())
    one.add(entries(0, 5))
    assert missing(one, range(5)) == []
    other.add(entries(5, 10))
    assert list(one.nearest(vector(7), 1, ids=["p7"])) == ["p7"]


def test_vectors_that_were_lost_are_an_error(tmp_path: Path) -> None:
    """That names the cause, and `check` finds them: here two wrote, and neither knew of the other."""
    one, other = opened(tmp_path, OneAfterTheOther()), opened(tmp_path, OneAfterTheOther())
    one.add(entries(0, 10))
    other.add(entries(10, 1_100))
    one.add(entries(1_100, 2_200))
    with closing(opened(tmp_path, OneAfterTheOther())) as third, pytest.raises(VectorStoreError, match="finding id"):
        third.check()


def test_a_closed_store_opens_when_it_is_used(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """As by a thread that held it before it was closed."""
    store = opened(tmp_path, shared)
    store.add(entries(0, 3))
    store.close()
    assert missing(store, range(3)) == []


def test_opening_anew_keeps_no_files(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """However often another one writes."""
    one, other = opened(tmp_path, shared), opened(tmp_path, shared)
    files = Path("/proc/self/fd")
    if not files.exists():
        pytest.skip("the system does not tell which files are open")
    counts = []
    for number in range(30):
        other.add(entries(number, number + 1))
        assert missing(one, range(number, number + 1)) == []
        counts.append(len(list(files.iterdir())))
    assert max(counts[15:]) <= max(counts[:15]) + 3
