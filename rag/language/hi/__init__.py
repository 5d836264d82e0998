"""Hindi."""

from rag.language.hi.asking import ASKING
from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="hi",
    name="Hindi",
    script="DEVANAGARI",
    calendar=Calendar(
        months=parse_names(
            """
            जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर
            दिसंबर|दिसम्बर
            """
        ),
        weekdays=parse_names("सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार"),
    ),
    asking=ASKING,
)
