"""How Polish asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    openers=parse_words("kto czego jaki jaka jakie jakich kiedy gdzie dlaczego ile ilu czy"),
    telling=parse_words(
        """
        jest sa byl byla bylo byli powiedzial powiedziala w z ze na nie sie i oraz dla przez przy po od wedlug
        miedzy ktory ktora ktore
        """
    ),
    function=parse_words(
        """
        a aby ale am ani az bardzo bedzie beda bez bo byc by ci co cos dla do gdy go i ich ile im innych ja jak jako
        je jego jej jest jeszcze juz kazdy kiedy kto ma maja mi mnie moze na nad nam nas nie niz o od on ona oni ono
        oraz pan po pod podczas przed przez przy roku s sa sie swoje sw ta tak tam te tego tej ten to tych tylko tym
        u w we wiec wszystko z za ze zostal zostala zostaly zostali
        """
    ),
    answer_types={
        "age": r"\bile lat ma\b|\bw jakim wieku\b",
        "duration": r"\bjak dlugo\b|\bile (?:sekund|minut|godzin|dni|tygodni|miesiecy|lat)\b",
        "percent": r"\bprocent\b",
        "money": r"\bile koszt|\bjaka jest (?:nowa )?cena\b",
        "number": r"\bil[eu]\b",
        "date": r"\bkiedy\b|\bktorym roku\b|\bjakim (?:roku|dniu)\b",
        "person": r"\bk(?:to|ogo|omu|im)\b",
        "name": r"\bgdzie\b|\b(?:jakie|ktore|jakim|ktorym) (?:miasto|miescie|panstwo|kraju)\b",
    },
    numbers=(
        r"\b(?:dw[aou]|trzy|czter|piec|szesc|siedem|osiem|dziewiec|dziesiec|sto|setki|tysiac|tysiec"
        "|milion|miliard|polow)"
    ),
    durations=r"\b(?:sekund|minut|godzin|dni|dzien|tydzien|tygodni|miesiac|miesiec|rok|lat)",
    days=(
        r"\b(?:styczni|luty|lutego|marc|marzec|kwie[ct]|maj|czerw|lip[ic]|sierpni|wrze[sn]|pazdziernik"
        "|listopad|grud|poniedzial|wtor|srod|czwart|piat|sobot|niedziel|wczoraj|dzis|jutro)"
    ),
    why=r"\bdlaczego\b|\bczemu\b",
    because=r"\b(?:poniewaz|bo|gdyz|powod|z powodu|dlatego|aby)\b",
    names=NAMED,
    capital_is_name=True,
)
