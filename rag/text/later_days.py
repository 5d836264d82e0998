"""What of an article was written on a later day than it was published: dated updates, corrections, live entries.

An answer as of a day must not rest on such words if they are later than it. Only a day that stands there counts: a
correction without one may be of the same day.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rag.text.date_forms import DAY, MONTH, WEEKDAY, day_at, day_of, month_number
from rag.text.day_order import NUMERIC, numeric_day

LONGEST_HEADING = 90  # characters of a line that is the day and hour of an entry
_ENTRIES_WITHIN = timedelta(days=31)  # a live blog is of days; what is dated further ahead is a programme
_LABEL_AT_TOP = 0.2  # the part of a text in which an update stands above the article that it adds to
_NEXT_YEAR = timedelta(days=180)  # "2 January" in an article of December is of the next year

_LABEL = (
    r"(?:(?:this (?:is an? )?|latest )?(?:update[ds]?|correct(?:ion|ed)s?|clarification|amend(?:ed|ment)|"
    r"editors?['’]s? note|addendum|retraction|postscript|last updated)|nachtrag|aktualisier(?:t|ung)|korrektur|"
    r"berichtigung|richtigstellung|anmerkung der redaktion|mise à jour|mis à jour|correction|rectificatif|erratum|"
    r"actualizaci[óo]n|actualizado|correcci[óo]n|fe de errata[s]?|rectificaci[óo]n|atualiza[çc][ãa]o|atualizado|"
    r"corre[çc][ãa]o|errata|aggiornamento|aggiornato|rettifica|correzione|rectificatie|correctie|bijgewerkt|uppdatering|"
    r"uppdaterad|rättelse|rettelse|oppdatering|oppdatert|opdatering|opdateret|aktualizacja|sprostowanie|güncelleme|"
    r"düzeltme|обновление|обновлено|исправление|дополнено|оновлення|оновлено|виправлення|更新|追記|訂正|更正|"
    r"편집자 주|업데이트|정정|تحديث|تصحيح)"
)
# "March 12" and "12. März", of which the year is that of the article, or the next.
_SHORT = (
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:de\s|of\s)?(?P<m>{MONTH})"
    rf"|(?P<m2>{MONTH})\s(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?!\w|\s?\d)"
)
_A_DAY = rf"(?P<day>{DAY}|{NUMERIC}|{_SHORT})"
_BETWEEN = r"(?:[\s:,;(\[–—-]{1,4}(?:on|at|am|vom|le|el|del|em|il|den|du|op|w|от|від|dated|added|posted)?\s?){0,2}"
_CLOCK = (
    r"(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?|\d{1,2}\s?[ap]\.?m\.?(?:\s?[A-Z]{2,4})?)"
    r"(?:\s?(?:uhr|hs?))?"
)
_ITEM = "(?:article|story|post|page|report|piece|headline|text|version|live ?blog|item|column)"
_FIGURE = re.compile(r"\d")
# What a text with a note has: a label at the head of a line, or the beginning of one of the sentences below.
_NOTE = re.compile(
    rf"^\W{{0,4}}{_LABEL}|\bth(?:is|e) {_ITEM}(?: above)? (?:was|has|is|had) |wurde (?:zuletzt )?am |a été |"
    r"\b(?:fue|ha sido|foi|è stat[oa]) \w{5,14}[oa] |dit artikel |(?:статья|новость|текст) ",
    re.IGNORECASE | re.MULTILINE,
)
_HOUR = re.compile(r"^(?=.{1,90}$).*\d[:.h ]\s?(?:\d{2}|[ap]\.?m)", re.IGNORECASE | re.MULTILINE)


# The forms below hold the months of all languages and take 0.2 s to compile. Few texts need them: see `_NOTE`, `_HOUR`.
@cache
def _labelled() -> re.Pattern[str]:
    """ "Update, 9 March 2024: …", "Correction (March 12): …", "UPDATE 9 March 2024, 10:30"."""
    return re.compile(
        rf"\W{{0,4}}{_LABEL}(?!\w){_BETWEEN}(?:{_CLOCK},?\s(?:on\s)?)?(?:{WEEKDAY}[,.]?\s)?{_A_DAY}", re.IGNORECASE
    )


@cache
def _sentences() -> tuple[re.Pattern[str], ...]:
    """ "This article was amended on 12 March 2024", "Dieser Artikel wurde am 12. März 2024 ergänzt"."""
    return tuple(
        re.compile(pattern.format(day=_A_DAY, weekday=rf"(?:{WEEKDAY}[,.]?\s)?"), re.IGNORECASE)
        for pattern in (
            rf"(?<!\w)th(?:is|e) {_ITEM}(?: above)? "
            r"(?:was|has been|is|had been) (?:\w{{2,12}} )?(?:updated|amended|corrected|changed|edited|modified|"
            r"revised|clarified|republished|altered)\s(?:\w{{1,10}}\s){{0,4}}?(?:on|at|as of)?\s?{weekday}{day}",
            r"(?<!\w)diese[rs]? (?:artikel|text|beitrag|meldung|version|fassung) wurde (?:zuletzt )?am {weekday}{day}",
            r"(?<!\w)(?:cet article|ce texte|cette page) a été (?:mis à jour|modifié|actualisé|corrigé|complété)e? "
            r"le {weekday}{day}",
            r"(?<!\w)est[ea] (?:artículo|nota|noticia|texto|artigo|reportagem|notícia|matéria) (?:fue|ha sido|foi) "
            r"(?:actualizad|corregid|modificad|atualizad|corrigid|editad)[oa] (?:el|em|a) {weekday}{day}",
            r"(?<!\w)quest[oa] (?:articolo|testo|notizia) è stat[oa] (?:aggiornat|corrett|modificat)[oa] "
            r"(?:il )?{weekday}{day}",
            r"(?<!\w)dit artikel (?:is|werd) (?:bijgewerkt|aangepast|gecorrigeerd)? ?op {weekday}{day}",
            r"(?<!\w)(?:статья|новость|текст) (?:была? )?(?:обновлена?|исправлена?|дополнена?) {weekday}{day}",
        )
    )


@cache
def _entry() -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:{_CLOCK}[\s,·|–—-]{{1,4}}(?:on\s)?(?:{WEEKDAY}[,.]?\s)?{_A_DAY}"
        rf"|(?:{WEEKDAY}[,.]?\s)?(?P<first>{DAY}|{NUMERIC})[\s,·|T–—-]{{1,4}}(?:at\s|um\s|à\s)?{_CLOCK})",
        re.IGNORECASE,
    )


class Later(NamedTuple):
    """Characters `start` to `end` of a text, which are of `day`."""

    start: int
    end: int
    day: date


class _Line(NamedTuple):
    start: int
    end: int
    text: str


def later_days(text: str, published: date | None) -> tuple[Later, ...]:
    """The parts of an article that are of a later day than `published`, in order; they do not overlap."""
    if published is None:
        return ()
    lines = list(_lines(text))
    notes = _notes(lines, len(text), published) if _NOTE.search(text) else ()
    entries = _entries(lines, published) if len(_HOUR.findall(text)) > 1 else ()
    found = sorted({*notes, *entries})
    return tuple(_apart(found))


def day_of_span(later: tuple[Later, ...], start: int, end: int, published: date | None) -> date | None:
    """The day on which words could first be read: the latest of the parts that they touch."""
    touched = [each.day for each in later if each.start < end and start < each.end]
    return max(touched, default=published) if published else None


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield _Line(start, start + len(line), line)
        start += len(line) + 1


def _notes(lines: list[_Line], length: int, published: date) -> Iterator[Later]:
    """Paragraphs that are an update or a correction; below a label that is alone on its line, what follows it."""
    for at, line in enumerate(lines):
        if not _FIGURE.search(line.text):
            continue
        match = _labelled().match(line.text)
        found = [match] if match else [each for form in _sentences() if (each := form.search(line.text))]
        day = max((day for each in found if (day := _day(each, published))), default=None)
        if day is None or day <= published:
            continue
        alone = match is not None and not re.search(r"\w{2}", line.text[match.end() :])
        yield Later(line.start, _end_of_note(lines, at, length) if alone else line.end, day)


def _end_of_note(lines: list[_Line], at: int, length: int) -> int:
    """At the top of an article the next paragraph belongs to the label, further down all up to the next label."""
    following = lines[at + 1 :]
    if lines[at].start < length * _LABEL_AT_TOP:
        return following[0].end if following else lines[at].end
    last = lines[at]
    for line in following:
        if _labelled().match(line.text):
            break
        last = line
    return last.end


def _entries(lines: list[_Line], published: date) -> Iterator[Later]:
    """The entries of a live blog, each under a line with its day and hour: two at least, the first of that day."""
    heads = [
        (at, day)
        for at, line in enumerate(lines)
        if len(line.text) <= LONGEST_HEADING
        and (match := _entry().match(line.text))
        and not re.search(r"\w{3}", line.text[match.end() :])
        and (day := _day(match, published))
    ]
    days = [day for _, day in heads]
    if (
        len(days) < 2
        or not published - _ENTRIES_WITHIN <= min(days) <= published
        or max(days) > published + _ENTRIES_WITHIN
    ):
        return
    starts = [_with_heading(lines, at) for at, _ in heads]
    for (start, following), day in zip(pairwise([*starts, len(lines)]), days, strict=True):
        if day > published:
            yield Later(lines[start].start, lines[following - 1].end, day)


def _with_heading(lines: list[_Line], at: int) -> int:
    """With the headline of an entry, which stands over its hour and is no sentence."""
    over = lines[at - 1].text.strip() if at else ""
    is_heading = 0 < len(over) <= LONGEST_HEADING and not re.search(r"[.!?…:;,]\W{0,2}\Z", over)
    return at - 1 if at and is_heading else at


def _day(match: re.Match[str], published: date) -> date | None:
    groups = match.groupdict()
    words = groups["day"] or groups.get("first") or ""
    if found := day_at(words):
        return found[0]
    if day := numeric_day(words):
        return day
    number, month = groups.get("d") or groups.get("d2"), groups.get("m") or groups.get("m2")
    numbered = month_number(month) if month else None
    if not number or not numbered:
        return None
    day = day_of(published.year, numbered, int(number))
    if day is None or published - day > _NEXT_YEAR:
        return day_of(published.year + 1, numbered, int(number))
    return day


def _apart(found: list[Later]) -> Iterator[Later]:
    """Without overlaps: what two parts share is of the later day, as one part."""
    waiting: Later | None = None
    for each in found:
        if waiting and each.start < waiting.end:
            waiting = Later(waiting.start, max(waiting.end, each.end), max(waiting.day, each.day))
        else:
            if waiting:
                yield waiting
            waiting = each
    if waiting:
        yield waiting
