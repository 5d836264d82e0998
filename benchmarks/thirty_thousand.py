"""A library of 30,000 articles to look through, kept between runs, since to make it takes minutes.

The articles are those of news-qa, mixed: the beginning of one and the end of another, with days, outlets and titles of
their own. None is embedded.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random

from benchmarks.common import Clock, read_articles, work_folder
from rag.batches import make_batches
from rag.library.library import Library
from rag.library.records import State
from rag.reading.fingerprints import fingerprint
from rag.settings import read_settings
from rag.types import Article

ARTICLES = 30_000
SEED = 7
FIRST_DAY, DAYS = date(2015, 1, 1), 4000
OUTLETS = [" ".join(name) for name in product(("Northern", "Daily", "Global", "Evening"), ("Post", "Times", "Wire"))]


def made_of(file: Path) -> Path:
    """The folder of the library, made of the articles in `file` unless it is there."""
    folder = work_folder("thirty-thousand")
    with closing(Library(read_settings(str(folder)))) as library:
        if library.records.count() < ARTICLES:
            for some in make_batches(_mixed(list(read_articles(file)), Random(SEED)), 1000):
                library.records.put([(article, fingerprint(article)) for article in some])
                library.records.set_state(State.READY, [article.id for article in some])
        clock = Clock()
        print(f"thirty thousand: {len(library.catalogue):,} articles in the catalogue after {clock.seconds:.0f} s")
    return folder


def _mixed(real: Sequence[Article], random: Random) -> Iterator[Article]:
    """Articles of the length and the words of real ones. Some outlets have many; a few have none, or no day."""
    shares = [1 / rank for rank in range(1, len(OUTLETS) + 1)]
    for number in range(ARTICLES):
        start, end = real[number % len(real)], random.choice(real)
        yield Article(
            id=f"{number:016x}",
            title=_halves(start.title, end.title, " "),
            text=_halves(start.text, end.text, "\n"),
            source=random.choices(OUTLETS, shares)[0] if random.random() < 0.95 else None,
            published=FIRST_DAY + timedelta(random.randrange(DAYS)) if random.random() < 0.95 else None,
        )


def _halves(start: str, end: str, between: str) -> str:
    first, second = start.split(between), end.split(between)
    return between.join([*first[: (len(first) + 1) // 2], *second[len(second) // 2 :]])
