"""How German asks, and what its answers look like."""

from rag.language.capitals import CAPITAL
from rag.language.language import Asking, parse_words

# All nouns have capitals, so only two in a row tell a name, of which the first is no word that sentences begin with.
_TWO_CAPITALS = (
    r"\b(?!(?:Der|Die|Das|Den|Dem|Des|Ein|Eine[mnrs]?|Im|Am|In|An|Auf|Bei|Beim|Nach|Vor|Mit|Von|Vom|Zu|Zum|Zur|Aus|Für|"
    r"Seit|Durch|Gegen|Unter|Über|Diese[mnrs]?|Seine?|Ihre?|Alle|Viele|Kein|Keine|Laut|Wegen)\b)"
    rf"{CAPITAL}[\w’'-]+ (?:von |van |de |zu )?{CAPITAL}[\w’'-]+"
)

ASKING = Asking(
    openers=parse_words(
        """
        welche welcher welches welchen wer wen wem wessen wann warum wie wieviel wieviele wo wohin woher womit
        """
    ),
    telling=parse_words(
        """
        weshalb wieso viel viele hatte haben wurde wurden worden ist sind waren sagte sagt der das dem des ein eine
        einen einem einer und oder nicht auch uber fur von vom mit bei nach zum zur auf aus durch gegen im ins es er
        sie wird werden kann soll laut seit zwischen stellte gibt gab sich als was seine seinen ihre ihren
        """
    ),
    function=parse_words(
        """
        an am bis da dann dass den der die diese dieser dieses doch dort du durften denn ihm ihn ihr hat hier ich in
        ins kann konnte konnten man mehr muss mussen musste noch nur ob ohne schon sein seiner seinem sei selbst so
        soll sollen sollte sollten sondern sowie um uns unter wir wegen weil wenn will wollen wollte worden wobei
        wodurch worauf woran woraus worin wovon wozu wie vor wird wurde ab aber alle allem allen aller alles andere
        etwas etwa jeder jede jedes jene kein keine welchem
        """
    ),
    answer_types={
        "age": r"\bwie alt\b",
        "duration": r"\bwie lange\b|\bwie ?viele (?:sekunden|minuten|stunden|tage|wochen|monate|jahre)\b",
        "percent": r"\bwie ?viel prozent\b|\bprozentsatz\b|\bwelcher anteil\b",
        "money": (
            r"\bwie (?:teuer|viel (?:geld|euro|dollar|kostet))\b|\bwas kostet\b|\bwie ?viele (?:euro|dollar"
            r"|kronen|mark)\b|\bwie hoch .{0,20}\b(?:preis|kosten|strafe)\b|\bwelchen preis\b"
        ),
        "number": r"\bwie ?viele?n?\b|\bwie (?:oft|weit|gross|hoch|schnell|schwer|tief)\b|\bwelche zahl\b",
        "date": r"\bwann\b|\bwelche[mns]? (?:jahr|tag|datum|monat|jahrhundert)\b",
        "person": r"\bwe(?:r|n|m|ssen)\b|\bwie hei(?:ss|ß)t d(?:er|ie) ",
        "name": (
            r"\bwo(?:hin|her)?\b|\bwelche[mnrs]? (?:stadt|land|staat|ort|firma|verein|partei|fluss|insel"
            r"|team)\b"
        ),
    },
    numbers=(
        r"\b(?:zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|zwanzig|dreissig|hundert|tausend"
        "|million|milliarde|dutzend|halfte)"
    ),
    durations=r"\b(?:sekunde|minute|stunde|tage?\b|tagen|woche|monat|jahr)",
    days=(
        r"\b(?:januar|februar|marz|april|mai\b|juni|juli|august|september|oktober|november|dezember"
        "|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|sonnabend|gestern|heute|morgen)"
    ),
    why=r"\b(?:warum|weshalb|wieso)\b",
    because=r"\b(?:weil|da|denn|wegen|grund|grunde|deshalb|aufgrund|um zu|damit)\b",
    names=_TWO_CAPITALS,
)
