"""A web page as a reader meets it: its blocks of text in order, without what is beside the article, and its headline.

One pass over the tree, whatever it is nested in: each element is looked at once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

LONGEST_BLOCK = 400  # characters that are kept of a block: a head is shorter, and of prose only that it is prose counts
_MOST_PIECES = 400  # of the words of one element
_MOST_HEADINGS = 200
MOST_BLOCKS = 4_000
_MOST_ABOVE = 12  # blocks over a headline that are looked at, and under it
_MOST_BELOW = 60
_PROSE = 140  # characters of a block that is no head any more; a standfirst or two may be
_STANDFIRSTS = 1
_WORDS_OF_HEADLINE = 4  # a link of fewer is an author's or a section's
_LONGEST_TEASER = 400  # characters; a longer element is not what stands for another article
_SAME, _BEGINS, _WITHIN, _OTHER = range(4)
_LEAST_HEADLINE = 12  # characters by which a heading is known in the title of the page

_BLOCK_TAGS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup"),
        *("hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "ul", "video", "iframe"),
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4")
_UNSEEN = frozenset(
    ["script", "style", "noscript", "template", "head", "svg", "select", "button", "option", "textarea"]
)
_BESIDE_TAGS = frozenset(["aside", "nav", "dialog"])
# What stands beside an article by the names that builders of pages give it.
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|comments?|commentlist|respond|sidebar|side-?bar|widgets?(?=\s|$)|popular|trending|"
    r"most-?read|most-?viewed|latest|more-?(?:news|stories|from|on)|read-?(?:more|next|also)|also-?read|see-?also|"
    r"up-?next|you-?may|teasers?|promos?|promo-?box|newsletter|breadcrumbs?|menu|navigation|navbar|ticker|carousel|slider|"
    r"advert\w*|sponsored|outbrain|taboola|cookie\w*|consent|login|masthead|site-?header|topbar|top-bar|copyright|"
    r"calendar|archives?|user-?(?:info|menu|panel|bar)|account|tags?-?cloud|pagination|nav-links|post-navigation|"
    r"tweet|twitter-tweet|instagram-media|embed|"
    r"leermas|masnoticias|mas-noticias|relacionad\w*|verwandte\w*|weitere\w*|mehr-zum-thema|notizie-correlate|"
    r"correlati|articles-lies|lire-aussi|news-?list(?!-date)|list-news|(?:site|page|main|global)-?footer)(?:$|[\s_-])",
    re.IGNORECASE,
)
# An <aside> that is named after these stands beside the text and speaks of it.
_ABOUT_ARTICLE = re.compile(r"byline|meta|(?:article|post|entry|blog)-?(?:data|info|details|date)", re.IGNORECASE)
# The body, and what wraps the whole of a page, carry such names for their layout ("has-sidebar").
_WHOLE = frozenset(["html", "body", "main", "article"])
_CUE = re.compile(
    r"date|time(?!line)|publi|posted|byline|by-line|author|autor|meta|fecha|datum|data|info|created|dateline|when|"
    r"credit|tarih|details|submitted|pub",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """Words that stand together. `cue`: the names around them speak of a date or a byline."""

    text: str
    tag: str
    cue: bool
    element: Any


@dataclass(frozen=True, slots=True)
class Outline:
    """`headline` is the place of the article's among the blocks, and `head` the blocks that may say its day.

    `positions` has the elements that are not beside the article, with their places in the page; `head_at`, the head's.
    """

    blocks: tuple[Block, ...]
    headline: int | None
    head: tuple[Block, ...]
    head_at: range
    positions: Mapping[Any, int]

    def in_head(self, element: Any) -> bool:
        """Whether an element stands where the head does."""
        return self.positions.get(element, -1) in self.head_at

    @property
    def title(self) -> Any:
        """The element of the headline."""
        return self.blocks[self.headline].element if self.headline is not None else None

    @property
    def title_words(self) -> str:
        return self.blocks[self.headline].text if self.headline is not None else ""


def outline(tree: Any) -> Outline:
    """Of a tree of lxml."""
    elements = [each for each in tree.iter() if isinstance(each.tag, str)]
    titles = _titles(tree)
    beside = _beside(elements, _holders_of_headline(elements, titles))
    holders = _holders_of_blocks(elements)
    blocks: list[Block] = []
    taken: set[Any] = set()
    for element in elements:
        parent = element.getparent()
        if element in beside or parent in taken:
            if parent in taken:
                taken.add(element)
            continue
        if element in holders:
            blocks.extend(_loose(element))
        else:
            taken.add(element)
            if text := _text(words_of(element)):
                blocks.append(Block(text, _heading(element) or element.tag, _has_cue(element), element))
        if len(blocks) >= MOST_BLOCKS:
            break
    positions = {each: index for index, each in enumerate(elements) if each not in beside}
    headline = _headline(blocks, titles)
    head = tuple(_head(blocks, headline))
    at = [positions[block.element] for block in head]
    return Outline(tuple(blocks), headline, head, range(min(at), max(at) + 1) if at else range(0), positions)


def _beside(elements: Sequence[Any], kept: set[Any]) -> set[Any]:
    """What is not the article's, with all within it; never what is in `kept`."""
    found: set[Any] = set()
    for element in elements:
        if element.getparent() in found or element.tag in _UNSEEN or (element not in kept and _is_beside(element)):
            found.add(element)
    return found


def _is_beside(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    if element.tag in _BESIDE_TAGS:
        return element.tag != "aside" or not _ABOUT_ARTICLE.search(names)
    return element.tag not in _WHOLE and len(names) > 1 and bool(_BESIDE.search(names))


def _heading(element: Any) -> str | None:
    """The heading that an element is a part of: <h1><div>."""
    around = (above.tag for above in islice(element.iterancestors(), 3))
    return next((tag for tag in around if tag in _HEADINGS), None)


def _holders_of_headline(elements: Sequence[Any], titles: Sequence[str]) -> set[Any]:
    """All that holds a heading that may be the article's, whatever it is called: each h1, and where none of them
    begins the title of the page, the lower ones that do."""
    first = list(islice((each for each in elements if each.tag == "h1"), _MOST_HEADINGS))
    lower = list(islice((each for each in elements if each.tag in _HEADINGS[1:]), _MOST_HEADINGS))
    ranks = {_rank(words_of(each), titles) for each in first}
    if not ranks & {_SAME, _BEGINS}:
        first += [each for each in lower if _rank(words_of(each), titles) <= _BEGINS]
    return _with_ancestors(first)


def _with_ancestors(elements: Iterable[Any]) -> set[Any]:
    """The elements and all around them; each is walked over once."""
    found: set[Any] = set()
    for element in elements:
        above = element
        while above is not None and above not in found:
            found.add(above)
            above = above.getparent()
    return found


def _holders_of_blocks(elements: Sequence[Any]) -> set[Any]:
    """The elements with a block somewhere within them."""
    return _with_ancestors(
        above for each in elements if each.tag in _BLOCK_TAGS and (above := each.getparent()) is not None
    )


def _loose(element: Any) -> Iterator[Block]:
    """The words that stand in an element between its blocks."""
    for words in (element.text, *(child.tail for child in element)):
        if words and (text := _text(words)):
            yield Block(text, element.tag, _has_cue(element), element)


def loose_words(tree: Any) -> Iterator[str]:
    """All words of a page, what is beside the article too, in the pieces that the markup makes."""
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in _UNSEEN and element.text:
            yield element.text
        if element.tail:
            yield element.tail


def is_of_other_story(element: Any, headline: Any) -> bool:
    """Whether it stands beside a link to another article: <li><a>Bus fares to rise</a> <time>3 May</time>."""
    above = element.getparent()
    if above is None or headline is None or above is headline or above in headline.iterancestors():
        return False
    if len(words_of(above)) > _LONGEST_TEASER:
        return False
    return any(_is_story(words_of(link)) for link in islice(above.iter("a"), 20))


def _is_story(words: str) -> bool:
    """Not a link with figures, as one of the day itself, nor one of authors."""
    return len(words.split()) >= _WORDS_OF_HEADLINE and not re.search(r"\d{4}|^\s*by\b", words, re.IGNORECASE)


def words_of(element: Any) -> str:
    """All words in an element, parted where another element begins: "News 24<b>13 Jan</b>" is two."""
    found: list[str] = []
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag not in _UNSEEN:
            found.append(each.text or "")
        if each is not element:
            found.append(each.tail or "")
        if len(found) > _MOST_PIECES:
            break
    return " ".join(found)


def _text(words: str) -> str:
    return " ".join(words[: LONGEST_BLOCK * 4].split())[:LONGEST_BLOCK]


def _has_cue(element: Any) -> bool:
    names = [_names(element)]
    above = element.getparent()
    if above is not None:
        names.append(_names(above))
    names.extend(_names(each) for each in islice(element.iterdescendants(), 10))
    return element.tag == "time" or any(map(_CUE.search, names))


def _names(element: Any) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))[:200]


def _head(blocks: Sequence[Block], headline: int | None) -> Iterator[Block]:
    """The headline, what stands over it in one of the elements around it, and what follows until the text begins."""
    if headline is None:
        return
    around = _around(blocks[headline].element)
    for block in blocks[max(headline - _MOST_ABOVE, 0) : headline]:
        if around & {block.element, *block.element.iterancestors()}:
            yield block
    prose = 0
    for block in blocks[headline : headline + _MOST_BELOW]:
        prose += len(block.text) >= _PROSE
        yield block
        if prose > _STANDFIRSTS:
            return


def _around(element: Any) -> set[Any]:
    """The elements that hold a headline and its byline: up to four, and none that holds the whole page."""
    found = set[Any]()
    for above in islice(element.iterancestors(), 4):
        if above.tag in ("html", "body", "main"):
            break
        found.add(above)
    return found


def _titles(tree: Any) -> list[str]:
    found = [element.text_content() for element in tree.iter("title")][:1]
    found += [each.get("content") or "" for each in tree.iter("meta") if each.get("property") == "og:title"][:1]
    return [_plain(title) for title in found]


def _headline(blocks: Sequence[Block], titles: Sequence[str]) -> int | None:
    """What begins the title of the page, headings first, before what is in it, as an outlet's name; else the h1."""
    ranks = [_rank(block.text, titles) for block in blocks]
    named = [at for at, rank in enumerate(ranks) if rank < _OTHER]
    if named:
        return min(named, key=lambda at: (ranks[at] > _BEGINS, _level(blocks[at].tag), at))
    return next((at for at, block in enumerate(blocks) if block.tag == "h1"), None)


def _level(tag: str) -> int:
    return _HEADINGS.index(tag) if tag in _HEADINGS else len(_HEADINGS)


def _rank(text: str, titles: Sequence[str]) -> int:
    """How a text stands in the titles of the page."""
    plain = _plain(text)
    if len(plain) < _LEAST_HEADLINE or not titles:
        return _OTHER
    if plain in titles:
        return _SAME
    if any(title.startswith(plain) or (title and plain.startswith(title[:60])) for title in titles):
        return _BEGINS
    return _WITHIN if any(plain in title for title in titles) else _OTHER


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text[:LONGEST_BLOCK].casefold()))
