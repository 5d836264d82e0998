"""French."""

from rag.language.fr.asking import ASKING
from rag.language.fr.denying import DENYING
from rag.language.fr.furniture import FURNITURE
from rag.language.fr.numbers import NUMBERS
from rag.language.fr.quoting import QUOTING
from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="fr",
    name="French",
    stemmer="french",
    calendar=Calendar(
        months=parse_names(
            """
            janvier|janv février|févr|fév|fevrier|fevr mars avril|avr mai juin juillet|juil août|aout
            septembre octobre novembre décembre|déc|decembre
            """
        ),
        weekdays=parse_names("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        on="le|du",
        during="en",
    ),
    asking=ASKING,
    furniture=FURNITURE,
    quoting=QUOTING,
    denying=DENYING,
    numbers=NUMBERS,
    neighbouring_year="l['’]an (?:dernier|passé|prochain)|année (?:dernière|passée|prochaine)",
)
