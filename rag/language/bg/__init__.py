"""Bulgarian."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="bg",
    name="Bulgarian",
    script="CYRILLIC",
    own_signs=r"\b(?:какво|кой|къде|защо|колко)\b",
    calendar=Calendar(
        months=parse_names("януари февруари март април май юни юли август септември октомври ноември декември"),
    ),
)
