"""HTML inside something else (a column of a table, an entry of a feed, a mail) as plain paragraphs, by lxml.

Nothing is judged here: all words that a reader would see stay, in their order. lxml is imported when one is read.
"""

import html
import re
from itertools import islice
from typing import Any

from rag.text.characters import make_storable

# libxml2 takes time quadratic in the attributes of one element (40,000 take 5 s) and some 150 bytes of memory for each
# mark <. What has more loses its marks alone. Of 187 whole pages of news none has more than 3,030 marks.
MOST_MARKS = 200_000
MOST_ATTRIBUTES = 2_000


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Elements that end a line, and those that end a paragraph. All others stand within one.
_LINES = _named("br dd dt li option tr")
_PARAGRAPHS = _named(
    "address article aside blockquote body caption center details dialog dir div dl fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hgroup hr legend main menu nav ol p pre search section summary table tbody tfoot "
    "thead ul"
)
_CELLS = _named("td th")
_WITHIN = _named("a abbr b cite code del em font html i img ins mark q s small span strike strong sub sup u")
_UNSEEN = _named(
    "applet audio canvas embed frame frameset head iframe math noscript object script style svg template title video"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
# A link at the end of an excerpt to the whole article. It is no word of it, so it stands on a line of its own.
_READ_ON = re.compile(r"\W*(?:read (?:more|on|the (?:full|whole) (?:story|article))|continue reading)\b", re.IGNORECASE)

# What is HTML without doubt: an element that plain text does not have by chance. "a <b" or "<name@example.org>" is not,
# nor a lone script, of which an article on an attack may tell.
_NAMES = "|".join(sorted(_LINES | _PARAGRAPHS | _CELLS | _WITHIN))
_BEGIN = re.compile(rf"<({_NAMES})(?=[\s>])", re.IGNORECASE)
_END = re.compile(rf"</({_NAMES})\s*>", re.IGNORECASE)
_LONE = re.compile(
    r"<(?:br|hr)\s*/?>|<p>|<(?:p|div|img|span|a|table|meta)\s+[a-z-]{1,30}\s?=\s?[\"']|<!doctype html|<html[\s>]",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
# Faults at which libxml2 leaves out the rest of what it was given, as elements in elements beyond its depth.
_BROKEN_OFF = ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY", "ERR_INTERNAL_ERROR")
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")  # what HTML takes for one blank; a no-break space is none of them

# How lines end, until it is known what meets: <br> with \n (two are a paragraph's end), others with these two.
_LINE_END, _PARAGRAPH_END = "\v", "\f"
_RUN = re.compile(r"[ \t]{2,}")
_ENDS = re.compile(r"[ \t]?[\n\v\f][ \t\n\v\f]*")


def is_html(text: str) -> bool:
    """Whether a text is written in HTML: it has an element that begins and ends, or one that needs no end."""
    if "<" not in text:
        return False
    begun, ended = ({name.casefold() for name in tag.findall(text)} for tag in (_BEGIN, _END))
    return not begun.isdisjoint(ended) or _LONE.search(text) is not None


def to_plain_text(text: str) -> str:
    """A value that may be HTML, HTML whose marks were written as entities, or text with entities: as plain text."""
    if is_html(text):
        return text_of_fragment(text)
    if "&" not in text or not _ENTITY.search(text):
        return text
    unescaped = html.unescape(text)
    return text_of_fragment(unescaped) if is_html(unescaped) else unescaped


def text_of_fragment(fragment: str) -> str:
    """The words of a piece of HTML: paragraphs with an empty line between them, without scripts and hidden parts."""
    if _is_boundless(fragment):
        return _without_marks(fragment)
    from lxml import etree

    # The encoding is that of these bytes, whatever the piece states of a file that it was in once.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    body = etree.fromstring(make_storable(fragment.replace("\0", "")).encode(), parser)
    if any(error.type_name in _BROKEN_OFF for error in parser.error_log):
        return _without_marks(fragment)
    return "" if body is None else _tidied("".join(_pieces(body)))


def _is_boundless(fragment: str) -> bool:
    if fragment.count("<") > MOST_MARKS:
        return True
    return any(len(tag) > MOST_ATTRIBUTES and len(tag.split()) > MOST_ATTRIBUTES for tag in _TAG.findall(fragment))


def _without_marks(text: str) -> str:
    return _tidied(html.unescape(_TAG.sub(_LINE_END, text)))


def _pieces(root: Any) -> list[str]:
    """The texts in order, with the ends that elements make. Without recursion: elements may nest deeply."""
    from lxml import etree

    pieces: list[str] = []
    unseen = 0  # how deep the walk is inside what nobody sees
    for event, element in etree.iterwalk(root, events=("start", "end")):
        hidden = _is_unseen(element)
        if event == "start":
            unseen += hidden
            if not unseen:
                pieces += (_end(element), _shown(element.text, element.tag == "pre"))
            continue
        if not unseen and element.tag != "br":
            pieces.append(_end(element))
        unseen -= hidden
        if not unseen:
            pieces.append(_shown(element.tail))
    return pieces


def _is_unseen(element: Any) -> bool:
    return element.tag in _UNSEEN or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _end(element: Any) -> str:
    """What parts an element from what stands before and behind it."""
    if element.tag == "br":
        return "\n"
    if element.tag in _PARAGRAPHS:
        return _PARAGRAPH_END
    if element.tag in _CELLS:
        return "\t"
    reads_on = element.tag == "a" and _READ_ON.match("".join(islice(element.itertext(), 3)))
    return _LINE_END if reads_on or element.tag in _LINES else ""


def _shown(text: str | None, as_set: bool = False) -> str:
    """Text as a browser shows it; line ends stay in what is shown as it is set."""
    if not text:
        return ""
    return "\n".join(text.splitlines()) if as_set else _BLANKS.sub(" ", text)


def _tidied(text: str) -> str:
    single = _RUN.sub(lambda run: "\t" if "\t" in run[0] else " ", text)
    return _ENDS.sub(lambda run: "\n\n" if _is_paragraph_end(run[0]) else "\n", single).strip()


def _is_paragraph_end(run: str) -> bool:
    return _PARAGRAPH_END in run or run.count("\n") > 1
