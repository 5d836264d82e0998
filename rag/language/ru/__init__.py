"""Russian."""

from rag.language.language import Calendar, Language, parse_names
from rag.language.ru.asking import ASKING
from rag.language.ru.denying import DENYING
from rag.language.ru.furniture import FURNITURE
from rag.language.ru.numbers import NUMBERS
from rag.language.ru.quoting import QUOTING

LANGUAGE = Language(
    code="ru",
    name="Russian",
    script="CYRILLIC",
    stemmer="russian",
    calendar=Calendar(
        months=parse_names(
            """
            января|янв февраля|февр|фев марта|мар апреля|апр мая июня|июн июля|июл августа|авг
            сентября|сент|сен октября|окт ноября|нояб|ноя декабря|дек
            """
        ),
        weekdays=parse_names(
            """
            понедельник|пн вторник|вт среда|среду|ср четверг|чт пятница|пятницу|пт суббота|субботу|сб
            воскресенье|вс
            """
        ),
        on="",
        after_year=r"года|г\.",
    ),
    asking=ASKING,
    furniture=FURNITURE,
    quoting=QUOTING,
    denying=DENYING,
    numbers=NUMBERS,
    neighbouring_year=r"прошл\w+ год|минувш\w+ год|следующ\w+ год|будущ\w+ год",
)
