"""The day on which a web page was published, by what its markup, its address and the lines at its headline say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from rag.reading.dates.stated import StatedDay, day_of_line, is_labelled, is_of_other
from rag.reading.dates.written import date_in_url, is_of_event, parse_date
from rag.reading.web.articles import is_live
from rag.reading.web.linked_data import linked_articles
from rag.reading.web.outline import Block, Outline, is_of_other_story, loose_words, outline, words_of
from rag.reading.web.stamps import Stamp, json_ld, loose_metas, metas, page_data
from rag.text.date_forms import days_in
from rag.text.day_order import (
    Reason,
    find_agreed,
    is_unclear,
    numeric_day,
    numeric_days,
    order_among,
    order_of_address,
    order_of_language,
)
from rag.text.sureness import AT_HEADLINE, LAST_ENTRY, MARKUP, ON_PAGE, OTHER_DATES, URL, format_days

_MOST_TIMES = 200  # <time> of one page that are looked at
_LONGEST_LINE = 200  # characters of a line of a head
_MICRODATA = frozenset(["datePublished", "datepublished", "dateCreated", "datePosted"])
_PUBLISHED = re.compile(
    r"(?<![a-z])(?:published|pubdate|publish|entry-date|post-date|datePublished|date-published)", re.IGNORECASE
)
_UPDATED = re.compile(r"modified|dateModified|(?<![a-z])updated(?![a-z ])|last-?update", re.IGNORECASE)
_UPDATED_DAY = re.compile(
    r"(?:updated?|modified|edited|aktualisiert|geändert|mis à jour|actualizado|atualizado|aggiornat\w|bijgewerkt|"
    r"обновлено|оновлено|更新|수정|güncelle\w{0,6}).{0,80}",
    re.IGNORECASE,
)
_LONG_WORD = re.compile(r"\w{4,}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?!\d|\.\d)")
_UTC = re.compile(r"\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,9})?(?:Z| ?UTC| ?GMT|\+00:?00)\Z")
_LOCALE_IN_PATH = re.compile(r"https?://[^/]{1,200}/([a-z]{2}-[a-z]{2})/", re.IGNORECASE)
# "This entry was posted on Saturday, December 3rd, 2011 at 9:00 am and is filed under".
_POSTED = re.compile(
    r"\b(?:was (?:posted|published)|wurde.{0,80}(?:veröffentlicht|gepostet)|posted|submitted|written|gespeichert|"
    r"verfasst|geschrieben|eingetragen|author|autor|publié|publicad[ao]|pubblicat[ao]|inviato|ingediend|geplaatst)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageDate:
    """`day` is None where none is sure; then `words` are those of a date whose order of day and month is not known.

    `how` says where it was found, in the words of `published_how`. `others` are days that other places of the page
    give, and that differ.
    """

    day: date | None = None
    how: str = MARKUP
    wording: str | None = None
    others: tuple[tuple[str, date], ...] = ()

    @property
    def draft_date(self) -> date | str | None:
        """As a draft takes it: the day, or the words of one that is not sure."""
        return self.day or self.wording

    @property
    def notes(self) -> dict[str, str]:
        """What the metadata of an article keep of it."""
        return {OTHER_DATES: format_days(self.others)} if self.others else {}


@dataclass(frozen=True, slots=True)
class _Found:
    """A day, or words that are not clear; `zoned`: the stamp is of UTC, and may be of the day after or before."""

    how: str
    day: date | None
    wording: str
    zoned: bool = False
    witness: bool = True  # whether a day that differs from it is a conflict: there is a <time> in each comment too


def page_date(page: str, url: str | None) -> PageDate:
    """The day on which the article of a page was published. Raises nothing that a page can cause."""
    from trafilatura.utils import load_html

    tree = load_html(page)
    return PageDate() if tree is None else date_of_tree(tree, url)


def date_of_tree(tree: Any, url: str | None) -> PageDate:
    """As `page_date`, of a page that lxml has read."""
    seen = outline(tree)
    address = url or _own_address(tree)
    found = list(_candidates(tree, seen, address))
    sure = [each for each in found if each.day]
    if sure:
        chosen = _in_local_time(sure[0], sure[1:])
        others = dict.fromkeys(
            (each.how, each.day) for each in _witnesses(sure[1:]) if each.day and _differs(chosen, each.day)
        )
        return PageDate(chosen.day, chosen.how, others=tuple(others))
    return _by_order(found[0], _order(tree, address)) if found else PageDate()


def _by_order(unclear: _Found, reason: Reason | None) -> PageDate:
    day = parse_date(unclear.wording, reason.order) if reason else None
    return PageDate(day, f"{unclear.how}, {reason}") if day else PageDate(None, unclear.how, unclear.wording)


def _candidates(tree: Any, seen: Outline, address: str | None) -> Iterator[_Found]:
    """Where the page gives a day, the surest first."""
    markup = [
        *(stamp.value for stamp in _own(json_ld(tree), seen, address)),
        *metas(tree),
        *_microdata(seen),
    ]
    yield from _as_found(MARKUP, markup)
    if not markup and _is_live(tree, seen, address) and (last := _last_entry(seen)):
        yield _Found(LAST_ENTRY, last, "")
        return
    yield from (replace(each, witness=False) for each in _as_found(MARKUP, _times(seen)))
    yield from _in_head(seen, labelled=address is not None and is_of_event(address))
    yield from _as_found(MARKUP, loose_metas(tree))
    yield from _labelled(seen)
    if address and (day := date_in_url(address)):
        yield _Found(URL, day, "")
    data = page_data(tree)
    if len(set(map(parse_date, data))) == 1:
        yield from _as_found(MARKUP, data)


def _as_found(how: str, values: Iterable[str]) -> Iterator[_Found]:
    for value in values:
        words = " ".join(value.split())
        if (day := parse_date(words)) or is_unclear(words):
            yield _Found(how, day, words, bool(_UTC.search(words)))


def _own(stamps: Sequence[Stamp], seen: Outline, address: str | None) -> Sequence[Stamp]:
    """Of the articles that linked data describe, the one that the page is about; all, if nothing tells which."""
    named = [stamp for stamp in stamps if _plain(stamp.title)[:60] == _plain(seen.title_words)[:60] != ""]
    placed = [stamp for stamp in stamps if address and _plain(stamp.url) == _plain(address)]
    return (named or placed or [stamp for stamp in stamps if not _is_foreign(stamp, seen)])[:1]


def _is_foreign(stamp: Stamp, seen: Outline) -> bool:
    """Whether the headline that it is given for shares no word with that of the page."""
    given, shown = (_LONG_WORD.findall(title.casefold()) for title in (stamp.title, seen.title_words))
    return bool(given and shown) and not set(given) & set(shown)


def _microdata(seen: Outline) -> list[str]:
    """`itemprop=datePublished` and its like, those of the head before those below."""
    found = [each for each in seen.positions if _MICRODATA & set(_property(each).split())]
    found.sort(key=lambda each: (not seen.in_head(each), _property(each).casefold() != "datepublished"))
    return [_value(each) for each in found][:1]


def _times(seen: Outline) -> list[str]:
    """<time> that is marked as the day of publication, or that stands in the head."""
    stated = [each for each in seen.positions if each.tag in ("time", "abbr") and not _UPDATED.search(_names(each))]
    times = [
        each for each in stated[:_MOST_TIMES] if not _is_of_other(each) and not is_of_other_story(each, seen.title)
    ]
    marked = [each for each in times if "pubdate" in each.attrib or _PUBLISHED.search(_names(each))]
    in_head = [each for each in times if seen.in_head(each)]
    lone = marked if len(marked) == 1 else []
    return [_value(each) for each in dict.fromkeys((*(each for each in in_head if each in marked), *in_head, *lone))]


def _is_of_other(element: Any) -> bool:
    """Whether the words before it say what else is of that day: "Last login: <time>"."""
    before, above = element.getprevious(), element.getparent()
    words = (before.text, before.tail) if before is not None else (above.text,) if above is not None else ()
    return is_of_other(" ".join(" ".join(word or "" for word in words).split()))


def _in_head(seen: Outline, labelled: bool) -> Iterator[_Found]:
    """What a reader sees at the headline; `labelled`: what says that it is the day of publication, and no other."""
    before = ""
    for block in seen.head:
        if (found := _of_block(block, seen)) and not is_of_other(before) and (not labelled or is_labelled(block.text)):
            yield _Found(AT_HEADLINE, found.day, found.wording)
        before = block.text


def _of_block(block: Block, seen: Outline) -> StatedDay | None:
    if not is_labelled(block.text) and is_of_other_story(block.element, seen.title):
        return None
    if found := day_of_line(block.text):
        return found
    named = len(block.text) <= _LONGEST_LINE and (block.cue or _CLOCK.search(block.text))
    return _only_day(block) if named else None


def _only_day(block: Block) -> StatedDay | None:
    """The one day of a block that is named after dates or bylines, if it is not the day of a change."""
    text = _UPDATED_DAY.sub(" ", block.text)
    written = [(at, StatedDay(day, text)) for at, day in days_in(text)]
    figures = [(text.find(words), StatedDay(numeric_day(words), words)) for words in numeric_days(text)]
    found = {each.day or each.wording: (at, each) for at, each in written + figures}
    if len(found) != 1:
        return None
    [(at, stated)] = found.values()
    return None if is_of_other(text[:at]) else stated


def _labelled(seen: Outline) -> Iterator[_Found]:
    """Lines like "Published on 7 March 2024" below the text, where they all give one day."""
    found = [day_of_line(block.text) for block in seen.blocks if is_labelled(block.text)]
    found += [_only_day(block) for block in seen.blocks if block.cue and _POSTED.search(block.text)]
    by_value = {each.day or each.wording: each for each in found if each}
    if len(by_value) == 1:
        yield from (_Found(ON_PAGE, each.day, each.wording) for each in by_value.values())


def _is_live(tree: Any, seen: Outline, address: str | None) -> bool:
    return is_live(seen.title_words, address) or any(each.is_live for each in linked_articles(tree))


def _last_entry(seen: Outline) -> date | None:
    days = [day for each in seen.positions if each.tag == "time" and (day := parse_date(_value(each)))]
    return max(days) if len(days) > 1 else None


def _in_local_time(found: _Found, others: Iterable[_Found]) -> _Found:
    """For a stamp of UTC the day where the outlet is, if the headline gives it."""
    near = (each for each in others if each.how == AT_HEADLINE and each.day)
    shown = next(near, None) if found.zoned else None
    return replace(found, day=shown.day) if shown and not _differs(found, shown.day) else found


def _witnesses(found: Iterable[_Found]) -> Iterator[_Found]:
    """Of each place that counts the first, and all of the markup that speaks of the article."""
    methods = set[str]()
    for each in found:
        if each.witness and (each.how == MARKUP or each.how not in methods):
            yield each
            methods.add(each.how)


def _differs(found: _Found, day: date | None) -> bool:
    """By more than the day that it is earlier or later elsewhere."""
    return found.day is not None and day is not None and abs((found.day - day).days) > 1


def _order(tree: Any, address: str | None) -> Reason | None:
    """What tells whether the day or the month comes first on this page."""
    if shown := order_among(loose_words(tree)):
        return Reason(shown, "as in other dates of the page")
    locales = (each.get("content") for each in tree.iter("meta") if each.get("property") == "og:locale")
    in_path = _LOCALE_IN_PATH.match(address or "")
    languages = (tree.get("lang"), *locales, in_path and in_path[1])
    return find_agreed((order_of_address(address), *map(order_of_language, languages)))


def _own_address(tree: Any) -> str | None:
    """What the page says its address is."""
    canonical = (each.get("href") for each in tree.iter("link") if (each.get("rel") or "").casefold() == "canonical")
    stated = (each.get("content") for each in tree.iter("meta") if each.get("property") == "og:url")
    return next((each for each in (*canonical, *stated) if each), None)


def _value(element: Any) -> str:
    values = (element.get(name) for name in ("content", "datetime", "title"))
    return next((each for each in values if each), None) or " ".join(words_of(element)[:_LONGEST_LINE].split())


def _property(element: Any) -> str:
    return element.get("itemprop") or element.get("property") or ""


def _names(element: Any) -> str:
    return " ".join(element.get(name) or "" for name in ("class", "id", "itemprop"))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
