"""Italian."""

from rag.language.it.asking import ASKING
from rag.language.it.furniture import FURNITURE
from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="it",
    name="Italian",
    stemmer="italian",
    calendar=Calendar(
        months=parse_names(
            """
            gennaio|gen febbraio|febbr marzo aprile maggio|mag giugno|giu luglio|lug agosto|ago
            settembre|sett ottobre|ott novembre dicembre|dic
            """
        ),
        weekdays=parse_names("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    ),
    asking=ASKING,
    furniture=FURNITURE,
    neighbouring_year="(?:anno|año) scorso|scorso anno|anno prossimo|prossimo anno",
)
