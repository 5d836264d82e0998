"""Polish."""

from rag.language.language import Calendar, Language, parse_names
from rag.language.pl.asking import ASKING
from rag.language.pl.furniture import FURNITURE

LANGUAGE = Language(
    code="pl",
    name="Polish",
    stemmer="polish",
    calendar=Calendar(
        months=parse_names(
            """
            stycznia|sty lutego|lut marca kwietnia|kwi maja czerwca|cze lipca|lip sierpnia|sie września|wrz
            października|paź _ grudnia|gru
            """
        ),
        weekdays=parse_names("poniedziałek wtorek środa czwartek piątek sobota niedziela"),
    ),
    asking=ASKING,
    furniture=FURNITURE,
    neighbouring_year=r"(?:ubiegł|zeszł|przyszł)\w+ rok",
)
