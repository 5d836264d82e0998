"""Copies as rows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine

from rag.library.copies import Copies
from rag.library.database import open_database
from rag.library.records import Records, State
from tests.examples import article, marked
from tests.library.earlier import earlier

A = article("a")
COPY = replace(A, path="/copies/a.txt", published=None, published_how=None, authors=(), metadata={"x": "y"})


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(URL.create("sqlite", database=str(tmp_path / "a.sqlite")))
    Records(engine).put(marked([A, article("b")]))
    Records(engine).set_state(State.READY, ["id-a", "id-b"])
    yield engine
    engine.dispose()


def test_a_copy_comes_back_as_it_was(engine: Engine) -> None:
    """With title and text of the article, which it need not keep; put again, it is the same one."""
    copies = Copies(engine)
    for _ in range(2):
        copies.put([COPY, A])
    held = [("id-a", "/copies/a.txt"), ("id-a", "/articles/a.txt"), ("id-a", "/none.txt"), ("id-b", "/copies/a.txt")]
    assert copies.get(held, {"id-a": A, "id-b": article("b")}) == [COPY]
    assert copies.get(held, {"id-a": COPY, "id-b": article("b")}) == [A]
    assert copies.get([], {}) == []


def test_those_that_say_most_come_first(engine: Engine) -> None:
    """So many that one of a file that is there is among them; however many there are."""
    copies = Copies(engine)
    copies.put([COPY, *(replace(A, path=f"/more/{number:04}.txt") for number in range(3_000))])
    first = copies.best_copies(A)
    assert [each.path for each in first[:2]] == ["/more/0000.txt", "/more/0001.txt"]
    assert len(first) < 100
    assert copies.best_copies(article("b")) == []


def test_an_article_is_in_all_files_that_hold_it(engine: Engine) -> None:
    """As long as it is kept; what it shows is one of them."""
    records, copies = Records(engine), Copies(engine)
    copies.put([COPY])
    assert records.ids_from("/copies/a.txt") == records.ids_from("/articles/a.txt") == {"id-a"}
    assert records.ids_from("/copies/a.txt", "/articles/b.txt") == {"id-a", "id-b"}
    assert records.ids_by_file_below("/copies") == {"/copies/a.txt": {"id-a"}}
    assert set(records.ids_by_file_below()) == {"/copies/a.txt", "/articles/a.txt", "/articles/b.txt"}
    records.set_state(State.LEAVING, ["id-a"])
    assert (records.ids_from("/copies/a.txt"), records.ids_by_file_below("/copies")) == (set(), {})


def test_copies_are_dropped_one_by_one_and_go_with_their_article(engine: Engine) -> None:
    """So that one that is added anew begins anew."""
    copies = Copies(engine)
    other = replace(COPY, path="/copies/b.txt")
    copies.put([COPY, other])
    copies.drop([("id-a", "/copies/b.txt"), ("id-a", "/never.txt")])
    assert copies.best_copies(A) == [COPY]
    Records(engine).delete(["id-a"])
    assert copies.best_copies(A) == []


@pytest.mark.parametrize("folder", ["/articles", "/articles/", "/ARTICLES", "/art", "/a%", "/article_"])
def test_a_folder_is_no_beginning_of_a_name(engine: Engine, folder: str) -> None:
    """Nor are capitals others, nor is any character a sign for all."""
    below = Records(engine).ids_by_file_below(folder)
    assert bool(below) == (folder.rstrip("/") == "/articles")


def test_a_library_of_an_earlier_version_has_no_copies_yet(tmp_path: Path) -> None:
    """Its articles are in the files that they show."""
    engine = open_database(earlier("0006", tmp_path / "earlier.sqlite"))
    [shown] = Records(engine).get(["a1"]).values()
    assert Records(engine).ids_from(str(shown.path)) == {"a1"}
    assert Copies(engine).best_copies(shown) == []
    engine.dispose()
