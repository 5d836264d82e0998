"""Danish."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="da",
    name="Danish",
    stemmer="danish",
    calendar=Calendar(
        months=parse_names(
            """
            januar februar marts april maj juni juli august september oktober|okt november december
            """
        ),
        weekdays=parse_names("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    ),
)
