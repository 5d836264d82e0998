"""Lines inside the article of a web page that are not the article, by their words and by the links in them.

A line that `reading.cleaning.furniture` knows by its words alone is not here: it is cut from every text. These need
the links: "Read more: ..." may begin a sentence, and does not where all that follows is a link.
"""

import re

from rag.reading.web.blocks import Block

# Lines of more characters are paragraphs; this also bounds what the patterns have to do.
_LONGEST_LINK = 250
_LONGEST_OFFER = 700

_POINTS = r"\W{0,6}"
# What leads to another story, in the languages of news that we know of. The link has its headline, or all of the line.
_LEADS = (
    r"(?:(?:also |please )?read (?:also|more|next|on|the rest|this|full (?:story|article))|also read|see (?:also|more)"
    r"|more (?:on|from|about)|related(?: stor(?:y|ies)| articles?| news| posts?| content)?|don['’]t miss|watch|listen"
    r"|(?:lea|lee|leer)(?: también| tambien| más| mas| además)?|te puede interesar|también (?:lee|te puede)"
    r"|le puede interesar|ver (?:más|también)|leia (?:também|mais)|veja (?:também|mais)|saiba mais"
    r"|(?:à |a )?lire (?:aussi|également|la suite)|lisez aussi|voir aussi|pour aller plus loin|sur le même sujet"
    r"|(?:lesen sie|lies|lest)(?: auch| mehr| dazu| hier)?|auch interessant|mehr (?:zum thema|dazu|lesen|infos?)"
    r"|(?:das könnte (?:sie|dich) auch)|siehe auch|weiterlesen|zum thema|hintergrund"
    r"|legg?i anche|vedi anche|potrebbe interessarti|lees (?:ook|meer)|zie ook|läs (?:också|även|mer)|les (?:også|mer)"
    r"|læs (?:også|mere)|lue (?:myös|lisää)|czytaj (?:też|także|więcej)|zobacz (?:też|także)|przeczytaj (?:też|także)"
    r"|čtěte (?:také|též)|přečtěte si|citește și|διαβάστε (?:επίσης|ακόμα)|читайте (?:также|также:|також|ще|ещё)"
    r"|читать (?:также|далее)|смотрите также|по теме|ayrıca oku|devamını oku|اقرأ (?:أيضا|أيضًا|المزيد)"
    r"|関連記事|あわせて読みたい|相关(?:阅读|新闻|报道)|延伸阅读|推荐阅读)"
)
_RELATED = re.compile(rf"{_POINTS}{_LEADS}(?:\W.*|$)", re.IGNORECASE | re.DOTALL)
# The same with a colon or a sign behind it, which needs no link.
_RELATED_SIGN = re.compile(rf"{_POINTS}{_LEADS}\s?[:»›>|].*", re.IGNORECASE | re.DOTALL)

# What an outlet offers or says of itself, where a link goes with it.
_OFFER = re.compile(
    _POINTS
    + r"(?:(?:please |you can )?(?:follow|join|like|find|subscribe|sign up|register|download|get|support|become)\b.*"
    r"\b(?:facebook|twitter|instagram|whatsapp|telegram|youtube|linkedin|tiktok|newsletters?|apps?|inbox|subscri\w+"
    r"|edition|membership|member|alerts?|channel|rss)\b.*"
    r"|for (?:the latest|more|breaking|all)\b.*\b(?:follow|download|subscribe|visit|sign up|click)\b.*"
    r"|to (?:continue|keep) reading\b.*|already (?:a subscriber|have an account|registered)\b.*"
    r"|this (?:post|article|story|page|site)\b.*\b(?:affiliate|advertisers?|commission|compensation)\b.*"
    r"|(?:we|.{1,40}) (?:may|might|will) (?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate )?"
    r"(?:commission|compensation)\b.*"
    r"|(?:you must|you need to|please) (?:be )?(?:log|sign|logged|signed) ?in\b.*"
    r"|(?:folgen|abonnieren|melden) sie\b.*|(?:jetzt |hier )?(?:abonnieren|anmelden|registrieren|newsletter)\b.*"
    r"|(?:suivez|abonnez|inscrivez)[- ].*|(?:síguenos|sigue a|suscríbete|suscríbase|regístrate)\b.*"
    r"|(?:siga|assine|inscreva-se|acompanhe)\b.*|(?:seguici|iscriviti|abbonati)\b.*|(?:volg ons|schrijf je in)\b.*"
    r"|подпис\w+ на\b.*|підпис\w+ на\b.*)",
    re.IGNORECASE | re.DOTALL,
)
_COMMENTS = re.compile(
    r"\W*(?:comments (?:are|have been) (?:closed|disabled|turned off)\b.{0,80}|(?:view|show|see|read) (?:all )?comments"
    r"|(?:view|join) the (?:discussion|conversation)(?: thread)?|be the first to comment"
    r"|(?:leider )?(?:sind )?keine kommentare(?: möglich)?|kommentar (?:schreiben|verfassen)|kommentarfunktion .{0,60}"
    r"|les commentaires sont fermés.{0,60}|comentarios cerrados.{0,60})\W*",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    _POINTS + r"(?:corrections?|clarifications?|editor['’]?s['’]? note|correction appended|(?:an )?earlier versions? of"
    r"|this (?:article|story|post|report|piece|headline|page|version) (?:was|has been|is an)"
    r" (?:amended|updated|corrected|edited|clarified|changed|revised|updated version)"
    r"|korrektur|berichtigung|richtigstellung|anmerkung der redaktion|transparenzhinweis"
    r"|in einer früheren (?:version|fassung)|rectificatif|correctif|précision"
    r"|note de la rédaction|une version précédente|correcci[oó]n"
    r"|fe de erratas?|fe de errores|nota (?:del editor|de la redacción|da redação"
    r"|di redazione)|una versión anterior|correç[aã]o|errata|erramos"
    r"|correzione|rettifica|rectificatie|correctie|rättelse|rettelse|korrigering|sprostowanie|исправление|уточнение"
    r"|від редакції|от редакции|виправлення)\b",
    re.IGNORECASE,
)


def line_rule(block: Block) -> str | None:
    """What a line of the article is if it is none of its own; None for all others."""
    text = block.text.removeprefix("- ")
    if len(text) <= _LONGEST_LINK and (
        (block.linked >= 0.5 and _RELATED.match(text)) or (_RELATED_SIGN.match(text) and not text.endswith("."))
    ):
        return "related"
    if len(text) <= _LONGEST_LINK and _COMMENTS.fullmatch(text):
        return "comments"
    if len(text) <= _LONGEST_OFFER and block.linked > 0 and _OFFER.match(text):
        return "newsletter"
    return None


def is_correction(text: str) -> bool:
    """Whether a line says what was wrong in the article, or that it was changed."""
    return bool(_CORRECTION.match(text[:_LONGEST_LINK]))
