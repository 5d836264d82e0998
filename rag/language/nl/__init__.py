"""Dutch."""

from rag.language.language import Calendar, Language, parse_names
from rag.language.nl.asking import ASKING
from rag.language.nl.furniture import FURNITURE

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    stemmer="dutch",
    calendar=Calendar(
        months=parse_names(
            """
            januari februari maart|mrt april mei juni juli augustus september oktober|okt november december
            """
        ),
        weekdays=parse_names("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    ),
    asking=ASKING,
    furniture=FURNITURE,
    neighbouring_year="(?:vorig|afgelopen|volgend) jaar",
)
