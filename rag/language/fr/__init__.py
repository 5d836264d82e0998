"""French."""

from rag.language.fr.asking import ASKING
from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="fr",
    name="French",
    stemmer="french",
    calendar=Calendar(
        months=named(
            """
            janvier|janv février|févr|fév|fevrier|fevr mars avril|avr mai juin juillet|juil août|aout
            septembre octobre novembre décembre|déc|decembre
            """
        ),
        weekdays=named("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    ),
    asking=ASKING,
    neighbouring_year="l['’]an (?:dernier|passé|prochain)|année (?:dernière|passée|prochaine)",
)
