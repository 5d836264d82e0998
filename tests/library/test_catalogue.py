"""The articles to look through."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.errors import InputError, StoreError
from rag.filtering import Filters
from rag.library.bounds import Bounds, day_number
from rag.library.catalogue import Catalogue, SearchResult, open_afresh
from rag.library.search_query import LONGEST, Order, SearchQuery, pieces, read_query
from rag.text.words import stem, stems
from rag.types import Article

EVERYTHING = SearchQuery()


def article(name: str, text: str, title: str = "", day: date | None = None, source: str | None = None) -> Article:
    return Article(name, title, text, source, day)


A = article("a", "The negotiations of O'Neil cost 1,200 euros.", "Peace talks", date(2022, 3, 3), "RT")
B = article("b", "They talk of peace in the United States.", "Weather", date(2024, 6, 20), "The Hindu")
C = article("c", "Peace came, and talks of the talks.", "A war ends", date(2022, 3, 3), "rt")
D = article("d", "Nothing of it.", "“Peace” at last", None, "RT")
E = article("e", "It rained.", "Rain", date(2021, 12, 31), None)
ALL = (A, B, C, D, E)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """To read and not to change. Of two segments, as after two writes."""
    catalogue = Catalogue(tmp_path_factory.mktemp("catalogue"))
    catalogue.add(ALL[:2])
    catalogue.add(ALL[2:])
    return catalogue


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """One for all examples, which fill it anew."""
    return Catalogue(tmp_path_factory.mktemp("lasting"))


def found(catalogue: Catalogue, query: str, order: Order = Order.NEWEST) -> str:
    """The ids, which are single letters, in a row."""
    return "".join(catalogue.search(read_query(query, Filters(), order), 0, 99).ids)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", "bcaed"),
        ("peace ", "bcad"),
        ("TALKS peace ", "bca"),
        ("talking ", "bca"),
        ("hindu united ", "b"),
        ("usa ", "b"),
        ("peace rain ", ""),
        ('"peace talks" ', "a"),
        ('"talks of peace"', "b"),
        ('"the talks" ends', "c"),
        ('"talks weather"', ""),
        ("«peace talks»", "a"),
        ("“peace talks” „negotiations of“", "a"),
        ("nobody ", ""),
    ],
)
def test_all_words_must_occur(catalogue: Catalogue, query: str, ids: str) -> None:
    """In any form, in title, text and outlet together; those of a phrase one after the other in one of the three."""
    assert found(catalogue, query) == ids


@pytest.mark.parametrize("query", ["negotiations", "of O'Neil", "cost 1,200", "Peace talks", '"Peace talks', "RT"])
def test_an_article_stays_found_while_a_word_is_typed(catalogue: Catalogue, query: str) -> None:
    """Letter by letter, though a stem such as "negoti" is the beginning of few of its words."""
    assert all("a" in found(catalogue, query[:length]) for length in range(len(query) + 1))


def test_united_states_while_it_is_typed(catalogue: Catalogue) -> None:
    """Two words become one, and the article with them stays."""
    query = "United States "
    assert [found(catalogue, query[:length]) for length in range(4, len(query) + 1)] == ["b"] * 11


def test_only_the_last_word_may_go_on(catalogue: Catalogue) -> None:
    """And not once a space ends it."""
    assert [found(catalogue, query) for query in ("negot", "negot ", "negot cost")] == ["a", "", ""]
    assert [found(catalogue, query) for query in ("wea", "wea*", "wea.*", "w.a", "[a-z]+a")] == ["b", "b", "b", "", ""]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("after:2021", "bca"),
        ("before:2022-03-03", "e"),
        ("as-of:2022-03-03 peace", "ca"),
        ("source:RT", "cad"),
        ("source:rt peace", "cad"),
        ('source:"the hindu"', "b"),
        ("source:hindu", ""),
        ("source:rt after:2021 talks", "ca"),
    ],
)
def test_filters_keep_out(catalogue: Catalogue, query: str, ids: str) -> None:
    """An article without a date passes no date, and an outlet is meant whole."""
    assert found(catalogue, query) == ids


def test_articles_without_an_outlet(catalogue: Catalogue) -> None:
    """Can be asked for, too."""
    assert catalogue.search(SearchQuery(bounds=Bounds(texts={"source": ("",)})), 0, 9).ids == ("e",)


@pytest.mark.parametrize(
    ("order", "ids"), [(Order.NEWEST, "bcaed"), (Order.OLDEST, "ecabd"), (Order.OUTLET, "cadbe"), (Order.BEST, "bcaed")]
)
def test_orders(catalogue: Catalogue, order: Order, ids: str) -> None:
    """Of one day by title; what has no date or no outlet comes last; without words, the best are the newest."""
    assert found(catalogue, "", order) == ids


def test_the_best_come_first(catalogue: Catalogue) -> None:
    """A word of the title counts more, and so does a word that is said more often."""
    assert found(catalogue, "peace talks ", Order.BEST)[0] == "a"
    assert found(catalogue, "talks ", Order.BEST) == "acb"
    assert found(catalogue, "peace source:rt ", Order.BEST) == "adc"


def test_counts(catalogue: Catalogue) -> None:
    """By outlet, capitals or not, and by month; each says what there would be without a filter of its own kind."""
    outlets, months = (("RT", 3), (None, 1), ("The Hindu", 1)), ((202112, 1), (202203, 2), (202406, 1), (None, 1))
    assert catalogue.search(EVERYTHING, 0, 0) == SearchResult(5, (), outlets, months)
    result = catalogue.search(read_query("source:rt after:2022 peace ", Filters(), Order.NEWEST), 0, 9)
    assert result == SearchResult(0, (), (("The Hindu", 1),), ((202203, 2), (None, 1)))
    result = catalogue.search(read_query("source:rt before:2023 peace ", Filters(), Order.NEWEST), 0, 9)
    assert result == SearchResult(2, ("c", "a"), (("RT", 2),), ((202203, 2), (None, 1)))


def test_what_lies_beyond_the_end(catalogue: Catalogue) -> None:
    """Is nothing, however far it is; a negative number is an error."""
    assert catalogue.search(EVERYTHING, 4, 2**62).ids == ("d",)
    assert catalogue.search(EVERYTHING, 2**62, 5) == replace(catalogue.search(EVERYTHING, 0, 5), ids=())
    for offset, limit in ((-1, 5), (0, -1)):
        with pytest.raises(InputError, match="neither may be negative"):
            catalogue.search(EVERYTHING, offset, limit)


WORDS = ["peace", "talk", "talks", "war", "O'Neil", "1,200", "United States", "US", "Škoda", "-"]
DAYS = [None, date(2022, 3, 3), date(2022, 3, 4), date(2024, 6, 20)]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
ARTICLES = st.lists(
    st.builds(
        Article,
        id=st.integers(0, 10**6).map(str),
        title=TEXTS,
        text=TEXTS,
        source=st.sampled_from([None, "RT", "rt", "BBC", "a", "a\0", "a\x005", "talk"]),
        published=st.sampled_from(DAYS),
    ),
    max_size=12,
    unique_by=lambda each: each.id,
)
BOUNDS = st.builds(
    Filters,
    before=st.sampled_from(DAYS),
    as_of=st.sampled_from(DAYS),
    after=st.sampled_from(DAYS),
    source=st.sampled_from([None, "RT", "a", "Škoda"]),
)
QUERIES = st.lists(st.sampled_from([*WORDS, '"', "pea", "sko", "o'n", "Unit", " "]), max_size=4).map(" ".join)


def meets(one: Article, search_query: SearchQuery) -> bool:
    """What `SearchQuery` says, word by word."""
    fields = [stems(text) for text in (one.title, one.text, one.source or "")]
    letters = set(pieces(f"{one.title} {one.text} {one.source or ''}"))

    def has(word: str) -> bool:
        return any(stem(word) in field for field in fields) or word in letters

    def follow(phrase: Sequence[str]) -> bool:
        wanted_stems = [stem(word) for word in phrase]
        return any(field[at : at + len(phrase)] == wanted_stems for field in fields for at in range(len(field)))

    def ends() -> bool:
        assert search_query.ending is not None
        *before, last = search_query.ending.pieces
        begun = letters.issuperset(before) and any(each.startswith(last) for each in letters)
        return all(map(has, search_query.ending.words)) or begun

    words = all(map(has, search_query.words)) and all(map(follow, search_query.phrases))
    return words and (search_query.ending is None or ends()) and within(one, search_query.bounds)


def within(one: Article, bounds: Bounds) -> bool:
    day, source = day_number(one.published), (one.source or "").lower()
    dated = bounds.first is bounds.last is None or (bounds.first or 1) <= day <= (bounds.last or 99991231)
    return dated and source in bounds.texts.get("source", (source,))


def place(one: Article, order: Order) -> tuple[object, ...]:
    """What puts articles in the order."""
    day = day_number(one.published)
    by_name = (" ".join(pieces(one.title)), one.id)
    if order == Order.OLDEST:
        return (day or 99_999_999, *by_name)
    outlet = (not one.source, (one.source or "").lower()) if order == Order.OUTLET else ()
    return (*outlet, -day, *by_name)


def counted(articles: Sequence[Article], search_query: SearchQuery) -> tuple[Counter[str], Counter[int]]:
    """Outlets in lower case and months, each as if none were asked for."""
    any_outlet = replace(search_query, bounds=search_query.bounds.drop_text("source"))
    any_day = replace(search_query, bounds=replace(search_query.bounds, first=None, last=None))
    outlets = Counter((each.source or "").lower() for each in articles if meets(each, any_outlet))
    return outlets, Counter(day_number(each.published) // 100 for each in articles if meets(each, any_day))


def fill(catalogue: Catalogue, articles: Sequence[Article]) -> None:
    catalogue.clear()
    catalogue.add(articles[::2])
    catalogue.add(articles[1::2])


@given(ARTICLES, QUERIES, BOUNDS, st.sampled_from([Order.NEWEST, Order.OLDEST, Order.OUTLET]))
def test_a_search_is_what_reading_all_finds(
    lasting: Catalogue, articles: list[Article], query: str, filters: Filters, order: Order
) -> None:
    """The same articles in the same order, and the same counts."""
    fill(lasting, articles)
    search_query = read_query(query, filters, order)
    result = lasting.search(search_query, 0, 99)
    expected = sorted((each for each in articles if meets(each, search_query)), key=lambda each: place(each, order))
    assert list(result.ids) == [each.id for each in expected]
    assert result.total == len(expected)
    outlets, months = counted(articles, search_query)
    assert {(outlet or "").lower(): count for outlet, count in result.outlets} == outlets
    assert {month or 0: count for month, count in result.months} == months


@given(ARTICLES, QUERIES, st.sampled_from(Order), st.integers(1, 4))
def test_pages_give_each_article_once(
    lasting: Catalogue, articles: list[Article], query: str, order: Order, limit: int
) -> None:
    """In every order, whatever is alike to it, and together they are what one page of all would be."""
    fill(lasting, articles)
    search_query = read_query(query, Filters(), order)
    whole = lasting.search(search_query, 0, 99)
    pages = [lasting.search(search_query, offset, limit) for offset in range(0, whole.total + 1, limit)]
    assert [each for page in pages for each in page.ids] == list(whole.ids)
    assert len(set(whole.ids)) == len(whole.ids) == whole.total
    assert sum(count for _, count in whole.outlets) == sum(count for _, count in whole.months) == whole.total
    assert all(replace(page, ids=()) == replace(whole, ids=()) for page in pages)


@given(st.text(alphabet=st.characters(), max_size=40), st.sampled_from(Order))
def test_any_query_is_answered(catalogue: Catalogue, query: str, order: Order) -> None:
    """Nothing in it is an operator; what is no date or no text is an InputError."""
    try:
        result = catalogue.search(read_query(query, Filters(), order), 0, 9)
    except InputError:
        return
    assert result.total == len(result.ids)


@pytest.mark.parametrize(
    "query",
    ['"', '"""', '" "', "+peace -talks", "title:peace", "AND OR NOT", "(peace", "*", "?", "peace~2", "^", "\\", "[a-"]
    + [
        "\0",
        "peace\x1b",
        "\ud800",
        "\u202eשלום",
        "שלו",
        "🕊️",
        "e\u0301",
        "ﬁ",
        "한",
        "x" * LONGEST,
        "pe " * 300,
        "'s",
        "_",
    ],
)
def test_hostile_queries(catalogue: Catalogue, query: str) -> None:
    """Are searched for what they say, in every order."""
    for order in Order:
        result = catalogue.search(read_query(query, Filters(), order), 0, 9)
        assert result.total == len(result.ids) == sum(count for _, count in result.months)


@settings(max_examples=20)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_article_is_kept(lasting: Catalogue, title: str, text: str, source: str) -> None:
    """And found by each of its words, by its outlet, and while its text is typed."""
    fill(lasting, [Article("a", title, text, source)])
    for word in f"{title} {text}".replace('"', " ").split():
        assert found(lasting, f"{word} ") == "a"
    assert lasting.search(SearchQuery(bounds=Bounds(texts={"source": (source.lower(),)})), 0, 9).ids == ("a",)


@given(st.lists(st.sampled_from([*WORDS, "U.S. troops", "Trump’s", "long-range", "3.5%"]), max_size=6), st.data())
def test_what_an_article_says_finds_it(lasting: Catalogue, said: list[str], data: st.DataObject) -> None:
    """From any of its words on, however much of it is typed."""
    fill(lasting, [Article("a", "", " ".join(said))])
    rest = " ".join(said[data.draw(st.integers(0, len(said))) :])
    assert found(lasting, rest[: data.draw(st.integers(0, len(rest)))]) == "a"


def test_an_article_takes_the_place_of_the_one_with_its_id(tmp_path: Path) -> None:
    """And goes with all that was kept of it."""
    catalogue = Catalogue(tmp_path / "catalogue")
    catalogue.add([A, B])
    catalogue.add([replace(A, text="Quelconque")])
    assert [found(catalogue, query) for query in ("quelconque", "negotiations")] == ["a", ""]
    catalogue.remove(["a", "nobody"])
    assert (len(catalogue), catalogue.ids(), found(catalogue, "")) == (1, ["b"], "b")
    catalogue.clear()
    assert (len(catalogue), catalogue.ids(), found(catalogue, "")) == (0, [], "")


def test_another_reader_sees_what_was_written(tmp_path: Path) -> None:
    """At its next search, as another process does, also when the catalogue was made again meanwhile."""
    reader = Catalogue(tmp_path / "catalogue")
    Catalogue(tmp_path / "catalogue").add([A])
    assert found(reader, "negotiations") == "a"
    (tmp_path / "catalogue" / "meta.json").write_text("{")
    open_afresh(tmp_path / "catalogue").add([B])
    assert (found(reader, ""), len(reader)) == ("b", 1)


def test_outlets_that_begin_alike(lasting: Catalogue) -> None:
    """Are each listed by itself, also where a page ends between them."""
    sources = ["a", "a\0", "a\0\0", "a\0\1", "a\x005", "a b", "ab"]
    fill(lasting, [Article(str(number), "T", "X", source) for number, source in enumerate(sources)])
    pages = [lasting.search(SearchQuery(order=Order.OUTLET), offset, 5).ids for offset in range(7)]
    assert ["".join(page) for page in pages] == ["0123456"[offset : offset + 5] for offset in range(7)]


def test_very_long_outlets_and_titles(lasting: Catalogue) -> None:
    """Are kept as far as an index takes them, and every article is listed."""
    long = [Article(str(number), "T" * 100_000, "X", "o" * 100_000 + str(number)) for number in range(3)]
    fill(lasting, long)
    for order in Order:
        assert sorted(lasting.search(SearchQuery(order=order), 0, 9).ids) == ["0", "1", "2"]


@pytest.mark.parametrize("damage", ["{", '{"index_settings":{}}'])
def test_what_cannot_be_opened_is_an_error(tmp_path: Path, damage: str) -> None:
    """That names the folder and the cure; opened afresh it is empty and whole."""
    Catalogue(tmp_path).add([A])
    (tmp_path / "meta.json").write_text(damage)
    with pytest.raises(StoreError, match=f"{tmp_path} cannot be opened .*: delete it, it is made again") as error:
        Catalogue(tmp_path)
    assert "\n" not in str(error.value)
    assert len(open_afresh(tmp_path)) == 0


def test_a_lost_file_is_an_error(tmp_path: Path) -> None:
    """At the opening, and not at a search."""
    Catalogue(tmp_path).add([A])
    next(tmp_path.glob("*.store")).unlink()
    with pytest.raises(StoreError, match="cannot be opened"):
        Catalogue(tmp_path)
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be opened"):
        open_afresh(tmp_path / "file")


@pytest.mark.parametrize(
    ("text", "queries"),
    [
        ("Der Preis der Häuser ist hoch und steigt.", ["Haus ", "hauser", "preise "]),
        ("Die Straße nach Ærøby", ["strasse ", "aeroby", "Ærøby "]),
        ("Ціни на газ зросли", ["ціною ", "ціна ", "газ"]),
        ("Подписан контракт на картины", ["картина ", "контрактом "]),
        ("وقعت الوزيرة عقداً للغاز", ["الغاز ", "غاز ", "عقد", "الوزيره "]),
        ("能源部长签署了天然气合同", ["天然气", "天然气 ", "合同 部长 ", "气", '"天然气合同"']),
        ("図書館の建設費", ["図書館", "建設費 "]),
        ("도서관의 건설 비용은", ["도서관 ", "비용 "]),
        ("คณะรัฐมนตรีอนุมัติ", ["รัฐมนตรี ", "รัฐ"]),
        ("राष्ट्रपति ने कहा", ["राष्ट्रपति "]),
    ],
)
def test_articles_in_other_languages_are_found(tmp_path: Path, text: str, queries: list[str]) -> None:
    """In whatever language a word is typed; among articles that say something else."""
    catalogue = Catalogue(tmp_path)
    catalogue.add([article("it", text), *ALL])
    for query in queries:
        assert catalogue.search(read_query(query, Filters(), Order.BEST), 0, 9).ids == ("it",)


def test_an_outlet_is_one_however_its_address_is_written(lasting: Catalogue) -> None:
    """Counted once by its name, which asks for all of it; an address asks for itself alone."""
    lasting.clear()
    stored = ["cnn.com", "edition.cnn.com", "rt.com", "cnn.com"]
    lasting.add(article(name, "Peace.", source=source) for name, source in zip("abcd", stored, strict=True))
    everything = lasting.search(EVERYTHING, 0, 9)
    assert everything.outlets == (("CNN", 3), ("rt.com", 1))
    assert everything.total == 4

    def of(typed: str) -> str:
        return "".join(lasting.search(read_query(f"source:{typed} ", Filters(), Order.NEWEST, stored), 0, 9).ids)

    assert (of("CNN"), of("cnn.com"), of("edition.cnn.com"), of("RT"), of("BBC")) == ("abd", "ad", "b", "c", "")


@pytest.mark.parametrize("query", ["", "peace ", '"peace talks"', "tal", "before:2023", "source:rt", "nobody"])
def test_an_article_is_among_those_that_are_found(catalogue: Catalogue, query: str) -> None:
    """On whatever page of them; one that is not there is in no list."""
    search_query = read_query(query, Filters(), Order.BEST)
    assert {each.id for each in ALL if catalogue.has(each.id, search_query)} == set(found(catalogue, query))
    assert not catalogue.has("gone", search_query)
