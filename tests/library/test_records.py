"""Articles as rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL

from rag.library.database import open_database
from rag.library.records import Records, State
from rag.types import Article, Listing, Span, UnquotableSpans
from tests.examples import article, marked

NAMES = st.lists(st.sampled_from("abcd"), max_size=4, unique=True)


@pytest.fixture
def records(tmp_path: Path) -> Iterator[Records]:
    engine = open_database(URL.create("sqlite", database=str(tmp_path / "a.sqlite")))
    yield Records(engine)
    engine.dispose()


def put_ready(records: Records, *articles: Article) -> None:
    records.put(marked(articles))
    records.set_state(State.READY, [each.id for each in articles])


def test_an_article_comes_back_as_it_was(records: Records) -> None:
    """Every field of it, with and without values."""
    full, bare = article("a"), Article("id-b", "T", "𝕊\n\0x")
    put_ready(records, full, bare)
    assert records.get([full.id, bare.id, "none"]) == {full.id: full, bare.id: bare}
    assert list(records.articles()) == [full, bare]


def test_what_is_never_quoted_is_kept_with_the_rules_that_say_so(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By other rules it would have to be found anew."""
    put_ready(records, article("a"), article("b"))
    barred = UnquotableSpans((Span(0, 3),), (Span(5, 9), Span(10, 12)))
    records.set_barred({"id-a": barred})
    assert {each.id: each.barred for each in records.articles()} == {"id-a": barred, "id-b": None}
    monkeypatch.setattr("rag.library.article_rows.rules", lambda: "others")
    assert records.get(["id-a"])["id-a"].barred is None


def test_only_ready_articles_are_seen(records: Records) -> None:
    """Pending and leaving ones are neither listed, counted nor read; they are known to be there."""
    put_ready(records, article("a"), article("b"))
    records.put(marked([article("c", day=date(2025, 1, 1))]))
    records.set_state(State.LEAVING, ["id-b"])
    assert [each.id for each in records.listings()] == [each.id for each in records.articles()] == ["id-a"]
    assert (records.count(), records.newest()) == (1, date(2024, 6, 20))
    assert (
        list(records.get(["id-a", "id-b", "id-c"])) == list(records.fingerprints(["id-a", "id-b", "id-c"])) == ["id-a"]
    )
    assert records.ids_from("/articles/c.txt") == set()
    assert (records.ids_in(State.PENDING), records.ids_in(State.LEAVING)) == (["id-c"], ["id-b"])
    assert sorted(records.find_known(["id-a", "id-b", "id-c", "id-d"])) == ["id-a", "id-b", "id-c"]


def test_a_known_id_takes_its_place(records: Records) -> None:
    """As pending, with the new values and the new fingerprint."""
    put_ready(records, article("a"))
    changed = replace(article("a"), published=None)
    records.put([(changed, "mark")])
    assert records.count() == 0
    assert records.get(["id-a"], State.PENDING) == {"id-a": changed}
    records.set_state(State.READY, ["id-a"])
    assert records.fingerprints(["id-a"]) == {"id-a": "mark"}


def test_listings_are_newest_first_and_undated_last(records: Records) -> None:
    """Of one day by title; a listing is an article without its text."""
    days = {"a": date(2022, 1, 1), "b": None, "c": date(2024, 1, 1), "d": date(2024, 1, 1)}
    put_ready(records, *(article(name, day=day) for name, day in days.items()))
    assert [each.id for each in records.listings()] == ["id-c", "id-d", "id-a", "id-b"]
    c = article("c")
    assert records.listings()[0] == Listing(c.id, c.title, c.source, days["c"], c.published_how, c.path, c.url)


def test_listings_of_some_articles(records: Records) -> None:
    """In the order asked for, without those that are not ready or not there."""
    put_ready(records, article("a"), article("b", day=None))
    records.put(marked([article("c")]))
    by_id = {each.id: each for each in records.listings()}
    assert records.listings_of(["id-b", "none", "id-c", "id-a"]) == [by_id["id-b"], by_id["id-a"]]
    assert records.listings_of([]) == []


def test_more_ids_than_one_statement_takes(records: Records) -> None:
    """In every method that takes ids."""
    ids = [f"id-{number}" for number in range(2_500)]
    records.put([(Article(each, "T", "X", path="p"), "mark") for each in ids])
    records.set_state(State.READY, ids)
    assert len(records.get(ids)) == len(records.fingerprints(ids)) == len(records.ids_from("p")) == 2_500
    assert [each.id for each in records.listings_of(ids)] == ids
    assert len(list(records.articles())) == 2_500
    records.delete(ids)
    assert records.find_known(ids) == []


@given(NAMES, NAMES)
def test_put_and_delete_undo_each_other(records: Records, added: list[str], removed: list[str]) -> None:
    """What is left is what was added and not removed."""
    records.put(marked([article(name) for name in added]))
    records.delete([f"id-{name}" for name in removed])
    assert records.ids_in(State.PENDING) == sorted(f"id-{name}" for name in set(added) - set(removed))
    records.delete([f"id-{name}" for name in added])
    assert records.find_known(["id-a", "id-b", "id-c", "id-d"]) == []


def test_the_names_of_an_article(records: Records) -> None:
    """Its own id, where it came from, and the id that its file gave it; of one that is not ready nothing."""
    put_ready(records, replace(article("a"), metadata={"id": "a17"}), Article("id-b", "T", "X"))
    records.put(marked([article("c")]))
    named = {("id-a", "id-a"), ("/articles/a.txt", "id-a"), ("https://news.example/a", "id-a"), ("a17", "id-a")}
    assert set(records.names()) == named | {("id-b", "id-b")}


@given(NAMES)
def test_the_digest_says_what_is_there(records: Records, names: list[str]) -> None:
    """In whatever order it came; with any change it is another."""
    records.delete([f"id-{name}" for name in "abcdx"])
    put_ready(records, *[article(name) for name in names])
    digest = records.digest()
    records.delete([f"id-{name}" for name in names])
    put_ready(records, *[article(name) for name in reversed(names)])
    assert records.digest() == digest
    put_ready(records, article("x"))
    assert records.digest() != digest


def test_what_the_articles_have_between_them(records: Records) -> None:
    """Outlets as written and days, of all of them; languages of the kept ones, the most frequent first."""
    first, second = replace(article("a"), language="de"), replace(article("b", day=None, source="rt"), language="de")
    third = article("c", day=date(2022, 1, 2), source=None)
    put_ready(records, first, second, third)
    records.put(marked([replace(article("d", source="RT"), language="fr")]))
    assert records.spellings_of_outlets() == ["RT", "rt"]
    assert records.days() == [date(2022, 1, 2), date(2024, 6, 20)]
    assert records.languages() == ["de", "en"]
    assert [each.id for each in records.listings(2)] == ["id-a", "id-c"]
