"""Writes after a writer that was killed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rag.library.catalogue import Catalogue
from rag.library.word_index import Entry, WordIndex
from tests.examples import article

Index = Catalogue | WordIndex

NAMES = ("Ruritania", "Syldavia", "Borduria")


def fill(index: Index) -> list[str]:
    """Adds three articles, and returns their ids."""
    articles = [article(each) for each in NAMES]
    if isinstance(index, Catalogue):
        index.add(articles)
    else:
        index.add(Entry(f"{each.id}:0", each.id, each.title, each.text, 0) for each in articles)
    return [each.id for each in articles]


@pytest.mark.parametrize("open_index", [Catalogue, WordIndex])
@pytest.mark.parametrize("open_before", [True, False])
def test_what_a_killed_removal_left_is_in_no_ones_way(
    tmp_path: Path, open_index: Callable[[Path], Index], open_before: bool
) -> None:
    """A file of deletions that nothing names yet: of a process of its own, or beside one that has the index open."""
    ids = fill(open_index(tmp_path))
    beside = open_index(tmp_path)
    whole = (tmp_path / "meta.json").read_bytes()
    open_index(tmp_path).remove(ids[:1])
    (tmp_path / "meta.json").write_bytes(whole)  # is written last
    index = beside if open_before else open_index(tmp_path)
    assert len(index) == 3
    index.remove(ids[:1])
    assert len(index) == 2
    assert len(list(tmp_path.glob("*.del"))) == 1
