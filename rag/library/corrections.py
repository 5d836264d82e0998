"""What people have corrected of articles stays when their files are read again."""

from collections.abc import Sequence
from typing import TypeAlias

from rag.library.correcting import carry_corrections
from rag.library.records import KEPT, Records, State
from rag.reading.fingerprints import fingerprint
from rag.types import Article

Marked: TypeAlias = tuple[Article, str]  # with its fingerprint


def keep_corrections(records: Records, articles: Sequence[Marked]) -> list[Marked]:
    """What files say, with what people have corrected of it; also where a crash left that to be indexed."""
    kept = records.get((article.id for article, _ in articles), *KEPT, State.PENDING)
    found = []
    for article, mark in articles:
        as_kept = carry_corrections(article, kept[article.id]) if article.id in kept else article
        found.append((article, mark) if as_kept == article else (as_kept, fingerprint(as_kept)))
    return found


def keep_changed(records: Records, articles: Sequence[Marked]) -> list[Marked]:
    """What files say, with what people have corrected of it, where that is not what is there."""
    kept = records.get(article.id for article, _ in articles)
    return [
        (article, mark)
        for article, mark in keep_corrections(records, articles)
        if article != kept.get(article.id) or article.said != kept[article.id].said
    ]
