"""One store that several use: each sees what the others wrote, and nothing is lost."""

from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

import numpy as np
import pytest
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.types import VectorStoreQuery

from vectorstore.chroma import ChromaStore, Connection, StampMismatch, VectorStoreError

STAMP = {"model": "m", "dimension": 64}


class OneAfterTheOther:
    """For stores of one thread: nobody waits, and changes are counted."""

    def __init__(self) -> None:
        self.changes = 0

    def turn(self) -> AbstractContextManager[object]:
        return nullcontext()

    def mark(self) -> str:
        return str(self.changes)

    def changing(self) -> str:
        self.changes += 1
        return self.mark()


@pytest.fixture
def shared() -> OneAfterTheOther:
    return OneAfterTheOther()


def opened(tmp_path: Path, shared: OneAfterTheOther) -> ChromaStore:
    """With a Chroma of its own, as another process has."""
    return ChromaStore(Connection(tmp_path / "chroma"), "passages", STAMP, shared)


def vector(number: int) -> list[float]:
    found: list[float] = np.random.default_rng(number).normal(size=64).tolist()
    return found


def nodes(first: int, last: int) -> list[TextNode]:
    return [
        TextNode(
            id_=f"p{number}",
            embedding=vector(number),
            relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=f"a{number}")},
        )
        for number in range(first, last)
    ]


def missing(store: ChromaStore, numbers: range) -> list[int]:
    """Those that are not the nearest to themselves."""
    found = (
        (each, store.query(VectorStoreQuery(query_embedding=vector(each), similarity_top_k=1))) for each in numbers
    )
    return [each for each, result in found if result.ids != [f"p{each}"]]


def test_what_another_wrote_is_found(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """By its vector and by its id, and what it deleted is not."""
    one, other = opened(tmp_path, shared), opened(tmp_path, shared)
    one.add(nodes(0, 20))
    assert missing(other, range(20)) == []
    other.add(nodes(20, 40))
    assert missing(one, range(40)) == []
    named = VectorStoreQuery(query_embedding=vector(30), similarity_top_k=2, node_ids=["p30", "p1"])
    assert one.query(named).ids == ["p30", "p1"]
    one.delete("a30")
    assert missing(other, range(29, 32)) == [30]


def test_two_that_write_in_turns_lose_nothing(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """Also where each writes more than Chroma keeps before it writes its index over what is there."""
    one, other = opened(tmp_path, shared), opened(tmp_path, shared)
    one.add(nodes(0, 100))
    assert missing(other, range(0, 100, 9)) == []
    other.add(nodes(100, 1_400))
    one.add(nodes(1_400, 2_700))
    for store in (one, other, opened(tmp_path, shared)):
        assert (len(store), missing(store, range(0, 2_700, 50))) == (2_700, [])
        store.check()


def test_a_collection_that_another_made_again(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """Is the one that is read and written from then on."""
    one, other = opened(tmp_path, shared), opened(tmp_path, shared)
    one.add(nodes(0, 5))
    other.clear()
    assert len(one) == 0
    one.add(nodes(5, 6))
    assert missing(other, range(5, 6)) == []


def test_vectors_that_became_another_models_are_refused(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """By who has them open, to read and to write, until they are as they were."""
    one, other = opened(tmp_path, shared), opened(tmp_path, shared)
    one.add(nodes(0, 5))
    other.client.modify(metadata={"model": "n", "dimension": 64})
    shared.changing()
    for use in (lambda: missing(one, range(1)), lambda: one.add(nodes(5, 6))):
        with pytest.raises(StampMismatch, match="made by model n"):
            use()
    other.client.modify(metadata=STAMP)
    assert missing(one, range(5)) == []


def test_what_nobody_told_of_is_read_once_more(tmp_path: Path) -> None:
    """As when another writes between two steps of a query, which Chroma answers with "Error finding id"."""
    one, other = opened(tmp_path, OneAfterTheOther()), opened(tmp_path, OneAfterTheOther())
    one.add(nodes(0, 5))
    assert missing(one, range(5)) == []
    other.add(nodes(5, 10))
    assert one.query(VectorStoreQuery(query_embedding=vector(7), similarity_top_k=1, node_ids=["p7"])).ids == ["p7"]


def test_vectors_that_were_lost_are_an_error(tmp_path: Path) -> None:
    """That names the cause, and `check` finds them: here two wrote, and neither knew of the other."""
    one, other = opened(tmp_path, OneAfterTheOther()), opened(tmp_path, OneAfterTheOther())
    one.add(nodes(0, 10))
    other.add(nodes(10, 1_100))
    one.add(nodes(1_100, 2_200))
    with closing(opened(tmp_path, OneAfterTheOther())) as third, pytest.raises(VectorStoreError, match="finding id"):
        third.check()


def test_a_closed_store_opens_when_it_is_used(tmp_path: Path, shared: OneAfterTheOther) -> None:
    """As by a thread that held it before it was closed."""
    store = opened(tmp_path, shared)
    store.add(nodes(0, 3))
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
        other.add(nodes(number, number + 1))
        assert missing(one, range(number, number + 1)) == []
        counts.append(len(list(files.iterdir())))
    assert max(counts[15:]) <= max(counts[:15]) + 3
