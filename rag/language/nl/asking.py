"""How Dutch asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    openers=parse_words("wat wie welke welk wanneer waar waarom hoeveel hoe"),
    telling=parse_words(
        """
        heeft hebben werd werden zijn het een van voor met naar door niet ook bij zei zegt uit tegen tussen volgens
        sinds
        """
    ),
    function=parse_words(
        """
        aan af al alle als bij daar dan dat de den der deze die dit doen doet door dus een en er ge had hadden
        hebben heeft hem het hier hij hoe hun ik in is je kan kon maar meer men met mijn na naar niet nog nu of om
        onder ook op over pas s t te tot uit van veel voor waren was wel welk werd wie wij wordt worden ze zich zij
        zijn zo zou
        """
    ),
    answer_types={
        "age": r"\bhoe oud\b",
        "duration": r"\bhoe lang\b|\bhoeveel (?:seconden|minuten|uur|uren|dagen|weken|maanden|jaar)\b",
        "percent": r"\b(?:percentage|procent)\b",
        "money": r"\bhoeveel (?:kost|geld|euro)|\bwat (?:kost|is de (?:nieuwe )?prijs)\b",
        "number": r"\bhoeveel\b|\bhoe (?:vaak|ver|groot|hoog)\b",
        "date": r"\bwanneer\b|\bwelk(?:e)? (?:jaar|dag|datum|maand)\b",
        "person": r"\bwie\b",
        "name": r"\bwaar\b|\bwelke? (?:stad|land|bedrijf|team|partij)\b",
    },
    numbers=(
        r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|honderd|duizend"
        "|miljoen|miljard|helft)"
    ),
    durations=r"\b(?:seconde|minu|uur|uren|dag|week|weken|maand|jaar|jaren)",
    days=(
        r"\b(?:januari|februari|maart|april|mei\b|juni|juli|augustus|september|oktober|november|december"
        "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|gisteren|vandaag|morgen)"
    ),
    why=r"\bwaarom\b",
    because=r"\b(?:omdat|want|vanwege|wegens|reden|doordat)\b",
    names=NAMED,
    capital_is_name=True,
)
