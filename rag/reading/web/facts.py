"""What a web page says about its article: title, outlet, address and authors."""

import re
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any
from urllib.parse import urlsplit

from rag.reading.cleaning.bylines import authors_at_top
from rag.reading.tables.fields import parse_authors
from rag.reading.web.linked_data import LinkedArticle, find_linked_article
from rag.reading.web.parts import HEADINGS, part_of


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What browsers and copiers of sites write into a page that they save, near its start.
_SAVED_FROM = re.compile(
    r"<!--\s{0,9}saved from url=\(\d{1,6}\)\s{0,9}(?P<browser>https?://[^\s<>]{1,2000})"
    r"|\bPage saved with SingleFile\s{1,9}url:\s{0,9}(?P<single>https?://[^\s<>]{1,2000})"
    r"|<!--\s{0,9}Mirrored from (?P<mirror>[\w.-]{1,253}/[^\s<>]{0,2000}) by HTTrack"
    r"|\bsavepage-url[\"']?\s{1,9}content=[\"']?(?P<savepage>https?://[^\s<>\"']{1,2000})",
    re.IGNORECASE,
)
_START = 20_000  # characters, which SingleFile's own lines are in

# The Internet Archive writes its own address before that of the page.
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)", re.IGNORECASE)

# Between a headline and the name of the outlet in <title>.
_BETWEEN = re.compile(r"\s+(?:[|•·—–‹›«»~:-]|::|//)\s+|\s*\|\s*")
_LONGEST_OUTLET = 60
_HOME = re.compile(r"(?:https?:)?//[^/?#\s]+/?|/|/?index\.\w{2,5}", re.IGNORECASE)  # the first page of a site
# What stands there and is no outlet.
_SECTIONS = _names(
    "home homepage news latest world politics sport sports football business economy money opinion comment"
    " culture arts local national international technology tech science health video videos live blog blogs"
    " article story startseite nachrichten politik wirtschaft kultur aktuell panorama accueil actualité"
    " actualités politique économie monde inicio noticias política economía deportes cultura mundo attualità"
    " cronaca новости политика"
)

# Words of classes that bylines have ("article-author", "meta__author", "firma"), and of what `rel` and `itemprop` say
# of one; and those of what is about an author at more length, or of several.
_BYLINES = _names("author authors authorname autor autore auteur byline contributor firma writer")
_NO_BYLINES = _names(
    "about all archive avatar bio biography box card description follow image img info link links list more page photo"
    " picture profile related role social title widget"
)
_NAME_PARTS = re.compile(r"[_-]+")
_MOST_BYLINES = 50
_MOST_NAMES = 20  # of an element
_OF_OTHERS = _names("comments related aside author_box page_footer hidden")
# What stands in place of a name.
_NOBODY = _names("admin administrator author editor guest redacción redaktion rédaction staff unknown webmaster") | {
    "no author",
    "the editors",
}


@dataclass(frozen=True, slots=True)
class PageFacts:
    title: str | None
    outlet: str | None
    url: str | None
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Heads:
    """<title>, the <h1> that is the name of the site, the other <h1>, and the smaller headings."""

    page: str
    site: str
    first: tuple[str, ...]
    others: frozenset[str]


def page_facts(page: str, tree: Any, linked: Sequence[LinkedArticle]) -> PageFacts:
    """The facts of a page; `tree` is what lxml made of it."""
    found = _extracted(tree)
    heads = _heads(tree)
    outlet = _outlet(tree, linked, heads, found)
    url = _address(found.url, source_address(page))
    title = _title(heads, found.title, outlet)
    stated = linked[0] if len(linked) == 1 else find_linked_article(title, linked)
    people = parse_authors(found.author) or (stated.authors if stated else ()) or authors_in(tree)
    authors = tuple(name for name in people if name.casefold() not in _NOBODY | {(outlet or "").casefold()})
    return PageFacts(title, outlet, url, authors)


def part_facts(element: Any, page: PageFacts, linked: Sequence[LinkedArticle]) -> PageFacts:
    """The facts of one of several articles of a page: only what is said of it, but for the outlet and the address."""
    title = next((text for each in element.iter(*HEADINGS) if (text := _text_of(each))), None)
    stated = find_linked_article(title, linked)
    authors = stated.authors if stated and stated.authors else authors_in(element)
    url = stated.url if stated and re.match(r"https?://", stated.url) else page.url
    return PageFacts(title, page.outlet, url, authors)


def authors_in(element: Any) -> tuple[str, ...]:
    """The people whom a byline names, where the markup says that it is one, and not that of a comment."""
    for each in islice(filter(_is_byline, element.iter()), _MOST_BYLINES):
        if not any(part_of(above, in_main=True) in _OF_OTHERS for above in each.iterancestors()):
            text = _text_of(each)
            if people := authors_at_top(text) or authors_at_top(f"By {text}"):
                return people
    return ()


def _is_byline(element: Any) -> bool:
    names = f"{element.get('class', '')} {element.get('rel', '')} {element.get('itemprop', '')}".lower().split()
    parts = (frozenset(_NAME_PARTS.split(name)) for name in names[:_MOST_NAMES])
    return any(not _BYLINES.isdisjoint(words) and _NO_BYLINES.isdisjoint(words) for words in parts)


def _extracted(tree: Any) -> Any:
    """What the head states, as trafilatura reads it: without dates, tags, licences and its guesses at a byline."""
    from trafilatura import metadata

    found = metadata.examine_meta(tree)
    if found.author and " " not in found.author:  # an account, not a name
        found.author = None
    with suppress(AttributeError, LookupError, RecursionError, TypeError, ValueError):  # linked data may have any shape
        found = metadata.extract_meta_json(tree, found)
    found.title = found.title or metadata.extract_title(tree)
    found.url = found.url or metadata.extract_url(tree)
    found.clean_and_trim()
    return found


def source_address(page: str) -> str | None:
    """The address from which a program saved a page, as it noted it there."""
    found = _SAVED_FROM.search(page[:_START])
    if not found:
        return None
    address = found["browser"] or found["single"] or found["savepage"] or f"https://{found['mirror']}"
    return _unarchived(address)


def _address(stated: str | None, saved: str | None) -> str | None:
    """The page's own word, unless it only names the site, and the address that it was saved from does not."""
    own = _unarchived(stated) if stated else None
    if own and saved and not _path(own) and _path(saved):
        return saved
    return own or saved


def _unarchived(url: str) -> str:
    return re.sub(r"^(https?):/(?=[^/])", r"\1://", _ARCHIVED.sub("", url))


def _path(url: str) -> str:
    try:
        return urlsplit(url).path.strip("/")
    except ValueError:
        return ""


def _heads(tree: Any) -> _Heads:
    headings = [(each, _text_of(each)) for each in tree.iter(*HEADINGS)]
    return _Heads(
        page=_one_line(tree.findtext(".//head/title")),
        site=next((text for each, text in headings if text and each.tag == "h1" and _leads_home(each)), ""),
        first=tuple(text for each, text in headings if text and each.tag == "h1" and not _leads_home(each)),
        others=frozenset(text.casefold() for each, text in headings if each.tag != "h1"),
    )


def _leads_home(heading: Any) -> bool:
    """Whether a heading is the name of the site, which leads to its first page."""
    links = chain(heading.iter("a"), heading.iterancestors("a"))
    return any(_HOME.fullmatch(each.get("href", "")) for each in islice(links, 1))


def _outlet(tree: Any, linked: Sequence[LinkedArticle], heads: _Heads, found: Any) -> str | None:
    names = (_meta(tree, "og:site_name"), *(each.outlet for each in linked), found.sitename)
    return next(filter(_is_name, names), None) or _outlet_beside(heads, found.title or "")


def _is_name(name: str | None) -> bool:
    """Whether it may be that of an outlet: no address, no account elsewhere, nobody's byline."""
    return bool(name) and not re.match(r"@|https?:|(?:by|von|par|por) ", name or "", re.IGNORECASE)


def _outlet_beside(heads: _Heads, title: str) -> str | None:
    """The name that <title> has beside the headline: a heading that leads to the first page, or what stands last."""
    if heads.site and heads.site in _BETWEEN.split(heads.page):
        return heads.site
    for headline in (*heads.first, title):
        rest = heads.page[len(headline) :] if headline and heads.page.startswith(headline) else ""
        between = _BETWEEN.match(rest)
        name = _BETWEEN.split(rest[between.end() :])[-1].strip() if between else ""
        if _is_name(name) and len(name) <= _LONGEST_OUTLET and name.casefold() not in _SECTIONS | heads.others:
            return name
    return None


def _title(heads: _Heads, stated: str | None, outlet: str | None) -> str | None:
    """The title without the name of the outlet, wherever it stands."""
    title = _one_line(stated)
    names = {_bare(name) for name in (outlet, heads.site) if name}
    if not title or _bare(title) in names:
        return next(iter(heads.first), None) or _beside(heads.page, names) or title or None
    if own := next((each for each in heads.first if _is_beginning(each, title)), None):
        return own
    *before, last = _BETWEEN.split(title)
    return title[: title.rindex(last)].rstrip(" |•·—–‹›«»~:/-") if before and _bare(last) in names else title


def _beside(page: str, names: Collection[str]) -> str | None:
    """The headline in <title>: the first part if the outlet stands behind it, the last if it stands before."""
    parts = _BETWEEN.split(page)
    others = [part for part in parts if part and _bare(part) not in names]
    return others[-1 if _bare(parts[0]) in names else 0] if others else None


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _is_beginning(headline: str, title: str) -> bool:
    return title.startswith(headline) and bool(_BETWEEN.match(title[len(headline) :]))


def _meta(tree: Any, name: str) -> str | None:
    found = (each.get("content") for each in tree.iter("meta") if name in (each.get("property"), each.get("name")))
    return next((text for content in found if (text := _one_line(content))), None)


def _text_of(element: Any) -> str:
    return _one_line("".join(element.itertext()))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())
