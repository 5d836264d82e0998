"""How French asks, and what its answers look like."""

from rag.language.capitals import NAMED
from rag.language.language import Asking, parse_words

ASKING = Asking(
    openers=parse_words("quel quelle quels quelles qui quand pourquoi combien quoi"),
    telling=parse_words(
        """
        que est sont etait etaient dit les des une dans pour avec sur sous par pas du au aux et ou cette ces il elle
        ils elles ont avait sera selon depuis entre contre qu
        """
    ),
    function=parse_words(
        """
        a ai ainsi alors ans apres aussi avant avoir ce cela celle celui ces ceux chez comme comment d de depuis
        dont eu en encore et etait etre eux fait faire font il ils j je jusqu l la le les leur leurs lors lui m ma
        mais me meme mes moins n ne ni nos notre nous on ou par parce pendant peu plus plusieurs quand qu que qui s
        sa sans se sera serait seront ses si son sont t ta te tout toute toutes tous tres tu un va vers vous y
        """
    ),
    answer_types={
        "age": r"\bquel age\b",
        "duration": r"\bcombien de (?:temps|secondes|minutes|heures|jours|semaines|mois|annees|ans)\b",
        "percent": r"\bquel(?:le)? (?:pourcentage|proportion|part)\b",
        "money": (
            r"\bcombien (?:coute|d'argent|d'euros|de dollars)|\bquel (?:est |etait )?(?:le |son )?(?:prix"
            r"|cout|montant)\b"
        ),
        "number": r"\bcombien\b|\bquel nombre\b",
        "date": r"\bquand\b|\bquelle? (?:annee|date|jour|mois|siecle)\b|\bquel jour\b",
        "person": r"\bqui\b(?! (?:est-ce qui|a ete) )|\ba qui\b",
        "name": (
            r"\bou\b(?= |$).{0,60}\?|\bquel(?:le)?s? (?:ville|pays|etat|region|entreprise|equipe|club"
            r"|parti)\b"
        ),
    },
    numbers=(
        r"\b(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|vingt|trente|cent|mille|million"
        "|milliard|dizaine|douzaine|centaine|moitie)"
    ),
    durations=r"\b(?:seconde|minute|heure|jour|semaine|mois|an|ans|annee)",
    days=(
        r"\b(?:janvier|fevrier|mars|avril|mai\b|juin|juillet|aout|septembre|octobre|novembre|decembre"
        "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui|demain)"
    ),
    why=r"\bpourquoi\b",
    because=r"\b(?:parce|car|puisque|raison|cause|afin|en effet|grace|faute)\b",
    names=NAMED,
    capital_is_name=True,
)
