"""Indonesian."""

from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="id",
    name="Indonesian",
    stemmer="indonesian",
    calendar=Calendar(
        months=named(
            """
            januari februari maret april mei juni juli agustus september oktober november desember
            """
        ),
        weekdays=named("senin selasa rabu kamis jumat sabtu minggu"),
    ),
)
