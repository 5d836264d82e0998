"""The retriever over a library."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import PurePath

import pytest

from rag.answering.relevance import find_refusal_kind
from rag.filtering import Filters
from rag.library.library import Library
from rag.library.records import State
from rag.question.questions import read_question
from rag.retrieval.evidence import evidence_of
from rag.retrieval.hybrid import HybridRetriever
from rag.retrieval.lexical import LexicalReranker
from rag.retrieval.query import Query
from rag.retrieval.rerankers import load_reranker
from rag.retrieval.reranking import Reranker
from rag.settings import read_settings
from rag.types import Hit
from tests.examples import article, marked, restamp

DAYS = {"Peru": date(2024, 1, 1), "Chile": date(2024, 1, 2), "Cuba": date(2024, 1, 3), "Haiti": None}
QUESTION = "Which minister spoke on Monday?"


@pytest.fixture
def library() -> Iterator[Library]:
    """Four articles, on three days and undated; Cuba's of another outlet."""
    with closing(Library(read_settings())) as opened:
        opened.put(
            marked([article(name, day=day, source="TASS" if name == "Cuba" else "RT") for name, day in DAYS.items()])
        )
        yield opened


def found(library: Library, filters: Filters | None = None, question: str = QUESTION) -> set[str]:
    hits = searched(library, question, filters, LexicalReranker())
    return {hit.passage.article.id.removeprefix("id-") for hit in hits}


def searched(library: Library, question: str, filters: Filters | None, reranker: Reranker) -> Sequence[Hit]:
    asked = read_question(question)
    query = Query(asked, library.index.embedding.query_tokens(asked.text), filters or Filters())
    return HybridRetriever(library, reranker).search(query).hits


def test_the_article_that_is_asked_about_comes_first(seeds: Library) -> None:
    """By its words, and by what they mean."""
    for question in ("Who is Malta's energy minister?", "How expensive may gas become in Europe at most?"):
        first = searched(seeds, question, None, load_reranker(seeds.settings))[0]
        assert PurePath(first.passage.article.path or "").name.startswith("001_")


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(), {"Peru", "Chile", "Cuba", "Haiti"}),
        (Filters(before=date(2024, 1, 2)), {"Peru"}),
        (Filters(after=date(2024, 1, 2)), {"Cuba"}),
        (Filters(as_of=date(2024, 1, 2)), {"Peru", "Chile"}),
        (Filters(before=date(2024, 1, 3), as_of=date(2024, 1, 1)), {"Peru"}),
        (Filters(after=date(2024, 1, 1), as_of=date(2024, 1, 2)), {"Chile"}),
        (Filters(source="tass"), {"Cuba"}),
        (Filters(source="TASS", before=date(2024, 1, 2)), set()),
        (Filters(source="Nobody"), set()),
        (Filters(before=date.min), set()),
        (Filters(after=date.max), set()),
    ],
)
def test_filters(library: Library, filters: Filters, names: set[str]) -> None:
    """Bounds leave out what is on the day itself, as-of does not; undated articles pass no date."""
    assert found(library, filters) == names


@pytest.mark.parametrize("state", [State.PENDING, State.LEAVING])
def test_articles_that_are_not_ready_are_never_found(library: Library, state: State) -> None:
    """Though the stores hold their words and vectors."""
    assert len(library.index.word_index) == len(DAYS)
    library.records.set_state(state, ["id-Peru"])
    assert found(library) == {"Chile", "Cuba", "Haiti"}


def test_a_removed_article_is_not_found(library: Library) -> None:
    """Nor by a word that it alone had."""
    library.remove(["id-Peru"])
    assert "Peru" not in found(library, question="the minister of Peru")


@pytest.mark.parametrize("question", ["?!", "the", "x " * 3000, "\x00", "北京 𝕊"])
def test_any_question_can_be_searched(library: Library, question: str) -> None:
    """What says nothing finds the nearest."""
    assert found(library, question=question) <= set(DAYS)


def test_an_empty_library_holds_nothing() -> None:
    """No error."""
    with closing(Library(read_settings())) as library:
        assert found(library) == set()


def test_words_find_alone_where_the_vectors_cannot_be_read(library: Library) -> None:
    """With a note that says why and what helps; here another process put another model's there."""
    asked = read_question("the minister of Peru")
    query = Query(asked, library.index.embedding.query_tokens(asked.text), Filters())
    whole = HybridRetriever(library, LexicalReranker()).search(query)
    restamp(library.settings.vectors, embedding_model="another", dimension=384)
    library.sharing.announce_change()
    alone = HybridRetriever(library, LexicalReranker()).search(query)
    assert alone.hits[0].passage == whole.hits[0].passage
    assert alone.hits[0].scores.cosine == pytest.approx(whole.hits[0].scores.cosine, abs=1e-3)
    assert (whole.notes, len(alone.notes)) == ((), 1)
    assert "made by embedding_model another" in alone.notes[0]
    assert "dateline doctor" in alone.notes[0]


def test_without_a_network_a_headline_can_be_the_likeliest(library: Library) -> None:
    """It is likened to the question as all other sentences are, and the gate can look at it."""
    storm = replace(
        article("Toft", "Storm kills three in Toft\n\nIt rained. Nobody came."), title="Storm kills three in Toft"
    )
    library.put(marked([storm]))
    asked = read_question("Did the storm in Toft kill three?")
    hits = searched(library, asked.text, None, LexicalReranker())
    likeliest = evidence_of(hits)
    assert likeliest[0].is_headline
    assert find_refusal_kind(asked, hits, likeliest) is None
