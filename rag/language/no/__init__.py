"""Norwegian."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="no",
    name="Norwegian",
    stemmer="norwegian",
    calendar=Calendar(
        months=parse_names(
            """
            januar februar mars april mai juni juli august september oktober|okt november desember|des
            """
        ),
        weekdays=parse_names("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    ),
)
