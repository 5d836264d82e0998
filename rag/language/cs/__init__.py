"""Czech."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="cs",
    name="Czech",
    stemmer="czech",
    calendar=Calendar(
        months=named("ledna února března dubna května června července srpna září října _ prosince"),
        weekdays=named("pondělí úterý středa čtvrtek pátek sobota neděle"),
    ),
)
