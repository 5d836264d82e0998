"""Greek."""

from rag.language.el.asking import ASKING
from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="el",
    name="Greek",
    script="GREEK",
    calendar=Calendar(
        months=parse_names(
            """
            ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου
            νοεμβρίου δεκεμβρίου
            """
        ),
    ),
    asking=ASKING,
    neighbouring_year=r"πέρ[υσ]σι|(?:περασμέν|προηγούμεν|επόμεν)\w+ (?:έτος|χρόνο)|του χρόνου",
)
