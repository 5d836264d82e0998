"""Czech."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="cs",
    name="Czech",
    stemmer="czech",
    calendar=Calendar(
        months=parse_names("ledna února března dubna května června července srpna září října _ prosince"),
        weekdays=parse_names("pondělí úterý středa čtvrtek pátek sobota neděle"),
    ),
)
