"""Web pages, by lxml and trafilatura, which are imported when one is read: a program that reads none starts quickly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from rag.errors import ReadError
from rag.reading.drafts import LONGEST_TEXT, Draft
from rag.reading.encodings.decoding import decode_page, refuse_binary
from rag.reading.parsing import parse_file, refuse_more
from rag.reading.web.articles import articles_of, is_live, is_named_in_head, page_of, remove_elements
from rag.reading.web.blocks import page_blocks
from rag.reading.web.dates import PageDate, date_of_tree
from rag.reading.web.facts import PageFacts, page_facts, part_facts
from rag.reading.web.linked_data import LinkedArticle, find_linked_article, linked_articles
from rag.reading.web.text import PageText, page_text, remove_all

# trafilatura takes time quadratic in the children of an element (5,555 links in a paragraph take 2 s), libxml2 in the
# attributes of one (40,000 take 5 s). Of 187 pages of news none has more than 3,030 marks <, 1,556 elements and 30
# attributes; long entries of encyclopedias have some 30,000 elements.
MOST_MARKS = 200_000  # <, in scripts too: what is parsed takes about 150 bytes of memory for each
MOST_ELEMENTS = 50_000
MOST_CHILDREN = 5_000
MOST_ATTRIBUTES = 2_000

_TAG = re.compile(r"<[a-zA-Z][^<>]*")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")


def read_html(path: Path, file: BinaryIO) -> Iterator[Draft]:
    content = file.read()
    refuse_binary(path, content)
    page = decode_page(path, content)
    drafts = parse_file(path, "a web page", lambda: list(_drafts(path, page)))
    if not drafts:
        raise ReadError(f"{path} holds no article text: if the page is built by a script, save it from a browser")
    yield from drafts


def _drafts(path: Path, page: str) -> Iterator[Draft]:
    """The articles of a page that have words: one of most pages, several where so many stand on it."""
    tree = page_tree(path, page)
    if tree is None:
        return
    linked = linked_articles(tree)
    facts = page_facts(page, tree, linked)
    live = is_live(facts.title, facts.url) or any(each.is_live for each in linked)
    blocks = page_blocks(tree)
    refuse_more(path, sum(len(block.text) for block in blocks), LONGEST_TEXT, "characters of text")
    several = [] if live else articles_of(tree, blocks)
    if several:
        yield from _parts(path, tree, several, facts, linked)
        return
    found = page_text(tree, blocks, facts.title, _stated_text(facts, linked), live)
    if found.text:
        yield _draft(path, facts, found, date_of_tree(tree, facts.url))


def _parts(
    path: Path, tree: Any, elements: Sequence[Any], facts: PageFacts, linked: Sequence[LinkedArticle]
) -> Iterator[Draft]:
    """Several articles, each with what is stated of it alone. The first has what is around them as removed."""
    around = remove_all(page_blocks(remove_elements(tree, elements)))
    facts_of = [part_facts(element, facts, linked) for element in elements]
    named = is_named_in_head(tree, facts.title)
    main = next((own for own in facts_of if named and own.title == facts.title), None)  # which the page's head is about
    for number, (element, own) in enumerate(zip(elements, facts_of, strict=True), 1):
        page = page_of(tree, element, own.title, with_head=own is main)
        found = page_text(page, page_blocks(page), own.title)
        dated = date_of_tree(page, own.url if own is main else None)
        stated = find_linked_article(own.title, linked)
        if found.text:
            draft = _draft(path, own, found, dated)
            draft = replace(draft, date=stated.published) if stated and stated.published else draft
            yield replace(draft, part=f"article {number}", removed=draft.removed + around)
            around = ()


def _draft(path: Path, facts: PageFacts, found: PageText, dated: PageDate) -> Draft:
    return Draft(
        path,
        found.text,
        title=facts.title,
        date=dated.draft_date,
        date_how=dated.how,
        source=facts.outlet,
        url=facts.url,
        authors=facts.authors,
        metadata=dated.notes,
        removed=found.removed,
    )


def _stated_text(facts: PageFacts, linked: Sequence[LinkedArticle]) -> str:
    """The text that the page states for machines, if it is that of its article."""
    texts = [each for each in linked if each.text]
    stated = texts[0] if len(texts) == 1 else find_linked_article(facts.title, texts)
    return stated.text if stated else ""


def page_tree(path: Path, page: str) -> Any:
    """What lxml makes of a page, None of what is none. Raises ReadError if trafilatura would not see the end of it."""
    from trafilatura.utils import load_html

    # In this order: the first two are what the third needs to come to an end.
    refuse_more(path, page.count("<"), MOST_MARKS, "marks <")
    refuse_more(path, max(map(_pieces, _TAG.findall(page)), default=0), MOST_ATTRIBUTES, "attributes in one tag")
    tree = load_html(page)
    children = [len(element) for element in tree.iter()] if tree is not None else [0]
    refuse_more(path, len(children), MOST_ELEMENTS, "elements")
    refuse_more(path, max(children), MOST_CHILDREN, "elements side by side")
    return tree


def _pieces(tag: str) -> int:
    """About how many attributes a tag has; never fewer."""
    return len(re.findall(r"[^\s/]+", _VALUE.sub("", tag))) if len(tag) > MOST_ATTRIBUTES else 0
