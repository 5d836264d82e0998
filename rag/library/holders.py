"""Writes the articles that files hold. A copy in another file changes an article only if it says more of it.

An article shows the file that says most of it. So one more copy is compared with that alone, however many there are:
of thousands of pages that are all the same notice, each takes as long as the first. Only where what is shown goes, or
says less than before, the others are asked.
"""

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field

from rag.batches import make_batches
from rag.library.holding import choose_best, wins, worth
from rag.library.indexing import BATCH
from rag.library.library import Change, Library
from rag.reading.fingerprints import fingerprint
from rag.reading.names import is_gone
from rag.types import Article

_CopyKey = tuple[str, str]  # the id of an article, and the path of a file that holds it


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article that was read. `names` are all paths that mean its file; `again`: it stands in the file twice."""

    article: Article
    names: frozenset[str]
    again: bool = False

    @property
    def copy_keys(self) -> list[_CopyKey]:
        return [(self.article.id, name) for name in self.names]


@dataclass(slots=True)
class _Ledger:
    """What is held of some articles: as it was, and with what was read since.

    `copies` are those of files that are read, and no others.
    """

    before: Mapping[str, Article]
    copies: dict[_CopyKey, Article]
    shown: dict[str, Article] = field(init=False)
    written: dict[_CopyKey, Article] = field(default_factory=dict)
    dropped: set[_CopyKey] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.shown = dict(self.before)

    def own(self, read: ReadArticle) -> Article | None:
        """What the same file said of the article."""
        shown = self.shown.get(read.article.id)
        if shown is not None and shown.path in read.names:
            return shown
        return next((self.copies[key] for key in read.copy_keys if key in self.copies), None)

    def enter(self, read: ReadArticle) -> None:
        """What the file says now takes the place of what it said; it is shown if it says more than what is."""
        article, shown = read.article, self.shown.get(read.article.id)
        if shown is not None and self.own(read) == article and not wins(article, shown, _is_there):
            return
        for key in read.copy_keys:
            if self.copies.pop(key, None) is not None:
                self.dropped.add(key)
        if shown is None or shown.path in read.names:
            self.show(article)
        elif wins(article, shown, _is_there):
            self._keep(shown)
            self.show(article)
        else:
            self._keep(article)

    def show(self, article: Article) -> None:
        """In place of what was shown, of which nothing is kept."""
        self.shown[article.id] = article
        self.written.pop((article.id, str(article.path)), None)

    def _keep(self, copy: Article) -> None:
        key = (copy.id, str(copy.path))
        self.copies[key] = self.written[key] = copy
        self.dropped.discard(key)


class Holders:
    """The articles of a library and the files that hold them, while files are read one after the other."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._reported: set[str] = set()  # of these articles it was said that they were added or changed
        self._weaker: dict[frozenset[str], dict[str, ReadArticle]] = {}  # by the names of the file: see `_enter`

    def take(self, read: Sequence[ReadArticle]) -> list[Change]:
        """Writes what is new of these articles, and says of each what was done."""
        known = self._library.records.fingerprints(list({each.article.id for each in read}))
        differs = [fingerprint(each.article) != known.get(each.article.id) for each in read]
        ledger = self._ledger([each for each, is_so in zip(read, differs, strict=True) if is_so])
        counts = [self._enter(ledger, each, is_so) for each, is_so in zip(read, differs, strict=True)]
        changes = self._write(ledger)
        return [
            changes.pop(each.article.id, Change(unchanged=1)) + Change(unchanged=count - 1) if count else Change()
            for each, count in zip(read, counts, strict=True)
        ]

    def end(self, names: frozenset[str], ids: Collection[str], whole: bool) -> tuple[Change, int]:
        """All of a file was read, and it holds the articles with these `ids`; not `whole`: what cannot be read may hold
        more. Takes out what it held before and no file holds now. Returns what else was done, and how many went."""
        weaker = self._weaker.pop(names, {})
        if not whole:
            return Change(unchanged=len(weaker)), 0
        change = self._settle(list(weaker.values())) if weaker else Change()
        stale = self._library.records.ids_from(*names) - set(ids)
        return change, self.let_go(dict.fromkeys(names, stale), self._library.remove) if stale else 0

    def let_go(self, held: Mapping[str, Set[str]], take_out: Callable[[Sequence[str]], None]) -> int:
        """Files do not hold any more what they held: the articles with these ids, by path. Returns how many articles no
        file holds now; those are taken out."""
        self._library.copies.drop((article_id, path) for path, ids in held.items() for article_id in ids)
        count = 0
        for some in make_batches(sorted({article_id for ids in held.values() for article_id in ids}), BATCH):
            left = self._library.get_uncorrected(some)
            leaving = [each for each in left.values() if each.id in held.get(each.path or "", ())]
            others = {each.id: choose_best(self._library.copies.best_copies(each), _is_there) for each in leaving}
            ledger = _Ledger({each.id: each for each in leaving if others[each.id]}, {})
            for other in filter(None, others.values()):
                ledger.show(other)
            self._write(ledger)
            alone = [article_id for article_id, other in others.items() if other is None]
            take_out(alone)
            count += len(alone)
        return count

    def _enter(self, ledger: _Ledger, read: ReadArticle, differs: bool) -> int:
        """Enters what was read, and returns how many readings are settled by it.

        A file may hold an article twice, and the first time say less of it than it said when it was added: that waits
        for the end of the file, or each time that the file is added its article would change and change back.
        """
        own = ledger.own(read) if differs else None
        weaker = self._weaker.setdefault(read.names, {})
        waiting = weaker.get(read.article.id)
        if own is not None and worth(read.article) < worth(own):
            if waiting is None and read.again:
                return 1
            if waiting is None or worth(read.article) > worth(waiting.article):
                weaker[read.article.id] = read
            return 1 if waiting else 0
        weaker.pop(read.article.id, None)
        is_new = own is None or waiting is not None or not read.again or worth(read.article) > worth(own)
        if differs and is_new:
            ledger.enter(read)
        return 2 if waiting else 1

    def _settle(self, weaker: Sequence[ReadArticle]) -> Change:
        """Writes what a file says less of than before, now that no more of it comes."""
        ledger = self._ledger(weaker)
        for read in weaker:
            ledger.enter(read)
            if ledger.shown[read.article.id] is read.article:
                other = choose_best(self._library.copies.best_copies(read.article), _is_there)
                if other is not None and wins(other, read.article, _is_there):
                    ledger.enter(ReadArticle(other, frozenset({str(other.path)})))
        changes = self._write(ledger)
        return sum(changes.values(), Change(unchanged=len(weaker) - len(changes)))

    def _ledger(self, read: Sequence[ReadArticle]) -> _Ledger:
        shown = self._library.get_uncorrected({each.article.id for each in read})
        keys = [key for each in read for key in each.copy_keys if each.article.id in shown]
        copies = self._library.copies.get(keys, shown) if keys else []
        return _Ledger(shown, {(each.id, str(each.path)): each for each in copies})

    def _write(self, ledger: _Ledger) -> dict[str, Change]:
        """Writes what is held otherwise than before. Returns what was done with the articles that others see.

        The copies first: after a crash, a file that holds an article is known, whichever file that shows.
        """
        if ledger.written:
            self._library.copies.put(list(ledger.written.values()))
        shown = [each for each in ledger.shown.values() if each != ledger.before.get(each.id)]
        if shown:
            self._library.put([(each, fingerprint(each)) for each in shown])
        if dropped := ledger.dropped | {(each.id, str(each.path)) for each in shown if each.id in ledger.before}:
            self._library.copies.drop(dropped)
        done = {each.id: Change(updated=1) if each.id in ledger.before else Change(added=1) for each in shown}
        reported = {each: change for each, change in done.items() if each not in self._reported}
        self._reported.update(reported)
        return reported


def _is_there(path: str) -> bool:
    return not is_gone(path)
