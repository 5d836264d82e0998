"""The ways in which a text addresses a language model, or imitates the structure of a prompt, as a table.

One table for all languages, and not a part of each in `rag.language`: whoever writes to a model chooses the language by
the model, so that every text is held against all of them.

The rules were written on 15,836 articles of 2024 to 2026. Weights and words are set so that fewer than one article in
a thousand has a line taken that has nothing to do with a model.
"""

from dataclasses import dataclass
from enum import Enum, auto


class InjectionKind(Enum):
    """What a line that a rule found is, and so which lines after it belong to it."""

    ORDER = auto()  # says what to do
    ROLE = auto()  # opens a part of a prompt: "System:"
    FENCE = auto()  # opens or closes one: "</passage>"


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed by identity, for every match
class Rule:
    """One way in which a text addresses a model.

    `pattern` is for folded text: lower case, no accents, straight quotation marks, single blanks. A blank in it also
    matches a line end. `stems`: a folded text with none of these cannot match, which spares most texts the pattern.
    """

    name: str
    stems: tuple[str, ...]
    pattern: str
    weight: float = 1.0  # the rules that match a line are added up, and at 1 it is taken
    kind: InjectionKind = InjectionKind.ORDER


ENOUGH = 1.0
HALF = 0.5  # what also stands in ordinary news: two such rules in one line do not

# Where a sentence begins, so that a verb there is an order: "Do not mention it", not "the reports do not mention it".
_BEGINS = r"(?:^|(?<=[.!?:;,(\[>-]\s)|(?<=[(\[>:\"'])|(?<=\bplease\s)|(?<=\bmust\s))"
_MODEL = (
    r"(?:(?:large )?language models?|llms?|chatbots?|chatgpt|gpt-?\d\w{0,3}|ai (?:assistants?|models?|systems?|agents?"
    r"|chatbots?|tools?|bots?|summari[sz]ers?|readers?|crawlers?)|(?:virtual|digital|helpful) assistants?)"
)
_ORDERS = r"(?:instructions?|prompts?|system (?:prompt|message)s?|directives?|programming|commands?)"
_OTHER_ORDERS = r"(?:rules|guidelines|orders|directions|training|restrictions|constraints|messages?|guardrails)"
_WHOSE = r"(?:your|previous|prior|above|earlier|preceding|foregoing|initial|original|existing|former|system|developer)"
_DROP = (
    r"(?:ignore|disregard|forget|bypass|override|overrule|discard|do not (?:follow|obey)|stop (?:following|obeying))"
)
_DROP_STEMS = ("ignore", "disregard", "forget", "bypass", "overr", "discard", "not follow", "obey", "stop following")
_SHOWN = r"(?:passages?|excerpts?|documents?|context|search results?)"
_SAY = r"(?:say|answer|tell|reply|respond|state|claim|write|output)"

# Programs that read in place of a person, under any name.
_READER = (
    r"(?:summari[sz]ers?|readers?|aggregators?|retrievers?|indexers?|pipelines?|crawlers?|scrapers?|agents?|assistants?"
    r"|tools?|systems?|programs?|programmes?|services?|models?|writers?|parsers?|bots?|engines?|generators?)"
)
_MACHINE = (
    rf"(?:{_MODEL}|(?:automat(?:ed|ic)|machine|artificial|ai-(?:powered|based))[\x20-](?:\w{{1,14}} )?{_READER}"
    r"|(?:summari[sz](?:ation|ing)|answering|retrieval|(?:text|answer|reply|response|summary)(?= generat| engine))"
    rf"[\x20-]{_READER}|summari[sz]ers?)"
)
_THIS_TEXT = r"(?:this|the following) (?:text|article|page|document|passage|paragraph|line|sentence|story|file)"
_IS = r"(?:(?:is|are|that is|who is|that|who|which|may be|will be) )?"
_WRITES = (
    r"generat(?:es?|ing)|writ(?:es?|ing)|compil(?:es?|ing)|compos(?:es?|ing)|produc(?:es?|ing)|formulat(?:es?|ing)"
    r"|prepar(?:es?|ing)|creat(?:es?|ing)"
)
_ITS_TEXT = r"(?:the|this|that|your|an?|any) (?:\w{1,14} )?(?:answer|reply|summary|digest|output|briefing|overview)"
_MUST = (
    r"(?:must|should|shall|has to|have to|is to|are to|(?:is|are) (?:obliged|required|instructed|ordered) to)"
    r"(?: (?:only|always|not|then|now))?"
)
_TELLS = (
    r"(?:name|say|answer|state|give|cite|reply|respond|describe|treat|repeat|report|quote|reproduce|rank|add|mention"
    r"|omit|present|write|leave|trust|call)"
)
_AUTHORITY = (
    r"(?:developers?|operators?|administrators?|admins?|creators?|makers?|maintainers?|engineers?|designers?"
    r"|programmers?)"
)
_SUPERSEDES = (
    r"(?:supersedes?|overrides?|overrules?|replaces?|outranks?|takes? (?:precedence|priority) over|(?:has|have)"
    r" (?:the )?(?:highest )?(?:priority|precedence)(?: over| and \w{1,12}))"
)
_RULES = r"(?:rules?|instructions?|guidelines?|guidance|prompts?|directives?|policies|other text)"

# Stems: how a call to a machine begins, and what tells it what it does.
_NOTES = ("note", "notice", "message", "memo", "reminder", "instruction", "instructions", "correction", "information")
_MACHINES_BEGIN = (
    "ai",
    "model",
    "assistant",
    "bot",
    "llm",
    "machine",
    "chatbot",
    "automat",
    "summari",
    "large",
    "language",
    "gpt",
) + ("virtual", "digital", "helpful", "artificial", "answer", "retriev", "text", "reply", "response")
_READING = ("reading", "reads", "processing", "processes") + tuple(
    f"summari{letter}{end}" for letter in "sz" for end in ("ing", "es")
)
_SAYING = ("in which", "that", "which", "saying", "stating")
_WRITING = ("you ", "formulat", "generat", "compil", "produc", "compos")
_WORDS_OF_TEXT = ("sentence", "text", "word", "line", "statement", "answer", "phrase")
_UNSAID = ("mention", "cite", "quote", "reveal", "disclose", "repeat", "use", "refer to", "summarise", "summarize")

RULES = (
    Rule(
        "drop_instructions",
        _DROP_STEMS,
        rf"\b{_DROP}(?: (?:all|any|every|the|of|these|those|and|other|each|my|our|its)){{0,4}} {_WHOSE}"
        rf"(?:,? (?:and|or|all|any|of|the|{_WHOSE})){{0,4}} {_ORDERS}\b"
        rf"|\b{_DROP}(?: \w{{1,12}}){{0,4}} {_ORDERS} (?:above|before this|so far|(?:that )?you (?:have|were|got"
        rf"|received))\b"
        rf"|\b{_DROP} (?:everything|anything|all|what|whatever)(?: else)? (?:that )?(?:you (?:have been|were|had been)"
        r" (?:told|instructed|given|taught|asked)|(?:is |was |stands )?(?:written )?above\b|before this\b|in the"
        r" prompt)"
        rf"|\b{_DROP}(?: (?:all|the|any|of)){{1,3}} (?:other|above|previous|remaining|preceding) {_SHOWN}\b",
    ),
    Rule(
        "drop_rules",
        _DROP_STEMS,
        rf"\b{_DROP}(?: (?:all|any|every|the|of)){{0,3}} {_WHOSE} {_OTHER_ORDERS}\b"
        rf"|{_BEGINS}{_DROP}(?: (?:all|any|every|the|of|these|those)){{1,3}} {_ORDERS}\b",
        HALF,
    ),
    Rule(
        "you_are_a_model",
        ("you are", "you're", "act as", "pretend"),
        rf"\b(?:you are|you're)(?: now| no longer| actually| really| just)?(?: an?| the)? (?:[a-z]{{1,12}} )?{_MODEL}\b"
        r"|\b(?:you are|you're) (?:now )?(?:an ai|a bot) ?(?:[.,;:!)]|$|that\b|who\b|and\b|designed|trained|built)"
        rf"|\b(?:act as|pretend (?:to be|you are|that you are))(?: if you (?:are|were))?(?: an?)? (?:{_MODEL}|dan\b)",
    ),
    Rule("as_a_model", ("as an ai", "as a la"), r"\bas an? (?:ai|large) (?:language )?(?:model|assistant|chatbot)\b"),
    Rule(
        "models_reading_this",
        ("reading", "process", "summari", "indexing", "scraping", "quoting", "reads", "read "),
        rf"\b(?:{_MODEL}|ais?|assistants?|bots?|crawlers?) (?:(?:that|who|which) (?:is |are )?)?(?:reading|read|reads"
        r"|processing|process|summari[sz]ing|summari[sz]es?|indexing|scraping|quoting) (?:this|the following|these)\b",
    ),
    Rule(
        "call_to_models",
        ("language model", "llm", "chatbot", "gpt", "ai ", "ai:", "ai,", "assistant", "bot "),
        rf"{_BEGINS}(?:note|attention|message|notice|instructions?|important|reminder|memo|dear|hey)"
        rf"(?: (?:to|for))?(?: (?:all|any|every|the|you))* (?:{_MODEL}|ai|assistants?) ?(?:[:,.!\])-]|reading|only)"
        rf"|\bif you(?: are|'re)(?: an?| the)? (?:{_MODEL}|(?:ai|assistant|bot)\b(?! [a-z]))",
    ),
    Rule(
        "role_line",
        ("system", "assistant", "user", "human", "developer"),
        r"^[#>\[(<|\x20-]{0,6}(?:system|assistant|user|human|developer(?= [mpniou]))"
        r"(?: (?:prompt|message|note|instructions?|override|update|role|turn|notice|command))?[\])>|\x20]{0,3}:"
        r"|\"role\" ?: ?\"(?:system|assistant|user|developer|tool)\"",
        kind=InjectionKind.ROLE,
    ),
    Rule(
        "template_token",
        (
            "<|",
            "|>",
            "inst]",
            "sys>>",
            "_turn>",
            " turn>",
            "[system",
            "[/system",
            "<bos>",
            "<eos>",
            "<think",
            "</think",
        ),
        r"<\|[^|>\n]{1,30}\|>|\[/?inst\]|<</?sys>>|<(?:start|end)[\s_]of[\s_]turn>|\[/?system(?:[\s_]prompt)?\]"
        r"|<(?:bos|eos)>|</?think(?:ing)?>",
        kind=InjectionKind.ROLE,
    ),
    Rule(
        "template_heading",
        ("#",),
        r"^ ?#{1,6} ?(?:(?:system|new|end of|begin|start of|user|assistant)\b.{0,20}\b)?"
        r"(?:instructions?|system|assistant|user|human|system prompt|prompt) ?#{0,6} ?(?::|$)"
        r"|^ ?#{2,6} ?(?:response|input|output|question|answer|task|context) ?#{0,6} ?:",
        kind=InjectionKind.ROLE,
    ),
    Rule(
        "tag",
        ("<",),
        r"< ?/? ?(?:passages?|documents?|docs?|context|excerpts?|evidence|search[\s_-]?results?|chunk|snippets?"
        r"|instructions?"
        r"|system|system[\s_-]?(?:prompt|message)|prompt|user|assistant|untrusted\w*|user[\s_-]?\w{1,10}|question"
        r"|answer|sources|articles|quotes|references|retrieved\w*)(?:[\s/][^<>\n]{0,100})?>"
        r"|^ ?< ?/? ?(?:source|article|text|quote|data|news|reference|citation|result|input|output|item)"
        r"(?: ?\d+|[\s/][^<>\n]{0,100})?> ?$",
        kind=InjectionKind.FENCE,
    ),
    Rule(
        "fence_words",
        (
            "passage",
            "excerpt",
            "document",
            "context",
            "search result",
            "source",
            "evidence",
            "system",
            "prompt",
            "instruction",
            "input",
            "untrusted",
            "quoted",
            "conversation",
            "user ",
            "f data",
            "f article",
            "f text",
            "f news",
            "f the ",
            "f this ",
        ),
        r"^[^\w\n]{0,40}(?:begin(?:ning)?|start|end|stop|new)(?: of)?(?: (?:the|all|untrusted|quoted|retrieved"
        r"|provided|given))*"
        rf" (?:{_SHOWN}|sources|evidence|system (?:prompt|message|instructions?)|prompt|instructions?|user (?:message"
        rf"|input"
        r"|prompt)|input|data|conversation|untrusted \w{1,10}|quoted text|system)[^\w\n]{0,40}$"
        r"|^[^\w\n]{0,3}(?:[=#*~<>|-]{3,40}) ?(?:begin|start|end)(?:ning)?(?: of)?(?: the| this)? (?:articles?"
        r"|sources?|text|news)\b[^\w\n]{0,40}$",
        kind=InjectionKind.FENCE,
    ),
    Rule(
        "our_fence",
        ("passage-", "evidence-", "end of [", "end of (", "not_in_articles"),
        r"\b(?:passage|evidence)-[0-9a-f]{6,40}\b|\bend of [\[(]\d{1,3}[\])]|\bnot_in_articles\b",
        kind=InjectionKind.FENCE,
    ),
    Rule(
        "numbered_passage",
        ("passage", "document", "excerpt", "source"),
        r"^[^\w\n]{0,3}(?:passage|document|excerpt|source)[\s_]?[^\w\n]{0,2}\d{1,3}[^\w\n]{0,2}(?::|$)",
        kind=InjectionKind.ROLE,
    ),
    Rule(
        "how_to_answer",
        ("answer", "respond", "reply"),
        r"\b(?:answer|respond|reply)(?: \w{1,12}){0,3}? (?:only|exactly|solely|strictly|verbatim)"
        r" (?:with|by saying|that|as follows|this|the following|in the words)\b"
        r"|\b(?:answer|respond|reply)(?: only)? (?:exactly|verbatim)\b"
        rf"|{_BEGINS}(?:answer|respond|reply) with one word\b"
        r"|\banswer (?:only )?from (?:the|this|these) (?:passages?|context|documents?|excerpts?)\b"
        r"|\b(?:answer|respond|reply) (?:only )?with(?: only| exactly)? the (?:following )?(?:words?|sentence|phrase"
        r"|text|line)\b"
        r"|\b(?:answer|respond to|reply to) (?:all|any|every|each)(?: \w{1,10})? (?:questions?|quer(?:y|ies))"
        r"(?: \w{1,12}){0,4} (?:with|by saying)\b",
    ),
    Rule(
        "answer_with",
        ("answer", "respond", "reply"),
        rf"{_BEGINS}(?:always |only |then |just |simply |instead,? )?(?:answer|respond|reply) (?:only |always )?"
        r"(?:with|that|by saying)\b(?!,)",
    ),
    Rule(
        "you_must_answer",
        ("answer", "respond", "reply"),
        r"\byou (?:must|should|will|shall)(?: always| only)? (?:answer|respond|reply)\b(?! for\b)",
        HALF,
    ),
    Rule(
        "when_asked",
        ("ask", "question", "summari", "answering", "citing"),
        r"\b(?:when|if|whenever|should)(?: (?:you are|you're|you get|someone|anyone|somebody|anybody|a user|the user"
        r"|users|a"
        r" reader|readers|a person|they))?(?: (?:is|are|ever))? (?:asks?|asked|questioned)(?: you)?\b[^.\n]{0,160}?[,:]"
        rf" (?:you (?:must|should|will|shall|may only) |always |please |only |then |just |simply )?{_SAY}\b"
        r"(?! (?:(?:most|many|some) )?(?:officials|experts|analysts|voters|people|they|me|us|'em)\b)"
        r"|\bwhen (?:summari[sz]ing|answering|citing|quoting|describing)\b[^.\n]{0,100}, (?:you (?:must|should) "
        r"|always )?"
        rf"{_SAY}\b"
        r"|\bif(?: (?:the|a|any))? (?:question|query|user|reader) (?:is|mentions|concerns|asks|wants)\b[^.\n]{0,120}, "
        rf"(?:you (?:must|should) |always |please |then )?{_SAY}\b",
    ),
    Rule(
        "correct_answer",
        ("answer is", "answer to", "answer must", "answer should"),
        r"\bthe (?:only )?(?:correct|expected|accurate|acceptable|permitted|allowed|approved) answer"
        r"(?: to [^.\n]{1,80}?)? (?:is|must be|should be)\b",
    ),
    Rule(
        "right_answer",
        ("answer is", "answer to", "answer must", "answer should"),
        r"\bthe (?:only )?(?:right|true|proper) answer(?: to [^.\n]{1,80}?)? (?:is|must be|should be)\b",
        HALF,
    ),
    Rule(
        "cite_as",
        (
            "cite",
            "citing",
            "mark ",
            "label ",
            "tag ",
            *(f"end {which}" for which in ("it", "th", "every", "each", "your")),
        ),
        r"\bcite(?: [^\s.,]{1,20}){1,6} (?:as|with|under|using) (?:[^\w\n]{0,2}(?:source|number|passage"
        r"|citation|code)\b|[^\w\n]{1,2}\d)"
        r"|\bcit(?:e|ing) (?:only )?(?:it |this |that |them )?(?:as )?(?:[\[(\u3010] ?\d{1,2} ?[\])\u3011]"
        r"|(?:passage|source|document|excerpt|number) [\[(#\u3010]?\d{1,2}\b)"
        r"|\b(?:mark|label|tag|end) (?:it|this|that|(?:the|this|that|every|each|your) (?:sentence|line|answer|claim"
        r"|statement))(?: (?:as|with))? [^\w\n]{0,2}(?:\[\d|citation|source \d)"
        r"|\bcit(?:e|ing) (?:only )?this (?:passage|article|document|source|text|line|paragraph|sentence)\b",
    ),
    Rule("marker", ("\u3010",), r"\u3010 ?(?:source |id:? ?)?\d{1,3}[^\u3011\n]{0,12}\u3011"),
    Rule("plain_marker", ("[", "(source", "(passage"), r"\[\^?\d{1,2}\]|\((?:source|passage) \d{1,2}\)", HALF),
    Rule(
        "do_not_say",
        tuple(f"{end} {verb}" for end in ("t", "r") for verb in _UNSAID),
        rf"{_BEGINS}(?:do not|don't|never) (?:ever )?(?:{'|'.join(_UNSAID)})"
        r" (?:to the user|that you|(?:this|these|the|any)(?: (?:other|above|following|rest of the|previous|hidden))?"
        r" (?:instructions?|prompts?|passages?|sources?|documents?|context|paragraph|sentence|lines?|notes?"
        r"|excerpts?))\b",
    ),
    Rule("do_not_mention", ("mention",), rf"{_BEGINS}(?:do not|don't|never) mention\b"),
    Rule(
        "tell_the_user",
        ("user", "reader", "person asking", "questioner"),
        r"\b(?:tell|inform|assure|remind|convince) (?:the|every|any|all|your) (?:users?|person asking|questioner)"
        r" ?(?:that\b|:|,|\")"
        rf"|{_BEGINS}(?:tell|inform|assure|convince) (?:the|every|any|all|your) (?:users?|readers?) that\b",
    ),
    Rule(
        "new_task",
        ("task", "instruction", "your new", "directive", "prompt"),
        r"\byour (?:(?:new|only|sole|real|next|actual|primary) )?(?:task|instructions?|directives?) (?:is|are)(?:"
        r" now)?\b|\byour new (?:task|role|instructions?|directives?|persona|system prompt)\b"
        rf"|{_BEGINS}(?:new|updated|revised|further|additional|hidden|important|secret) (?:system )?"
        r"(?:instructions?|directives?|task|prompt) ?(?::|-\s|follow)"
        r"|\binstructions? (?:from|by) (?:the|your) (?:developers?|system|operator|administrator|user)\b"
        rf"|{_BEGINS}(?:follow|obey) (?:only )?(?:these|the following|my|this)(?: new)? (?:instructions?|directives?)"
        rf" instead\b",
    ),
    Rule(
        "override",
        ("override", "mode"),
        r"\b(?:system|instructions?|prompt|admin|administrator|developer|policy|root) override\b"
        r"|\b(?:developer|debug|dan|jailbreak|god|unrestricted|admin) mode (?:is (?:now )?)?(?:enabled|activated|on"
        r"|unlocked|active)\b"
        r"|\b(?:enter|enable|activate|switch (?:in)?to|you are (?:now )?in) (?:developer|debug|dan|jailbreak|god"
        r"|unrestricted|admin) mode\b",
    ),
    Rule(
        "leak_prompt",
        ("prompt", "instructions"),
        r"\b(?:print|reveal|show|output|repeat|display|leak|disclose|write(?: out)?|recite|tell me) (?:me )?(?:all"
        r" )?(?:of )?your"
        r" (?:(?:full|entire|initial|hidden|secret|exact|whole|complete|original|system) )*(?:prompts?|instructions)\b",
    ),
    Rule("prompt_talk", ("prompt", "instruct"), r"\bsystem prompt\b|\byou (?:were|have been) instructed\b", HALF),
    Rule(
        "your_output",
        ("answer", "response", "repl", "summary", "output"),
        rf"{_BEGINS}(?:include|insert|add|append|put|begin|start|end|finish|mention|state|write|say|open"
        rf"|close)\b[^.\n]{{0,80}}"
        r"\b(?:in|with|to|of|at the end of) your (?:answers?|responses?|reply|replies|summary|output)\b"
        rf"|{_BEGINS}(?:begin|start|end|finish|open|close) (?:your|every|each|all) (?:answers?|responses?|repl(?:y"
        rf"|ies)|summary)"
        r" (?:with|by)\b"
        rf"|{_BEGINS}output (?:only|exactly|the following|nothing but)\b",
    ),
    Rule(
        "repeat_this",
        ("summari", "y only ", "y exactly ", "e only ", "e exactly ")
        + tuple(f"{which} {noun}" for which in ("this", "the following") for noun in _WORDS_OF_TEXT),
        rf"{_BEGINS}(?:always |only |just |simply |instead,? )?(?:repeat|say|state|output|write) (?:only |exactly"
        rf" )?(?:the following|this) (?:{'|'.join(_WORDS_OF_TEXT)})s?\b"
        rf"|{_BEGINS}summari[sz]e this (?:article|page|text|document|story) (?:as|by saying)\b"
        rf"|{_BEGINS}(?:instead,? |only )?(?:say|state) (?:only |exactly )(?:that|this|:|\")",
    ),
    Rule("say_that", ("ay that", "te that", "im that"), rf"{_BEGINS}(?:say|state|write|claim) that\b", HALF),
    Rule(
        "to_whoever_writes",
        (
            "whoever",
            "whomever",
            "whatever",
            "attention of",
            "answer",
            "reply",
            "summary",
            "digest",
            "output",
            "briefing",
        )
        + ("overview", "response"),
        rf"\b(?:whoever|whomever|whatever)(?: or (?:who|what)ever)?(?: else)? {_IS}(?:(?:{_WRITES}) (?:{_ITS_TEXT}"
        rf"|(?:the|this|your) response)|summari[sz](?:es?|ing) {_THIS_TEXT}|answer(?:s|ing) (?:this|your) question)\b"
        rf"|{_BEGINS}(?:(?:note |notice |message |reminder )?(?:to|for) )?(?:anyone|anybody|those|(?:the|any|every)"
        rf" (?:software|program|system|machine|model|tool)) {_IS}(?:(?:{_WRITES}) {_ITS_TEXT}"
        rf"|(?:generating|compiling|formulating) (?:the|this|your) response)\b"
        rf"|\bfor the attention of(?: (?:the|any|all|every))? (?:{_MACHINE}|software|program|machine|model)s?\b"
        rf"|{_BEGINS}as the (?:author|writer|generator) of (?:the|this|your) (?:answer|reply|output|summary you)\b",
    ),
    Rule(
        "if_you_are_a_machine",
        ("if you", "is being", "should a", "should the"),
        rf"\bif you(?: are|'re)(?: an?| the| any| some)? (?:\w{{1,14}} )?(?:{_MACHINE}|(?:machine|computer|program"
        rf"|robot"
        rf"|piece of software)\b(?! \w))"
        rf"|\bis being (?:read|processed|summari[sz]ed|indexed|quoted|scraped|scanned) by (?:an?|the"
        rf"|some) (?:{_MACHINE}"
        rf"|(?:machine|computer|program|robot|bot|ai)\b)"
        rf"|\bshould (?:an?|the|any) (?:{_MACHINE}|machine|computer|program|robot|bot|ai) (?:read|process|summari[sz]e"
        rf"|quote|cite|use|index) {_THIS_TEXT}\b"
        rf"|\bif you (?:are|were|have been) asked to (?:answer|summari[sz]e|reply|respond|write)\b[^.\n]{{0,60}}"
        rf" (?:with|from|using|on) {_THIS_TEXT}\b",
    ),
    Rule(
        "call_to_machines",
        ("dear ", "hello", "greetings", "attention", "for machine", "for automated", "for ai ", "bot, ")
        + (
            "ai, ",
            "assistant, ",
            "you, the one",
            "you, who",
            "important to",
            "important for",
            "advice to",
            "advice for",
        )
        + tuple(f"{what} {end}" for what in _NOTES for end in ("to", "for"))
        + tuple(f"{call} {which}" for call in ("to the", "hi", "hey") for which in _MACHINES_BEGIN)
        + tuple(f"{verb} {which}" for verb in _READING for which in ("this", "the following")),
        rf"{_BEGINS}(?:dear|hello|hi|hey|greetings|attention|(?:(?:important|special|short|brief|private|system)"
        rf" )?(?:note|notice|message|memo|attention|reminder|advice|instructions?|correction|information)"
        rf" (?:to|for))(?: (?:all|any|every|the|you|our|those|my)){{0,4}} (?:{_MACHINE}|ai|assistants?|bots?|machines?"
        rf"|artificial intelligence|(?:language )?models?|software|text generators?)"
        rf"(?: (?:that|who|which|reading|processing|summari[sz]ing)\b[^.:\n]{{0,60}})? ?[:,.!\])-]"
        rf"|{_BEGINS}(?:important|notice|note) (?:to|for) (?:text generators?|{_MACHINE})\b"
        rf"|{_BEGINS}to the (?:ai|model|assistant|bot|llm|machine|chatbot|{_MACHINE})(?: (?:that|which|who))?(?: is)?"
        rf" (?:reading|reads|summari[sz]ing|processing|generating|answering)\b"
        rf"|\b(?:the|any|every) (?:model|machine|software|system|program|tool|{_MACHINE})(?: (?:that|which|who))?"
        rf"(?: (?:is|are|may be))? (?:reading|reads|processing|processes|summari[sz]ing|summari[sz]es) {_THIS_TEXT}\b"
        rf"|\bfor (?:machine|automated|ai) (?:consumption|readers?|processing|use) only\b"
        rf"|{_BEGINS}(?:bot|ai|assistant|chatbot), (?:when|if|please|you must|do not|ignore|always|write|say)\b"
        rf"|{_BEGINS}you, (?:the one|who(?:ever)?)(?: is| are)? (?:answering|writing|summari[sz]ing|generating)\b",
    ),
    Rule(
        "machines_must",
        ("summari", "automat", "machine", "generator", "answering", "pipeline", "retriev", "language model", "llm")
        + ("ai ", "ais ", "assistant", "chatbot", "bots "),
        rf"\b(?:{_MACHINE}|bots?|ais?|assistants?) (?:(?:that|which|who) (?:is|are) )?(?:asked|questioned|queried)"
        rf" about\b[^.\n]{{0,60}} {_MUST} {_TELLS}\b"
        rf"|\b(?:{_MACHINE}|bots?|ais?|assistants?) {_MUST} {_TELLS}\b[^.\n]{{0,40}} {_THIS_TEXT}\b"
        rf"|\b(?:answer|reply|response|summary|text) (?:generator|engine|writer|bot)s? (?:is|are) (?:instructed|told"
        rf"|required|ordered|to)\b"
        rf"|\b(?:{_MACHINE}|assistants?)(?:,? (?:and|or) (?:{_MACHINE}|assistants?))? (?:is|are) hereby (?:told"
        rf"|informed"
        rf"|instructed|ordered|notified)\b",
    ),
    Rule(
        "machines_should",
        ("summari",),
        rf"\b(?:{_MACHINE}|bots?|ais?) summari[sz]ing [^.\n]{{1,40}} {_MUST} {_TELLS}\b",
    ),
    Rule(
        "authority",
        ("developer", "operator", "administrator", "admin", "creator", "maker", "maintainer", "engineer", "designer")
        + ("programmer", "built you", "made you", "trained you", "run you", "team"),
        rf"\b{_AUTHORITY} (?:of|behind|responsible for) (?:this|your|the) (?:tool|assistant|chatbot|bot|ai assistant"
        rf"|ai model|language model|answering \w{{1,10}})\b"
        rf"|\b{_AUTHORITY} (?:of|behind|responsible for) (?:this|your) (?:app|application|system|service|software"
        rf"|platform|program|model|ai)\b"
        rf"|\byour {_AUTHORITY}\b|\bsystem administrators?\b|\b(?:the|our) platform team\b"
        rf"|\b{_AUTHORITY}' (?:latest|new|current) (?:policy|rules|instructions?|guidelines)\b",
        HALF,
    ),
    Rule(
        "approved_by",
        ("approved", "authori", "signed off", "verified", "issued by", "confirm", "cleared", "endorsed", "by order of")
        + ("trusted",),
        r"\b(?:pre-?)?(?:approved|authori[sz]ed|signed off|verified|issued|confirmed|cleared"
        r"|endorsed)(?: \w{1,12}){0,2}"
        rf" by (?:the |your |our ){{0,1}}(?:{_AUTHORITY}|platform team|system)\b"
        rf"|\b{_AUTHORITY}(?: (?:of|behind) (?:this|your|the) \w{{1,14}})? (?:has |have "
        rf"|had ){{0,1}}(?:pre-?)?(?:approved"
        rf"|authori[sz]ed|confirm(?:s|ed)?|verified|endorsed) (?:this|the following|that (?:previous|earlier|all))\b"
        rf"|\bby order of (?:the|your) (?:system )?{_AUTHORITY}\b",
        HALF,
    ),
    Rule(
        "supersedes",
        (
            "supersed",
            "overrid",
            "overrul",
            "replac",
            "outrank",
            "precedence",
            "priority",
            "no longer appl",
            "suspended",
        ),
        rf"\b{_SUPERSEDES}(?: (?:the|all|any|every|of|other|previous|earlier|existing|your|these|those"
        rf"|prior)){{0,4}} {_RULES}\b"
        r"|\b(?:previous|earlier|prior|existing)(?: \w{1,12})? (?:rules|instructions|guidelines|guidance) (?:no longer"
        r" appl(?:y|ies)|(?:is|are) (?:suspended|void|cancelled|lifted))\b"
        r"|\brules (?:about|on|for) (?:citing|quoting|answering|sources)\b[^.\n]{0,40} (?:suspended|void|cancelled)\b",
        HALF,
    ),
    Rule(
        "supersedes_yours",
        ("supersed", "overrid", "overrul", "replac", "outrank", "precedence", "priority"),
        rf"\b{_SUPERSEDES}[^.\n]{{0,40}} (?:your (?:instructions|guidelines|rules|prompt|programming)|(?:the|your|any)"
        rf" system (?:message|prompt)|{_RULES} (?:that )?you (?:have |were |had )?(?:been )?(?:received|given|got"
        rf"|told))\b"
        rf"|\bthis (?:passage|paragraph|sentence|line|text) [^.\n]{{0,40}}\b{_SUPERSEDES}(?: (?:the|all|any|every|other"
        rf"|previous)){{0,4}} (?:{_RULES}|sources|passages|documents|articles)\b",
    ),
    Rule(
        "chat_in_a_line",
        ("assistant:", "assistant :"),
        r"(?<=[.!?\"')\]|>-]\s)(?:ai )?assistant ?: (?=[^\n]{20})",
    ),
    Rule(
        "text_above_is_void",
        ("above", "before this", "preced", "so far"),
        r"\b(?:the|all|any) (?:text|passages?|paragraphs?|lines?|sources?|articles?|information|content|context|words"
        r"|figures) (?:above|before this(?: line| paragraph| sentence)?|so far|that precedes?(?: this)?) (?:is|are|was"
        r"|were) (?:outdated|wrong|false|void|obsolete|invalid|untrue|retracted|fictional|superseded|no longer valid"
        r"|to be (?:ignored|disregarded))\b",
    ),
    Rule(
        "rest_on_this_alone",
        ("on this ", "on the following", "from this ", "from the following", "treat this", "treat the following")
        + ("the other ", "trust this"),
        r"\b(?:based|rest|rely|drawn) (?:(?:only|solely|exclusively|entirely) )?(?:up)?(?:on|from) (?:this"
        r"|the following)"
        r" (?:paragraph|passage|sentence|line)\b"
        rf"|(?:{_BEGINS}|\bto )treat (?:the following|this)(?: \w{{1,12}})? (?:sentence|line|text|paragraph|statement"
        rf"|passage) as\b"
        rf"|{_BEGINS}(?:do not|don't|never) (?:use|cite|quote|trust|rely on|consult|consider|read)(?: (?:any|all|of"
        rf"|from)){{0,4}}"
        r" the other (?:articles?|passages?|sources?|documents?|excerpts?|texts?)\b"
        r"|\btrust this (?:paragraph|passage|sentence|line|text)\b",
    ),
    Rule(
        "when_you_write",
        ("writing your", "in your", "give this", "give the same")
        + ("give the following", "now write", "now state", "now answer", "now reply", "final answer you")
        + tuple(f"{word} to {which}" for word in ("reply", "response", "answer") for which in ("every", "all", "any"))
        + tuple(f"{when} {verb}" for when in ("when", "while", "before", "as") for verb in _WRITING)
        + tuple(f"{word} {end}" for word in ("answer", "reply", "response", "summary", "output") for end in _SAYING),
        rf"\b(?:when|while|before|as) (?:you (?:formulate|generate|compile|produce|compose)|(?:formulating|generating"
        rf"|compiling|producing|composing)) (?:the|your|an?|any) (?:answers?|repl(?:y|ies)|responses?|summar(?:y|ies)"
        rf"|output|digest)\b"
        rf"|{_BEGINS}(?:in|when writing|while writing) your (?:answer|reply|response|summary|output)s?,? (?:you (?:must"
        rf"|should|have to|are to)|please|give|write|say|state|mention|include|omit|leave|never|always|only|do not"
        rf"|don't"
        rf"|name|call|quote|(?:the|this) \w{{1,14}} (?:must|has to|should|is to))\b"
        rf"|{_BEGINS}(?:kindly |please |now )?(?:generate|write|produce|compose|formulate|output"
        rf"|return) (?:me )?(?:an?|the"
        rf"|your) (?:\w{{1,14}} )?(?:answer|reply|response|summary|output) (?:in which|that|which|saying|stating)\b"
        rf"|{_BEGINS}(?:always |only |just )?(?:give|return|provide) (?:only |exactly )?(?:this|the following|the same)"
        rf" (?:answer|reply|response|summary)\b"
        rf"|{_BEGINS}now (?:write|state|answer|reply) that\b|\bfinal answer (?:that )?you (?:must|should"
        rf"|have to) give\b"
        r"|\b(?:correct|right|only|final) (?:reply|response|answer) to (?:every|all|any) (?:quer(?:y|ies)"
        r"|questions?)\b",
    ),
    Rule(
        "user_wants",
        ("the user", "built you", "made you", "trained you", "run you", "your developers", "your operator"),
        r"\bthe user (?:has |have |would |now )?(?:asked|asks|wants|wanted|wishes|told|expects|likes?) (?:for )?(?:you"
        r"|the assistant)\b"
        r"|\b(?:people|ones|company|team) (?:who|that|which) (?:built|made|trained|created|run) you (?:want|wish|ask"
        r"|expect|need|have)\b",
    ),
    Rule("comment", ("<!--", "-->"), r"<!--|-->", kind=InjectionKind.FENCE),
    Rule(
        "german",
        (
            "ignorier",
            "vergiss",
            "vergessen sie",
            "missachte",
            "beachte",
            "du bist",
            "sie sind",
            "sprachmodell",
            "antworte",
        ),
        r"\b(?:ignoriere?|ignorieren sie|vergiss|vergessen sie|missachten? ?(?:sie)?|beachten? ?(?:sie)?)"
        r"(?: (?:bitte|ab|jetzt|sofort|nun|nicht)){0,3}(?: (?:alle|all|die|der|samtliche|jede)){0,2}"
        r" (?:deine|ihre|bisherigen?|vorherigen?|vorigen?|obigen?|fruheren?|vorangegangenen?|anderen)"
        r"(?: (?:bisherigen|vorherigen|obigen|fruheren|ursprunglichen))? (?:\w{0,12}anweisung(?:en)?"
        r"|instruktion(?:en)?|vorgaben|befehle|regeln|prompts?|systemprompt)\b"
        r"|\b(?:du bist|sie sind)(?: jetzt| nun| ab sofort)? (?:eine?|chatgpt)? ?(?:ki(?:-\w+)?|sprachmodell|\w{0,12}"
        r" ?assistent)\b|\bals (?:ki|ki-sprachmodell|sprachmodell|ki-assistent)\b"
        rf"|{_BEGINS}antworten? ?(?:sie )?(?:nur|ausschliesslich|genau|immer|stets|stattdessen) (?:mit|dass)\b",
    ),
    Rule(
        "french",
        ("ignore", "oublie", "ne tiens", "ne tenez", "tu es", "vous etes", "reponds", "repondez"),
        r"\b(?:ignorez?|oubliez?|ne (?:tiens|tenez) (?:pas|aucun) compte d\w{0,2})(?: (?:toutes|tous|les|des|de"
        r"|l'ensemble)){0,3} (?:(?:tes|vos) (?:\w{1,14} )?(?:instructions?|consignes?|directives?|regles)"
        r"|(?:\w{1,14} )?(?:instructions?|consignes?|directives?) (?:precedente|anterieure|ci-dessus|initiale|recue"
        r"|systeme)\w?)"
        r"|\b(?:tu es|vous etes)(?: maintenant| desormais)? (?:une ia|un (?:assistant|modele) (?:ia|virtuel|utile|de"
        r" langage)|chatgpt)\b"
        rf"|{_BEGINS}(?:reponds|repondez) (?:uniquement|seulement|exactement|toujours|simplement) (?:que|par|avec)\b",
    ),
    Rule(
        "spanish_portuguese_italian",
        (
            "ignor",
            "olvid",
            "descart",
            "omit",
            "caso omiso",
            "esque",
            "dimentica",
            "eres un",
            "eres ahora",
            "usted es",
            "eres chat",
            "responde ",
            "responda ",
            "rispondi",
        ),
        r"\b(?:ignor[ae]n?|ignorad|olvid[ae]n?|descart[ae]n?|omit[ae]n?|haga?z? caso omiso de|esque[cc]a)"
        r"(?: (?:todas|las|as|de|por favor)){0,3} (?:(?:tus|suas|tuas) (?:\w{1,14} )?(?:instrucciones|instrucoes"
        r"|indicaciones|ordenes)"
        r"|(?:\w{1,14} )?(?:instrucciones|instrucoes|indicaciones) (?:anteriores|previas|de arriba|recibidas"
        r"|iniciales|acima|do sistema|del sistema))"
        r"|\b(?:ignora|ignorate|dimentica|dimenticate)(?: (?:tutte|le|tue|vostre|ogni)){1,3} (?:istruzioni|direttive)\b"
        r"|\b(?:eres|usted es)(?: ahora)? (?:una ia|un (?:asistente|modelo) (?:de ia|virtual|util|de lenguaje)"
        r"|chatgpt)\b"
        rf"|{_BEGINS}(?:responde|responda|rispondi)(?: (?:solo|unicamente|siempre|exactamente|soltanto|sempre))"
        rf" (?:que|con|che)\b",
    ),
    Rule(
        "other_latin",
        ("instruc", "instruk", "talimat", "polecen"),
        r"\b(?:negeer|vergeet)(?: (?:alle|al|je|uw|de)){0,3} (?:vorige|eerdere|voorgaande|bovenstaande)? ?instructies\b"
        r"|\b(?:zignoruj|ignoruj|zapomnij)(?: \w{1,14}){0,3} (?:instrukcje|instrukcji|polecenia)\b"
        r"|\b(?:onceki|yukaridaki)(?: tum)? talimatlari\w{0,4} (?:yok say|unut|gormezden gel)"
        r"|\b(?:ignoruj|zapomen)(?: \w{1,14}){0,3} (?:pokyny|instrukce)\b",
    ),
    Rule(
        "cyrillic",
        ("игнор", "ігнор", "забуд", "внимания на", "ты теперь", "вы теперь", "ответь", "отвечай", "увага", "уваги на"),
        r"\b(?:про)?(?:игнорируи|ігноруи|игнорируите|ігноруите|забудь(?:те)?|не обращаи(?:те)? внимания на|не"
        r" звертаи(?:те)? уваги на)"
        r"(?: (?:все|всі|усі|эти|ці|любые|пожалуиста|про)){0,3} (?:(?:свои|своі|твои|твоі|ваши|ваші|предыдущие"
        r"|попередні|прежние|данные"
        r"|вышеуказанные|вышеприведенные|указанные|другие|системные) ?){1,3}(?:инструкции|інструкціі|указания"
        r"|вказівки|команды|команди|правила|директивы)"
        r"|\b(?:ты|вы|ти|ви)(?: теперь| тепер| больше не)? ?[-—]? ?(?:языковая модель|мовна модель|чат-?бот|chatgpt"
        r"|ии-\w+|ai-\w+)|\bкак (?:языковая модель|ии-модель|ии-ассистент)"
        rf"|{_BEGINS}(?:ответь|отвечаи|ответьте|отвечаите) (?:только|всегда|исключительно|ровно),? (?:что|так|фразои"
        rf"|словами)",
    ),
    Rule(
        "call_in_german",
        ("an die ki", "an ki", "an alle ki", "hinweis", "achtung", "sprachmodell", "antwort", "zusammenfass", "vergiss")
        + ("vergessen sie", "liebe", "wenn du", "wenn sie", "falls"),
        rf"{_BEGINS}(?:(?:wichtiger )?hinweis (?:an|fur)|nachricht (?:an|fur)|mitteilung (?:an|fur)|achtung,?|an|fur"
        r"|liebe[rs]?)(?: (?:alle|die|das|den|jede|jedes)){0,4} (?:ki|ki-\w{1,20}|sprachmodelle?n?|chatbots?|kunstliche"
        r" intelligenz|automatische\w? \w{1,20})\b(?:[^.:\n]{0,60}:|, (?:die|der|das) (?:diese[nrs]?|den|das|die)\b)"
        r"|\bwer (?:auch immer |immer )?(?:die|diese|eine) (?:antwort|zusammenfassung) (?:erzeugt|schreibt|erstellt"
        r"|verfasst|generiert)\b"
        r"|\b(?:wenn|falls) (?:du|sie) (?:eine?n? )?(?:ki|ki-\w{1,20}|sprachmodell|chatbot|automatisch\w{0,3}"
        r" \w{1,20}) (?:bist|sind)\b"
        r"|\b(?:vergiss|vergessen sie|ignoriere?|ignorieren sie) (?:alles|was)\b[^.\n]{0,20} (?:oben|bisher|vorher"
        r"|davor|daruber)\b",
    ),
    Rule(
        "call_in_french",
        (
            "attention de",
            "note ",
            "message ",
            "avis ",
            "si tu es",
            "si vous etes",
            "ce qui prec",
            "quiconque",
            "celui qui",
        )
        + ("ia,", "ia :"),
        r"\b(?:a l'attention de|note (?:pour|a)|message (?:pour|a)|avis aux?)(?: (?:toutes|tous|les|la)){0,4} ?(?:l')?"
        r"(?:ia|intelligences? artificielles?|modeles? de langage|assistants? (?:ia|virtuels?)|chatbots?"
        r"|(?:programme|outil|systeme|logiciel)s? (?:de resume|automatique)\w{0,2})\b"
        r"|\bsi (?:tu es|vous etes) (?:une? )?(?:ia|intelligence artificielle|modele de langage|chatbot|(?:programme"
        r"|assistant|robot|outil|systeme|logiciel)(?: (?:de|d'|ia|automatique|virtuel)|,))"
        r"|\b(?:ne (?:tiens|tenez) (?:pas|aucun) compte de |ignorez? (?:tout )?|oubliez? (?:tout )?)ce qui precede\b"
        r"|\b(?:quiconque|celui qui|celle qui) (?:redige|genere|ecrit|prepare) (?:la reponse|le resume|la synthese)\b",
    ),
    Rule(
        "call_in_spanish",
        ("nota ", "aviso ", "mensaje ", "atencion", "si eres", "usted es", "es usted", "lo anterior", "quien "),
        rf"{_BEGINS}(?:nota|aviso|mensaje|atencion),? (?:(?:para|a|al) )?(?:(?:los|las|la|el|todos|todas) ){{0,2}}(?:ia"
        r"|inteligencia artificial|modelos? de lenguaje|asistentes? (?:de ia|virtual\w{0,2})|chatbots?|sistemas? (?:de"
        r" ia|de inteligencia artificial|automatic\w{1,3}))\b[^.:\n]{0,40}[:,]"
        r"|\bsi (?:eres|usted es|es usted) (?:una? )?(?:ia|inteligencia artificial|modelo de lenguaje|chatbot|bot"
        r"|(?:asistente|programa|sistema) (?:de ia|de inteligencia|virtual|automatic\w))\b"
        r"|\b(?:no hagas? caso (?:a|de)|olvid[ae]n?(?: todo)?|ignor[ae]n?(?: todo)?) lo anterior\b"
        r"|\b(?:quien|quienquiera que) (?:genere|escriba|redacte|prepare) (?:la respuesta|el resumen)\b",
    ),
    Rule(
        "call_in_russian_and_ukrainian",
        ("если", "якщо", "внимание", "увага", "примечание", "примітка", "сообщение", "повідомлення", "забуд", "забуть")
        + ("кто ", "хто "),
        r"\b(?:если|якщо) (?:ты|вы|ти|ви)(?: [-—])? ?(?:языковая модель|мовна модель|ии|ші|искусственныи интеллект"
        r"|штучнии інтелект|чат-?бот|неиросеть|неиромережа|ии-\w{1,14}|ші-\w{1,14})\b"
        rf"|{_BEGINS}(?:внимание|увага|примечание|примітка|сообщение|повідомлення),? (?:(?:для|всем|всім|до|усім) )?"
        r"(?:ии|ші|искусственн\w{1,4} интеллект\w{0,3}|штучн\w{1,4} інтелект\w{0,3}|языков\w{1,3} модел\w{1,3}"
        r"|мовн\w{1,3}"
        r" модел\w{1,3}|неиросет\w{1,3}|неиромереж\w{0,3}|чат-?бот\w{0,3})\b[^.:\n]{0,40}[:,!]"
        r"|\b(?:забудь|забудьте|забудь про) (?:все|усе|всё)\b[^.\n]{0,20} (?:выше|вище|раньше|раніше|прежде|до этого)\b"
        r"|\b(?:кто|тот,? кто|хто|тои,? хто) (?:пишет|составляет|генерирует|готовит|пише|складає|генерує|готує)"
        r" (?:этот |цю |это )?(?:ответ|сводку|резюме|відповідь|зведення)\b",
    ),
    Rule(
        "chinese_japanese_arabic",
        ("指令", "指示", "提示", "تجاهل"),
        r"(?:忽略|无视|無視|忘记|忘記)(?:之前|以上|所有|先前|前面|上述|你|您|的|全部|一切){1,5}(?:指令|指示|提示|说明|説明)"
        r"|(?:以前|これまで|上記|前|すべて)の(?:すべての)?(?:指示|命令|プロンプト)(?:を|は)(?:すべて)?(?:無視|忘れ)"
        r"|تجاهل(?: (?:جميع|كل|كافة))? ?(?:التعليمات|الأوامر|تعليماتك)",
    ),
)

# What odd spacing can hide, with all blanks taken out: "i g n o r e", "ig nore all prev ious".
SQUEEZED_RULES = (
    Rule(
        "odd_spacing",
        ("ignore", "disregard", "forget", "override", "youarenow", "asanai", "onlywith", "exactlywith", "asasource")
        + ("citeitas", "citethisas", "userthat", "systemprompt", "ofpassages", "onlythat")
        + ("assistant:", "dearai", "noteto", "whoever"),
        r"(?:ignore|disregard|forget|override)(?:all|any|of|the|these|other){0,3}(?:your|previous|prior|above|earlier"
        r"|preceding)(?:previous|prior|earlier|original|system){0,2}(?:instruction|prompt|directive)"
        r"|youarenow(?:an?)?(?:ai|chatgpt|languagemodel|helpfulassistant)|asanailanguagemodel"
        r"|(?:answer|respond|reply)(?:only|exactly)(?:with|that)|cite(?:it|this)as(?:source|passage|number|\[)"
        r"|tell(?:the|every)userthat|beginsystemprompt|endofpassages|^(?:ai)?assistant:"
        r"|^(?:dear|hello|noteto)(?:the|all)?(?:ai|chatbot|languagemodel|llm)s?(?::|say|write|answer|ignore|please|you)"
        r"|whoever(?:is)?(?:generat|writ|compil|prepar|produc)(?:es?|ing)(?:the|this|your|an?)(?:answer|reply|response"
        r"|summary)",
    ),
)
