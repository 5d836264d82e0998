"""Indonesian."""

from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="id",
    name="Indonesian",
    stemmer="indonesian",
    calendar=Calendar(
        months=parse_names(
            """
            januari februari maret april mei juni juli agustus september oktober november desember
            """
        ),
        weekdays=parse_names("senin selasa rabu kamis jumat sabtu minggu"),
    ),
)
