"""Page furniture of Polish: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"reklama|materiał sponsorowany|dalsza część artykułu pod (?:reklamą|materiałem wideo)",
    "picture_credit": r"(?:fot\.|foto|zdjęcie|źródło)\s?:? ?[^.!?]{2,80}",
    "newsletter": r"zapisz się (?:na|do) (?:nasz(?:ego)? )?newsletter\w*\b[^.!?]{0,80}[.!]?",
    "read_more": r"(?:czytaj|przeczytaj|zobacz) (?:też|także|również|więcej)(?: ?[:|].{1,160}|\W{0,3})",
    "share": r"udostępnij(?: (?:na|artykuł)(?: [\w, -]{2,60})?)?|drukuj|kopiuj link",
    "cookies": (
        r"(?:używamy|ta strona używa|nasza strona używa) (?:plików )?(?:cookies?|ciasteczek)\b.{0,300}"
        r"|akceptuj(?:ę)?(?: wszystkie)?(?: pliki)? cookies"
    ),
    "rights": r"(?:©.{0,80})?wszelkie prawa zastrzeżone\W{0,3}",
    "navigation": (
        r"(?:przejdź|skocz) do (?:treści|menu|głównej treści)|zaloguj się|do góry"
        r"|czas czytania:? \d{1,3} min(?:ut\w?|\.)?"
    ),
    "other_stories": (
        r"(?:czytaj (?:też|także|również)|zobacz (?:też|także|również)|podobne artykuły|powiązane artykuły"
        r"|najczęściej czytane|polecane)\W{0,3}"
    ),
}
