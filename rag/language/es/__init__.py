"""Spanish."""

from rag.language.es.asking import ASKING
from rag.language.language import Calendar, Language, named

LANGUAGE = Language(
    code="es",
    name="Spanish",
    stemmer="spanish",
    calendar=Calendar(
        months=named(
            """
            enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre
            noviembre diciembre|dic
            """
        ),
        weekdays=named("lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo"),
    ),
    asking=ASKING,
    neighbouring_year="año (?:pasado|próximo|que viene)|próximo año",
)
