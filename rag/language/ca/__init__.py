"""Catalan."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="ca",
    name="Catalan",
    stemmer="catalan",
    calendar=Calendar(
        months=named("gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
    ),
)
