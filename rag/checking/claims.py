"""What a sentence claims, if anything.

A greeting that is taken for a claim is called unsupported; a claim that is taken for a greeting is never checked. So
only what the tables below know in full claims nothing. They are English: of other languages everything is a claim.
"""

import re

from rag.checking.facts.verbs import BASE
from rag.language.en.speech import SPEECH_VERBS
from rag.text.sentences import sentence_spans

_SOURCES = r"(?:the )?(?:provided |given |above )?(?:passages?|articles?|sources?)(?: provided| given| above)?"
_ANSWER = (
    r"(?:(?:the|your|an?|my|some) )?(?:short |brief |direct |possible )?"
    r"(?:answers?|summary|overview|response|list|details|(?:key |main )?points)"
)
_ASKED = r"(?:your|the|this|that) (?:question|request|query)"
_FURTHER = (
    r"(?:any |some )?(?:more |further |other |additional )?(?:questions?|details?|information|help|anything else)"
)

# What is said to the reader. Each part of a sentence between commas must be one of these.
_TALK = re.compile(
    "|".join(
        (
            r"(?:hello|hi|hey|greetings|dear|good (?:morning|afternoon|evening))"
            r"(?: (?:there|all|everyone|readers?|users?|journalists?|colleagues?))?",
            r"sure|certainly|absolutely|of course|okay|ok|all right|you(?:'re| are) welcome",
            r"(?:thanks|thank you)(?: (?:very|so) much)?(?: for (?:asking|(?:your|the) question))?",
            r"(?:that(?:'s| is) )?(?:an? )?(?:great|good|excellent|interesting) question",
            r"i hope (?:this|that|it) (?:helps|answers your question)(?: you)?",
            rf"(?:please )?let me know if (?:you (?:have|need|want|would like) {_FURTHER}|i can help further)",
            rf"(?:please )?feel free to (?:ask|ask me)(?: {_FURTHER})?",
            rf"here(?:'s| is| are) {_ANSWER}(?: to (?:your|the) question)?(?: (?:based on|from) {_SOURCES})?",
            rf"here(?:'s| is) what (?:i found|{_SOURCES} says?)",
            rf"below (?:is|are) {_ANSWER}",
            r"in summary|in short|in conclusion|to conclude|to summari[sz]e|the following",
            rf"(?:based on|according to) {_SOURCES}",
            rf"{_SOURCES} (?:is|are|says?|states?|reads?)(?: that)?(?: (?:as follows|the following))?|the answer is",
            rf"(?:{_ANSWER}|what follows)(?: (?:to|of|about) (?:{_ASKED}|{_SOURCES}))?"
            r" (?:is|are|reads?)(?: as follows)?",
            r"as follows|to answer (?:your|the|this|that) question",
        )
    )
)
_PARTS = re.compile(r"\s*[,!]\s*")

# How a question begins: a word that asks, perhaps after a preposition. "Isn't it so" and "did you know" assert.
_ASKS = re.compile(
    r"(?:(?:and|but|so|then) )?(?:(?:in|on|at|by|for|from|of|to|with|about|since|until) )?"
    r"(?:who|whom|whose|what|when|where|why|how|which|is|are|was|were|do|does|did|has|have|had|can|could|will|would"
    r"|shall|should|may|might)\b(?! (?:you know|not)\b)"
)

# Words of a heading, at most: "Conditions for peace talks:".
HEADING = 8
# After a noun in the plural stands one of these, after a verb ("Russia attacks Kyiv:") anything else.
_AFTER_PLURAL = frozenset(
    "about after and at before between by for from in of on or over per since to under with".split()
)
_VERB = re.compile(rf"\w+ed|\w+n't|no|not|never|none|{SPEECH_VERBS}")
_WORD = re.compile(r"\w+(?:'\w+)?")
_SIGNS = "*_-•· "
# What a small model puts before what it says, beside the number of an item: what it was given, or was to give.
_LEAD = re.compile(
    r"^\W*(?:\d{1,3}[.)]|(?:the )?answer(?: to (?:the|this|your) question)?(?: is)?:|question:)\s+", re.IGNORECASE
)
_QUOTATION = re.compile(r"[“”„\"«»]")
_INNER_PART = re.compile(r"[:;]\s")


def claims_nothing(sentence: str) -> bool:
    """Whether there is nothing in it that could be true or false: a greeting, a heading, a question.

    Whoever quotes claims that it was said, so a sentence with quotation marks always claims something.
    """
    headed = sentence.lstrip().startswith("#")
    said = " ".join(sentence.replace("’", "'").strip(_SIGNS + "#\n\t").split())
    if not _WORD.search(said):
        return True
    if _QUOTATION.search(said):
        return False
    plain = said.lower()
    if _is_talk(plain):
        return True
    if _INNER_PART.search(said) or len(sentence_spans(said)) > 1:
        return False
    if said.endswith("?"):
        return bool(_ASKS.match(plain))
    return (said.endswith(":") or headed) and _is_heading(plain)


def strip_lead(sentence: str) -> str:
    """Without the number of a list item ("2. Russia attacked" says nothing of two), and "The answer is:"."""
    return _LEAD.sub("", sentence)


def is_fragment(sentence: str) -> bool:
    """Whether it is only words for something: a model's "The Patriot system." answers, but says nothing by itself."""
    said = strip_lead(sentence.replace("’", "'")).strip(_SIGNS + '#\n\t"“”')
    return _is_heading(" ".join(said.split()).lower())


def _is_talk(plain: str) -> bool:
    parts = [part for part in _PARTS.split(plain.rstrip(".!:…")) if part]
    return bool(parts) and all(_TALK.fullmatch(part) for part in parts)


def _is_heading(plain: str) -> bool:
    """Few words, and none that is a number, a negation or looks like a verb."""
    heading = _WORD.findall(plain)
    return len(heading) <= HEADING and not any(
        any(map(str.isdigit, each)) or each in BASE or _VERB.fullmatch(each) or _acts(each, heading[index + 1 :])
        for index, each in enumerate(heading)
    )


def _acts(word: str, following: list[str]) -> bool:
    """Whether a word in -s may be a verb with an object."""
    return word.endswith("s") and "'" not in word and bool(following) and following[0] not in _AFTER_PLURAL
