"""Weekdays of a news text as days of the calendar: "Thursday" is the last one before the article came out, or that day.

Where it may be one to come, or another, nothing is said: a wrong day is worse than none.
"""

import re
from datetime import date, timedelta

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"

# What makes of a weekday another one than the last.
_OTHERS = "".join(f"(?<!{word} )" for word in ("last", "next", "every", "each", "coming", "following", "a", "first"))

# A weekday, or a word for a day near by, that no date stands behind.
_DAY = re.compile(
    rf"{_OTHERS}\b(?P<day>{'|'.join(_NAMES)}|yesterday|today)\b"
    rf"(?!['’]|s\b| ?[,–-]? ?(?:the )?(?:\d|(?:{'|'.join(_NAMES)})\b|(?:{_MONTHS})))",
    re.IGNORECASE,
)

# What speaks of days to come.
_TO_COME = re.compile(
    r"\b(?:will|shall|due|plans?|scheduled|expected|until|till|upcoming|is to|are to|going to)\b",
    re.IGNORECASE,
)


def days_in(text: str, published: date | None) -> list[str]:
    """Each weekday of the text that is sure, once, with its day: "Thursday [28 April 2022]".

    `published` is when it came out; without that nothing is sure.
    """
    if published is None or _TO_COME.search(text):
        return []
    named = dict.fromkeys(match["day"] for match in _DAY.finditer(text))
    return [f"{word} [{_said(_resolved(word.lower(), published))}]" for word in named]


def _resolved(word: str, published: date) -> date:
    if word in ("today", "yesterday"):
        return published - timedelta(days=word == "yesterday")
    return published - timedelta(days=(published.weekday() - _NAMES.index(word)) % 7)


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
