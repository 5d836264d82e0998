"""Page furniture of Dutch: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"advertentie|gesponsord(?:e inhoud)?",
    "picture_credit": (
        r"(?:foto|beeld|bron)\s?: ?[^.!?]{2,80}|(?:foto|beeld) (?:anp|afp|epa|reuters"
        r"|getty images)\b.{0,40}"
    ),
    "newsletter": (
        r"(?:meld je aan voor|schrijf je in voor|abonneer je op) (?:onze"
        r"|de) nieuwsbrief\b[^.!?]{0,80}[.!]?"
    ),
    "read_more": r"(?:lees|kijk|bekijk) (?:ook|meer|verder)(?: ?[:|].{1,160}|\W{0,3})",
    "share": r"deel(?: (?:dit artikel|op|via)(?: [\w, -]{2,60})?)?|delen|afdrukken|link kopiëren",
    "cookies": (
        r"(?:wij gebruiken|deze (?:web)?site gebruikt) cookies\b.{0,300}|(?:alle )?cookies (?:accepteren"
        r"|weigeren)"
    ),
    "rights": r"(?:©.{0,80})?alle rechten voorbehouden\W{0,3}",
    "navigation": (
        r"(?:ga )?(?:direct )?naar (?:de )?(?:inhoud|hoofdinhoud|navigatie)|inloggen|terug naar boven"
        r"|leestijd:? \d{1,3} min(?:uten|\.)?|\d{1,5} reacties"
    ),
    "other_stories": (
        r"(?:lees ook|meer (?:over dit onderwerp|nieuws)|gerelateerde (?:artikelen|berichten)"
        r"|meest gelezen|aanbevolen artikelen|ook interessant)\W{0,3}"
    ),
}
