"""How Spanish says whose words a quotation is."""

from rag.language.language import Quoting, parse_words

QUOTING = Quoting(
    verbs=parse_words(
        """
        dijo dijeron dice dicen dicho declaro declararon declara declarado afirmo afirmaron afirma afirmado
        aseguro aseguraron asegura asegurado explico explicaron explica explicado senalo senalaron senala
        senalado anadio anadieron anade anadido agrego agregaron indico indicaron indica indicado subrayo
        subraya advirtio advirtieron advierte advertido anuncio anunciaron anunciado comento comenta sostuvo
        sostiene manifesto manifestaron expreso escribio escribe conto cuenta reconocio reconoce respondio
        responde recordo recuerda insistio insiste concluyo preciso confirmo denuncio lamento
        """
    ),
    auxiliaries=parse_words("ha han habia habian"),
    articles=parse_words("el la los las un una"),
    offices=parse_words(
        """
        ministro ministra presidente presidenta alcalde alcaldesa portavoz jefe jefa director directora diputado
        diputada senador senadora abogado abogada juez jueza fiscal rey reina papa obispo general capitan
        entrenador entrenadora profesor profesora investigador investigadora experto experta testigo autor
        autora embajador embajadora secretario secretaria gobernador gobernadora lider gobierno policia
        ministerio empresa sindicato partido tribunal fiscalia sr sra dr dra primer primera vicepresidente
        vicepresidenta canciller
        """
    ),
    particles=parse_words("de del la las los y van von da"),
)
