"""The labels that documents of LexisNexis have, in the languages of its pages."""

import re


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Labels before the text, by what they are for us; all others are kept by their own names.
PARTS = {
    **dict.fromkeys(_named("byline author autor auteur autore signature name"), "byline"),
    **dict.fromkeys(_named("headline title titel titre titular überschrift titolo kop"), "title"),
    **dict.fromkeys(_named("section rubrik rubrique sección sectie sezione"), "section"),
    **dict.fromkeys(_named("length länge longueur lengte longitud extensión lunghezza tamanho"), "length"),
    **dict.fromkeys(_named("highlight encart anriss chapeau samenvatting"), "highlight"),
    **dict.fromkeys(_named("body text textkörper tekst texte article"), "body"),
    **dict.fromkeys(_named("correction berichtigung"), "correction"),
}
_HEAD = frozenset(PARTS) | _named(
    "dateline ortszeile bio edition series column show anchors guests source quelle date datum"
)
BEFORE_TITLE = frozenset(("show",))
# Labels after the text. At the first of the sure ones the text is over; others can begin a paragraph of it.
SURE_TAIL = _named(
    "load-date language publication-type document-type journal-code pub-type correction-date graphic classification "
    "grafik graphik graphique sprache update-datum zeitungs-code date-chargement langue type-publication "
    "code-revue laaddatum taal publicatietype idioma fecha-de-carga tipo-de-publicación lingua"
)
TAIL = SURE_TAIL | _named(
    "subject company organization person geographic industry ticker country state city url notes type update sujet "
    "societe société entreprise organisme personne ville pays pub-subject transcript onderwerp bedrijf persoon "
    "correction section rubrik rubrique length länge longueur lengte distribution acc-no journal category "
    "transmission-date enhancement isin thema personen"
)
_LABELS = _HEAD | TAIL
ALONE = _named("classification graphic notes correction correction-date")  # of the new form, each on its own line
_LABEL = re.compile(r"([^\W\d_][\w-]{2,24}):(?:\s+|$)")
LENGTH = re.compile(
    r"(?:length|länge|longueur|lengte|longitud|extensión|lunghezza):\s*\d[\d.,]*\s+[^\W\d_]{3,10}", re.IGNORECASE
)


def find_label(line: str, upper: bool) -> str | None:
    """The label at the start of a line, folded; None where none is known."""
    match = _LABEL.match(line)
    label = match[1] if match else ""
    folded = label.casefold()
    is_one = label.isupper() if upper else label[:1].isupper() and not label.isupper()
    return folded if is_one and folded in _LABELS else None
