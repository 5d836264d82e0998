"""How French denies."""

from rag.language.language import Denying, parse_words

DENYING = Denying(
    words=parse_words(
        """
        pas jamais aucun aucune ni rien nul nulle guere nullement aucunement
        """
    ),
    but_before=parse_words("seulement uniquement moins que"),
    like=r"ne|n'\w+|refus\w*|rejet\w*|dement\w*|ni(?:e|ent|ait|aient|er|ee?s?)|sans|interdi\w*|exclu\w*|empech\w*|manqu\w*"
    r"|impossib\w*|contest\w*|renonc\w*|abandonn\w*|annul\w*|suspend\w*|cess\w*|personne|peu|rarement|ecart\w*|dout\w*|peine",
)
