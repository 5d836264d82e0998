"""Catalan."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="ca",
    name="Catalan",
    stemmer="catalan",
    calendar=Calendar(
        months=parse_names("gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
    ),
)
