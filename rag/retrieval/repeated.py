"""What stands word for word in many articles of an outlet and speaks of the page is furniture that no rule knows.

Repetition alone says little: outlets print the same paragraph of background in many articles, and it answers. Of the 62
lines that stand in three or more of 2,300 articles and that `rag.quotable` lets pass, most are such; what else there is
names the outlet or what a page has.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from rag.filtering import Filters
from rag.library.bounds import bounds_of
from rag.library.library import Library
from rag.retrieval.query import FoundPassages, Query
from rag.text.letters import fold
from rag.text.words import content_stems
from rag.types import Article, Hit, ReadSentence, Span

# Other articles of the outlet that have the line. Two may be of one story.
OTHERS = 3
# Articles that are looked at for it: the words of the line find those that have it first.
_LOOKED_AT = 20
# A line is read this far; a longer one is a paragraph.
LONGEST_LINE = 600
# Articles that share so much of the shorter one's lines are one article in two versions.
_ONE = 0.5

_PAGE = re.compile(
    r"\b(?:newsletters?|subscrib\w+|sign(?:ing)? up|inbox|podcasts?|apps?|website|homepage|click\w*|tap|follow us"
    r"|our (?:team|readers?|journalis\w+|coverage|newsroom|experts?|editors?|reporters?|partners?|brands?|stories|site)"
    r"|read more|watch live|advert\w*|cookies?|comments? section|copyright|published by|(?:this|the) (?:article|story)"
    r"|contact us|e-?mail|privacy|terms of)\b|https?://|www\.|@\w"
)


class RepetitionFilter:
    """Takes sentences of such lines out of what may answer."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __call__(self, _query: Query, found: FoundPassages) -> FoundPassages:
        return replace(found, hits=tuple(map(self._without, found.hits)))

    def _without(self, hit: Hit) -> Hit:
        article = hit.passage.article
        if not any(each.promising and _speaks_of_page(line_at(article, each.span), article) for each in hit.sentences):
            return hit
        return replace(hit, sentences=tuple(self._barred(article, each) for each in hit.sentences))

    def _barred(self, article: Article, sentence: ReadSentence) -> ReadSentence:
        line = line_at(article, sentence.span)
        if sentence.promising and _speaks_of_page(line, article) and self._is_repeated(article, line):
            return ReadSentence(sentence.span)
        return sentence

    def _is_repeated(self, article: Article, line: str) -> bool:
        bounds = bounds_of(Filters(source=article.source))
        found = self._library.index.word_index.search(content_stems(line), _LOOKED_AT, bounds, 0.0)
        ids = {passage.partition(":")[0] for passage, _ in found} - {article.id}
        return len(_different(article, line, self._library.records.get(ids).values())) >= OTHERS


def line_at(article: Article, span: Span) -> str:
    """The line that a sentence stands in."""
    start = article.text.rfind("\n", 0, span.start) + 1
    end = article.text.find("\n", span.end)
    return article.text[start : end if end >= 0 else len(article.text)].strip()


def _speaks_of_page(line: str, article: Article) -> bool:
    """Whether a line may be of the page: it names the outlet, or what a page has."""
    if len(line) > LONGEST_LINE:
        return False
    outlet = fold(article.source or "").removeprefix("www.").partition(".")[0]
    return bool(_PAGE.search(fold(line))) or (len(outlet) > 2 and outlet in fold(line))


def _different(article: Article, line: str, others: Iterable[Article]) -> list[Article]:
    """Of the articles those that have the line, of several versions of one article only one, and none of `article`."""
    kept: list[Article] = []
    for other in others:
        is_new = line in _lines(other) and not any(_is_one(other, each) for each in (article, *kept))
        kept += [other] if is_new else []
    return kept


def _is_one(one: Article, other: Article) -> bool:
    lines, others = _lines(one), _lines(other)
    return len(lines & others) >= _ONE * min(len(lines), len(others))


def _lines(article: Article) -> set[str]:
    return {line.strip() for line in article.text.split("\n") if line.strip()}
