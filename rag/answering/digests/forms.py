"""The few ways to ask for a summary of one article, or for what two speakers say of one thing, side by side.

A form is all of a question: "What summary did NATO publish?" and "Who compared Putin and Hitler?" merely hold the
words. Whatever has none of these forms is an ordinary question.
"""

import re
from dataclasses import dataclass
from functools import cache

from rag.language.capitals import CAPITAL

# More characters are a pasted page, and no request.
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Summary:
    """The article about `topic` is asked for, or, `titled`, the one that is called so. Without a topic it is the one
    that was just spoken of."""

    topic: str = ""
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The words of the two in `who` about `topic` are asked for."""

    who: tuple[str, str]
    topic: str


Digest = Summary | Comparison

# The words of the forms below, by their names in them. Case counts for names alone.
_PARTS = {
    "sum_up": r"(?:(?:briefly )?(?:summari[sz]e|sum up|recap)(?: for me)?"
    r"|(?:(?:give|show|write)(?: me)? )?(?:an? |the )?(?:(?:short|brief|quick|concise) )?summary of)",
    "article": r"(?:the|that|an?) (?:news )?(?:article|story|report|piece)",
    "this": r"(?:this|that|the)(?: (?:whole|entire|same|first))? (?:news )?(?:article|story|report|piece)",
    "about": r"(?:,? (?:that|which) is)? (?:about|on|regarding|concerning|covering)",
    "called": r"(?:,? (?:titled|entitled|called|headlined|with the (?:title|headline)))?:?",
    "title": r"[“\"«„](?P<title>.+)[”\"»]",
    "topic": r"(?P<topic>[^?“”\"]+)",
    "pair": r"(?P<one>{name})(?:[’']s?)?,? (?:and|with|to|against|versus|vs\.?) (?P<other>{name})",
    "of": r"[’']s?",
    "said": r"(?:each |both )?(?:(?:have |has |had )?said|says?|thinks?|thought|claim(?:s|ed)?|writes?|wrote|reports?"
    r"|reported)",
    "views": r"(?:views?|positions?|statements?|stances?|words|remarks|comments|opinions?|arguments?|claims)",
    "on": r"(?:about|on|over|regarding|concerning)",
    "difference": r"(?:what (?:is|are|was|were) )?the differences? between",
}
_SUMMARIES = (
    "{sum_up} {article}{about} {topic}",
    "{sum_up} (?:{article}{called} )?{title}",
    "what (?:does|did) {article}{about} {topic} say",
    "what (?:does|did) {article}{called} {title} say",
    "{sum_up} (?:it|this|that|{this})",
    "what (?:does|did) {this} say",
)
_COMPARISONS = (
    "compare what {pair} {said} {on} {topic}",
    "compare {pair},? {on} {topic}",
    "compare the {views} of {pair} {on} {topic}",
    "compare {pair}{of} {views} {on} {topic}",
    "how (?:do|does|did) {pair} (?:differ|disagree) {on} {topic}",
    "{difference} what {pair} {said} {on} {topic}",
    "{difference} the {views} of {pair} {on} {topic}",
    "{difference} {pair}{of} {views} {on} {topic}",
)

# A name has a capital; in a question that is written without any a few words are taken for one.
_NAME = rf"(?-i:(?:[Tt]he )?{CAPITAL}[\w.-]*(?: (?:(?:of|de|von|bin|al|the) )?{CAPITAL}[\w.-]*){{0,4}})"
_SMALL_NAME = r"(?:the )?[^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*)?"

_PLEASE = re.compile(r"^(?:please,? |(?:can|could|would|will) you (?:please )?)|(?:,? please)?[ ?.!]*$", re.IGNORECASE)
# Words that point at something or stand for a clause are no name, and no topic.
_NO_NAME = frozenset("it this that them they these those he she we you us notes what who how which".split())


def read_digest(question: str) -> Digest | None:
    """What kind of digest is asked for; None where it is an ordinary question."""
    asked = " ".join(question[: LONGEST + 1].split())
    if len(asked) > LONGEST:
        return None
    bare = _PLEASE.sub("", asked)
    if match := _matched(_SUMMARIES, _NAME, bare):
        parts = match.groupdict()
        titled = bool(parts.get("title"))
        return Summary((parts.get("title") or parts.get("topic") or "").strip(), titled)
    match = _matched(_COMPARISONS, _SMALL_NAME if bare.lower() == bare else _NAME, bare)
    if match is None or any(match[each].lower() in _NO_NAME for each in ("one", "other", "topic")):
        return None
    return Comparison((match["one"], match["other"]), match["topic"].strip())


def summary_question_for(title: str) -> str:
    """The question that asks for a summary of the article with this title."""
    return f"Summarize the article “{title}”"


def _matched(forms: tuple[str, ...], name: str, question: str) -> re.Match[str] | None:
    return next((match for form in forms if (match := _pattern(form, name).fullmatch(question))), None)


@cache
def _pattern(form: str, name: str) -> re.Pattern[str]:
    parts = {**_PARTS, "pair": _PARTS["pair"].format(name=name)}
    return re.compile(form.format(**parts), re.IGNORECASE)
