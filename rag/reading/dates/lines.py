"""How a line of a head says when its article was published: labels, bylines and datelines."""

import re

from rag.language.capitals import NOT_SMALL
from rag.text.date_forms import DAY, WEEKDAY
from rag.text.day_order import NUMERIC

# What stands before the day of publication, in the languages of `rag.text.date_forms`.
_LABELS = (
    "first published|originally published|published|publication date|date published|date of publication|release date|"
    "posted|date posted|issued|date|dated|publish date|published date|"
    "veröffentlicht|erschienen|erstellt|erstveröffentlichung|publikationsdatum|datum|gepostet|"
    "publié|publiée|publié en ligne|paru|date de publication|mis en ligne|posté|"
    "publicado|publicada|fecha de publicación|fecha|data de publicação|publicado em|data|postado|"
    "pubblicato|pubblicata|data di pubblicazione|gepubliceerd|geplaatst|publicatiedatum|"
    "publicerad|publicerat|publiceret|udgivet|publisert|julkaistu|"
    "opublikowano|data publikacji|dodano|publikováno|vydáno|publicat|objavljeno|"
    "yayınlanma tarihi|yayınlanma|yayın tarihi|yayınlandı|giriş tarihi|tarih|oluşturulma tarihi|"
    "diterbitkan|dipublikasikan|"
    "опубликовано|дата публикации|размещено|опубліковано|дата публікації|дата|публикувано|"
    "δημοσίευση|δημοσιεύτηκε|δημοσιεύθηκε|"
    "نشر في|نُشر في|نشر|تاريخ النشر|نُشر|"
    "发布时间|发布日期|发表时间|发布|發布時間|發布|發表時間|公開日|公開日時|掲載日|掲載|配信|発行日|投稿日|日期|"
    "입력|기사입력|등록|작성일|게시일|발행일|pd"
)
# What stands before other days. A label that is none of `_LABELS` names no publication either: these are for heads.
_OTHER = (
    r"(?:(?:(?:date of |last |next |on )?(?:birth|death|log-?in|visit|seen|born|died|event|updated?|modified|edited|"
    r"accessed|retrieved|reviewed|deadline|starts?|ends?|begins?|valid(?: from| until)?|expir(?:es|y)|closes?|opens?|"
    r"since|until|effective|hearing|trial|meeting|joined|member since|registered|load-date)|when|geboren|gestorben|"
    r"geändert|aktualisiert|stand|abgerufen|termin|wann|beginn|ende|anlass|angemeldet|mitglied seit|inicio|début|"
    r"inizio|né|née|mis à jour|mise à jour|modifié|atualizado|aggiornat[oa]|bijgewerkt|uppdaterad|oppdatert|"
    r"actualizado|opdateret|aktualizacja|güncelle\w{0,6}|обновлено|оновлено|"
    r"更新日?|更新时间|최종수정|수정)(?: date| on| at| am| vom| le| el| il)?)"
)
OTHER_DAYS = re.compile(rf"{_OTHER}\W*", re.IGNORECASE)
ENDS_IN_OTHER = re.compile(rf"(?<!\w){_OTHER}\W{{0,3}}\Z", re.IGNORECASE)
# Words with which no line of a head ends: the sentence goes on in the next.
GOES_ON = re.compile(
    r"(?:[,:;(–—-]|(?<!\w)(?:of|on|in|at|by|from|to|since|until|till|before|after|and|or|the|a|an|for|with|between|"
    r"that|is|was|are|were|des|der|dem|den|die|das|vom|am|im|bis|seit|und|de|du|le|la|les|en|el|del|au|il|dal|al|e|em|do|da|van|op|"
    r"den|och|z|od|do|w|с|от|в|на|до|к|и|від|у|та))\Z",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"[.!?…。！？।؟][\"'”’»)\]]*\Z")
BYLINE = re.compile(r"(?:by|von|par|por|di|door|av|af|autor|от|автор|写|文|記者)[ :：/]{1,2}\S", re.IGNORECASE)
READING_TIME = re.compile(r"\W?\d{1,3}[ -]?(?:min|minutes?|minuten|minutos?|minuti|мин|хв|分)\b.{0,12}", re.IGNORECASE)

_ON = r"(?:(?:on|at|am|vom|le|el|il|em|op|den|dne|în|в|на|від|:|：|-|–|—|=|\||/)(?=[\s\d:：–—=|/-]|$)\s?|[:：]\s?){0,3}"
_TIME = (
    r"(?:[\s,T]{1,2}(?:[-–—|·•/]\s?)?"
    r"(?:at|à|um|a las|às|alle ore|alle|ore|kl\.?|klockan|klo|om|godz\.?|saat|в|о|об)?\s?"
    r"\d{1,2}[:.hH時时]\s?\d{2}(?::\d{2})?(?:\.\d+)?\s?分?"
    r"(?:\s?(?:[ap]\.?m\.?|uhr|hs?|hrs|น\.))?(?:\s?\(?(?:[A-Z]{1,5}(?:[+-]\d{1,2})?|[+-]\d{2}:?\d{2})\)?)?"
    r"(?:\s(?:Eastern|Central|Pacific|Mountain|Greenwich|British)"
    r"(?:\s(?:European|Mean|Summer|Standard|Daylight)){0,2}\sTime)?)?"
)
_A_DAY = rf"(?P<day>{DAY}|{NUMERIC})"
_TIME_BEFORE = r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,5}\s?)?,?\s(?:on\s)?)?"
_FULL_DAY = rf"{_TIME_BEFORE}(?:{WEEKDAY}[,.]?\s?(?:den\s|le\s|dia\s)?)?{_A_DAY}(?:(?:,?\s|，)?{WEEKDAY})?{_TIME}"
_LABEL = rf"(?:{'|'.join(re.escape(label) for label in sorted(_LABELS.split('|'), key=len, reverse=True))})"
_NAME = rf"(?-i:{NOT_SMALL}[\w.'’&-]*(?:\s(?:{NOT_SMALL}[\w.'’&-]*|de|da|di|van|von|der|la|le|el|al|and|&)){{0,6}})"
# With a capital; not the words that begin a sentence about a day, or an update.
_NO_PLACE = (
    r"(?!(?:Updated?|UPDATED?|Corrections?|CORRECTIONS?|Corrected|Clarification|Editor\S*|EDITOR\S*|In|On|At|By|Since|"
    r"From|Until|Before|After|Born|Died|Near|Im|Am|Seit|Nach|En|Le|El|Dal|Em|Up)\b)"
)
_PLACE = rf"(?-i:{_NO_PLACE}{NOT_SMALL}[\w.'’-]*(?:[ /,]{{1,2}}{NOT_SMALL}[\w.'’-]*){{0,4}})"
_UPDATED = (
    r"(?:[\s,;(|·•–—-]{1,3}(?:last\s)?(?:updated|modified|edited|aktualisiert|geändert|mis à jour|modifié|actualizado|"
    r"atualizado|aggiornato|bijgewerkt|uppdaterad|oppdatert|opdateret|aktualizacja|güncelleme|обновлено|оновлено|更新|수정)"
    r".{0,80})?"
)
_ENDS = r"(?:\s\([^\W\d]{1,12}\))?[\s.,;)）\]]*"

# A segment, which is what stands between the bars and points of a line, that is a day and no more.
LABELLED = re.compile(rf"[\[(（]?{_LABEL}[\s.]?\s?{_ON}{_FULL_DAY}{_UPDATED}{_ENDS}\Z", re.IGNORECASE)
BARE = re.compile(rf"[\[(（]?(?:le |den |el )?{_FULL_DAY}{_UPDATED}{_ENDS}\Z", re.IGNORECASE)
# "Posted on June 12, 2023 by Mara Quill", "June 12, 2023 in News".
SIGNED = re.compile(
    rf"(?:{_LABEL}\s{_ON})?{_FULL_DAY}(?:\s(?:by|von|par|por|di|door|av|af|in|от)\s|\s?[,/]\s?){_NAME}[\w\s,&]{{0,60}}\Z",
    re.IGNORECASE,
)
BY = re.compile(
    rf"(?:written\s|posted\s|published\s)?(?:by|von|par|por|di|door|av|af)\s{_NAME}(?:,\s{_NAME}){{0,2}},?\s(?:[-–—]\s)?"
    rf"(?:{_LABEL}\s|(?:on|am|le|el|il|em|op)\s)?{_FULL_DAY}{_UPDATED}{_ENDS}\Z",
    re.IGNORECASE,
)
_PAGE = r"(?:,?\s(?:p|pp|page|pages|pg|seite|s|pag|pág|nr|no|nº|n°|heft|vol|issue|ausgabe)\.?\s?[\w.-]{1,12})"
# "Hanoi, 20 June 2024", "Murcia - 13 sept. 2019 - 21:40", "From the Eastern Argus, page 3, Tuesday 6 October 1998".
PLACED = re.compile(
    rf"(?:From\s(?:the\s)?|Aus:?\s|Quelle:\s)?{_PLACE}(?:\s\([^()\n]{{1,40}}\))?{_PAGE}?(?:,|\s[-–—])\s?"
    rf"(?:den\s|le\s|il\s|am\s|a\s|el\s|dne\s)?{_FULL_DAY}{_PAGE}{{0,3}}{_ENDS}\Z",
    re.IGNORECASE,
)
# Before the first sentence: "HANOI, June 20, 2024 (Reuters) - Putin said", "VALPARAISO, 2 May 2025. The port".
DATELINE = re.compile(
    rf"(?:{_PLACE}(?:,?\s|\s?--\([\w\s]{{3,20}}\)--))?\(?(?:{WEEKDAY},?\s)?{_A_DAY}\)?"
    rf"(?:\s?[\[(（](?-i:{NOT_SMALL})[\w\s/.&-]{{1,30}}[)）\]]|\s/[\w\s-]{{2,30}}/)?"
    r"(?:\s?[–—-]{1,2}\s|--)",
    re.IGNORECASE,
)
DATELINE_POINT = re.compile(
    rf"{_PLACE},\s(?:{WEEKDAY},?\s)?{_A_DAY}(?:\s\([^()\n]{{1,30}}\))?[.:]\s(?-i:[\"“«]?{NOT_SMALL})", re.IGNORECASE
)
AGENCY = re.compile(rf"[(（](?-i:{NOT_SMALL})[\w\s.&-]{{1,30}},\s(?:{WEEKDAY},?\s)?{_A_DAY}[)）]", re.IGNORECASE)
# "Quill, Mara. Norbury Post; Velm [Velm]12 June 2023: A.4.", the reference of a ProQuest record.
REFERENCE = re.compile(rf"[^\[\]\n]{{3,120}}\[[^\[\]\n]{{2,60}}\]\s?{_A_DAY}:\s?[\w.]{{1,8}}\Z", re.IGNORECASE)
FIELD = re.compile(rf"\A(?:date|datetime|timestamp|published|published_at|pubdate)[ :=]{{1,3}}{_A_DAY}", re.IGNORECASE)
AGENCY_NAME = re.compile(
    r"(?:dpa|afp|ap|apa|epd|kna|sid|ots|rtr|ansa|efe|lusa|pap|tass|ntb|tt|ritzau|stt|belga|anp)\b.{0,12}"
)
BARS = re.compile(r"\s/\s|\s?[|·•‧∙▪■◆●｜]\s?|\s{2,}[-–—]\s{1,}|\t")
SOURCE = re.compile(r"(?:来源|來源|出典|出处|作者|記者|记者|编辑)[:：]\s?[^\s:：]{1,20}\s")
