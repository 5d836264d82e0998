"""What the library has of the articles that a case names."""

from collections import defaultdict
from pathlib import PurePath

from rag.evaluation.cases import Case
from rag.evaluation.graded import Gold
from rag.evaluation.metrics.text import holds
from rag.library.library import Library
from rag.library.records import Records
from rag.types import Article


class Names:
    """What articles go by: id, path, file name, address, and the id that a file of articles gave them.

    A name that several have means all of them: the name of a jsonl file all articles in it.
    """

    def __init__(self, records: Records) -> None:
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        for name, article_id in records.names():
            self._ids[name].add(article_id)
            if "://" not in name:  # the last part of an address, "index.html", is no name
                self._ids[PurePath(name).name].add(article_id)

    def ids(self, name: str) -> frozenset[str]:
        return frozenset(self._ids.get(name, ()))


def gold_of(case: Case, names: Names, library: Library) -> Gold:
    """The named articles that are in the library, and those of their passages that hold an accepted answer, or else a
    quotation."""
    named = frozenset[str]().union(*map(names.ids, case.articles))
    articles = library.records.get(sorted(named))
    passages = [
        passage_id
        for article in articles.values()
        if case.gold_texts
        for passage_id in library.index.word_index.passages_of(article.id)
        if holds(_text_of(passage_id, article), case.gold_texts)
    ]
    return Gold(frozenset(articles), frozenset(passages))


def _text_of(passage_id: str, article: Article) -> str:
    """The slice of the text that a passage is; its id ends in ":start-end"."""
    start, _, end = passage_id.rpartition(":")[2].partition("-")
    return article.text[int(start) : int(end)]
