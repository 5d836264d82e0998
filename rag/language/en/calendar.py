"""Months and days of the week in English, and the forms of their names that patterns are made of."""

from rag.language.language import Calendar, parse_names

CALENDAR = Calendar(
    months=parse_names(
        """
        january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct
        november|nov december|dec
        """
    ),
    weekdays=parse_names(
        "monday|mon tuesday|tues|tue wednesday|wed thursday|thurs|thur|thu friday|fri saturday|sat sunday|sun"
    ),
)

# The whole names in small letters, in order, and as they are written.
MONTHS = tuple(names[0] for names in CALENDAR.months)
WEEKDAYS = tuple(names[0] for names in CALENDAR.weekdays)
WRITTEN_MONTHS = tuple(map(str.capitalize, MONTHS))
WRITTEN_WEEKDAYS = tuple(map(str.capitalize, WEEKDAYS))

# For patterns: "January|February|…", "Monday|Tuesday|…".
ANY_MONTH = "|".join(WRITTEN_MONTHS)
ANY_WEEKDAY = "|".join(WRITTEN_WEEKDAYS)
# The first three letters of the months, which all their forms begin with.
MONTH_BEGINNINGS = "|".join(month[:3] for month in MONTHS)
# What their names are cut to: all but May are, and September to four letters too.
SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
SHORT_WEEKDAYS = "Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"

# Feasts and seasons that stand for a day or a time of the year.
FEASTS = frozenset(("christmas", "easter"))
SEASONS = frozenset(("spring", "summer", "autumn", "winter"))
