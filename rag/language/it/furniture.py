"""Page furniture of Italian: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"pubblicità|annuncio|contenuto sponsorizzato",
    "picture_credit": r"(?:foto|immagine|credito?i?)\s?: ?[^.!?]{2,80}",
    "newsletter": r"iscriviti (?:alla|alle) (?:nostr[ae] )?newsletter\b[^.!?]{0,80}[.!]?",
    "read_more": r"(?:leggi|guarda|vedi) (?:anche|tutto|di più)(?: ?[:|].{1,160}|\W{0,3})",
    "share": (
        r"condividi(?: (?:su|via|questo articolo|l['’]articolo)(?: [\w, -]{2,60})?)?|stampa(?: articolo)?"
        r"|copia link"
    ),
    "cookies": (
        r"(?:utilizziamo|questo sito (?:utilizza|usa)) (?:i )?cookies?\b.{0,300}"
        r"|accetta (?:tutti )?(?:i )?cookies?"
    ),
    "rights": (
        r"(?:©.{0,80})?(?:tutti i diritti (?:sono )?riservati|riproduzione riservata)\W{0,3}(?:©.{0,60})?"
        r"|riproduzione riservata ©.{0,60}"
    ),
    "navigation": (
        r"(?:vai|salta) al (?:contenuto|menu)(?: principale)?|accedi|torna (?:su|alla home)"
        r"|tempo di lettura:? \d{1,3} min(?:ut[oi]|\.)?"
    ),
    "other_stories": (
        r"(?:leggi anche|articoli (?:correlati|simili)|ti potrebbe(?:ro)? interessare(?: anche)?"
        r"|(?:i )?più letti|potrebbe interessarti(?: anche)?|altre notizie)\W{0,3}"
    ),
}
