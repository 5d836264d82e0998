"""The tab Articles: finding, narrowing, reading, removing and bringing back."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rag.ingestion.adding import add_articles
from rag.library.library import Library
from rag.library.search_query import Order
from rag.markup import render_problem
from rag.page.articles.article_list import PAGE, View
from rag.page.articles.browsing import Browsing
from rag.page.articles.update import ArticlesUpdate
from rag.page.identity import OWNERS_ONLY
from rag.person import Person, Role
from rag.settings import read_settings
from tests.examples import article, marked
from tests.page.seen import Page

MALTA = article("Malta", day=date(2022, 3, 1), source="RT")
CYPRUS = article("Cyprus", day=date(2022, 4, 1), source="The Hindu")
CRETE = article("Crete", day=None, source=None)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library(read_settings(str(tmp_path)))) as opened:
        opened.put(marked([MALTA, CYPRUS, CRETE]))
        yield opened


class Visit:
    """The tab as somebody sees it."""

    def __init__(self, library: Library) -> None:
        self.browsing = Browsing(library)
        self.shown = ArticlesUpdate(view=View(), opened="")
        self.see(self.browsing.arrive(View(), ""))

    def see(self, shown: ArticlesUpdate) -> None:
        changed = {name: value for name in ArticlesUpdate.__slots__ if (value := getattr(shown, name)) is not None}
        self.shown = replace(self.shown, **changed)

    @property
    def view(self) -> View:
        assert self.shown.view is not None
        return self.shown.view

    def find(self, typed: str) -> None:
        for shown in self.browsing.find(typed, self.view, self.shown.opened or ""):
            self.see(shown)

    def follow(self, key: str, **sent: str) -> None:
        self.see(self.browsing.follow(key, sent, self.view, self.shown.opened or ""))

    def titles(self) -> list[str]:
        page = Page(self.shown.list or "")
        return [key.removeprefix("article-id-") for key in page.shows()]

    def notice(self) -> str:
        return Page(self.shown.notice or "").text


@pytest.fixture
def visit(library: Library) -> Visit:
    return Visit(library)


def test_all_articles_are_there_the_newest_first(visit: Visit) -> None:
    """With counts by month and by outlet."""
    assert visit.titles() == ["Cyprus", "Malta", "Crete"]
    assert Page(visit.shown.chart or "").shows("button") == [
        "month-202203",
        "month-202204",
        "outlet-0",
        "outlet-1",
        "outlet-2",
    ]


def test_words_of_the_text_find_articles_while_they_are_typed(visit: Visit) -> None:
    """The best match first; without words, the newest."""
    visit.find("minister of cyp")
    assert (visit.titles(), visit.view.order) == (["Cyprus"], Order.BEST)
    visit.find("")
    assert (len(visit.titles()), visit.view.order) == (3, Order.NEWEST)


def test_fields_and_bars_narrow_the_list(visit: Visit) -> None:
    """By day, month, year and outlet; a press on an outlet that is chosen takes it away."""
    visit.follow("narrow", first="2022-03-15", last="", outlet="", order="oldest")
    assert (visit.titles(), visit.view.order) == (["Cyprus"], Order.OLDEST)
    visit.follow("month-202203")
    assert visit.titles() == ["Malta"]
    visit.follow("clear")
    visit.follow("outlet-0")
    chosen = visit.view.outlet
    visit.follow("outlet-0")
    assert (chosen is not None, visit.view.outlet) == (True, None)
    visit.follow("narrow", outlet="=")
    assert visit.titles() == ["Crete"]
    visit.follow("year-2022")
    assert visit.titles() == []


def test_it_is_put_in_order(visit: Visit) -> None:
    """What is looked for stays."""
    visit.find("minister ")
    visit.follow("order-outlet")
    assert visit.titles() == ["Malta", "Cyprus", "Crete"]


def test_every_narrowing_has_its_way_out(visit: Visit) -> None:
    """By itself, or by another press on its bar."""
    visit.follow("month-202203")
    visit.follow("outlet-0")
    visit.follow("out-days")
    assert (visit.view.first, visit.view.last, visit.view.outlet is None) == (None, None, False)
    visit.follow("out-outlet")
    assert visit.view == View()
    visit.follow("month-202203")
    visit.follow("month-202203")
    assert visit.view == View()


def test_what_is_older_and_newer_narrows_the_list(visit: Visit) -> None:
    """Up to a month, or from one on; one end at a time."""
    visit.follow("until-202203")
    assert visit.titles() == ["Malta"]
    visit.follow("from-202204")
    assert (visit.titles(), visit.view.last) == (["Cyprus"], None)


def test_a_found_article_shows_the_passage_that_was_looked_for(visit: Visit) -> None:
    """Marked, in the title too."""
    visit.find("cyprus ")
    page = Page(visit.shown.list or "")
    assert [len(page.find(*each)) for each in (("p", "snippet"), ("mark",))] == [1, 2]


def test_the_list_is_there_before_its_passages(visit: Visit) -> None:
    """They are found behind it; without words there are none to find."""
    steps = [Page(each.list or "") for each in visit.browsing.find("cyprus ", visit.view, "")]
    assert [(len(each.find("tr")), len(each.find("p", "snippet"))) for each in steps] == [(2, 0), (2, 1)]
    assert len(list(visit.browsing.find("", visit.view, ""))) == 1


def test_the_article_that_is_read_stays_while_it_is_found(visit: Visit) -> None:
    """At the new words; when it is not found any more it is closed, and its place says so."""
    visit.follow("article-id-Malta")
    visit.find("monday ")
    assert (visit.shown.opened, Page(visit.shown.article or "").find("mark") != []) == ("id-Malta", True)
    visit.follow("month-202203")
    assert visit.shown.opened == "id-Malta"
    visit.find("cyprus ")
    assert (visit.shown.opened, "not among these" in Page(visit.shown.article or "").text) == ("", True)


def test_the_reader_is_not_drawn_anew_for_another_order(visit: Visit) -> None:
    """Whoever reads is where they were."""
    visit.follow("article-id-Malta")
    shown = visit.browsing.follow("order-oldest", {}, visit.view, "id-Malta")
    assert (shown.article, shown.opened) == (None, None)


def test_an_article_is_read_at_the_words_that_were_looked_for(visit: Visit) -> None:
    """They are marked, and the first one is chosen; without a search nothing is."""
    visit.find("minister ")
    visit.follow("article-id-Malta")
    assert [each.get("class") for each in Page(visit.shown.article or "").find("mark")] == ["chosen"]
    visit.find("")
    visit.follow("article-id-Malta")
    assert Page(visit.shown.article or "").find("mark") == []


def test_chosen_articles_are_removed_and_brought_back(visit: Visit, library: Library) -> None:
    """One that is being read is closed; Undo brings all of them back, words and vectors too."""
    visit.follow("article-id-Malta")
    visit.follow("remove", **{"pick-id-Malta": "on", "pick-id-Crete": "on"})
    assert (visit.titles(), visit.shown.opened, visit.notice()) == (["Cyprus"], "", "2 articles removed. Undo")
    assert library.index.word_index.passages_of("id-Malta") == []
    [undo] = Page(visit.shown.notice or "").shows("button")
    visit.follow(undo)
    assert (len(visit.titles()), visit.notice()) == (3, "2 articles brought back.")
    assert library.records.get(["id-Malta"]) == {"id-Malta": MALTA}
    assert library.removed.count() == 0


def test_undo_stays_while_one_looks_on(visit: Visit) -> None:
    """Until it is pressed, or the tab is opened anew."""
    visit.follow("remove", **{"pick-id-Malta": "on"})
    for key in ("month-202204", "order-oldest", "clear", "out-days"):
        visit.follow(key)
        assert visit.notice() == "1 article removed. Undo"
    visit.find("minister ")
    assert visit.notice() == "1 article removed. Undo"
    visit.see(visit.browsing.arrive(visit.view, ""))
    assert visit.notice() == ""


def test_the_article_that_is_read_can_be_removed(visit: Visit) -> None:
    """With a button below it."""
    visit.follow("article-id-Malta")
    visit.follow("remove-id-Malta")
    assert (visit.titles(), visit.shown.opened) == (["Cyprus", "Crete"], "")


@pytest.mark.parametrize(
    ("key", "sent", "line"),
    [
        ("remove", {}, "No article is chosen"),
        ("remove", {"pick-gone": "on"}, "No article has the id gone"),
        ("article-gone", {}, "not in the library any more"),
        ("narrow", {"first": "soon"}, "is not a date"),
    ],
)
def test_what_cannot_be_done_is_one_line(visit: Visit, key: str, sent: dict[str, str], line: str) -> None:
    """And the list stays as it is."""
    visit.follow(key, **sent)
    assert (line in visit.notice(), len(visit.titles())) == (True, 3)


def test_a_filter_that_is_half_typed_is_one_line(visit: Visit) -> None:
    """Until it is whole."""
    visit.find("before:20")
    assert "is not a date" in visit.notice()
    visit.find("before:2022-04")
    assert (visit.notice(), visit.titles()) == ("", ["Malta"])


@pytest.mark.parametrize("key", ["", "page-x", "order-x", "month-x", "outlet-99", "article-", "javascript:x"])
def test_a_key_that_leads_nowhere_changes_nothing(visit: Visit, key: str) -> None:
    """What a browser sends is not trusted."""
    visit.follow(key)
    assert (len(visit.titles()), visit.notice()) == (3, "")


def test_a_page_that_is_empty_by_now_goes_to_the_first(visit: Visit) -> None:
    """Articles may go while somebody looks through them."""
    visit.follow(f"page-{PAGE}")
    assert (visit.view.offset, len(visit.titles())) == (0, 3)


def test_hostile_articles_are_found_and_read(library: Library, tmp_path: Path) -> None:
    """Whatever their titles and outlets are."""
    file = tmp_path / "evil.jsonl"
    file.write_text('{"title": "<b>\\"x", "source": "=<i>", "text": "The zebra <script>ran</script> away on Monday."}')
    add_articles(library, [str(file)])
    visit = Visit(library)
    visit.find("zebra")
    shown: Any = Page((visit.shown.list or "") + (visit.shown.controls or "") + (visit.shown.chart or ""))
    assert ('<b>"x' in shown.text, "=<i>" in shown.text, shown.find("script")) == (True, True, [])


@pytest.mark.parametrize("key", ["remove", "remove-id-Malta", "put-back-id-Malta"])
def test_a_reader_takes_no_article_out_and_brings_none_back(visit: Visit, library: Library, key: str) -> None:
    """Whatever is sent; what is read and searched stays open."""
    reader = Person("b", "ben", Role.READER)
    shown = visit.browsing.follow(key, {"pick-id-Malta": "on"}, visit.view, "", reader)
    assert shown == ArticlesUpdate(notice=render_problem(OWNERS_ONLY))
    assert library.records.count() == 3
    assert visit.browsing.follow("article-id-Malta", {}, visit.view, "", reader).opened == "id-Malta"


def test_an_article_is_corrected_where_it_is_read(library: Library) -> None:
    """The article and the list show it; only an owner may."""
    visit = Visit(library)
    visit.follow(f"correct-{MALTA.id}", title="Quelconque", date="2020-02-01", outlet="The Fjord")
    assert "Corrected by hand: title, date, outlet" in (visit.shown.notice or "")
    assert visit.shown.opened == MALTA.id
    assert "Quelconque" in (visit.shown.article or "")
    assert "Quelconque" in (visit.shown.list or "")
    reader = Person("b", "ben", Role.READER)
    for key in (f"correct-{MALTA.id}", f"as-file-{MALTA.id}"):
        refused = visit.browsing.follow(key, {"title": "Mine"}, visit.view, MALTA.id, reader)
        assert refused == ArticlesUpdate(notice=render_problem(OWNERS_ONLY))
    visit.follow(f"correct-{MALTA.id}", title="", date="2020-02-01")
    assert "The title is empty" in (visit.shown.notice or "")
    visit.follow(f"as-file-{MALTA.id}")
    assert MALTA.title in (visit.shown.list or "")
    assert "Quelconque" not in (visit.shown.list or "")
