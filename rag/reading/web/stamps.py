"""The days that the markup of a web page gives for its article: JSON-LD, <meta>, microdata, <time> and page data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rag.reading.web.linked_data import linked_articles

LONGEST_SCRIPT = 2_000_000  # characters of one script that are looked through

# Names of <meta> that give the day of publication and no other, of all makers of pages that we know of.
_META = frozenset(
    [
        *("article:published_time", "article:published", "article:published_date", "article:post_date"),
        *("article:publicationdate", "article.published", "article.created", "article_date_original", "articledate"),
        *("article_published_time", "og:article:published_time", "og:article:published", "og:published_time"),
        *("og:pubdate", "og:publish_date", "og:datepublished", "og:regdate", "og:question:published_time"),
        *("pubdate", "publishdate", "publish_date", "publish-date", "publish_time", "published_date", "published-date"),
        *("publisheddate", "published_time", "publication_date", "publication-date", "publicationdate", "published_at"),
        *("publish:date", "published", "date_published", "datepublished", "originalpublicationdate"),
        *("parsely-pub-date", "sailthru.date", "bt:pubdate", "rbpubdate", "cxenseparse:recs:publishtime"),
        *("cxenseparse:publishtime", "analyticsattributes.articledate", "dcsext.articlefirstpublished"),
        *("dc.date.issued", "dc.date.publication", "dcterms.issued", "dc:date:issued", "prism.publicationdate"),
        *("citation_publication_date", "citation_online_date", "rnews:datepublished", "vr:published_time"),
        *("shareaholic:article_published_time", "twt-published-at", "mediator_published_time", "release_date"),
        *("release:date", "doc_date", "firstpublished", "ptime", "pdate", "article-published-time", "dateposted"),
    ]
)
# Names that some give the day of publication and others the day of a change or of making.
_META_LOOSE = frozenset(
    [
        *(
            "date",
            "dc.date",
            "dc:date",
            "dcterms.date",
            "dc.date.created",
            "dcterms.created",
            "dc.created",
            "dc:created",
        ),
        *("created", "date_created", "datecreated", "content_create_date", "citation_date", "displaydate", "gentime"),
        *("field-name-post-date", "eomportal-lastupdate-none", "pub_date", "dc.dateaccepted", "timestamp"),
    ]
)
_LINKED_DAY = re.compile(r"\"datePublished\"\s{0,4}:\s{0,4}\"([^\"\n]{8,40})\"")
_OF_PAGE = re.compile(r"\"(?:WebPage|\w{0,40}Article|\w{0,40}Posting|Recipe|CreativeWork|Review|Report|HowTo)\"")
_OF_OTHERS = re.compile(r"\"(?:itemListElement|hasPart|ItemList|\w{0,20}Event)\"")
_PAGE_DATA = re.compile(
    r"[\"'](?:datePublished|date_published|publishDate|publish_date|pubDate|pub_date|publishedAt|published_at|"
    r"publishedDate|published_date|firstPublished\w{0,12}|first_published\w{0,12}|publicationDate|publication_date|"
    r"publishTime|publish_time|publishedTime|published_time|articlePublish\w{0,8}|originalPublicationDate)[\"']"
    r"\s{0,4}[:,]\s{0,4}[\"']([^\"'\n]{8,40})[\"']"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A value as it stands; `title` and `url` are of the article that it is given for, where it says."""

    value: str
    title: str = ""
    url: str = ""


def json_ld(tree: Any) -> list[Stamp]:
    """`datePublished` of the articles that the page describes as its own.

    Where it describes none, as in JSON that is broken by a quotation mark, the one day that stands there.
    """
    linked = [Stamp(each.published, each.title, each.url) for each in linked_articles(tree) if each.published]
    scripts = (
        (each.text or "")[:LONGEST_SCRIPT] for each in tree.iter("script") if "ld+json" in (each.get("type") or "")
    )
    own = (script for script in scripts if not linked and _OF_PAGE.search(script) and not _OF_OTHERS.search(script))
    loose = {match[1] for script in own for match in _LINKED_DAY.finditer(script)}
    return linked or ([Stamp(loose.pop())] if len(loose) == 1 else [])


def metas(tree: Any) -> Iterator[str]:
    return _contents(tree, _META)


def loose_metas(tree: Any) -> Iterator[str]:
    """What stands under names that may mean another day."""
    return _contents(tree, _META_LOOSE)


def _contents(tree: Any, names: frozenset[str]) -> Iterator[str]:
    for element in tree.iter("meta"):
        keys = {(element.get(key) or "").strip().casefold() for key in ("name", "property", "http-equiv")}
        content = element.get("content") or element.get("datetime")
        if content and keys & names:
            yield content


def page_data(tree: Any) -> list[str]:
    """What the scripts of a page give as its day of publication, each once."""
    scripts = (each.text or "" for each in tree.iter("script") if "ld+json" not in (each.get("type") or ""))
    return list(dict.fromkeys(match[1] for script in scripts for match in _PAGE_DATA.finditer(script[:LONGEST_SCRIPT])))
