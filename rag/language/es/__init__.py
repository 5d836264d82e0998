"""Spanish."""

from rag.language.es.asking import ASKING
from rag.language.es.denying import DENYING
from rag.language.es.furniture import FURNITURE
from rag.language.es.numbers import NUMBERS
from rag.language.es.quoting import QUOTING
from rag.language.language import Calendar, Language, parse_names

LANGUAGE = Language(
    code="es",
    name="Spanish",
    stemmer="spanish",
    calendar=Calendar(
        months=parse_names(
            """
            enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre
            noviembre diciembre|dic
            """
        ),
        weekdays=parse_names("lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo"),
        on="el|del",
        of="del?",
        during="en",
    ),
    asking=ASKING,
    furniture=FURNITURE,
    quoting=QUOTING,
    denying=DENYING,
    numbers=NUMBERS,
    neighbouring_year="año (?:pasado|próximo|que viene)|próximo año",
)
