"""Page furniture of Spanish: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"publicidad|anuncio|contenido patrocinado",
    "picture_credit": r"(?:foto|imagen|fotografía|crédito)s?\s?: ?[^.!?]{2,80}",
    "newsletter": (
        r"(?:suscríb[ae]te|suscribirse|apúntate|recibe) (?:gratis )?(?:a |en )?(?:nuestr[ao]s?"
        r"|la) (?:newsletter|boletín|boletines)s?\b[^.!?]{0,80}[.!]?"
    ),
    "read_more": (
        r"(?:lee|leer|lea|mira|ver|vea) (?:también|además|más)(?: ?[:|].{1,160}|\W{0,3})"
        r"|te puede interesar ?[:|].{1,160}|más información(?: ?[:|].{1,160}|\W{0,3})"
    ),
    "share": (
        r"comp[aá]rt(?:ir|e)(?: (?:esta noticia|este artículo|en|por|vía)(?: [\w, -]{2,60})?)?|imprimir"
        r"|copiar enlace|enviar por (?:correo|e-?mail)"
    ),
    "cookies": (
        r"(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)) cookies\b.{0,300}"
        r"|aceptar (?:todas las )?cookies|aceptar y continuar"
    ),
    "rights": r"(?:©.{0,80})?todos los derechos reservados\W{0,3}",
    "navigation": (
        r"(?:ir|saltar) al (?:contenido|menú)(?: principal)?|inici(?:ar|e) sesión|volver (?:arriba"
        r"|al inicio)|(?:tiempo de )?lectura ?:? ?\d{1,3} min(?:utos?|\.)?|\d{1,5} comentarios?"
    ),
    "other_stories": (
        r"(?:te (?:puede|podría) interesar|(?:noticias|artículos|notas|contenidos?) relacionad[oa]s?"
        r"|(?:lo )?más (?:leído|visto|leídas|leídos)|más noticias|lee también|le recomendamos"
        r"|también te puede interesar)\W{0,3}"
    ),
}
