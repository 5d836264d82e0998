"""The names under which files give the parts of an article, and the forms in which they give them."""

import json
import re
from collections.abc import Mapping
from itertools import islice

MOST_AUTHORS = 100  # of an article; a longer list is something else

# Each part with the names it goes by; the first name that is there and has a value wins.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext", "article_text"),
    "title": ("title", "headline"),
    "date": ("date", "published", "pub_date", "pubdate", "publication_date", "published_at", "date_published"),
    "source": ("source", "outlet", "publisher", "publication", "sitename"),
    "url": ("url", "link"),
    "authors": ("authors", "author", "byline"),
    "published_how": ("published_how",),
    "file": ("file", "filename", "path", "name"),
}
ARTICLE = ("text", "title", "date", "source", "url", "authors", "published_how")
METADATA = ("file", "title", "date", "source", "url", "authors", "published_how")


def sorted_out(row: Mapping[str, object], parts: tuple[str, ...]) -> tuple[dict[str, object], dict[str, str]]:
    """The values of the parts that a row has, and all else of it as strings. Empty values are left out of both."""
    given = {name: value for name, value in row.items() if not _is_empty(value)}
    names = {_plain(name): name for name in reversed(given)}
    found: dict[str, object] = {}
    used = set[str]()
    for part in parts:
        if name := next((names[synonym] for synonym in SYNONYMS[part] if synonym in names), None):
            found[part] = given[name]
            used.add(name)
    return found, {name: as_text(value) for name, value in given.items() if name not in used}


def has_part(names: list[str], part: str) -> bool:
    """Whether one of the names is one of the part's."""
    return any(_plain(name) in SYNONYMS[part] for name in names)


def as_text(value: object) -> str:
    """A value as one string: strings as they are, the rest as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def as_authors(value: object) -> tuple[str, ...]:
    """Names of people from a list, or from a string divided by ";", "," or "and", without "By"."""
    if isinstance(value, list | tuple):
        parts = [as_text(each) for each in value if not _is_empty(each)]
    else:
        parts = re.split(r";| and |,", _on_one_line(as_text(value))) if value is not None else []
    names = (re.sub(r"^by ", "", _on_one_line(part), flags=re.IGNORECASE) for part in parts)
    return tuple(islice(dict.fromkeys(name for name in names if name), MOST_AUTHORS))


def _on_one_line(text: str) -> str:
    """With single blanks: in a run of them the patterns would start anew at each."""
    return " ".join(text.split())


def _plain(name: str) -> str:
    return name.strip().lstrip("\ufeff").casefold().replace(" ", "_").replace("-", "_")


def _is_empty(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())
