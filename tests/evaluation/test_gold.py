"""What the library has of the articles that a case names."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import cast

import pytest

from rag.evaluation.cases import Case
from rag.evaluation.gold import Names, gold_of
from rag.evaluation.graded import Gold
from rag.library.library import Library
from rag.library.records import Records
from rag.settings import read_settings
from rag.types import Article
from tests.examples import article, marked

RAIN = article("rain", "It rained in Minsk.\n\n" + "The minister spoke. " * 120 + "\n\nSnow fell.")
SNOW = replace(article("snow", "Snow fell in Minsk.", path="/lists/all.jsonl"), metadata={"id": "n7"})
WIND = article("wind", "Wind blew.", path="/lists/all.jsonl")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with closing(Library(read_settings(str(tmp_path_factory.mktemp("gold"))))) as opened:
        opened.put(marked([RAIN, SNOW, WIND]))
        yield opened


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        (RAIN.id, [RAIN]),
        ("/articles/rain.txt", [RAIN]),
        ("rain.txt", [RAIN]),
        ("https://news.example/rain", [RAIN]),
        ("n7", [SNOW]),
        ("all.jsonl", [SNOW, WIND]),  # a file of many articles is all of them
        ("rain", []),  # neither part of a name nor of an address is one
        ("", []),
    ],
)
def test_an_article_goes_by_its_names(name: str, articles: list[Article], library: Library) -> None:
    assert Names(library.records).ids(name) == {each.id for each in articles}


def test_passages_that_hold_the_answer_are_the_judgements(library: Library) -> None:
    """Of the named articles only: another one says it too."""
    gold = gold_of(Case("id", "Where?", answers=("Minsk",), articles=("rain.txt",)), Names(library.records), library)
    (passage,) = gold.passages
    start, end = map(int, passage.removeprefix(f"{RAIN.id}:").split("-"))
    assert "Minsk" in RAIN.text[start:end]
    assert end < len(RAIN.text)  # the article has other passages
    assert gold == Gold(frozenset({RAIN.id}), gold.passages)


def test_without_words_to_look_for_there_are_only_articles(library: Library) -> None:
    gold = gold_of(Case("id", "Where?", articles=("all.jsonl",)), Names(library.records), library)
    assert gold == Gold(frozenset({SNOW.id, WIND.id}))


def test_names_that_no_article_has_are_told(library: Library) -> None:
    case = Case("id", "Where?", quotes=("snow fell",), articles=("none.txt", "n7", "other.txt"))
    gold = gold_of(case, Names(library.records), library)
    assert (gold.articles, len(gold.passages)) == ({SNOW.id}, 1)
    assert gold_of(Case("id", "Where?"), Names(library.records), library) == Gold()


def test_an_article_that_left_meanwhile_is_no_gold(library: Library) -> None:
    """The names were read when it was there."""

    class Stale:
        def names(self) -> Iterator[tuple[str, str]]:
            yield "gone.txt", "id-gone"

    case = Case("id", "Where?", answers=("Minsk",), articles=("gone.txt",))
    assert gold_of(case, Names(cast(Records, Stale())), library) == Gold()
