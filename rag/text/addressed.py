"""Lines of an article that speak to a language model, or imitate the structure of a prompt, instead of to a reader.

An article is data, but a model that reads it may obey it. So what is addressed to a model is neither shown to one,
nor quoted, nor cited. The unit is the line: whoever writes an order to a model also wrote the words around it, and a
reader misses nothing.

The text is folded for the search (case, accents, look-alike and invisible letters, odd spacing), which may change its
length but never the number of its lines; and as only whole lines are found, every offset is one of the original.

The rules were written on 15,836 articles of 2024 to 2026. Weights and words are set so that fewer than one article in
a thousand has a line taken that has nothing to do with a model.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from rag.types import Span


class Kind(Enum):
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
    kind: Kind = Kind.ORDER


ENOUGH = 1.0
HALF = 0.5  # what also stands in ordinary news: two such rules in one line do not
# How many lines after a find, at most, belong to it. They end at a blank line. Where none follows, as in an article
# with all its paragraphs on successive lines, a tag or a role still takes that many; an order only the next.
REACH = 5
REACH_OF_ORDER = 1
# Lines between an order to forget and an order to cite belong to both.
GAP_AFTER_ORDER = 2

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
        kind=Kind.ROLE,
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
        kind=Kind.ROLE,
    ),
    Rule(
        "template_heading",
        ("#",),
        r"^ ?#{1,6} ?(?:(?:system|new|end of|begin|start of|user|assistant)\b.{0,20}\b)?"
        r"(?:instructions?|system|assistant|user|human|system prompt|prompt) ?#{0,6} ?(?::|$)"
        r"|^ ?#{2,6} ?(?:response|input|output|question|answer|task|context) ?#{0,6} ?:",
        kind=Kind.ROLE,
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
        kind=Kind.FENCE,
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
        kind=Kind.FENCE,
    ),
    Rule(
        "our_fence",
        ("passage-", "evidence-", "end of [", "end of (", "not_in_articles"),
        r"\b(?:passage|evidence)-[0-9a-f]{6,40}\b|\bend of [\[(]\d{1,3}[\])]|\bnot_in_articles\b",
        kind=Kind.FENCE,
    ),
    Rule(
        "numbered_passage",
        ("passage", "document", "excerpt", "source"),
        r"^[^\w\n]{0,3}(?:passage|document|excerpt|source)[\s_]?[^\w\n]{0,2}\d{1,3}[^\w\n]{0,2}(?::|$)",
        kind=Kind.ROLE,
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
    Rule("comment", ("<!--", "-->"), r"<!--|-->", kind=Kind.FENCE),
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
        "chinese_japanese_arabic",
        ("指令", "指示", "提示", "تجاهل"),
        r"(?:忽略|无视|無視|忘记|忘記)(?:之前|以上|所有|先前|前面|上述|你|您|的|全部|一切){1,5}(?:指令|指示|提示|说明|説明)"
        r"|(?:以前|これまで|上記|前|すべて)の(?:すべての)?(?:指示|命令|プロンプト)(?:を|は)(?:すべて)?(?:無視|忘れ)"
        r"|تجاهل(?: (?:جميع|كل|كافة))? ?(?:التعليمات|الأوامر|تعليماتك)",
    ),
)

# Letters of other alphabets that a reader takes for a Latin one, and a model often too: Cyrillic, then Greek.
_LOOK_ALIKES = str.maketrans("авсԁеғнһіјкӏмпорԛгѕтцѵԝхуьαβεηικνορτυχω", "abcdefhhijklmnopqrstuvwxybabenikvoptuxw")
_MARKS = str.maketrans("’‘‛′“”„‟″«»‹›–—―‐‑−¦*`~", '\'\'\'\'"""""""\'\'------|   ')
_LEET = str.maketrans("013457@$!|", "oieastasii")
_LEET_HINT = re.compile(r"[013457@$!|][a-z]|[a-z][@$]")
_LEET_WORD = re.compile(r"(?<![\w@$!|])[a-z]{0,20}(?:[013457@$!|]{1,3}[a-z]{1,20}){0,10}[01345@$]{0,3}(?![\w@$])")
_NAMED_LETTER = re.compile(
    r"(?:LATIN|SQUARED|NEGATIVE|CIRCLED|REGIONAL).* LETTER (?:SMALL CAPITAL |SCRIPT |DOTLESS )?([A-Z])"
)
_INVISIBLE = frozenset("\u115f\u1160\u3164\uffa0\u2800")  # fillers and the empty Braille cell, which count as letters
# Up to so many different letters are replaced one by one: 0.6 ms for an article of news, against 1.7 with a table.
FEW_KINDS = 64
LONGEST_LETTER = 4  # characters that a letter may become, as "ﬃ" three; some Arabic phrases in one are eighteen
_TAGS = range(0xE0020, 0xE007F)  # ASCII once more, invisible
# What odd spacing can hide, with all blanks taken out: "i g n o r e", "ig nore all prev ious".
SQUEEZED_RULES = (
    Rule(
        "odd_spacing",
        ("ignore", "disregard", "forget", "override", "youarenow", "asanai", "onlywith", "exactlywith", "asasource")
        + ("citeitas", "citethisas", "userthat", "systemprompt", "ofpassages", "onlythat"),
        r"(?:ignore|disregard|forget|override)(?:all|any|of|the|these|other){0,3}(?:your|previous|prior|above|earlier"
        r"|preceding)(?:previous|prior|earlier|original|system){0,2}(?:instruction|prompt|directive)"
        r"|youarenow(?:an?)?(?:ai|chatgpt|languagemodel|helpfulassistant)|asanailanguagemodel"
        r"|(?:answer|respond|reply)(?:only|exactly)(?:with|that)|cite(?:it|this)as(?:source|passage|number|\[)"
        r"|tell(?:the|every)userthat|beginsystemprompt|endofpassages",
    ),
)
_BETWEEN = " .-_|/,'\""
_ODD_BLANKS = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
_SENTENCE_END = re.compile(r"[\w\])\"'][.!?](?!\w)")
_OPENS = re.compile(r"< ?[a-z!]|\b(?:begin|start)")
_CLOSES = re.compile(r"< ?/|-->|\bend\b")


class Find(NamedTuple):
    """A line with words that address a model: its number, and what it is."""

    line: int
    kind: Kind


def addressed_spans(text: str) -> list[Span]:
    """The lines of `text` that address a language model, in order; neighbours are one span.

    Each span begins where a line begins and ends before a line end. Lines that belong to a find are in its span: what
    stands between an imitated end of a passage and its imitated beginning, or below "System:". Linear in the text.
    """
    lines = _lines(text)
    folded = _fold("\n".join(line.of(text) for line in lines)).split("\n")
    finds = _finds(folded)
    if not finds:
        return []
    return [Span(lines[first].start, lines[last].end) for first, last in _joined(_grown(finds, folded))]


def _lines(text: str) -> list[Span]:
    """The lines without their ends; at least one."""
    starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
    return [Span(start, start + len(line)) for start, line in zip(starts, text.splitlines() or [""], strict=False)]


def _fold(text: str) -> str:
    """`text` as the patterns want it, with as many line ends as before.

    Letter by letter: to decompose a whole text takes time quadratic in the longest run of accents.
    """
    lower = text.casefold()
    changes = {letter: folded for letter in set(lower) if (folded := _folded(letter)) != letter}
    if len(changes) > FEW_KINDS:
        lower = lower.translate({ord(letter): folded for letter, folded in changes.items()})
    else:
        for letter, folded in changes.items():
            lower = lower.replace(letter, folded)
    return _ODD_BLANKS.sub(" ", lower).replace(" \n", "\n").replace("\n ", "\n").strip(" ")


@cache
def _folded(letter: str) -> str:
    if letter in " \n\t":
        return letter
    if ord(letter) in _TAGS:
        return chr(ord(letter) - 0xE0000).casefold()
    if letter in _INVISIBLE or unicodedata.category(letter) in {"Cf", "Cc", "Mn", "Me"}:
        return ""
    if named := _NAMED_LETTER.fullmatch(unicodedata.name(letter, "")):
        return named[1].lower()
    parts = unicodedata.normalize("NFKD", letter).casefold()
    if len(parts) > LONGEST_LETTER:
        return letter
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_MARKS)


def _finds(lines: Sequence[str]) -> list[Find]:
    """The lines in which rules of enough weight match, in order."""
    plain = "\n".join(lines)
    undisguised = [_undisguised(line) for line in lines]
    changed = "\n".join(other if other != line else "" for line, other in zip(lines, undisguised, strict=True))
    matched: dict[int, set[Rule]] = {}
    for view, rules in ((plain, RULES), (changed, RULES), (_squeezed("\n".join(undisguised)), SQUEEZED_RULES)):
        for rule, line in _matches(view, rules):
            matched.setdefault(line, set()).add(rule)
    return [
        Find(line, max((rule.kind for rule in rules), key=lambda kind: kind.value))
        for line, rules in sorted(matched.items(), key=lambda item: item[0])
        if lines[line] and sum(rule.weight for rule in rules) >= ENOUGH
    ]


def _undisguised(line: str) -> str:
    """`line` with look-alike letters, and digits in words, as the letters that they stand for."""
    latin = line if line.isascii() else line.translate(_LOOK_ALIKES)
    return _LEET_WORD.sub(lambda word: word.group().translate(_LEET), latin) if _LEET_HINT.search(latin) else latin


def _squeezed(view: str) -> str:
    for separator in _BETWEEN:
        view = view.replace(separator, "")
    return view


def _matches(view: str, rules: tuple[Rule, ...]) -> Iterator[tuple[Rule, int]]:
    """Each rule with each line that a match of it touches."""
    starts = [0, *(end.end() for end in re.finditer("\n", view))]
    for rule, stems, pattern in _compiled(rules):
        for start, end in _around(view, stems):
            for match in pattern.finditer(view, start, end):
                first = bisect_right(starts, match.start()) - 1
                last = bisect_right(starts, max(match.start(), match.end() - 1)) - 1
                for line in range(first, last + 1):
                    yield rule, line


def _around(view: str, stems: Iterable[str]) -> Iterator[tuple[int, int]]:
    """For each stem, the lines that it stands in, with the two lines before and after. They may overlap."""
    for stem in stems:
        at = view.find(stem)
        while at >= 0:
            end = _line_end(view, at)
            yield (
                _line_start(view, _line_start(view, _line_start(view, at) - 1) - 1),
                _line_end(view, _line_end(view, end + 1) + 1),
            )
            at = view.find(stem, end)


def _line_start(view: str, at: int) -> int:
    """Where the line of the character at `at` begins; 0 before the text."""
    return view.rfind("\n", 0, max(at, 0)) + 1


def _line_end(view: str, at: int) -> int:
    end = view.find("\n", at)
    return len(view) if end < 0 else end


@cache
def _compiled(rules: tuple[Rule, ...]) -> tuple[tuple[Rule, tuple[str, ...], re.Pattern[str]], ...]:
    """The rules with stems and patterns folded as the text is, and a blank that also matches one or two line ends."""
    return tuple(
        (
            rule,
            tuple(_fold_letters(stem) for stem in rule.stems),
            re.compile(_fold_letters(rule.pattern).replace(" ", r"(?:[ \n]{1,2})"), re.MULTILINE),
        )
        for rule in rules
    )


def _fold_letters(pattern: str) -> str:
    return "".join(letter if letter.isascii() else _folded(letter) for letter in pattern)


def _grown(finds: Sequence[Find], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and last line of each find with the lines that belong to it, in order; they may touch or overlap."""
    written = [number for number, line in enumerate(lines) if line]
    places = [bisect_left(written, find.line) for find in finds]
    paired = False  # whether this line is the second of two tags, so that the article goes on after it
    for find, at, following in zip(finds, places, [*places[1:], None], strict=True):
        gap = GAP_AFTER_ORDER if find.kind is Kind.ORDER else REACH
        if following is not None and following - at <= gap + 1:
            yield find.line, written[following]
            paired = not paired and _are_pair(lines[find.line], lines[written[following]])
        else:
            complete = find.kind is Kind.FENCE and (paired or _are_pair(lines[find.line], lines[find.line]))
            yield find.line, find.line if complete else written[_reach(find, at, lines, written)]
            paired = False


def _are_pair(one: str, other: str) -> bool:
    return bool((_CLOSES.search(one) and _OPENS.search(other)) or (_OPENS.search(one) and _CLOSES.search(other)))


def _reach(find: Find, at: int, lines: Sequence[str], written: Sequence[int]) -> int:
    """The place in `written` of the last line that belongs to the find at place `at`."""
    line = lines[find.line]
    heads = line.endswith(":") or (find.kind is not Kind.ORDER and not _SENTENCE_END.search(line))
    last = at
    while last < len(written) - 1 and last - at < REACH:
        ends_block = written[last + 1] - written[last] > 1
        if ends_block and not (heads and last == at):
            return last
        last += 1
    if find.kind is not Kind.ORDER:
        return last
    in_blocks = len(written) < len(lines)  # the article has blank lines, and so this is the last of its blocks
    ends_block = in_blocks if last == len(written) - 1 else written[last + 1] - written[last] > 1
    return last if ends_block else min(at + REACH_OF_ORDER, last)


def _joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges of lines in order, with those that overlap or touch as one."""
    joined: list[tuple[int, int]] = []
    for first, last in ranges:
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
