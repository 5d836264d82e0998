"""Dutch."""

from rag.language.language import Calendar, Language, named
from rag.language.nl.asking import ASKING

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    stemmer="dutch",
    calendar=Calendar(
        months=named(
            """
            januari februari maart|mrt april mei juni juli augustus september oktober|okt november december
            """
        ),
        weekdays=named("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    ),
    asking=ASKING,
    neighbouring_year="(?:vorig|afgelopen|volgend) jaar",
)
