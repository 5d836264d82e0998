"""The plain English forms of sentences of which a question can be made, as patterns.

What a pattern does not know is passed over: a wrong question costs a person more than a missing one.
"""

import re

from rag.language.capitals import CAPITAL
from rag.language.en.calendar import ANY_MONTH, ANY_WEEKDAY

# What somebody did, with the past made by rule.
_REGULAR = """
    accept achieve acquire adopt announce appoint approve arrest arrive attack attend award block bomb cancel capture
    cause close collapse condemn convict create criticise criticize damage deliver deny deploy destroy detain dismiss
    donate earn elect enter evacuate execute fire force gain halt hire host impose increase injure inspect intercept
    introduce invade invite join jump kill land launch lift liberate move name nominate offer open order organise
    organize oust pass postpone praise propose publish raise reach receive record reduce reject release remove reopen
    replace rescue resign restore resume retire return reveal score seize sentence sign start stage sue support surpass
    suspend target threaten unveil urge visit vote wound
    """.split()
_IRREGULAR = """
    ban banned, beat beat, begin began, break broke, bring brought, build built, buy bought, cut cut, die died, drop
    dropped, expel expelled, fall fell, flee fled, fly flew, give gave, go went, grow grew, hit hit, hold held, lead
    led, leave left, lose lost, make made, meet met, pay paid, rise rose, run ran, sell sold, send sent, shoot shot,
    sink sank, spend spent, steal stole, strike struck, take took, win won, withdraw withdrew, write wrote
    """


def _past(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if re.search(r"[^aeiou]y$", base) else f"{base}ed"


# The past of each verb, with the form that "did" takes.
BASES = {_past(base): base for base in _REGULAR} | {
    past: base for base, past in (pair.split() for pair in _IRREGULAR.split(","))
}
_DID = rf"(?:{'|'.join(sorted(BASES, key=len, reverse=True))})\b"
_BE = r"(?:was|were|is|are)\b"
_FINITE = rf"(?:{_DID}|{_BE}|(?:has|have|had|will)\b)"
_CAPITAL = rf"(?:(?:[A-Z]\.)+|{CAPITAL}[\w’'-]*)"
PERSONAL = rf"{_CAPITAL}(?: (?:(?:de|da|van|von|der|bin|al|el) )*{_CAPITAL}){{1,2}}"

# The words before a name that say who it is.
_OFFICE = (
    r"(?:President|Minister|Secretary|Secretary[- ]General|Chancellor|Mayor|Governor|King|Queen|Pope|Senator|Sen\.|"
    r"Rep\.|Gov\.|Judge|Justice|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prince|Princess|General|Attorney General|Speaker|Ambassador|"
    r"Coach|spokes\w+|actor|actress|singer|coach|author|director|rapper|comedian|minister|president|leader|chancellor)"
)
_NUMBER = (
    r"(?:\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion))?|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|"
    r"ninety)"
)
_ABOUT = (
    r"(?:(?:at least|more than|fewer than|less than|about|around|some|nearly|almost|over|up to|as many as|an estimated|"
    r"roughly|approximately|another|only) )?"
)

# A plural, with at most three words before it.
_COUNTED = (
    r"(?:(?!(?:of|and|or|in|the|to|at|on|per|a|an|for|as|with|from|by|is|was|has|that)\b)[A-Za-z][\w’'-]* ){0,3}"
    r"(?:[a-z][a-z-]+[^\Wsu]s|people|men|women|children|troops)"
)

# Plurals that are a measure, or no noun.
UNCOUNTED = re.compile(
    r"\b(?:years?|days?|hours?|minutes?|months?|weeks?|seconds|decades|dollars|euros|pounds|cents|degrees|points|miles|"
    r"met(?:er|re)s|kilomet(?:er|re)s|feet|inches|others|acres|tons|tonnes|times|ones|has|does|versus|plus|percent|"
    rf"per cent|centuries|{ANY_MONTH})\b",
    re.IGNORECASE,
)
_MONTH = rf"(?:{ANY_MONTH}|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_WEEKDAY = f"(?:{ANY_WEEKDAY})"
_DAY = (
    rf"(?:(?:{_WEEKDAY},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?)|{_MONTH}(?:,? \d{{4}})?|(?:19|20)\d\d|{_WEEKDAY})"
)
_WHEN = rf"(?:[Oo]n|[Ii]n) (?P<answer>{_DAY})"
_ENDS = r"(?=$|,| (?:after|at|in|with|for|during|to|from|by|near|when|as|before|while)\b)"

# A subject: no comma, no quotation marks, and (below) no word that would begin a clause.
_SUBJECT = r"(?P<subject>[^,;:–—()“”\"]{2,70}?)"
NO_SUBJECT = re.compile(
    rf"\b(?:that|which|who|whose|when|where|while|after|before|because|if|as|and|but|or|since|until|by|to|what|how|why|"
    rf"said|says|would|could|should|may|might|must|can|do|does|did|been|being|be|not|than|despite|there|{_FINITE})\b|"
    rf"^(?:in|on|at|for|from|with|during|under|over|by|of|among|one|both|some|many|most|all|nearly|several|his|her|their|its)\b",
    re.IGNORECASE,
)

# What may follow a comma and be left out of a question; after another comma the sentence is passed over.
LEFT_OUT = re.compile(
    r",(?P<closed>”?)\s(?:(?:about |some )?[\w%.]+ of (?:which|whom|them)|"
    r"which|who|whose|where|when|while|as|after|according|but|with|saying|adding|citing|despite|amid|although|"
    r"following|making|leaving|sending|prompting|causing|becoming|bringing|because|though|marking|hours|days|weeks|months|"
    rf"(?:the )?(?:{_CAPITAL} )+(?:said|says|reported|reports)|(?:officials|police|authorities) (?:said|say))\b.*$"
)

# Words that point out of the sentence.
POINTS_OUT = re.compile(
    r"\b(?:he|she|they|it|him|them|i|we|you|(?-i:us)|me|my|our|your|this|these|those|such|here|there|also|however|meanwhile|"
    r"instead|therefore|latter|same|today|yesterday|tomorrow|tonight|ago|earlier|later|now|below|above|so|then|"
    r"(?:last|next) (?:week|month|year|night))\b",
    re.IGNORECASE,
)

# What a quotation that stands alone does not begin with.
GOES_ON = re.compile(
    r"(?:[^A-Z0-9]|(?:That|But|And|Or|Because|Which|His|Her|Their|Its|He|She|They|It|This|These|Those|There|So|Then)\b)"
)
JOINS = re.compile(r"(?:but|and|or|because|that|which)\b", re.IGNORECASE)

# "he" is whom "who" asks for.
OUT_OF_WHO = re.compile(POINTS_OUT.pattern.replace("he|she|", "", 1).replace("him|", "", 1), re.IGNORECASE)

# Nobody's name: outlets and offices, which "say" things as people do.
NO_PERSON = re.compile(
    r"\b(?:The|News|Times|Post|Mirror|Guardian|Telegraph|Journal|Reuters|BBC|CNN|CBC|Press|Mail|Kremlin|House|Ministry|"
    r"Department|Union|Commission|Council|Nations|Relations|Institute|Agency|Office|Party|Court|University|Republican|"
    r"Democrat|Foundation|Association|Bank|Group|Inc|Company|Corporation|Economist|Diplomat|Worklife|Police|Pentagon|"
    r"Congress|Parliament|Senate|Committee|Board|Center|Centre|Service|Society|Network|Magazine|Church|Army|Force)\b"
)
FIRST_VERB = re.compile(r"^(?:Who|When|Why|How many(?: [\w’'-]+){1,4}?) (?:was|were|is|are|has|had|have|will)\b")

# A second verb without one of these before it: then the first one was read wrongly.
TWO_VERBS = re.compile(
    r"(?<!\bwho)(?<!\bthat)(?<!\bwhich)(?<!\band)(?<!\bwhat) (?:was|were|is|are|has|had|will|would|could|said|says)\b"
)

DEMONYM = re.compile(r"[A-Z]\w+(?:ian|ish|ese|can|eli|reek|utch|ench|erman)$")

# "did ... seize or recovered", "did a coalition lead by France launched": the verb was another one.
DID_TWICE = re.compile(rf" did .*(?<!\bwho)(?<!\bthat)(?<!\bwhich)(?<!\bafter) {_DID}")
_SAID_THAT = r"(?:said|says|claimed|warned|insisted|stressed|argued|confirmed|predicted|stated|acknowledged|estimated)"
_SPEECH = r"(?:said|says|added|declared|insisted|wrote|told|warned|explained|noted|tweeted|argued)"
FIRST_QUOTED = re.compile(rf"^[“\"](?P<words>[^“”\"]+)[”\"],? (?:[^“”\"]{{0,80}}\b)?{_SPEECH}\b")
LAST_QUOTED = re.compile(rf"\b{_SPEECH}\b[^“”\"]{{0,70}}(?:[:,]| that) [“\"](?P<words>[^“”\"]+)[”\"][.]?$")

# Without "that", what is said begins with what it is about.
_NO_THAT = (
    rf"(?!{_WEEKDAY})(?=(?:[A-Z]|the |a |[a-z]+ [a-z]*s )(?!at |in |on |to |during ))"
    r"(?!in |at |on |to |during |after |as |so |no )"
)
REPORTED = re.compile(
    rf"^(?:[^“”\"]{{2,90}}, )?[^,“”\"]{{2,80}}? {_SAID_THAT}(?: (?:on|in) {_DAY})? (?:that |{_NO_THAT})"
    rf"(?P<clause>[^\"]* (?:{_FINITE}|would\b|could\b)[^\"]*)$"
)
REPORTED_FIRST = re.compile(
    rf"^(?P<clause>[^“”\"]+), (?:{_CAPITAL}[^,“”\"]{{0,50}} (?:has )?(?:said|says)|(?:said|says) {_CAPITAL}[^“”\"]*)$"
)

# Who somebody is, wherever it stands: "President Vladimir Putin", "Nathan Anderson, founder of ...".
NAMING = re.compile(rf"\b{_OFFICE} (?P<name>{PERSONAL})")
_LEAD = r"(?:(?:In|On|At|Speaking|During|After|However|Meanwhile)\b[^,“”\"]{0,90}, )?"
DOER = re.compile(
    rf"^{_LEAD}(?:[Tt]he )?(?P<who>(?:[a-z]+ ){{0,2}}?"
    rf"(?:{_CAPITAL} |former |prime |foreign |head |spokes\w+ |leader ){{0,7}}?{_CAPITAL})"
    rf"(?:, (?:the|a|an|who) [^,“”\"]{{4,90}},)? (?P<rest>{_FINITE}.+)$"
)
COUNTED_SUBJECT = re.compile(
    rf"(?:^|\b{_SAID_THAT} (?:that )?){_ABOUT}(?P<answer>{_NUMBER}) (?P<counted>{_COUNTED}) (?P<rest>{_FINITE}.+)$",
    re.IGNORECASE,
)
_OBJECT = (
    rf"{_ABOUT}(?P<answer>{_NUMBER}) (?P<counted>{_COUNTED})"
    r"(?P<rest>|[ ](?:in|at|on|near|from|during|against|across|with|for)\b.*)$"
)
DID_COUNTED = re.compile(rf"^{_SUBJECT} (?P<verb>{_DID})(?P<particle> (?:down|up|out|off)|) {_OBJECT}")
HAS_COUNTED = re.compile(
    rf"^{_SUBJECT} (?P<aux>has|have|will) (?P<verb>(?!been)\w+(?: (?:down|up|out|off))?) {_OBJECT}"
)
DATED_FIRST = re.compile(rf"^{_WHEN},? {_SUBJECT} (?P<verb>{_DID}|was|were) (?P<rest>.+)$")
DATED = re.compile(rf"^{_SUBJECT} (?P<verb>{_DID}|was|were) (?P<rest>.+?) {_WHEN}{_ENDS}(?P<more>.*)$")

# What somebody demands, or why something was done.
_BY = rf"(?P<who>{_CAPITAL}(?: {_CAPITAL}){{0,2}})"
_TERMS = r"(?P<terms>conditions|demands|terms|reasons|goals|proposals)"
SET = {"outlined": "outline", "set": "set", "made": "make", "named": "name", "listed": "list", "voiced": "voice"}
SET_BY = re.compile(rf"\b{_TERMS} (?:[a-z]+ly )?(?P<verb>{'|'.join(SET)}) by {_BY}")
SETS = re.compile(rf"\b{_BY} (?P<verb>{'|'.join(SET)}) (?:[a-z]+ ){{0,6}}{_TERMS}\b")
URGES = {"urged": "urge", "asked": "ask", "ordered": "order", "told": "tell", "invited": "invite", "warned": "warn"}
URGED = re.compile(
    rf"\b{_BY} (?P<verb>{'|'.join(URGES)}) (?P<whom>[^,;:“”\"]{{2,40}}?) (?:not )?to (?P<answer>[a-z].+)$"
)
DEMANDS = re.compile(rf"\b{_BY}(?:’s demand (?:to|for|that)| (?:has |have )?demanded) (?P<answer>.+)$")
BECAUSE = re.compile(rf"^{_SUBJECT} (?P<verb>{_DID}|was|were) (?P<rest>[^,;“”\"]{{0,90}}?),? because (?P<answer>.+)$")
