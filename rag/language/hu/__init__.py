"""Hungarian."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="hu",
    name="Hungarian",
    stemmer="hungarian",
    calendar=Calendar(
        months=named(
            """
            január február március április május június július augusztus szeptember október november
            december
            """
        ),
    ),
)
