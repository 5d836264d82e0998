"""Page furniture of Portuguese: lines that a page has beside its article."""

from collections.abc import Mapping

FURNITURE: Mapping[str, str] = {
    "advertisement": r"publicidade|anúncio|conteúdo patrocinado|continua depois da publicidade",
    "picture_credit": r"(?:foto|imagem|crédito)s?\s?: ?[^.!?]{2,80}",
    "newsletter": (
        r"(?:assine|inscreva-se n|receba|subscreva) ?(?:a|o"
        r"|as)? ?(?:nossa )?newsletters?\b[^.!?]{0,80}[.!]?"
    ),
    "read_more": (
        r"(?:leia|veja|ler|ver) (?:também|mais)(?: ?[:|].{1,160}|\W{0,3})|saiba mais(?: ?[:|].{1,160}"
        r"|\W{0,3})"
    ),
    "share": (
        r"compartilh(?:e|ar)(?: (?:esta notícia|no|via|por)(?: [\w, -]{2,60})?)?"
        r"|partilhar(?: [\w, -]{2,60})?|imprimir|copiar link"
    ),
    "cookies": r"(?:utilizamos|usamos|este site (?:utiliza|usa)) cookies\b.{0,300}|aceitar (?:todos os )?cookies",
    "rights": r"(?:©.{0,80})?todos os direitos reservados\W{0,3}",
    "navigation": (
        r"(?:ir|pular|saltar) para (?:o )?conteúdo(?: principal)?|(?:fazer )?login|voltar ao topo"
        r"|tempo de leitura:? \d{1,3} min(?:utos?|\.)?|\d{1,5} comentários?"
    ),
    "other_stories": (
        r"(?:leia (?:também|mais)|veja também|(?:notícias|artigos|matérias) relacionad[oa]s|mais lidas"
        r"|mais lidos|mais notícias|recomendados para você)\W{0,3}"
    ),
}
