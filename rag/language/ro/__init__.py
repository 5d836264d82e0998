"""Romanian."""

from rag.language.language import Calendar, Language, parse_names
from rag.language.ro.asking import ASKING

LANGUAGE = Language(
    code="ro",
    name="Romanian",
    stemmer="romanian",
    calendar=Calendar(
        months=parse_names(
            """
            ianuarie|ian februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie
            decembrie
            """
        ),
        weekdays=parse_names("luni marți|marţi miercuri joi vineri sâmbătă duminică"),
    ),
    asking=ASKING,
)
