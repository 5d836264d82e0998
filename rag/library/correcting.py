"""What a person corrects of an article: its title, date, outlet and authors. Pure; knows no disk.

The text stays as the file has it, and with it every place that is cited; so does the id. Beside what a person says is
kept what the file says, so that it can be taken back, and so that a file that is read again changes the rest alone.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from rag.errors import InputError
from rag.text.sureness import BY_HAND
from rag.types import CORRECTABLE, Article, OriginalDetails

NAMES = CORRECTABLE

# Between two authors as they are typed: a comma may be part of a name.
BETWEEN = ";"
MOST_AUTHORS = 100

LONGEST = 2_000  # characters of a title, an outlet or a name, as of those that are read from files

_NO_CHARACTERS = ("Cc", "Cs", "Cn", "Zl", "Zp")


def apply_corrections(article: Article, typed: Mapping[str, str]) -> Article:
    """The article as a person says that it is, who typed some of NAMES; what is empty there it has not.

    Raises InputError for what cannot be meant.
    """
    now = editable_values(article)
    changed = {name: value for name, value in typed.items() if name in NAMES and value.strip() != now[name].strip()}
    values = {NAMES[name]: _READERS[name](name, value) for name, value in changed.items()}
    return _kept(replace(article, **values), article.said or _said(article))


def editable_values(article: Article) -> dict[str, str]:
    """What may be corrected of an article, as a person would type it."""
    day = article.published.isoformat() if article.published else ""
    authors = f"{BETWEEN} ".join(article.authors)
    return {"title": article.title, "date": day, "outlet": article.source or "", "authors": authors}


def drop_corrections(article: Article) -> Article:
    """The article as nobody has corrected it."""
    if article.said is None:
        return article
    said: dict[str, Any] = {each.name: getattr(article.said, each.name) for each in fields(OriginalDetails)}
    return replace(article, said=None, **said)


def carry_corrections(fresh: Article, kept: Article) -> Article:
    """What a file says now, with what a person has corrected of it before."""
    if kept.said is None or fresh.said is not None:
        return fresh
    by_hand: dict[str, Any] = {name: getattr(kept, name) for name in _corrected(kept)}
    return _kept(replace(fresh, **by_hand), _said(fresh))


def list_corrected(article: Article) -> tuple[str, ...]:
    """What a person has corrected of it, as a person names it."""
    return article.corrected


def list_differences(said: OriginalDetails | None, now: Mapping[str, Any]) -> tuple[str, ...]:
    """In what an article, of which `now` are the fields, is not as its file says; as a person names it."""
    return tuple(name for name, field in NAMES.items() if said and now[field] != getattr(said, field))


def _corrected(article: Article) -> tuple[str, ...]:
    return tuple(NAMES[name] for name in list_corrected(article))


def _said(article: Article) -> OriginalDetails:
    return OriginalDetails(*(getattr(article, each.name) for each in fields(OriginalDetails)))


def _kept(article: Article, said: OriginalDetails) -> Article:
    """With what the file says, if that is anything else, and with who says its date."""
    how = said.published_how if article.published == said.published else BY_HAND
    kept = replace(article, published_how=how, said=said)
    return kept if _corrected(kept) else replace(kept, said=None)


def _line(name: str, value: str) -> str:
    """A value on one line. Raises InputError for what is none."""
    line = " ".join(value.split())
    if any(unicodedata.category(each) in _NO_CHARACTERS for each in line):
        raise InputError(f"{name}: there are characters that cannot be read, type it anew")
    if len(line) > LONGEST:
        raise InputError(f"{name}: {len(line):,} characters are too many, {LONGEST:,} are the most")
    return line


def _title(name: str, value: str) -> str:
    title = _line(name, value)
    if not title:
        raise InputError("the title is empty: an article needs one to be found by")
    return title


def _day(name: str, value: str) -> Any:
    from rag.reading.dates.written import parse_date  # its patterns take 0.2 s: a list of articles does without

    line = _line(name, value)
    day = parse_date(line) if line else None
    if line and day is None:
        raise InputError(f"{line[:40]!r} is no day that an article can have: write it as 2022-03-31, or leave it empty")
    return day


def _outlet(name: str, value: str) -> str | None:
    return _line(name, value) or None


def _authors(name: str, value: str) -> tuple[str, ...]:
    authors = tuple(line for each in value.split(BETWEEN, MOST_AUTHORS + 1) if (line := _line(name, each)))
    if len(authors) > MOST_AUTHORS:
        raise InputError(f"there are more than {MOST_AUTHORS} authors: name fewer, with a semicolon between two")
    return authors


_READERS: Mapping[str, Any] = {"title": _title, "date": _day, "outlet": _outlet, "authors": _authors}
