"""Portuguese."""

from rag.language.language import Calendar, Language, named
from rag.language.pt.asking import ASKING

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    stemmer="portuguese",
    calendar=Calendar(
        months=named(
            """
            janeiro fevereiro|fev março|marco abril|abr maio|mai junho julho agosto|ago setembro|set
            outubro|out novembro dezembro|dez
            """
        ),
        weekdays=named(
            """
            segunda-feira|segunda terça-feira|terça quarta-feira|quarta quinta-feira|quinta
            sexta-feira|sexta sábado domingo
            """
        ),
    ),
    asking=ASKING,
    neighbouring_year="ano passado|próximo ano",
)
