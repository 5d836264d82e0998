"""How Romanian asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    openers=parse_words("care cine cand unde cum cat cati cate ce"),
    telling=parse_words(
        """
        este sunt fost era erau au sa si din pe cu nu se pentru prin dintre mai ale lui spus
        """
    ),
    function=parse_words(
        """
        a ai al ale am ar are as atunci au aceasta acest acestei acestui asta avea avut ca cand care catre ce cel
        cea cei cele cu cum da daca dar de deci din dintre dupa e ea ei el ele era erau este eu fi fie fost i ii il
        in intr intre isi la le li lor lui ma mai mult multi ne nici nu o or ori pana pe pentru poate prin s sa sale
        sau se si sub sunt ti toate tot un una unde unei unor unui va vor
        """
    ),
    answer_types={
        "age": r"\bce varsta\b|\bcati ani are\b",
        "duration": r"\bcat timp\b|\bcate? (?:secunde|minute|ore|zile|saptamani|luni)\b|\bcati ani\b",
        "percent": r"\b(?:procent|procente|procentaj)\b",
        "money": r"\bcat (?:costa|a costat)|\bcare (?:este|e) pretul\b",
        "number": r"\bcat[iea]?\b|\bce numar\b",
        "date": r"\bcand\b|\bce (?:an|zi|data|luna|secol)\b",
        "person": r"\bcine\b|\bcui\b",
        "name": r"\bunde\b|\bce (?:oras|tara|stat|companie|echipa)\b",
    },
    numbers=(
        r"\b(?:doi|doua|trei|patru|cinci|sase|sapte|opt|noua|zece|douazeci|suta|sute|mie|mii|milion"
        "|miliard|jumatate)"
    ),
    durations=r"\b(?:secund|minut|or[ae]\b|zi|zile|saptaman|luna|luni|an|ani)\b",
    days=(
        r"\b(?:ianuarie|februarie|martie|aprilie|mai\b|iunie|iulie|august|septembrie|octombrie|noiembrie"
        "|decembrie|luni|marti|miercuri|joi|vineri|sambata|duminica|ieri|azi|astazi|maine)"
    ),
    why=r"\bde ce\b",
    because=r"\b(?:pentru ca|deoarece|fiindca|motiv|cauza|din cauza)\b",
    names=NAMED,
    capital_is_name=True,
)
