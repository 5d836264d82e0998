"""Page furniture of French: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"publicité|annonce|contenu sponsorisé|la suite après (?:la|cette) publicité",
    "picture_credit": r"(?:crédits?(?: photo)?s?|photo|image)\s?: ?[^.!?]{2,80}",
    "newsletter": (
        r"(?:s['’]inscrire|inscrivez-vous|abonnez-vous|s['’]abonner) (?:gratuitement )?à (?:la|notre"
        r"|nos) (?:newsletter|infolettre)s?\b[^.!?]{0,80}[.!]?"
    ),
    "read_more": (
        r"(?:à )?lire (?:aussi|également|la suite)(?: ?[:|].{1,160}|\W{0,3})|voir aussi(?: ?[:|].{1,160}"
        r"|\W{0,3})|sur le même sujet ?[:|].{1,160}"
    ),
    "share": (
        r"partage[rz](?: (?:cet article|la page|sur|par|via)(?: [\w, -]{2,60})?)?|imprimer"
        r"|envoyer par e-?mail|(?:copier le lien|ajouter à vos favoris|enregistrer l['’]article)"
    ),
    "cookies": (
        r"(?:nous utilisons|ce site utilise) des cookies\b.{0,300}|(?:tout )?accepter(?: les cookies)?"
        r"|continuer sans accepter"
    ),
    "rights": r"(?:©.{0,80})?tous droits réservés\W{0,3}",
    "navigation": (
        r"aller au (?:contenu|menu)(?: principal)?|accéder au contenu|se (?:dé)?connecter"
        r"|retour (?:à l['’]accueil|en haut)|(?:temps de )?lecture ?:? ?\d{1,3} min(?:utes?|\.)?"
        r"|\d{1,5} commentaires?"
    ),
    "other_stories": (
        r"(?:(?:à )?lire aussi|sur le même (?:sujet|thème)|articles (?:liés|associés|similaires"
        r"|recommandés)|(?:les )?plus lus|dans la même rubrique|à découvrir aussi|vous aimerez aussi"
        r"|notre sélection)\W{0,3}"
    ),
}
