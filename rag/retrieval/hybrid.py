"""Finds passages in stages, each of which takes what was found and hands on what it makes of that."""

from rag.library.library import Library
from rag.retrieval.fusion import fuse
from rag.retrieval.likening import DECIDING, Liken
from rag.retrieval.other_languages import Reorder, cover_other_languages
from rag.retrieval.promising import promise
from rag.retrieval.query import FoundPassages, Query, Stage
from rag.retrieval.repeated import RepetitionFilter
from rag.retrieval.reranking import Rerank, Reranker
from rag.retrieval.search import Search


class HybridRetriever:
    """Finds by words and by meaning; `rag.retrieval.llama_index` is the same for programs built on LlamaIndex."""

    def __init__(self, library: Library, reranker: Reranker) -> None:
        read = Rerank(cover_other_languages(reranker)), RepetitionFilter(library)
        self._stages: tuple[Stage, ...] = (
            Search(library),
            fuse,
            Reorder(library),
            promise,
            *((Liken(library, None), *read) if reranker.by_likeness else (*read, Liken(library, DECIDING))),
        )

    def search(self, query: Query) -> FoundPassages:
        """The passages that were read, best first."""
        found = FoundPassages()
        for stage in self._stages:
            found = stage(query, found)
        return found
