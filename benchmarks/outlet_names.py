"""Names of outlets by their web address: writes rag/text/outlets.tsv, and says how many of them are right.

    python -m benchmarks.outlet_names

Of the public table only rows are taken whose name comes from a list with a licence (see rag/text/outlets.md). What is
not surely the name of the whole site is left out: precision before recall.
"""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from lxml import html

from benchmarks.common import PROJECT, SHARED, missing
from rag.text.letters import fold
from rag.text.outlets import is_domain, outlet_name

ROWS = SHARED / "reading-data" / "news" / "outlet-domains.jsonl.gz"
PAGES = tuple(SHARED / "reading-data" / "news" / f"{name}.jsonl.gz" for name in ("trafilatura-pages", "htmldate"))

# A row's name is of the first of its sources.
LICENSED = ("mbfcext", "LocalNewsDataset")

# Who lets others write under addresses of its own, or holds more than one outlet.
_PLATFORMS = """
substack.com medium.com blogspot.com wordpress.com tumblr.com typepad.com weebly.com wixsite.com livejournal.com
github.io facebook.com twitter.com x.com youtube.com instagram.com reddit.com telegram.org t.me patch.com google.com
yahoo.com aol.com msn.com comcast.net earthlink.net biomedcentral.com qq.com buzzsprout.com ghost.io archive.org
archive.ph archive.is libsyn.com wixstatic.com squarespace.com blogs.com org.uk co.uk com.au
"""
_OF_OTHERS = frozenset(_PLATFORMS.split())

# What was seen to be of another outlet that writes for the same site.
_WRONG = frozenset({"northernirelandworld.com"})

# Names that the lists make longer, or more solemn, than the outlet does.
_ITS_OWN = {
    "bbc.co.uk": "BBC", "bbc.com": "BBC", "rt.com": "RT", "tass.com": "TASS", "time.com": "Time",
    "spiegel.de": "Der Spiegel", "dw.com": "Deutsche Welle", "express.co.uk": "Daily Express",
}  # fmt: skip

_NO_OUTLETS = re.compile(r"\.(?:edu|gov|mil|int)(?:\.\w\w)?$|\.ac\.\w\w$")

# "WPBF - West Palm Beach News", "KAPP-TV", and "KHBS/KHOG": the station is what is before.
_STATION = re.compile(r"([WK][A-Z]{2,3})(?:-(?:TV|LP|DT|CD|FM|AM))?(?: - .*)?")
_BEHIND = re.compile(r"\s*\((?!.*\w\)\w)[^()]*\)?$")
_COUNTRY = re.compile(r"(?<=\w) (?:UK|US)$")
_ELSE = re.compile(r" - |[/\\:|()]| Polling$|\bFact Check", re.IGNORECASE)


def main() -> None:
    if missing(ROWS):
        return
    names = dict(sorted({**dict(_names(_read(ROWS))), **_ITS_OWN}.items()))
    lines = "".join(f"{domain}\t{name}\n" for domain, name in names.items())
    (PROJECT / "rag" / "text" / "outlets.tsv").write_text(lines, encoding="utf-8")
    print(f"outlets: {len(names)}")
    _measure()


def _read(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _names(rows: Iterator[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for row in rows:
        domain, name = row["domain"], _plain(row.get("name") or "", row["domain"])
        if name and row["sources"][0] in LICENSED and _is_of_the_site(domain, name, row):
            yield from ((each, name) for each in (domain, *row.get("aliases", ())))


def _plain(name: str, domain: str) -> str:
    """The name without what the lists put behind it to tell it from others; "" where it is more than a name."""
    name = _BEHIND.sub("", " ".join(name.split()))
    if station := _STATION.fullmatch(name):
        # The site of a station that is known by other letters says more: "abc13.com".
        return station[1] if station[1].lower() in domain else ""
    # "Full Fact UK" is so called by the list; an outlet with the country in its address may be by itself.
    name = _COUNTRY.sub("", name) if "uk" not in domain.split(".")[0] and "us" not in domain.split(".")[0] else name
    return "" if _ELSE.search(name) or is_domain(name) else name


def _is_of_the_site(domain: str, name: str, row: dict[str, Any]) -> bool:
    if domain in _OF_OTHERS | _WRONG or _NO_OUTLETS.search(domain) or not is_domain(domain):
        return False
    of_list = row["sources"][0] == "LocalNewsDataset"
    # A newspaper group's site has many papers, and of "Sun" and "Tribune" the address says more.
    return not of_list or (len(row.get("names", ())) < 2 and _is_explained(domain, name))


def _is_explained(domain: str, name: str) -> bool:
    """Whether the address has the name in it, or half of its words or its letters."""
    label = re.sub(r"[^a-z0-9]", "", domain.split(".")[0])
    words = [each for each in re.findall(r"[a-z0-9]+", fold(name)) if each not in ("the", "of", "and")]
    if len(words) < 2:
        return "".join(words) == label.removeprefix("the")
    initials = "".join(word[0] for word in words)
    return 2 * sum(word in label for word in words) > len(words) or initials in label[: len(initials)]


def _measure() -> None:
    """Against what pages call their site themselves."""
    found: dict[str, tuple[str, str]] = {}
    for path in PAGES:
        for row in _read(path):
            tree = html.fromstring(row["html"].encode()) if row.get("html", "").strip() else None
            host, said = ("", "") if tree is None else (_host(row, tree), _meta(tree, "og:site_name"))
            if said and host and outlet_name(host) != host:
                found[host] = said, outlet_name(host)
    right = {host: _agree(*pair) for host, pair in found.items()}
    print(f"shown names that agree with the site's own: {sum(right.values())} of {len(right)}")
    for host in (each for each, is_right in right.items() if not is_right):
        print(f"  {host}: the page says {found[host][0]!r}, shown is {found[host][1]!r}")


def _host(row: dict[str, Any], tree: Any) -> str:
    """The domain of a page: by its address, or what it says itself."""
    hosts = (urlsplit(each).hostname for each in (row["url"], _meta(tree, "og:url")))
    return next((host.removeprefix("www.") for host in hosts if host), "")


def _meta(tree: Any, name: str) -> str:
    return str(next(iter(tree.xpath("//meta[@property=$name]/@content", name=name)), "")).strip()


def _agree(one: str, other: str) -> bool:
    """But for "The", capitals, spaces, and what follows one of them."""
    bare = [re.sub(r"^the|[^a-z0-9]", "", fold(each)) for each in (one, other)]
    return bare[0] in bare[1] or bare[1] in bare[0]


if __name__ == "__main__":
    main()
