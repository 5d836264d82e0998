"""How Spanish asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    openers=parse_words("que quien quienes cual cuales cuando donde cuanto cuantos cuanta cuantas"),
    telling=parse_words(
        """
        por dijo dice el los las una del al con para sobre entre es son fue fueron era ha han hay esta este se su
        sus segun desde hasta y puso
        """
    ),
    function=parse_words(
        """
        a ademas al algo ante antes asi aun aunque cada como con contra cuyo de del desde donde durante e el ella
        ellas ellos en era eran eres es esa ese eso esos esta estan estar estaba estaban estas estos fue fueron ha
        habia haber han hay la las le les lo los mas me mi mientras mucho muy ni no nos o os otra otro para pero
        poco por porque pues segun ser si sido sin sobre solo son su sus tal tambien tan tanto te tiene tienen tuvo
        todo todos tras un una unas uno unos y ya yo
        """
    ),
    answer_types={
        "age": r"\b(?:que edad|cuantos anos tiene)\b",
        "duration": r"\bcuanto (?:tiempo|dur)|\bcuant[oa]s (?:segundos|minutos|horas|dias|semanas|meses|anos)\b",
        "percent": r"\b(?:porcentaje|proporcion)\b|\bpor ciento\b",
        "money": (
            r"\bcuanto (?:cuesta|costo|dinero|pago)|\bcual (?:es|fue|era) el (?:nuevo )?(?:precio|costo"
            r"|coste)\b"
        ),
        "number": r"\bcuant[oa]s?\b|\bque (?:cantidad|numero)\b",
        "date": r"\bcuando\b|\b(?:que|cual) (?:ano|dia|fecha|mes|siglo)\b",
        "person": r"\bquien(?:es)?\b",
        "name": r"\bdonde\b|\b(?:que|cual) (?:ciudad|pais|estado|region|empresa|equipo|club|partido)\b",
    },
    numbers=(
        r"\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|veinte|treinta|cien|mil|millon"
        "|mitad|docena)"
    ),
    durations=r"\b(?:segundo|minuto|hora|dia|semana|mes|ano)",
    days=(
        r"\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
        "|lunes|martes|miercoles|jueves|viernes|sabado|domingo|ayer|hoy|manana)"
    ),
    why=r"\bpor que\b",
    because=r"\b(?:porque|debido|razon|causa|motivo|ya que|para que|a fin de)\b",
    names=NAMED,
    capital_is_name=True,
)
