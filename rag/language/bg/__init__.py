"""Bulgarian."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="bg",
    name="Bulgarian",
    script="CYRILLIC",
    own_signs=r"\b(?:какво|кой|къде|защо|колко)\b",
    calendar=Calendar(
        months=named("януари февруари март април май юни юли август септември октомври ноември декември"),
    ),
)
