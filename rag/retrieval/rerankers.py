"""Finds the reranker that the setting names: our own reader, none, or a cross-encoder of sentence-transformers."""

from collections.abc import Callable
from pathlib import Path

from rag.errors import SettingsError
from rag.retrieval.cross_encoders import CrossEncoderReranker
from rag.retrieval.joined import JoinedReranker
from rag.retrieval.lexical import LexicalReranker
from rag.retrieval.reader import load_reader
from rag.retrieval.reranking import Reranker
from rag.settings import Settings, is_inside

OWN = "own"
NONE = "none"

# Those with a name of their own. Any other value of the setting is the name or the folder of a cross-encoder.
RERANKERS: dict[str, Callable[[Settings], Reranker]] = {
    OWN: lambda settings: JoinedReranker(load_reader(settings.cache_dir)),
    NONE: lambda _: LexicalReranker(),
}


def load_reranker(settings: Settings) -> Reranker:
    """The reranker of `settings.reranker`. Raises SettingsError where there is no such one on this machine."""
    return RERANKERS.get(settings.reranker, _cross_encoder)(settings)


def _cross_encoder(settings: Settings) -> Reranker:
    if is_inside(Path(settings.reranker).expanduser(), settings.visitor_folders):
        raise SettingsError(f"reranker {settings.reranker!r} was sent to the page, and such a file is never a reranker")
    return CrossEncoderReranker(settings.reranker)
