"""Romanian."""

from rag.language.language import Calendar, Language, named
from rag.language.ro.asking import ASKING

LANGUAGE = Language(
    code="ro",
    name="Romanian",
    stemmer="romanian",
    calendar=Calendar(
        months=named(
            """
            ianuarie|ian februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie
            decembrie
            """
        ),
        weekdays=named("luni marți|marţi miercuri joi vineri sâmbătă duminică"),
    ),
    asking=ASKING,
)
