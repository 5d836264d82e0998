"""How German says whose words a quotation is."""

from rag.language.language import Quoting, parse_words

# The last parts of compounds: "Regierungssprecherin", "Oberbürgermeister".
_ENDINGS = (
    *("sprecher", "minister", "kanzler", "prasident", "meister", "leiter", "direktor", "trainer", "forscher"),
    *("sprecherin", "ministerin", "kanzlerin", "prasidentin", "meisterin", "leiterin", "direktorin", "trainerin"),
    *("chef", "chefin", "anwalt", "anwaltin", "experte", "expertin", "vorsitzende", "vorsitzender", "ministerium"),
    *("behorde", "verband", "forscherin"),
)

QUOTING = Quoting(
    verbs=parse_words(
        """
        sagte sagten sagt sagen erklarte erklarten erklart betonte betonten betont teilte teilten fugte fugten
        meinte meinten meint warnte warnten warnt kritisierte kritisierten kritisiert schrieb schrieben schreibt
        versicherte versicherten bestatigte bestatigten berichtete berichteten ausserte forderte forderten
        fordert erganzte kundigte rief klagte mahnte lobte entgegnete antwortete fragte urteilte behauptete
        beteuerte raumte gab hiess
        """
    ),
    articles=parse_words("der die das ein eine"),
    offices=parse_words(
        """
        minister ministerin kanzler kanzlerin prasident prasidentin burgermeister burgermeisterin sprecher
        sprecherin chef chefin leiter leiterin direktor direktorin vorsitzender vorsitzende vorsitzenden anwalt
        anwaltin richter richterin trainer trainerin professor professorin forscher forscherin experte expertin
        zeuge zeugin autor autorin konig konigin papst bischof senator senatorin abgeordneter abgeordnete
        botschafter botschafterin general kapitan regierung polizei behorde ministerium unternehmen verband
        gewerkschaft partei gericht staatsanwaltschaft herr frau dr prof
        """
    ),
    office_endings=_ENDINGS,
    particles=parse_words("von van der den de zu zum zur"),
    capital_nouns=True,
)
