"""How English asks, and what an answer looks like, as patterns. The kinds of answers are those of
`rag.question.answer_types`."""

from rag.language.en.calendar import ANY_MONTH, ANY_WEEKDAY

_UNITS = r"(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?"
_CURRENCIES = (
    r"(?:dollar|euro|pound|rouble|ruble|yen|yuan|cent|rupee|franc|crown|krone|krona|koruna|peso|hryvnia|lira|dinar|dirham"
    r"|shekel|zloty|forint|riyal|rial|baht|rupiah|ringgit|shilling|naira)s?"
)
_PEOPLE = (
    r"(?:person|people|man|woman|president|leader|minister|chancellor|official|politician|actor|actress|singer|player|"
    r"star|author|writer|director|artist|athlete|coach|king|queen|prince|princess|senator|governor|mayor|general|"
    r"spokes\w+|secretary|secretaries|candidate|commander|judge|scientist|executive|ceo|founder|musician|rapper|comedian|"
    r"head|chief|boss|chair(?:man|woman|person)?|captain|owner|lawyer|envoy|ambassador|negotiator|advis[eo]r|victim|"
    r"suspect|wife|husband|son|daughter|mother|father|brother|sister)"
)
_THINGS_WITH_NAMES = (
    r"(?:country|countries|state|city|cities|town|place|nation|continent|region|company|companies|team|newspaper|paper|"
    r"agency|agencies|organi[sz]ation|university|firm|brand|film|movie|show|song|album|band|club|party|channel|network|"
    r"station|outlet|magazine|airline|hospital|school|island|river|port|plant|tournament)"
)

# What a question looks like that wants this kind; the first row that matches decides.
ANSWER_TYPES = (
    ("age", r"\bhow old\b|\b(?:what|which) age\b|\bwhat (?:is|was) the age of\b"),
    ("duration", rf"\bhow long\b|\bhow many {_UNITS}\b"),
    ("percent", r"\b(?:percentage|per ?cent|proportion)\b|\b(?:what|which) share\b"),
    ("money", rf"\bhow many (?:\w+ )?{_CURRENCIES}\b|\bhow much (?:money|did \w+ (?:pay|cost)|does)\b"),
    (
        "money",
        r"\b(?:what|which)(?: is| was| were| are)?(?: the)?(?: \w+)? (?:price|cost|sum|salary|fine|budget)\b",
    ),
    ("number", r"\bhow (?:many|much|far|big|large|tall|high|often|fast|heavy|deep)\b|\bwhat number\b"),
    ("date", r"\bwhen\b|\b(?:what|which)(?: \w+)? (?:date|day|year|month)\b|\b(?:what|which) time\b"),
    ("person", r"\bwh(?:o|om|ose)\b|\bnames? of the (?:\w+ )?" + _PEOPLE),
    (
        "person",
        r"\b(?:what|which) (?!did|does|do|is|was|were|are|has|had|have)(?:\w+ ){0,2}" + _PEOPLE + r"s?\b",
    ),
    ("name", r"\bwhere\b|\b(?:what|which) (?:\w+ ){0,2}" + _THINGS_WITH_NAMES + r"\b"),
)

_COUNT = (
    r"(?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|dozens?|scores|hundreds?|thousands?|millions?|billions?|several|half|both|once|twice|"
    r"double|triple|no|none|a)\b)"
)
# What words of the kind look like; of a day, its name has a capital.
LOOKS = {
    "age": (
        r"(?i)\byears?[- ]old\b|\byears of age\b|\b(?:age|aged|age of|turned|turns) \d|, \d{1,3}(?:,|\.|$)|\bborn\b"
        r"|\bcentur(?:y|ies)\b|\b(?:1[5-9]|20)\d\d\b"
    ),
    "duration": rf"(?i)\b{_COUNT}[ -](?:\w+[ -])?{_UNITS}\b|\b(?:hours|days|weeks|months|years)\b",
    "percent": r"(?i)%|\bper ?cent\b|\b(?:half|third|quarter|majority|most)\b",
    "money": rf"(?i)[$€£¥₽₴]|\b{_CURRENCIES}\b",
    "number": r"(?i)\b" + _COUNT.replace("|no|none|a)", "|no|none)"),
    "date": (
        rf"\b(?:{ANY_MONTH}|{ANY_WEEKDAY}|Jan|Feb|Aug|Sept|Oct|Nov|Dec|(?:19|20)\d\d|\d+(?:st|nd|rd|th))\b|"
        r"\b(?:today|yesterday|tomorrow|(?:last|next) (?:week|month|year)|ago|later|before|after|winter|spring|"
        r"summer)\b"
    ),
}

# What a question looks like whose answer often has words of its own, and these.
SIGNS = (
    (
        r"^\W*(?:and |but |so )?why\b|\b(?:what|which)(?: \w+){0,2} (?:reasons?|causes?|caused|led to)\b",
        (
            r"\b(?:because|since|due to|owing to|thanks to|as a result|in order to|so that|so as to"
            r"|to (?:avoid|prevent)|reasons?|caus(?:e[sd]?|ing)|prompt(?:s|ed|ing)|citing|cited|blam(?:e[sd]?|ing)"
            r"|led to|result(?:s|ed) in)\b"
        ),
    ),
    (
        (
            r"\b(?:what|which|list|name)\b.{0,40}\b(?:(?:pre)?conditions?|demands?|terms|requirements?|ultimatum)\b"
            r"|\bwhat (?:does|did|do|is|are|was|were) .{1,60}\b(?:demand|require|insist|want|ask|call)(?:ing)?\b"
        ),
        (
            r"\b(?:must|ha(?:s|ve|d) to|needs? to|demand\w*|insist\w*|requir\w+|(?:pre)?conditions?|unless"
            r"|only (?:if|when)|as long as|provided that|before|call(?:s|ed|ing) (?:for|on)|wants?|wanted|should"
            r"|terms)\b"
        ),
    ),
)

# How questions for several things are worded: all that answers is gathered.
_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|may|might|must)"
_THINGS = rf"(?!{_AUXILIARY}\b)(?!\w*(?:ss|us|is)\b)\w+s\b(?= |\?|$)"
_OF_THEM = rf"(?: (?:all|other|(?:kind|sort|type)s? of))?(?: of)?(?: the)?(?: (?!{_AUXILIARY}\b)\w+){{0,2}}"
SEVERAL = (
    r"^\W*(?:please |can you |could you )?(?:list|name|enumerate|give me|tell me)\b",
    # "which countries", "what other demands"; a share or a number of things is one
    rf"\b(?:what|which)(?! (?:percent|number|share|proportion|part|happens)){_OF_THEM} {_THINGS}",
    r"\b(?:what|which|who) (?:are|were) (?!(?:you|they|we|he|she|it)\b)",
    r"\b(?:all|every|several) (?:the |of the )?\w+s\b",
    r"\b(?:conditions|demands|reasons|terms|steps|measures|arguments|proposals|promises|claims|points) "
    r"(?:for|of|to|in|that|did)\b",
    r"\bpeople (?:who|that)\b",
    r"\bwhat\b.+\band (?:what|which|who|where|when|why|how)\b",
)
# Words in s that are one thing.
ONE_THING = r"\b(?:what|which)(?: \w+){0,2} (?:news|series|species|politics|economics|headquarters|crisis|process)\b"

# Questions for a course of events: their answers are read in the order of time.
COURSE = (
    r"\bhow (?:did|do|does|has|have|had|is|was) .+\b(?:chang|evolv|develop|shift|progress|unfold)\w*"
    r"|\btime ?lines?\b|\bchronolog\w+|\bover time\b|\bwhat (?:has )?changed\b|\bsequence of events\b"
)
