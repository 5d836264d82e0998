"""What the markup of a page says of its parts: which elements are no words, end a line, or are no part of the article.

Only tables, and the function that looks an element up in them. The classes are those of 94 pages of news and blogs, and
of WordPress, Drupal and the large networks of advertisements.
"""

import re
from functools import lru_cache
from typing import Any


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements with nothing that is read, or with readings of what stands beside them (rt).
UNSEEN = _names(
    "amp-analytics amp-img applet area audio base canvas embed frame frameset head iframe img link map math"
    " meta noembed noframes object picture rp rt script source style svg template title track video"
)
# Elements that stand on lines of their own. All others, and what is unknown, stand within a line.
ALONE = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html label legend li main menu nav"
    " noscript ol option optgroup p pre search section select summary table tbody td textarea tfoot th thead tr"
    " ul"
)
# Elements that only say how words look: without attributes they change nothing.
INLINE = _names("b big br cite code del em font i ins kbd mark q s small span strong sub sup u wbr")
# Elements that hold lines which belong together: of the others, a paragraph or a list is a piece of what is around.
HOLDERS = _names("article aside body center details div fieldset figure footer form header main nav section td")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
CELLS = frozenset(("td", "th"))

_BY_TAG = {
    "amp-ad": "advertisement",
    "amp-consent": "consent",
    "amp-sidebar": "navigation",
    "aside": "aside",
    "button": "form",
    "dialog": "form",
    "dir": "navigation",
    "fieldset": "form",
    "figcaption": "figure_caption",
    "footer": "page_footer",
    "form": "form",
    "label": "form",
    "menu": "navigation",
    "nav": "navigation",
    "noscript": "no_script",
    "optgroup": "form",
    "option": "form",
    "search": "form",
    "select": "form",
    "textarea": "form",
}
_BY_ROLE = {
    "alertdialog": "form",
    "banner": "page_header",
    "complementary": "aside",
    "contentinfo": "page_footer",
    "dialog": "form",
    "menu": "navigation",
    "navigation": "navigation",
    "search": "form",
}
# Each is matched with one whole class, or with the id, in small letters and with - between words.
_BY_CLASS = {
    "comments": r"(?:[\w-]{0,20}-)?comments?(?:-(?:list|area|section|wrapper|thread|container|form|body))?|commentlist"
    r"|disqus-thread|respond|reader-comments|kommentare?|kommentar-liste|commentaires|comentarios",
    "related": r"(?:[\w-]{0,20}-)?related(?:-[\w-]{1,30})?|relatedposts|yarpp[\w-]{0,30}|recommend[\w-]{0,30}"
    r"|(?:more|other|latest|top)-(?:stories|articles|news|posts)|most-(?:read|popular|viewed|shared)"
    r"|trending[\w-]{0,20}|(?:read|also)-(?:more|also|next|read)(?:-[\w-]{1,20})?|see-also|outbrain[\w-]{0,30}"
    r"|taboola[\w-]{0,30}|mehr-zum-thema|lire-aussi|lea-tambien|next-article|prev-next|post-navigation|nav-links",
    "share": r"shar(?:e|ing)(?:-[\w-]{1,30})?|(?:[\w-]{0,20}-)?(?:share|social)(?:-[\w-]{1,30})?|sharedaddy"
    r"|addtoany[\w-]{0,30}|addthis[\w-]{0,30}|follow-us",
    "newsletter": r"(?:[\w-]{0,20}-)?newsletter(?:-[\w-]{1,30})?|mc-embed[\w-]{0,30}|sign-?up(?:-[\w-]{1,20})?"
    r"|subscri(?:be|ption)(?:-[\w-]{1,30})?|paywall-(?:banner|prompt|cta|message)",
    "advertisement": r"ads?|ad-[\w-]{1,30}|advert[\w-]{0,30}|sponsor[\w-]{0,30}|dfp[\w-]{0,30}|promo(?:-[\w-]{1,30})?",
    "consent": r"(?:cookie|gdpr|consent)s?-?(?:bar|banner|notice|consent|law|manager|policy|popup)?|onetrust[\w-]{0,30}"
    r"|cmplz[\w-]{0,30}|borlabs[\w-]{0,30}|cookiebot[\w-]{0,30}",
    "navigation": r"(?:[\w-]{0,20}-)?(?:nav|navbar|navigation|menu|breadcrumbs?|bread-crumbs?|pagination|pager)"
    r"|skip-link[\w-]{0,20}",
    "author_box": r"(?:author|about)-(?:bio|box|info|description|profile)|about-(?:the-)?author|authorbox|vcard-bio",
    "tags": r"(?:post|entry|article|node)?-?tags?(?:-(?:list|links|cloud))?|tagcloud|cat-links",
    "aside": r"(?:[\w-]{0,20}-)?sidebar(?:-[\w-]{1,20})?|widget-area|pull-?quote|secondary",
    "page_footer": r"(?:site-|page-|main-)?footer(?:-[\w-]{1,20})?|colophon",
    "page_header": r"(?:site-|page-|main-)header|masthead|site-branding|top-?bar",
    "figure_caption": r"(?:[\w-]{0,20}-)?captions?(?:-text)?|(?:photo|image|picture)-(?:credit|source|description)s?",
    "hidden": r"screen-reader-text|sr-only|visually-?hidden|a11y-hidden",
}
_ANY_CLASS = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _BY_CLASS.items()))
_LONGEST_CLASS = 80  # longer ones are made by machines, and say nothing
_MOST_CLASSES = 12
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def part_of(element: Any, in_main: bool) -> str | None:
    """What part of a page an element is, as far as its markup says so; None where it may be the article.

    The first class that says so counts, and the class before the id. A <header> in the article is the article's own.
    """
    attributes = element.attrib
    if not attributes and element.tag not in _BY_TAG and element.tag != "header":
        return None
    if "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
        return "hidden"
    by_name = _BY_TAG.get(element.tag) or _BY_ROLE.get(element.get("role", ""))
    if by_name or element.tag in ("html", "body"):
        return by_name
    if element.tag == "header" and not in_main:
        return "page_header"
    for name in (*element.get("class", "").split()[:_MOST_CLASSES], *element.get("id", "").split()[:1]):
        if len(name) <= _LONGEST_CLASS and (part := _part_by_class(name)):
            return part
    return None


@lru_cache(maxsize=10_000)  # a page has the same classes again and again
def _part_by_class(name: str) -> str | None:
    known = _ANY_CLASS.fullmatch(_HUMP.sub("-", name).lower().replace("_", "-").strip("-"))
    return known.lastgroup if known else None
