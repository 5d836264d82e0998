"""Finnish."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="fi",
    name="Finnish",
    stemmer="finnish",
    calendar=Calendar(
        months=named(
            """
            tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta
            lokakuuta marraskuuta joulukuuta
            """
        ),
        weekdays=named("maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina"),
    ),
)
