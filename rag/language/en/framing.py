"""Words of an English question that only frame it, as patterns."""

# Each row is a way to frame a question; what the group `f` holds only frames it, or all of a row without that group.
FRAMES = (
    # Who is spoken to, and that an answer is wanted.
    r"^(?:hello|hi|hey|hiya|dear dateline|good (?:morning|afternoon|evening|day))(?: there| dateline)?\b[,.!–—-]*",
    r"^\W*(?:ok|okay|well|thanks|thank you)[,.!–—-]+",
    r"\b(?:please|kindly)\b",
    r"\bI(?:[’']d| would)? (?:want|need|like|wish) to (?:know|learn|find out|understand)\b",
    r"\b(?:do|does|can|could) (?:you|anyone|anybody|someone) (?:know|tell|say|explain)\b(?: me| us)?",
    r"\b(?:tell|give|show|remind) (?:me|us)\b",
    r"\bwhat (?:do|can|could) (?:you|we) (?P<f>know|tell|find|find out|say|learn)(?: me| us)?(?= about| of| on)",
    r"\bwhat is (?P<f>known|reported|there)(?= about| of| on)",
    # What is to be made of the answer: a list, a summary.
    r"^\W*(?:and |then |now |so )?(?:list|enumerate|summari[sz]e|describe|explain|outline)\b(?! price)",
    r"^\W*(?:and |then |now |so )?(?:name|identify|find|give|show|state)"
    r"(?= (?:all|the|an?|any|some|each|every|both|one|two|three|four|five|\d+|who|which|what|those)\b)",
    r"\b(?:the|an?) (?:(?:short|brief|quick|full|complete|whole|exact) )?"
    r"(?:list|overview|summary|rundown|outline|details|names?|number|amount|kinds?|types?)(?= of\b)",
    r"\b(?:all|the|any|those|which) (?P<f>people|persons|individuals)(?= (?:who|that)\b)",
    # The kind of answer, which `AnswerType` holds.
    r"\b(?:what|which)(?: is| was| are| were)?(?: the)?(?: exact| total)? (?P<f>percentage|per ?cent|proportion)\b",
    r"\b(?:what|which)(?: is| was| are| were)?(?: the)?(?: exact| total)? "
    r"(?P<f>number|amount|quantity|share|kinds?|sorts?|types?|names?)(?= of\b)",
    r"\bper ?cent(?:age)?(?= of\b)",
    # An article writes "a poll of 804 parents", and who were asked is what is counted.
    r"\bhow many [\w ]{1,40}? (?:were|was|have been|had been) (?P<f>surveyed|polled|questioned|sampled|canvassed)"
    r"(?=\W*$| by\b| in\b)",
    # That something was, and is at the time of asking.
    r"\b(?:happen(?:s|ed|ing)?|occur(?:s|red|ring)?|took place|take place|taken place|went on|going on)\b",
    r"\bwhat (?:has |have |had |is |was )?(?P<f>(?:changed?|differs?|different)(?: between)?)"
    r"(?= the| from| since| in\b| after)",
    r"\b(?:now(?!here)|nowadays|currently|presently|right now|at the moment|at present|as of now|so far|up to now|"
    r"these days|already|still|yet|ever|exactly|actually|really)\b(?!-)",
    # Where the answer is to be found.
    r"\baccording(?= to\b)|\bregarding\b|\bconcerning\b",
    r"\b(?:the|these|those|your|my|our|any|all|which|an?) (?P<f>articles?|news articles?|newspapers?|news|library|"
    r"corpus|documents?|files?)"
    r"(?= (?:say|says|said|report|reports|reported|mention|mentions|mentioned|tell|tells|told)\b)",
    r"\b(?:in|by|from|to) (?:the|these|those|your|my|our|any|all) (?P<f>articles?|news articles?|news|library|corpus|"
    r"documents?|files?)(?=\W*$|,)",
    r"\bany (?P<f>news|information|mention|word|coverage|articles?|reports?)(?= (?:about|of|on|from|in)\b)",
)
