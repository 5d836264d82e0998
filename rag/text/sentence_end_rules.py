"""What stands around the ends of sentences that sentencex finds wrongly, or does not find, in English.

Only what it gets wrong stands here. Each table has its reason; what was counted was counted in 4,623 articles of news,
where 3,489 of 596,156 ends (those of lines among them) are others than without these tables.
"""

import re

from rag.language.capitals import CAPITAL
from rag.language.en.calendar import ANY_MONTH, ANY_WEEKDAY, SHORT_MONTHS, SHORT_WEEKDAYS

_ALONE = r"(?<![\w.’'])"
_GLUED = r"(?<=[-–—/:“”\"‘(►•])"

# Abbreviations that sentencex does not know, and that a name always follows.
_TITLES = (
    "Ms|Mses|Mx|Mmes|Amb|Ambs|Atty|Attys|Spc|Cdr|Comdr|Cmsr|Commr|Fmr|Gens|Govs|Profs|Secy|Treas|Assoc|Dep|Chmn|"
    "Archbp|Bp|Abp|Sra|Srta|Wm|Chas|Thos|Robt|Ste|Sts|Sgts|Cols|Capts|Lts|Adms|Supts|Pvts|Ald"
)
# What it knows as a word of its own, and not after a hyphen or a mark: "then-Gov. Roe", "More:Dr. Roe", "“Mr. Roe".
_KNOWN_TITLES = (
    "Mr|Mrs|Messrs|Dr|Drs|Prof|Gov|Sen|Sens|Rep|Reps|Lt|Gen|Col|Maj|Capt|Sgt|Cpl|Pvt|Pfc|Adm|Cmdr|Brig|St|Rev|Fr|Hon|"
    "Pres|Supt|Det|Insp|Ft|Mt"
)
_STREETS = (
    "St|Ave|Av|Blvd|Rd|Dr|Ln|Hwy|Pkwy|Ct|Pl|Street|Avenue|Boulevard|Road|Drive|Lane|Way|Highway|Parkway|Court|Place|"
    "Circle|Terrace|Trail|Square"
)
# After a figure only, since they are words as well, and after anything.
_UNITS_OF_FIGURES = "mil|bil|tril|mn|bn|secs?|mos?|wks?|km|mi|ft|kg|cm|mm|gal|qt"
_UNITS = "cu|sq|hrs?|mins?|yrs?|lbs?|oz|pct|tbsp|tsp|mph|kph"
_BEFORE_SMALL = (
    "Cos|Corp|Inc|Ltd|Co|Bhd|Plc|PLC|LLC|Bros|Assn|Assns|Dept|Depts|Univ|Govt|Intl|Natl|[Aa]vg|[Aa]pprox|[Aa]pt"
)
_BEFORE_FIGURES = "[Ee]st|[Mm]ax|[Aa]vg|[Vv]ols?|[Cc]h|[Ff]igs|[Ee]qs?|[Aa]pts?|Rtes?|Tel|Stat"
# Small letters, but no address ("usatoday.com") and no name ("iPhone").
_SMALL = r"[a-z]+\b(?![.:@/])"

# With these words a sentence begins, and no name.
_BEGINS = (
    r"(?:The|He|She|It|They|We|You|This|That|These|Those|There|A(?!\.)|I(?!\.)|But|And|In|On|At|If|When|While|After|"
    r"Before|As|For|From|With|By|His|Her|Its|Their|Our|My|Some|Many|Most|Both|Each|Then|Now|So|Yet|Still|However|Also"
    r")\b"
)
# Of these sentencex knows none. No word that is also part of a name of an office: "U.S. Under Secretary".
_BEGINS_TOO = (
    r"(?:According|Along|Although|Among|Another|Asked|Because|Despite|During|How|Instead|Meanwhile|Not|Once|Several|"
    r"Since|Three|Through|Throughout|Two|Until|What|Whether|Who|Why|Within|Without)\b"
)

_HOUR = r"\d ?(?:[ap]\. ?m|[AP]\.M)\."
# The side of a street: "308 N. Second Ave."
_SIDE = r"\d (?:[NSEW]|[NS]\.?[EW])\."
# A day or a zone after "9 p.m.", where about 1,000 of 1,291 ends were none. "Monday is a holiday" and "Monday's vote"
# begin sentences.
_DAY = (
    rf"(?:{ANY_WEEKDAY})s?\b(?!['’])"
    r"(?! (?:is|was|will|would|has|had|may|might|could|marks|marked|brings|brought|saw|sees)\b)"
)
_FEAST = (
    r"(?:New Year['’]s|Christmas|Thanksgiving|Easter|Election|Memorial|Labou?r|Independence|Veterans|Boxing|Palm|Good)"
    r" (?:Day|Eve|Sunday|Monday|Friday)\b"
)
_DATE = rf"(?:{ANY_MONTH}|(?:{SHORT_MONTHS})\.?) \d{{1,2}}\b|\d{{1,2}} (?:{ANY_MONTH})\b|(?:{SHORT_WEEKDAYS})\.,? "
_ZONE = (
    r"(?:(?:[ECMPH]|AK|A|N|NZ|AE|CE|EE|WE|I|J|K|B|HK|SG|SA|WA|EA)[SD]?T|GMT|UTC|MSK)\b"
    r"|(?:Eastern|Central|Mountain|Pacific|Atlantic|Alaska|Hawaii)"
    r"(?= (?:(?:Standard|Daylight|European|Summer) ){0,2}[Tt]ime\b|[,.;)/]|$| (?:on|and|at|to|in)\b)"
    rf"|(?:{CAPITAL}\w{{1,20}} ){{1,3}}(?:local )?time\b"
)

# Names that end in a mark, also before a capital. Before small letters any name may: "Kerrang! said", "ACT! for".
_MARKED = r"(?:Yahoo|Jeopardy|Jeb|Oklahoma|Mamma Mia|Moulin Rouge|E)!"

Pairs = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


def _pairs(*rows: tuple[str, str]) -> Pairs:
    return tuple((re.compile(rf"(?:{before})$"), re.compile(after)) for before, after in rows)


# An initial. Sentencex knows A to Z in English, and the letters of Russian in Russian; "В. Путин" in English text and
# "É. Zola" in French it takes for sentences.
INITIALS = _pairs((rf"(?<!\w)(?![A-Z]){CAPITAL}\.", CAPITAL))

# What stands before an end that is none, and what stands after it.
NO_END: Pairs = (
    *INITIALS,
    *_pairs(
        (rf"{_ALONE}(?:{_TITLES})\.", rf"[“\"‘]?{CAPITAL}"),
        (rf"{_GLUED}(?:{_KNOWN_TITLES})\.", rf"(?!{_BEGINS}){CAPITAL}"),
        (rf"{_GLUED}(?:{SHORT_MONTHS}|Nos?)\.", r"\d"),
        (rf"{_ALONE}(?:[Aa]pprox|[Aa]ppx|vs|aka)\.", r"\S"),
        (rf"{_ALONE}(?:{_BEFORE_FIGURES})\.", r"[\d$€£~]"),
        (rf"{_ALONE}pop\.", r"(?:\d{1,3},\d{3}|\d{3,})\b"),
        (rf"\d ?(?:{_UNITS_OF_FIGURES})\.|{_ALONE}(?:{_UNITS}|{_BEFORE_SMALL})\.", _SMALL),
        (_HOUR, rf"{_DAY}|{_FEAST}|{_DATE}|{_ZONE}"),
        (_SIDE, rf"(?:{CAPITAL}[\w’'-]{{0,30}}\.? ){{1,4}}?(?:{_STREETS})\b"),
        (_MARKED, rf"(?!{_BEGINS})\w"),
        (rf"\b{CAPITAL}[\w’'-]{{0,30}}[!?]", _SMALL),
        (r"[.!?…][”\"’')\]]?", r"[,;]"),
        # Taken for the number of a list: "(season 1) Roe".
        (r"\([^().!?…]{0,80}", r"[^()\s]{1,3}\)"),
    ),
)
# The same without a blank between, of letters with points: "D-N.Y.", "pro-U.S."
NO_END_INSIDE = _pairs((r"[A-Z]\.", r"[A-Z]\."))

# "“Will you pay?” the mayor, Jane Roe, asked on Monday": who says it, and then no more than to whom, when and where.
# "Roe said the city would pay" and "Roe said on Monday that it would" are sentences of their own.
_NOT_WHO = r"(?!(?:And|But|So|Then|When|While|If|As|After|Before|In|On|At|For|From|With|Now|Yet|Still|However|Also)\b)"
_WHO = (
    rf"{_NOT_WHO}(?:{CAPITAL}[\w’'.-]{{0,30}}|[Tt]he)(?: [\w’'.-]{{1,30}}){{0,6}}?(?:, [^,.?!“”\"]{{2,60}},)?"
    r"(?: (?:also|later|then|once|again|first|\w{2,15}ly))?"
)
_CRIED = (
    "said|says|asks|wrote|writes|wondered|shouted|shouts|yelled|cried|exclaimed|screamed|tweeted|posted|chanted|"
    "replied|responded|answered|joked|quipped|added|continued|demanded|inquired|mused|remarked|recalled|pleaded"
)
_TOLD = "asked|asks|told|tells|reminded|challenged"
_WHOM = r"(?: (?!(?:how|what|why|who|when|where|if|to)\b)[\w’'.-]{1,30}){0,4}?"
_WHEN = (
    r"in|on|at|of|as|after|during|when|while|before|with|from|by|last|this|early|late|again|aloud|via|through|over|"
    rf"about|{ANY_WEEKDAY}"
)
_NO_MORE = rf"(?=[.;–—-]|,(?! ?[“\"‘])|$| (?:{_WHEN})\b)(?!.{{0,80}}\b(?:that|[Ww]hether)\b)"
SAID = re.compile(rf"{_WHO} (?:(?:{_CRIED})(?: to [\w’' -]{{2,40}}?)?|(?:{_TOLD}){_WHOM}){_NO_MORE}")
ASKED = re.compile(r"[?!…]\s?[”\"’']$")
# It is said already who asks: "Roe asked, “Will you pay?” Lee said".
SAID_BEFORE = re.compile(rf"\b(?:{_CRIED}|{_TOLD}|jokes|quips|adds|replies|cries)[\w ]{{0,40}}[,:]? [“\"‘'][^“”\"]*$")

# An end of which one word after it does not tell enough, and what tells enough: four words, or a whole sentence.
UNDECIDED = (
    (re.compile(rf"(?:{_HOUR}|{_SIDE})$"), re.compile(r"(?:\S+\s+){4}")),
    (ASKED, re.compile(r".*?\w{4}[.!?…]+[”\"’')]*\s", re.DOTALL)),
)

# Ends that are not found, with the blanks after them.
# "He said “no.” Roe paid" is no number; after other abbreviations in a quotation a name may follow.
# A word in small letters that a quotation ends with is no abbreviation: "read it to me.’ The landlord".
CLOSED = re.compile(
    rf"(?:\b[Nn]o\.[”\"]\s+(?={CAPITAL})|(?:\b[ap]\.m|\b[A-Z]\.[A-Z])\.[”\"]\s+(?={_BEGINS})"
    rf"|(?<![\w.])[a-z]{{2,5}}\.[”\"’']\s+(?={_BEGINS}))"
)
# A sentence between round brackets that are not inside another one.
BRACKETED = re.compile(rf"\s*\([^()]{{1,1000}}[.!?…][”\"’']?\)\s+(?=[“\"(‘]?{CAPITAL})")
# An abbreviation before what begins a sentence: other words than sentencex knows, a title, a quotation.
_STATES = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|"
    r"Tenn|Tex|Vt|Va|Wash|Wis|Wyo|Ont|Que|W\.Va|[A-Z]\.[A-Z]"
)
_LAST = rf"{_ALONE}(?:Inc|Corp|Cos?|Ltd|plc|PLC|LLC|Bros|Jr|Sr|etc)|, (?:{_STATES})|\b(?:U\.[SKN]|E\.U|D\.C)"
ENDING = re.compile(
    rf"(?:{_LAST})\.\s+(?={_BEGINS}|{_BEGINS_TOO}|(?:Mr|Mrs|Ms|Dr)\.\s|(?<!U\.[SKN]\.\s)[“\"]{CAPITAL})"
)

# A quotation in single marks that holds an apostrophe, at which it seems to end.
SINGLE = re.compile(r"(?<!\w)‘(?=[^‘“”]{0,600}\w’\w)[^‘“”]{1,600}?’(?!\w)")
