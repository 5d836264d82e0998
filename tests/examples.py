"""Small articles for tests, and what a library holds in all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import repeat
from pathlib import Path

import tantivy

from rag.library.library import Library
from rag.library.writing import changes
from rag.reading.fingerprints import fingerprint
from rag.retrieval.evidence import Evidence
from rag.text.sentences import sentence_spans
from rag.types import Article, Hit, Passage, ReadSentence, RemovedText, Scores
from vectorstore.chroma import COLLECTION, Connection


def article(
    name: str, text: str = "", day: date | None = date(2024, 6, 20), source: str | None = "RT", path: str | None = None
) -> Article:
    """An article whose text holds a word of its own: its name."""
    return Article(
        id=f"id-{name}",
        title=f"Title of {name}",
        text=text or f"The minister of {name} spoke on Monday. It rained.",
        source=source,
        published=day,
        published_how="metadata" if day else None,
        authors=("Ann Poe", "Ünal Ø"),
        url=f"https://news.example/{name}",
        path=path or f"/articles/{name}.txt",
        metadata={"place": "Kyiv"},
        removed=(RemovedText("advertisement", "Advertisement"),),
    )


def marked(articles: Sequence[Article]) -> list[tuple[Article, str]]:
    """With their fingerprints, as a library takes them."""
    return [(each, fingerprint(each)) for each in articles]


def sizes(library: Library) -> tuple[int, int, int]:
    """Articles, passages with words, passages with vectors, once the index is open."""
    index = library.index
    return library.records.count(), len(index.word_index), len(index.vectors)


def restamp(folder: Path, **stamp: str | int) -> None:
    """The vectors in a folder of Chroma, as another model would have made them."""
    Connection(folder).client.get_collection(COLLECTION).modify(metadata=stamp)


def hit(of: Article, score: float = 1.0, *, bm25: float = 1.0, cosine: float = 0.5) -> Hit:
    """The whole article as a passage that a search found."""
    return Hit(Passage(of, 0, len(of.text)), score, Scores(bm25, cosine))


def evidence(of: Article, *scores: float) -> list[Evidence]:
    """The first sentences of the article as evidence with these scores, in their order."""
    sentences = tuple(map(ReadSentence, sentence_spans(of.text), repeat(True), scores))
    read = replace(hit(of), sentences=sentences)
    return [Evidence(read, place) for place in range(len(sentences))]


def likeliest_first(*found: Sequence[Evidence]) -> list[Evidence]:
    return sorted((each for some in found for each in some), key=lambda each: -each.score)


def passage(of: Article) -> Passage:
    """The whole article as a passage."""
    return Passage(of, 0, len(of.text))


def outdated(folder: Path, *passage_ids: str) -> None:
    """A word index as an earlier version wrote it, under another name of how words are read."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("article_id", "title", "text", "source"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    folder.mkdir(parents=True)
    index = tantivy.Index(builder.build(), path=str(folder))
    with changes(index) as writer:
        for each in passage_ids:
            writer.add_document(tantivy.Document(id=each))
