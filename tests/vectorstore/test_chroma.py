"""Vectors in Chroma, by the contract of LlamaIndex."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from llama_index.core.schema import NodeRelationship, RelatedNodeInfo, TextNode
from llama_index.core.vector_stores.types import (
    FilterCondition,
    FilterOperator,
    MetadataFilter,
    MetadataFilters,
    VectorStoreQuery,
)

from vectorstore.chroma import ChromaStore, Connection, StampMismatch, VectorStoreError, reset

STAMP = {"model": "m", "dimension": 2}


@pytest.fixture
def store(tmp_path: Path) -> ChromaStore:
    """Four vectors of three sources, from near to far from [1, 0]."""
    store = ChromaStore(Connection(tmp_path / "chroma"), "passages", STAMP)
    store.add(
        [
            node("a1", "a", [1.0, 0.0], day=20220303, source="rt"),
            node("a2", "a", [0.8, 0.6], day=20220303, source="rt"),
            node("b1", "b", [0.6, 0.8], day=20240620, source="bbc"),
            node("c1", "c", [0.0, 1.0], day=0, source=""),
        ]
    )
    return store


def node(node_id: str, article: str, vector: list[float], **metadata: Any) -> TextNode:
    related = {NodeRelationship.SOURCE: RelatedNodeInfo(node_id=article)}
    return TextNode(id_=node_id, embedding=vector, metadata=metadata, relationships=related)


def ids(store: ChromaStore, top: int = 9, **limits: Any) -> list[str]:
    return store.query(VectorStoreQuery(query_embedding=[1.0, 0.0], similarity_top_k=top, **limits)).ids or []


def where(key: str, operator: FilterOperator, value: Any) -> MetadataFilter:
    return MetadataFilter(key=key, operator=operator, value=value)


def test_the_nearest_come_first_with_their_cosines(store: ChromaStore) -> None:
    """As many as asked for, or all there are."""
    result = store.query(VectorStoreQuery(query_embedding=[2.0, 0.0], similarity_top_k=3))
    assert result.ids == ["a1", "a2", "b1"]
    assert result.similarities == pytest.approx([1, 0.8, 0.6], abs=1e-5)
    assert ids(store) == ["a1", "a2", "b1", "c1"]
    assert ids(store, top=0) == []


def test_a_known_id_is_replaced(store: ChromaStore) -> None:
    """With its metadata."""
    assert store.add([node("c1", "d", [1.0, 0.01], day=5)]) == ["c1"]
    assert len(store) == 4
    assert ids(store, top=2) == ["a1", "c1"]
    assert ids(store, filters=MetadataFilters(filters=[where("day", FilterOperator.EQ, 5)])) == ["c1"]
    store.delete("d")
    assert len(store) == 3


def test_a_source_is_deleted_with_all_its_vectors(store: ChromaStore) -> None:
    """One that is not there takes nothing away."""
    store.delete("a")
    store.delete("nobody")
    assert ids(store) == ["b1", "c1"]


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ([("day", FilterOperator.GTE, 20220303), ("day", FilterOperator.LT, 20240620)], ["a1", "a2"]),
        ([("day", FilterOperator.GT, 20220303)], ["b1"]),
        ([("day", FilterOperator.LTE, 0), ("source", FilterOperator.EQ, "")], ["c1"]),
        ([("source", FilterOperator.NE, "rt")], ["b1", "c1"]),
        ([("source", FilterOperator.IN, ["rt", "bbc"])], ["a1", "a2", "b1"]),
        ([("source", FilterOperator.NIN, ["rt", "bbc"])], ["c1"]),
        ([("source", FilterOperator.EQ, "cnn")], []),
    ],
)
def test_filters_let_pass(store: ChromaStore, limits: list[tuple[Any, ...]], found: list[str]) -> None:
    """Those that meet all of them."""
    assert ids(store, filters=MetadataFilters(filters=[where(*limit) for limit in limits])) == found


def test_filters_in_filters(store: ChromaStore) -> None:
    """Joined by "or" and by "and", to any depth; none at all lets everything pass."""
    late = where("day", FilterOperator.GTE, 20240000)
    early = MetadataFilters(filters=[where("day", FilterOperator.LT, 20240000), where("source", FilterOperator.NE, "")])
    assert ids(store, filters=MetadataFilters(filters=[late, early], condition=FilterCondition.OR)) == [
        "a1",
        "a2",
        "b1",
    ]
    assert ids(store, filters=MetadataFilters(filters=[late, early])) == []
    assert len(ids(store, filters=MetadataFilters(filters=[]))) == 4


def test_what_chroma_cannot_compare_is_an_error(store: ChromaStore) -> None:
    """And is not passed over in silence: the result would be a wrong one."""
    text = MetadataFilters(filters=[where("source", FilterOperator.TEXT_MATCH, "r")])
    with pytest.raises(ValueError, match="no filter operator"):
        ids(store, filters=text)
    with pytest.raises(ValueError, match="no filter condition"):
        ids(store, filters=MetadataFilters(filters=text.filters, condition=FilterCondition.NOT))


def test_some_ids_alone(store: ChromaStore) -> None:
    """Of nodes, or of sources; unknown ones are passed over."""
    assert ids(store, node_ids=["c1", "a2", "gone"]) == ["a2", "c1"]
    assert ids(store, node_ids=["gone"]) == ids(store, node_ids=[]) == []
    assert ids(store, doc_ids=["a", "c", "gone"]) == ["a1", "a2", "c1"]
    late = MetadataFilters(filters=[where("day", FilterOperator.GT, 0)])
    assert ids(store, node_ids=["c1", "a2"], filters=late) == ids(store, doc_ids=["a", "c"], filters=late, top=2)[1:]


def test_an_empty_store_finds_nothing(tmp_path: Path) -> None:
    """Whatever it is asked."""
    store = ChromaStore(Connection(tmp_path / "chroma"), "passages", STAMP)
    assert (len(store), ids(store), ids(store, node_ids=["a"])) == (0, [], [])
    assert store.add([]) == []


def test_clear_leaves_the_stamp(store: ChromaStore, tmp_path: Path) -> None:
    """And a collection that can be written."""
    store.clear()
    assert ids(store) == []
    store.add([node("a1", "a", [1.0, 0.0])])
    with pytest.raises(StampMismatch):
        ChromaStore(Connection(tmp_path / "chroma"), "passages", {**STAMP, "model": "n"})
    assert ids(store) == ["a1"]


def test_another_stamp_is_refused(store: ChromaStore, tmp_path: Path) -> None:
    """By what made the vectors and what would; the vectors stay, until the collection is removed."""
    client = Connection(tmp_path / "chroma")
    with pytest.raises(StampMismatch, match="made by model m, dimension 2, not by model m, dimension 3"):
        ChromaStore(client, "passages", {"model": "m", "dimension": 3})
    assert len(ChromaStore(client, "passages", STAMP)) == 4
    reset(client, "passages")
    reset(client, "passages")
    assert len(ChromaStore(client, "passages", {"model": "m", "dimension": 3})) == 0


def test_what_was_written_is_there_when_opened_again(store: ChromaStore, tmp_path: Path) -> None:
    """From the same folder."""
    assert ids(ChromaStore(Connection(tmp_path / "chroma"), "passages", STAMP)) == ids(store)


def test_what_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    """A server that is not there, an address that is none, and a damaged folder, twice the same."""
    for url in ("http://localhost:1", "http://[::1"):
        with pytest.raises(VectorStoreError, match=url.replace("[", r"\[")):
            Connection(url=url)
    (tmp_path / "chroma.sqlite3").write_text("no database")
    for _ in range(2):
        with pytest.raises(VectorStoreError, match="not a database"):
            Connection(tmp_path)


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(st.floats(-1, 1), st.floats(0.1, 1)), max_size=6))
def test_all_are_found_in_the_order_of_their_cosines(tmp_path: Path, vectors: dict[str, tuple[float, float]]) -> None:
    """Whatever the vectors."""
    client = Connection(tmp_path / "chroma")
    reset(client, "passages")
    store = ChromaStore(client, "passages", STAMP)
    store.add([node(name, name, list(vector)) for name, vector in vectors.items()])
    result = store.query(VectorStoreQuery(query_embedding=[1.0, 0.0], similarity_top_k=9))
    cosines = {name: x / (x * x + y * y) ** 0.5 for name, (x, y) in vectors.items()}
    assert sorted(result.ids or []) == sorted(vectors)
    assert result.similarities == pytest.approx(sorted(cosines.values(), reverse=True), abs=1e-4)
