"""Swedish."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="sv",
    name="Swedish",
    stemmer="swedish",
    calendar=Calendar(
        months=parse_names(
            """
            januari februari mars april maj juni juli augusti september oktober|okt november december
            """
        ),
        weekdays=parse_names("måndag tisdag onsdag torsdag fredag lördag söndag"),
    ),
)
