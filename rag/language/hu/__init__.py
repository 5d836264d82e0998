"""Hungarian."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="hu",
    name="Hungarian",
    stemmer="hungarian",
    calendar=Calendar(
        months=parse_names(
            """
            január február március április május június július augusztus szeptember október november
            december
            """
        ),
    ),
)
