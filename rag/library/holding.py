"""Which of the files that hold one article it shows: the one that says most of it. Pure; knows no disk."""

from collections.abc import Callable, Sequence

from rag.text.sureness import METADATA, Sureness, sureness_of
from rag.types import Article

# A date that a person or a table states goes before one that was found, and of those the surer one.
_STATED = 4
_FOUND = {Sureness.SURE: 3, Sureness.LIKELY: 2, Sureness.WEAK: 1, None: 0}
_OTHERS = 9_999  # of what else is said, so much counts


def worth(article: Article) -> int:
    """How much a copy says, to compare it with others: its date first, then whether it has authors, then the rest."""
    sureness = _STATED if article.published_how == METADATA else _FOUND[sureness_of(article.published_how)]
    return (sureness * 2 + bool(article.authors)) * (_OTHERS + 1) + min(len(article.metadata), _OTHERS)


def wins(copy: Article, shown: Article, is_there: Callable[[str], bool]) -> bool:
    """Whether a copy is to be shown in place of the one that is.

    Of two that say as much, the one that is shown stays as long as its file is there: so nothing changes where the same
    files are added again, in whatever order.
    """
    if worth(copy) == worth(shown):
        return not is_there(shown.path or "")
    return worth(copy) > worth(shown)


def choose_best(copies: Sequence[Article], is_there: Callable[[str], bool]) -> Article | None:
    """Of copies none of which is shown: of those that say most one whose file is there, else the first."""
    return max(copies, key=lambda copy: (worth(copy), is_there(copy.path or "")), default=None)
