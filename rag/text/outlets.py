"""What an outlet is called that is known by its web address alone: "cnn.com" is CNN.

A name is shown; what is stored and given to programs stays as it came. The table, rag/text/outlets.tsv, is made of
public lists by `benchmarks/outlet_names.py`; rag/text/outlets.md says whose they are and how often it is right.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}")
_LONGEST = 253  # characters of a domain

# Parts of a site that are the site's: edition.cnn.com, feeds.reuters.com. Others may be outlets of their own, as
# madame.lefigaro.fr and college.usatoday.com are.
_PARTS = re.compile(
    r"www\d?|m|mobile|amp|edition|beta|live|web|feeds?|rss|rssfeeds|archive|news|en|english|us|uk|eu|int|international"
    r"|global|world|asia|africa|europe|politics|business|money|sports?|tech|health|travel|opinion|blogs?"
)


@cache
def _table() -> dict[str, str]:
    lines = files("rag.text").joinpath("outlets.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def is_domain(text: str) -> bool:
    """Whether a text is a domain of the web and nothing more."""
    return len(text) <= _LONGEST and _DOMAIN.fullmatch(text.lower()) is not None


def outlet_name(source: str) -> str:
    """What to call an outlet: its name, where `source` is its domain; as it is, without "www.", where that is unknown.

    A part of a site has the site's name: edition.cnn.com is CNN. Names are kept as they are given.
    """
    host = source.strip()
    if not is_domain(host):
        return source
    bare = host[4:] if host.lower().startswith("www.") else host
    site = bare.lower()
    while site not in _table():
        part, _, site = site.partition(".")
        if not site or not _PARTS.fullmatch(part):
            return bare
    return _table()[site]


def strip_outlet(title: str, source: str | None) -> str:
    """A title without the outlet that the page puts behind it, as in "… | CNN Politics": it is told beside it."""
    head, bar, last = title.rpartition(" | ")
    name = outlet_name(source or "").lower()
    is_outlet = bool(name) and last.lower().startswith(name) and len(last.split()) <= len(name.split()) + 1
    return head.rstrip() if bar and head.strip() and is_outlet else title


def spellings_of(name: str, sources: Iterable[str]) -> list[str]:
    """Those of the outlets, as they are stored, that a person means by `name`: all that are shown by that name, or else
    the one that is written so. Capitals count for nothing."""
    wanted = name.strip().lower()
    there = list(sources)
    return [each for each in there if outlet_name(each).lower() == wanted] or [
        each for each in there if each.strip().lower() == wanted
    ]
