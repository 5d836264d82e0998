"""Finds the reranker that the setting names: our own reader, none, or a cross-encoder of sentence-transformers."""

from pathlib import Path

from rag.errors import SettingsError
from rag.retrieval.by_words import WordsReranker
from rag.retrieval.cross_encoders import CrossEncoderReranker
from rag.retrieval.joined import JoinedReranker
from rag.retrieval.reader import load_reader
from rag.retrieval.reranking import Reranker
from rag.settings import Settings, is_inside

OWN = "own"
NONE = "none"


def load_reranker(settings: Settings) -> Reranker:
    """The reranker of `settings.reranker`. Raises SettingsError where there is no such one on this machine."""
    if settings.reranker == OWN:
        return JoinedReranker(load_reader(settings.cache_dir))
    if settings.reranker == NONE:
        return WordsReranker()
    if is_inside(Path(settings.reranker).expanduser(), settings.sent_by_visitors):
        raise SettingsError(f"reranker {settings.reranker!r} was sent to the page, and such a file is never a reranker")
    return CrossEncoderReranker(settings.reranker)
