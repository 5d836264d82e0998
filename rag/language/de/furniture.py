"""Page furniture of German: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"anzeige|werbung|gesponsert(?:er inhalt)?|nach der anzeige geht es weiter",
    "picture_credit": (
        r"(?:foto|bild|fotos|quelle|bildquelle|archivbild|archivfoto|symbolbild)\s?: ?[^.!?]{2,80}"
        r"|©? ?[\w .-]{2,40}/(?:dpa|afp|epa|apa|imago|picture alliance)"
    ),
    "newsletter": (
        r"(?:jetzt )?(?:unseren |den )?newsletter (?:jetzt )?(?:abonnieren|bestellen)\W{0,3}"
        r"|(?:jetzt )?zum newsletter anmelden\W{0,3}"
    ),
    "read_more": (
        r"(?:lesen sie (?:auch|dazu|hier|mehr)|mehr (?:dazu|zum thema)|siehe auch|auch interessant"
        r"|weiterlesen)(?: ?[:|].{1,160}|\W{0,3})"
    ),
    "share": (
        r"(?:artikel |beitrag |seite )?(?:teilen|drucken|merken|versenden|anhören|vorlesen)(?:[ |·•,/]{1,3}(?:teilen"
        r"|drucken|merken|versenden|mailen|twittern|kommentieren)){0,5}|(?:diesen )?(?:artikel"
        r"|beitrag) (?:teilen|drucken|merken|versenden)|(?:auf|per|via) (?:facebook|twitter|x|whatsapp"
        r"|e-?mail|mail|linkedin) teilen"
    ),
    "cookies": (
        r"(?:wir verwenden|diese (?:web)?seite verwendet) cookies\b.{0,300}"
        r"|(?:alle )?cookies (?:akzeptieren|ablehnen)"
    ),
    "rights": r"(?:©.{0,80})?alle rechte vorbehalten\W{0,3}",
    "navigation": (
        r"zum (?:inhalt|hauptinhalt|seitenanfang) springen|zur (?:startseite|navigation"
        r"|suche)(?: springen)?|(?:an|ab)melden|menü|nach oben|zurück zur (?:startseite|übersicht)"
        r"|lesezeit:? (?:ca\.? )?\d{1,3} min(?:uten?|\.)?|\d{1,5} kommentare"
    ),
    "notes_to_editors": r"(?:# ?){0,3}(?:\w{2,4}-)?notizblock\b.{0,40}",
    "other_stories": (
        r"(?:mehr (?:zum thema|artikel|nachrichten|aus \w{3,30})|das könnte (?:sie"
        r"|dich) auch interessieren|meistgelesen(?:e artikel)?|verwandte (?:artikel|themen)"
        r"|weitere (?:artikel|themen|nachrichten)|ähnliche artikel|lesen sie auch|empfohlene artikel"
        r"|auch interessant)\W{0,3}"
    ),
}
