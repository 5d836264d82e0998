"""Portuguese."""

from rag.language.language import Calendar, Language, parse_names
from rag.language.pt.asking import ASKING
from rag.language.pt.furniture import FURNITURE

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    stemmer="portuguese",
    calendar=Calendar(
        months=parse_names(
            """
            janeiro fevereiro|fev março|marco abril|abr maio|mai junho julho agosto|ago setembro|set
            outubro|out novembro dezembro|dez
            """
        ),
        weekdays=parse_names(
            """
            segunda-feira|segunda terça-feira|terça quarta-feira|quarta quinta-feira|quinta
            sexta-feira|sexta sábado domingo
            """
        ),
    ),
    asking=ASKING,
    furniture=FURNITURE,
    neighbouring_year="ano passado|próximo ano",
)
