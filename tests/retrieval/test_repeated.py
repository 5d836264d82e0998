"""Lines that many articles of an outlet have."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace

import pytest

from rag.filtering import Filters
from rag.library.library import Library
from rag.question.questions import read_question
from rag.retrieval.query import FoundPassages, Query
from rag.retrieval.repeated import OTHERS, RepetitionFilter
from rag.settings import read_settings
from rag.types import Article, Hit, Passage, ReadSentence, Span
from tests.examples import article, marked

LINE = "The Merrin Post brings every vote of the harbour council to its readers for nothing."


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        yield opened


def told(line: str, count: int, source: str = "Merrin Post", alike: bool = False) -> list[Article]:
    """Articles of an outlet that each end with the line; their own lines are alike or not."""
    names = ["Peru", "Chile", "Cuba", "Haiti", "Oman", "Fiji"][:count]
    texts = [f"It rained in {'' if alike else name}.\nThey met in {'' if alike else name}.\n{line}" for name in names]
    return [article(name, text, source=source) for name, text in zip(names, texts, strict=True)]


def promising(library: Library, articles: Sequence[Article]) -> list[str]:
    """The line of the first of the articles, if it may still answer."""
    library.put(marked(articles))
    first = articles[0]
    span = Span(first.text.rindex("\n") + 1, len(first.text))
    hit = Hit(Passage(first, 0, len(first.text)), 1.0, sentences=(ReadSentence(span, promising=True, score=0.9),))
    query = Query(read_question("Who votes?"), library.index.embedding.query_tokens("Who votes?"), Filters())
    [left] = RepetitionFilter(library)(query, FoundPassages((hit,))).hits
    return [left.texts[place] for place in left.promising_indexes]


def test_what_many_articles_of_an_outlet_say_of_it_does_not_answer(library: Library) -> None:
    """It is of the page. In fewer articles it may be news."""
    assert promising(library, told(LINE, OTHERS + 1)) == []


@pytest.mark.parametrize(
    "articles",
    [
        told(LINE, OTHERS),
        told(LINE, OTHERS + 1, alike=True),
        told("The harbour council has nine members and meets on Mondays.", OTHERS + 1),
        [*told(LINE, 2), *(replace(each, source="RT") for each in told(LINE, OTHERS + 2)[2:])],
    ],
    ids=["few", "versions", "background", "outlets"],
)
def test_other_lines_may_answer(library: Library, articles: list[Article]) -> None:
    """In few articles, in versions of one, in those of other outlets; and background, which says nothing of a page."""
    assert promising(library, articles) == [articles[0].text.rpartition("\n")[2]]
