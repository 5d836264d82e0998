"""Writes a word index anew that an earlier version wrote, which read words in another way.

The passages stay as they are, and the vectors are not touched.
"""

import json
import shutil
from itertools import groupby
from pathlib import Path

import tantivy

from rag.batches import make_batches
from rag.library.passage_index import entry_of
from rag.library.records import Records
from rag.library.word_index import TOKENIZER, WordIndex
from rag.types import Article, Passage

# Articles that are written together: 10 MB of text.
_TOGETHER = 1_000


def is_outdated(folder: Path) -> bool:
    """Whether the index in `folder` reads words as an earlier version did; not where that cannot be told."""
    try:
        fields = json.loads((folder / "meta.json").read_bytes())["schema"]
        [text] = (each for each in fields if each["name"] == "text")
        return bool(text["options"]["indexing"]["tokenizer"] != TOKENIZER)
    except (OSError, ValueError, LookupError, TypeError):
        return False


def renew(folder: Path, records: Records) -> None:
    """Beside the old one, whose place it takes in the end. Raises StoreError and OSError."""
    fresh = folder.with_name(f"{folder.name}-anew")
    shutil.rmtree(fresh, ignore_errors=True)
    index = WordIndex(fresh)
    by_article = groupby(_ids_in(folder), key=lambda each: each.partition(":")[0])
    for some in make_batches(((article, list(ids)) for article, ids in by_article), _TOGETHER):
        articles = records.get([article for article, _ in some])
        there = (_passage(articles[article], each) for article, ids in some if article in articles for each in ids)
        index.add(map(entry_of, there))
    shutil.rmtree(folder)
    fresh.rename(folder)


def _ids_in(folder: Path) -> list[str]:
    """Of its passages, by its own schema, in the order in which they were written: it decides between equal scores."""
    searcher = tantivy.Index.open(str(folder)).searcher()
    found = searcher.search(tantivy.Query.all_query(), max(1, int(searcher.num_docs)), count=False).hits
    return [str(searcher.doc(address)["id"][0]) for _, address in found]


def _passage(article: Article, passage_id: str) -> Passage:
    start, _, end = passage_id.partition(":")[2].partition("-")
    return Passage(article, int(start), int(end))
