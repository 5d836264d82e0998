"""Swedish."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="sv",
    name="Swedish",
    stemmer="swedish",
    calendar=Calendar(
        months=named(
            """
            januari februari mars april maj juni juli augusti september oktober|okt november december
            """
        ),
        weekdays=named("måndag tisdag onsdag torsdag fredag lördag söndag"),
    ),
)
