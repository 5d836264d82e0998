"""Days that a news text names by its own day of publication ("on Thursday", "last Friday", "yesterday").

Where another day may be meant nothing is said: a wrong day is worse than none. Of 236 that were given for sentences of
real articles (one for an article, most of 2022, none that the rules were made by) and read by hand, 233 were right: 105
of 106 of all kinds, 98 of 100 weekdays, 30 of 30 of days and months to come. Nearly half of the sentences that name a
day in this way get one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rag.checking.facts.verbs import BASE
from rag.language.en.calendar import ANY_MONTH, MONTH_BEGINNINGS, MONTHS, WEEKDAYS
from rag.text.quotation_marks import quoted_parts
from rag.text.sentences import sentence_spans
from rag.types import Article, Span

# Days back to which a bare weekday reaches, and days on. Of 16 weekdays that would be 5 days back four were of the days
# after, and of those 6 days back every second: an article keeps the day of its first version with words of a later one.
# A weekday that is the day of publication is that day: it was in each of 30 sentences that tell of something past.
REACH = 4

_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b"
_MONTH_BEHIND = f"(?:{MONTH_BEGINNINGS})"
# What may not stand behind a weekday: its date, an ending, another weekday of a span, a name that it is a part of.
_NOT_BEHIND = (
    rf"(?!['’]s|s\b|[-–/]|,? (?:the )?(?:\d|(?i:{_MONTH_BEHIND}))|,? (?:to|through|until|till|or)\b"
    r"| (?-i:[A-Z])| (?:edition|edition's|papers?|best|service|school|church)\b)"
)
# What makes of a weekday another one than the nearest, a habit, or a name.
_NOT_NEAREST = re.compile(
    r"\b(?:last|next|this|past|coming|every|each|any|some|one|an?|the|that|same|previous|following|first|second|third"
    r"|final|most|many|other|of|by|until|till|through|before|to|from|starting|beginning|effective|super|black|good|fat|ash"
    r"|cyber|palm|easter|giving|holy|shrove|bloody|happy|maundy|journal|times|mail"
    r"|an? (?:typical|normal|recent|quiet|busy|cold|hot|warm|wet|rainy|sunny|fateful|single|given|random)) $",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b{_WEEKDAY}{_NOT_BEHIND}", re.IGNORECASE)
_LAST = re.compile(rf"(?<!\bthe )\blast {_WEEKDAY}(?! of\b|,? (?:\d|{_MONTH_BEHIND}))", re.I)
# Not "tomorrow", "last night" or "today": outside of quotations they stand in live pages, whose day is that of another
# entry, and in stories (3 of 15 were wrong); "today" is often "nowadays".
_YESTERDAY = re.compile(r"(?<!\bof )(?<!\blike )(?<!\buntil )\byesterday\b(?!['’]s)", re.IGNORECASE)
# "Next year" is a season, a school year or "later" too often: of four in 60 sentences two were not the calendar's.
_SPAN = re.compile(r"\b(?P<which>last month|last year|next month)\b", re.IGNORECASE)
# "Over the last month" is thirty days, "his last year" the last one of many, "next year" of a team a season.
_NO_CALENDAR = re.compile(
    r"(?:\b(?:the|over|past|his|her|their|its|our|my|your|whose|fiscal|financial|school|academic)|['’]s?) $",
    re.IGNORECASE,
)

# Characters of a line that are looked at around the words: few lines of news have as many.
_AROUND = 2_000

# What speaks of days to come, or of none.
_TO_COME = re.compile(
    r"\b(?:will|won't|shall|would|could|can|may|might|must|should|if|due|plans?|planned|planning|scheduled"
    r"|expected|expects?|hopes?|hoping|upcoming|set|slated|begins?|starts?|opens?|is to|are to|to be|going to|ahead"
    r"|unless|until|till)\b",
    re.IGNORECASE,
)
# A promise for the weekday behind it, with a few words between: "will meet in Riga on".
_PROMISED = re.compile(
    r"\b(?:will|(?:is|are) (?:due|set|scheduled|expected|slated|going)? ?to)"
    r"(?: (?!after|when|while|as|since|because|that)[\w’'-]+){1,6} $",
    re.IGNORECASE,
)
# Whoever says something says it on the day that stands beside: "said in a statement on", "told reporters late".
_SAID = re.compile(
    r"\b(?:said|says|told|announced|declared|confirmed|reported|wrote|tweeted|added|warned|stated|testified|acknowledged)"
    r"(?: (?!that|who|which|and|will|would|to|but|after|before|when|as|by)[\w’'-]+){0,6} $",
    re.IGNORECASE,
)
_SPEECH = frozenset("said told announced declared reported wrote added stated scheduled expected planned set".split())
# Past forms that are none: adjectives, and what the table of irregular verbs has of the present.
_NO_VERBS = frozenset("hundred sacred naked wicked uncrewed unmanned unprecedented unlimited unexpected".split())
_NOW = frozenset({"am", "are", "might"})
# Another time in the sentence, to which a weekday may belong.
_MONTH = re.compile(rf"\b(?-i:{ANY_MONTH})\b")
_WILL = re.compile(r"\b(?:will|won't|is|are|plans?)\b", re.IGNORECASE)
_OTHER_TIME = re.compile(
    rf"\b(?:1[5-9]|20)\d\d\b|\bago\b|\b(?:earlier|later)\b(?! than)|\bthat (?:day|week|month|year)\b"
    rf"|\b(?:last|next) \w+|(?i:\b(?:{'|'.join(MONTHS)})|\b{_MONTH_BEHIND}\.?) \d",
)
# "On Thursday evening", between commas.
_ALONE = re.compile(r"\W*(?:(?:and|but|then|also|on|late|early) )*[a-z]+day(?: [a-z]+)?\W*", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[,;:()–—“”\"«»]| - | but | while | which | who | that ")


@dataclass(frozen=True, slots=True)
class ResolvedDay:
    """Words that name a day, a month or a year by the day of publication, and the first day of what they name."""

    wording: str
    first: date
    unit: str = "day"  # "day", "month" or "year"

    def __str__(self) -> str:
        """ "“last Friday” is Friday 14 June 2024"."""
        return f"“{self.wording}” is {self._named()}"

    def _named(self) -> str:
        if self.unit == "year":
            return str(self.first.year)
        if self.unit == "month":
            return f"{self.first:%B %Y}"
        weekday = "" if self.wording.lower() in WEEKDAYS else f"{self.first:%A} "
        return f"{weekday}{self.first.day} {self.first:%B %Y}"


def days_in(article: Article, span: Span) -> list[ResolvedDay]:
    """The days that these words of the article name and that are sure, each once; none without its date.

    What is said in quotation marks may have been said on another day than the article came out.
    """
    if article.published is None:
        return []
    lines = _lines_around(article.text, span)
    text = lines.of(article.text)
    quoted = [*quoted_parts(text), *_left_open(text)]
    found: dict[str, list[ResolvedDay | None]] = {}
    for sentence in sentence_spans(text):
        for index, words_of_day, resolved in _days_of(sentence.of(text), article.published):
            start = sentence.start + index
            if span.start <= lines.start + start and lines.start + start + len(words_of_day) <= span.end:
                is_quoted = any(part.start <= start < part.end for part in quoted)
                found.setdefault(words_of_day.lower(), []).append(None if is_quoted else resolved)
    return [days[0] for days in found.values() if days[0] and len({day and day.first for day in days}) == 1]


def day_names_in(text: str) -> list[str]:
    """The words of a text that name days in this way, in order, whichever they are."""
    return [match.group() for match in _named(text)]


def normalise_day_name(wording: str) -> str:
    """By what such words are the same where somebody else says them: "last Friday" and "Friday" are one."""
    lowered = wording.lower()
    bare = lowered.removeprefix("last ")
    return bare if bare in WEEKDAYS else lowered


def _lines_around(text: str, span: Span) -> Span:
    """Where the lines of the words begin and end, so that it is seen what of them is quoted."""
    start = text.rfind("\n", max(span.start - _AROUND, 0), span.start) + 1 or max(span.start - _AROUND, 0)
    end = text.find("\n", span.end, span.end + _AROUND)
    return Span(start, end if end >= 0 else span.end + _AROUND)


def _left_open(text: str) -> Iterator[Span]:
    """From a mark that nothing closes to the end: what is quoted goes on in the next paragraph."""
    if text.rfind("“") > text.rfind("”"):
        yield Span(text.rfind("“"), len(text))
    if text.count('"') % 2:
        yield Span(text.rfind('"'), len(text))


def _days_of(sentence: str, published: date) -> Iterator[tuple[int, str, ResolvedDay | None]]:
    """Where the words stand that name a day, which they are, and the day if it is sure."""
    for match in _named(sentence):
        yield match.start(), match.group(), _resolve(sentence, match, published)


def _named(text: str) -> list[re.Match[str]]:
    found = [match for form in (_LAST, _BARE, _YESTERDAY, _SPAN) for match in form.finditer(text)]
    nearest = [each for each in found if each.re is not _BARE or not _NOT_NEAREST.search(_before(text, each))]
    return sorted(nearest, key=re.Match.start)


def _resolve(sentence: str, match: re.Match[str], published: date) -> ResolvedDay | None:
    if match.re is _SPAN:
        return _span(match, published) if _is_of_calendar(sentence, match) else None
    if match.re is _YESTERDAY:
        return ResolvedDay(match.group(), published - timedelta(days=1))
    weekday = WEEKDAYS.index(match["weekday"].lower())
    day = _of_last(weekday, published) if match.re is _LAST else _of_bare(sentence, match, weekday, published)
    return ResolvedDay(match.group(), day) if day else None


def _is_of_calendar(sentence: str, match: re.Match[str]) -> bool:
    """Whether it is the month or the year before this one, or a month that is promised and not one that was."""
    which = match["which"].lower()
    if _NO_CALENDAR.search(sentence[: match.start()]) or (which.endswith("month") and _MONTH.search(sentence)):
        return False
    return which != "next month" or bool(_WILL.search(sentence))


def _of_bare(sentence: str, match: re.Match[str], weekday: int, published: date) -> date | None:
    """The nearest such day: before, where the words are past, after, where they promise; None where neither is sure."""
    before = _before(sentence, match)
    back = (published.weekday() - weekday) % 7
    if _SAID.search(before):
        return published - timedelta(days=back) if back <= REACH else None
    if _PROMISED.search(before):
        return published + timedelta(days=7 - back) if 7 - back <= REACH else None
    clause = _clause(sentence, match.start())
    if back > REACH or _TO_COME.search(clause) or _OTHER_TIME.search(sentence) or not _is_past(clause):
        return None
    return published - timedelta(days=back)


def _before(sentence: str, match: re.Match[str]) -> str:
    """What stands before a weekday, without what belongs to it."""
    return re.sub(r"(?:\b(?:on|late|early) )+$", "", sentence[: match.start()], flags=re.IGNORECASE)


def _clause(sentence: str, offset: int) -> str:
    """The words around `place` up to a comma on both sides; with the next ones where they are "On Thursday" alone."""
    ends = [0, *(match.end() for match in _CLAUSE_END.finditer(sentence)), len(sentence)]
    first = max(end for end in ends if end <= offset)
    after = [end for end in ends if end > offset]
    clause = sentence[first : after[0]]
    return sentence[first : after[1]] if _ALONE.fullmatch(clause) and len(after) > 1 else clause


def _is_past(clause: str) -> bool:
    """Whether something was done in it: "fell", "was held". To say so is none, but where it begins "On Thursday,".

    Names are no verbs: United.
    """
    said = re.findall(r"\b[a-z]+", clause)
    leads = bool(re.match(r"(?:[Oo]n )?(?:[Ll]ate |[Ee]arly )?[A-Z][a-z]+day(?: [a-z]+)?,", clause.lstrip()))
    return not {"has", "have"}.intersection(said) and any(
        _is_past_verb(word) and (leads or word not in _SPEECH) for word in said
    )


@cache
def _is_past_verb(word: str) -> bool:
    if word.endswith("ed"):
        return len(word) > 4 and not word.endswith("eed") and word not in _NO_VERBS
    return word == "was" or (BASE.get(word, word) != word and not word.endswith(("s", "ing", "n")) and word not in _NOW)


def _of_last(weekday: int, published: date) -> date | None:
    """ "Last Friday" in an article of a Wednesday; None where it may be that of a week before, as on a Saturday."""
    back = (published.weekday() - weekday) % 7 or 7
    return published - timedelta(days=back) if back >= 2 and weekday >= published.weekday() else None


def _span(match: re.Match[str], published: date) -> ResolvedDay:
    which = match["which"].lower()
    if which == "last year":
        return ResolvedDay(match.group(), date(published.year - 1, 1, 1), "year")
    months = published.year * 12 + published.month - 1 + (1 if which == "next month" else -1)
    return ResolvedDay(match.group(), date(months // 12, months % 12 + 1, 1), "month")
