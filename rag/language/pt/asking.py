"""How Portuguese asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    openers=parse_words("que quem qual quais quando onde porque quanto quantos quanta quantas"),
    telling=parse_words(
        """
        disse foi foram era eram os um uma das na nas nos pelo pela com para sobre entre ao aos e sao segundo desde
        ate seu sua
        """
    ),
    function=parse_words(
        """
        a ao aos as ate com como da das de dela dele do dos e ela ele eles em entre era essa esse esta estao estava
        este eu foi foram ha isso isto ja la lhe mais mas me mesmo muito na nao nas nem no nos num numa o os ou para
        pela pelas pelo pelos por quando que quem sao se sem ser sera serao seu seus so sobre sua suas tambem te tem
        teve ter tinha um uma voce
        """
    ),
    answer_types={
        "age": r"\bque idade\b|\bquantos anos tem\b",
        "duration": r"\bquanto tempo\b|\bquant[oa]s (?:segundos|minutos|horas|dias|semanas|meses|anos)\b",
        "percent": r"\b(?:porcentagem|percentagem|por cento)\b",
        "money": r"\bquanto (?:custa|custou|dinheiro)|\bqual (?:e|foi) o (?:novo )?preco\b",
        "number": r"\bquant[oa]s?\b",
        "date": r"\bquando\b|\b(?:que|qual) (?:ano|dia|data|mes)\b",
        "person": r"\bquem\b",
        "name": r"\bonde\b|\b(?:que|qual) (?:cidade|pais|estado|empresa|time|partido)\b",
    },
    numbers=(
        r"\b(?:dois|duas|tres|quatro|cinco|seis|sete|oito|nove|dez|onze|doze|vinte|trinta|cem|mil|milhao"
        "|milhoes|metade)"
    ),
    durations=r"\b(?:segundo|minuto|hora|dia|semana|mes|ano)",
    days=(
        r"\b(?:janeiro|fevereiro|marco|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro"
        "|segunda|terca|quarta|quinta|sexta|sabado|domingo|ontem|hoje|amanha)"
    ),
    why=r"\bpor ?que\b",
    because=r"\b(?:porque|devido|razao|causa|motivo|ja que)\b",
    names=NAMED,
    capital_is_name=True,
)
