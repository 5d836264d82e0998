"""German."""

from rag.language.de.asking import ASKING
from rag.language.de.denying import DENYING
from rag.language.de.furniture import FURNITURE
from rag.language.de.numbers import NUMBERS
from rag.language.de.quoting import QUOTING
from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="de",
    name="German",
    stemmer="german",
    calendar=Calendar(
        months=parse_names(
            """
            januar|jänner|jän februar|feber märz|mär|maerz april mai juni juli august september oktober|okt
            november dezember|dez
            """
        ),
        weekdays=parse_names(
            """
            montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sonnabend|sa sonntag|so
            """
        ),
        on="am|vom",
        during="im",
    ),
    asking=ASKING,
    furniture=FURNITURE,
    quoting=QUOTING,
    denying=DENYING,
    numbers=NUMBERS,
    neighbouring_year=r"vorjahr|(?:letzt|vergangen|nächst|kommend)\w+ jahr",
)
