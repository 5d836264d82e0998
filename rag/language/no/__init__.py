"""Norwegian."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="no",
    name="Norwegian",
    stemmer="norwegian",
    calendar=Calendar(
        months=named(
            """
            januar februar mars april mai juni juli august september oktober|okt november desember|des
            """
        ),
        weekdays=named("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    ),
)
