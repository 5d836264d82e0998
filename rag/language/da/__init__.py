"""Danish."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="da",
    name="Danish",
    stemmer="danish",
    calendar=Calendar(
        months=named(
            """
            januar februar marts april maj juni juli august september oktober|okt november december
            """
        ),
        weekdays=named("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    ),
)
