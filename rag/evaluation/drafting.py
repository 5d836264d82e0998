"""Drafts of a question set, of all articles of a library alike, for a person to keep, mend or strike out."""

import hashlib
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from itertools import chain, islice, zip_longest
from pathlib import Path, PurePath

from rag.evaluation.cases import Case, read_case
from rag.evaluation.sentence_questions import KINDS, Draft, drafts_of
from rag.library.library import Library
from rag.reading.formats import format_of
from rag.text.words import fold
from rag.types import Article, Listing

MOST_PER_ARTICLE = 5


def draft(library: Library, count: int) -> Iterator[Case]:
    """At most `count` questions on the articles of the library, the same each time.

    Each article gives one, then each another, and none more than MOST_PER_ARTICLE. The articles come in the order of a
    digest of their ids, so that neither the newest nor the first ones are preferred.
    """
    names = _names(library.records.listings())
    order = sorted(names, key=_digest)
    made: dict[str, deque[Draft]] = {}
    asked = set[str]()
    for turn in range(MOST_PER_ARTICLE):
        for index, article_id in enumerate(order):
            if len(asked) >= count:
                return
            if turn == 0:
                articles = library.records.get([article_id]).values()
                made[article_id] = deque(each for article in articles for each in _drafts(article, index))
            while made[article_id]:
                found = made[article_id].popleft()
                if fold(found.question) not in asked:
                    asked.add(fold(found.question))
                    yield _case(found, names[article_id])
                    break


def _names(listings: Sequence[Listing]) -> dict[str, str]:
    """What each article is called, by its id: the name of its file, if that holds no other and no other has it."""
    files = {each.id: PurePath(each.path).name for each in listings if each.path and _is_own(each.path)}
    shared = Counter(files.values())
    return {each.id: name if shared[name := files.get(each.id, each.id)] == 1 else each.id for each in listings}


def _is_own(path: str) -> bool:
    form = format_of(Path(path))
    return form is not None and not form.has_rows


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _case(found: Draft, article: str) -> Case:
    return read_case(
        {
            "question": found.question,
            "answers": [found.answer],
            "articles": [article],
            "quotes": [found.quote],
            "tags": ["draft", found.kind],
        }
    )


def _drafts(article: Article, index: int) -> Iterator[Draft]:
    """The best drafts of an article, one of each kind in turn, beginning with another kind at another `index`.

    Of one kind, those from all over the article: they come in the order of a digest.
    """
    found = sorted(drafts_of(article), key=lambda each: _digest(each.quote))
    first = index % len(KINDS)
    groups = [[each for each in found if each.kind == kind] for kind in KINDS[first:] + KINDS[:first]]
    return islice(_in_turn(groups), MOST_PER_ARTICLE)


def _in_turn(groups: Sequence[Sequence[Draft]]) -> Iterator[Draft]:
    """The first of each group, then the second of each; one sentence once."""
    quoted = set[str]()
    for found in chain.from_iterable(zip_longest(*groups)):
        if found and found.quote not in quoted:
            quoted.add(found.quote)
            yield found
