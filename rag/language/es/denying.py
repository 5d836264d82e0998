"""How Spanish denies."""

from rag.language.language import Denying, parse_words

DENYING = Denying(
    words=parse_words(
        """
        no nunca jamas nadie nada ningun ninguna ninguno ningunas ningunos ni tampoco
        """
    ),
    but_before=parse_words("solo solamente unicamente menos mas obstante"),
    like=r"neg(?:o|aron|aban?|ar|ad[ao]s?|ando|ativas?)|nieg\w*|rechaz\w*|desm[ei]nt\w*|rehus\w*|sin|prohib\w*|imp[ei]d\w*"
    r"|falt\w*|imposib\w*|descart\w*|renunci\w*|abandon\w*|cancel\w*|suspend\w*|ces(?:e|o|aron|ad[ao])|apenas|raramente|dud\w*"
    r"|evit\w*|exclu\w*|carec\w*",
)
