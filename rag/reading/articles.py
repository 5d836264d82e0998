"""A draft into an article: clean text, title, date, outlet, language and the id that follows from them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from rag.errors import ReadError
from rag.reading.cleaning.bylines import NOBODY, authors_at_top
from rag.reading.cleaning.fact_lines import read_fact_line
from rag.reading.cleaning.furniture import clean, tidy
from rag.reading.drafts import LONGEST_TEXT, Draft, Failure
from rag.reading.fingerprints import digest
from rag.reading.formats import read_drafts
from rag.reading.headlines import find_headline
from rag.reading.published import PublicationDate, find_published
from rag.reading.regular import printable_path
from rag.reading.tables.metadata import NOTHING, Metadata, MetadataRow, find_stated
from rag.text.languages import language_of
from rag.types import Article

LONGEST_LINE = 2_000  # characters of a title, an outlet, a name; addresses are the longest, headlines have some 200

# Rows of a file that gave no article: a gzip file of 1 MB can hold a hundred million.
MOST_NAMED = 1_000


def read_articles(path: Path, metadata: Sequence[Metadata] = ()) -> Iterator[Article | Failure]:
    """The articles of a file, and a Failure for what gave none. Raises nothing that a file can cause.

    What the metadata state about a file that is one article goes before what the file says. About a file of many
    articles they only add what a row leaves open.
    """
    return articles_in(path, find_stated(path, metadata))


def articles_in(path: Path, stated: MetadataRow = NOTHING, follow: bool = True) -> Iterator[Article | Failure]:
    """As `read_articles`, by what is stated about the file; with `follow`, a link to it will do.

    The first thousand rows without an article are named, and the others counted.
    """
    failed = 0
    try:
        for draft in read_drafts(path, follow):
            item = draft if isinstance(draft, Failure) else _article_or_failure(draft, stated)
            failed += isinstance(item, Failure) and not item.is_remark
            if failed <= MOST_NAMED or isinstance(item, Article) or item.is_remark:
                yield item
    except ReadError as error:
        yield Failure(printable_path(path), str(error))
    if failed > MOST_NAMED:
        yield Failure(printable_path(path), "so many more rows gave no article", failed - MOST_NAMED)


def article_from(draft: Draft, stated: MetadataRow = NOTHING) -> Article:
    """The article in a draft. Raises ReadError if no text is left, or more than one article may have.

    The id follows from title, text, outlet and address alone: the same article added twice is one, and one text in
    two outlets is two articles.
    """
    if len(draft.text) > LONGEST_TEXT:
        raise ReadError(
            f"{draft.where} has {len(draft.text):,} characters, more than the {LONGEST_TEXT:,} that one article may "
            "have: if it holds many, make it a jsonl file with one a line"
        )
    text, removed = clean(draft.text)
    if not text:
        raise ReadError(f"{draft.where} holds no text")
    title, text, headlines = find_headline(text, _line(stated.title) or _line(draft.title), draft.path.stem)
    url = _line(stated.url) or _line(draft.url)
    facts = read_fact_line(text)
    source = _line(stated.source) or _line(draft.source) or _line(facts.source) or _host(url)
    found = find_published(draft, stated, url, _language)
    return Article(
        id=digest([title, text, source, url])[:16],
        title=title,
        text=text,
        source=source,
        published=found.day,
        published_how=_line(found.how),
        authors=_named(_authors(draft, stated, text)) or _named(facts.authors),
        url=url,
        path=str(draft.path),
        language=_language(text),
        metadata=_metadata(draft, stated, found),
        removed=(*draft.removed, *removed, *headlines),
    )


def _language(text: str) -> str:
    """Of a text of which nothing is known."""
    return language_of(text, "")


def _article_or_failure(draft: Draft, stated: MetadataRow) -> Article | Failure:
    try:
        return article_from(draft, _only_missing(stated, draft) if draft.is_part else stated)
    except ReadError as error:
        return Failure(draft.where, str(error))


def _only_missing(stated: MetadataRow, draft: Draft) -> MetadataRow:
    return replace(
        stated,
        title=None if draft.title else stated.title,
        date=None if draft.date else stated.date,
        source=None if draft.source else stated.source,
        url=None if draft.url else stated.url,
        authors=() if draft.authors else stated.authors,
    )


def _authors(draft: Draft, stated: MetadataRow, text: str) -> tuple[str, ...]:
    return stated.authors or draft.authors or authors_at_top(text)


def _named(authors: Sequence[str]) -> tuple[str, ...]:
    lines = filter(None, map(_line, authors))
    return tuple(each for each in lines if each.casefold().strip(" .-[]") not in NOBODY)


def _metadata(draft: Draft, stated: MetadataRow, found: PublicationDate) -> dict[str, str]:
    """What else is known. A date that could not be understood, and those that differ, are kept here in words."""
    others = found.add_notes({**draft.metadata, **dict(stated.others)})
    return {tidy(name): tidy(value) for name, value in others.items()}


def _line(value: str | None) -> str | None:
    """On one line, and not beyond what can be one: each passage carries the title, and each question reads it."""
    return " ".join(tidy(value).split())[:LONGEST_LINE].rstrip() or None if value else None


def _host(url: str | None) -> str | None:
    """The outlet by its address, when nothing names it."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return str(host).removeprefix("www.") if host else None
