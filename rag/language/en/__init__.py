"""English."""

from rag.language.en.calendar import CALENDAR
from rag.language.language import Language

LANGUAGE = Language(
    code="en",
    name="English",
    stemmer="english",
    calendar=CALENDAR,
    in_depth=True,
    neighbouring_year="last year|next year|year (?:ago|earlier|later)",
)
