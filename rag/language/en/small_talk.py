"""What is said in English to an assistant and asks nothing of articles, as patterns of folded words."""

# What may stand before and after anything else that is said.
GREETING = (
    r"(?:hello|hi|hiya|hey|greetings|good (?:morning|afternoon|evening|day)|welcome|howdy)"
    r"(?: (?:there|again|dateline|all|everyone|everybody|assistant|bot))?"
)
POLITE = r"(?:please|thanks|thank you)(?: (?:so|very) much| a lot)?"

_YOU = r"(?:you|dateline|this(?: (?:tool|page|thing|app|site|program|assistant))?|it)"
_TOPIC = r"(?:something|anything|a (?:joke|story|poem|secret)|about (?:you|yourself)|who you are|what you can do)"
SAID = (
    r"how are (?:you|things)(?: (?:doing|today))?|how(?: i|')s it going|what(?: i|')s up|how do you do|"
    r"nice to meet you|pleased to meet you",
    r"(?:thanks|thank you|thx|cheers|great|good|nice|cool|perfect|wow|ok|okay|yes|no|yep|nope|sure|fine|got it|"
    r"i see|understood|never ?mind|sorry|well done|good job|bye|goodbye|good night|see you|see you later|bye bye)"
    r"(?: (?:so|very) much| a lot| for (?:that|this|your help|the help)| job| bot)?",
    r"help(?: me)?(?: out)?|i need (?:some )?help|can you help(?: me)?|how can you help(?: me)?|(?:a )?test(?:ing)?",
    rf"(?:who|what) (?:are|is) {_YOU}|(?:who|what) made {_YOU}|what(?: i|')s your name",
    r"are you (?:there|real|human|(?:a |an )?(?:robot|bot|person|machine|ai|chatbot|model|chatgpt))",
    rf"what (?:can|could|do|does) {_YOU} (?:do|know|answer|offer)(?: for me| here)?",
    rf"how (?:do|can|should) i (?:use|start|begin)(?: (?:with )?{_YOU})?|how does {_YOU} work|"
    r"where do i (?:start|begin)",
    r"what (?:can|should|could|may|do) i (?:ask|do|type|write|say|try|search|search for|look for)(?: you| about| here)*"
    r"(?: (?:today|now|next|first|here))?",
    r"what should (?:i|we) (?:write|report|read|post|blog|talk|think)(?: about| on)?(?: (?:today|now|next|this week))?",
    r"(?:give|show|suggest|tell) (?:me |us )?(?:an? |some |any |more |a few )?"
    r"(?:(?:story |good |example )?(?:ideas?|examples?|questions?|suggestions?|topics?))",
    r"any (?:ideas?|suggestions?|examples?)",
    rf"tell me {_TOPIC}|say {_TOPIC}|write (?:me )?{_TOPIC}|surprise me|i am bored|i(?: a|')m bored",
)
