"""Milliseconds to look through 30,000 articles: the list as it opens, searches, a word as it is typed, late pages."""

import statistics
from collections.abc import Iterable, Sequence
from contextlib import closing
from random import Random

from benchmarks.common import NEWS_QA, Clock, missing, read_articles
from benchmarks.thirty_thousand import ARTICLES, SEED, made_of
from rag.filtering import Filters
from rag.language.en.function_words import STOP_WORDS
from rag.library.library import Library
from rag.library.search_query import Order, SearchQuery, read_query
from rag.settings import read_settings
from rag.text.words import words
from rag.types import Article

SEARCHES = 200  # of each kind
ROWS = 50
AIM = 60  # milliseconds at the 95th percentile, so that the page stays below 200 with all that it adds


def main() -> None:
    file = NEWS_QA / "articles.jsonl.gz"
    if missing(file):
        return
    random, real = Random(SEED), list(read_articles(file))
    with closing(Library(read_settings(str(made_of(file))))) as library:
        _measure(library, "opened, first list", [read_query("", Filters(), Order.NEWEST)])
        for name, queries in _searches(real, random).items():
            _measure(library, name, queries)
        _measure(library, "late pages", [SearchQuery(order=order) for order in Order] * 10, ARTICLES // 2)


def _measure(library: Library, name: str, searches: Sequence[SearchQuery], offset: int = 0) -> None:
    times = []
    for wanted in searches:
        clock = Clock()
        result = library.catalogue.search(wanted, offset, ROWS)
        library.records.listings_of(result.ids)
        times.append(clock.seconds * 1000)
    worst = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
    reached = "reached" if worst <= AIM else "MISSED"
    print(
        f"catalogue {name}: {statistics.median(times):.1f} ms, 95th percentile {worst:.1f} (of {len(times)}),"
        f" aim {AIM} {reached}"
    )


def _searches(real: Sequence[Article], random: Random) -> dict[str, list[SearchQuery]]:
    """Searches of each kind, for words and phrases that articles have; every order in turn."""
    chosen = [_run_of_words(random.choice(real), random) for _ in range(SEARCHES)]
    content = [" ".join(word for word in run if word not in STOP_WORDS) or run[0] for run in chosen]
    filters = ["after:2018", "before:2020-06", 'source:"Daily Times"', 'source:"Northern Post" after:2017 before:2021']
    return {
        "words": _in_every_order(f"{query} " for query in content),
        "phrases": _in_every_order(f'"{" ".join(run)}"' for run in chosen),
        "with filters": _in_every_order(f"{query} {random.choice(filters)}" for query in content),
        "while typing": _in_every_order(query[: random.randint(1, len(query))] for query in content),
        "one letter": _in_every_order("abcdefghijklmnopqrstuvwxyz"),
    }


def _run_of_words(article: Article, random: Random) -> list[str]:
    """One to three words that follow each other."""
    said = words(article.text)
    start = random.randrange(max(1, len(said) - 3))
    return said[start : start + random.randint(1, 3)] or ["nothing"]


def _in_every_order(queries: Iterable[str]) -> list[SearchQuery]:
    orders = list(Order)
    return [read_query(query, Filters(), orders[number % len(orders)]) for number, query in enumerate(queries)]


if __name__ == "__main__":
    main()
