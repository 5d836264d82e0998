"""Finnish."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="fi",
    name="Finnish",
    stemmer="finnish",
    calendar=Calendar(
        months=parse_names(
            """
            tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta
            lokakuuta marraskuuta joulukuuta
            """
        ),
        weekdays=parse_names("maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina"),
    ),
)
