"""Outlets that a question names as whose report is asked for: "According to the Inland Courier, how many …?".

Only in words that frame a question so. An outlet that the question is about ("Who owns the Inland Courier?") is left.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.filtering import Filters
from rag.question.tidying import tidy_question
from rag.text.outlets import outlet_name, spellings_of
from rag.text.words import words

# What an outlet does with news, as a question has it after "does" and "did", after "has", and by itself.
_SAY = r"(?:say|report|write|claim|mention|describe|tell|call|publish|quote|correct|print|note|explain|put)"
_SAID = (
    r"(?:said|reported|written|claimed|mentioned|described|told|called|published|quoted|corrected|printed|noted|"
    r"explained|covered)"
)
_SAYS = r"(?:says|said|reports|reported|writes|wrote|claims|claimed|notes|noted)"
_NEWS = r"(?:article|report|story|stories|piece|coverage|account|version|news|reporting|interview)s?"

# The words about an outlet (`{}`), each row with what stands for them in the question that is searched.
_FRAMES = (
    (rf",? ?\b(?:according to|as (?:told|reported|said|described) (?:by|in)) {{}}(?:[’']s? {_NEWS})?,?", ""),
    (rf",? ?\b(?:in|from) {{}}[’']s? {_NEWS}\b,?", ""),
    (rf"\b{{}}[’']s? {_NEWS}\b", "the article"),
    (r"\b(?P<what>articles?|reports?|stor(?:y|ies)) (?:by|in|from|of) {}", r"\g<what>"),
    (rf"\b(?P<what>{_SAID}) (?:by|in) {{}}", r"\g<what>"),
    (rf"\b(?P<before>do|does|did) {{}} (?P<after>{_SAY})\b", r"\g<before> the article \g<after>"),
    (rf"\b(?P<before>has|have|had) {{}} (?P<after>{_SAID})\b", r"\g<before> the article \g<after>"),
    (rf", *(?:as )?{{}} {_SAYS}(?=\W*$)", ""),
    (rf"\b(?P<before>what|how|whether) {{}} (?P<after>{_SAYS})\b", r"\g<before> the article \g<after>"),
)

# "in" alone frames a question at its ends, and there is much else that one may be in.
_IN = (r"^[Ii]n {}, *", r",? ?\bin {}(?=\W*$)")

# "According to Post Express" does not name the outlet Post.
_ENDS = r"(?!-?\w)(?! (?-i:[A-Z]))"


def take_outlet(question: str, outlets: Sequence[str]) -> tuple[str, str | None]:
    """The question without the words that name one of `outlets`, and that one; as it is where none or several are, and
    where nothing else is asked."""
    lower = question.lower()
    named = [each for each in sorted(outlets, key=len, reverse=True) if each.strip() and _bare(each).lower() in lower]
    found = {each: rest for each in named if (rest := _without(question, each)) is not None}
    outlet = next(iter(found), None)
    if outlet is None or not words(found[outlet]) or any(not _is_part(each, outlet) for each in found):
        return question, None
    return tidy_question(found[outlet]), outlet


def find_outlet(name: str, outlets: Sequence[str]) -> str:
    """The outlet that a person means by `name`, with or without "The"; `name` where none of `outlets` is called so."""
    meant = _bare(name).lower()
    alike = [each for each in outlets if _bare(each).lower() == meant]
    return name if not alike or any(each.lower() == name.lower() for each in alike) else alike[0]


def resolve_outlets(filters: Filters, stored: Sequence[str]) -> Filters:
    """The filters with the outlet that is meant, as the articles call it, and with all spellings that have its name.

    "The Hindu", where a person has written Hindu; of "CNN" all that is stored as CNN, cnn.com or edition.cnn.com.
    """
    if filters.source is None:
        return filters
    names = list(dict.fromkeys([*stored, *map(outlet_name, stored)]))
    name = find_outlet(filters.source, names)
    found = tuple(spellings_of(name, stored))
    only = all(each.lower() == name.lower() for each in found)
    return replace(filters, source=name, spellings=() if only else found)


def _without(question: str, outlet: str) -> str | None:
    """The question without the words about the outlet; None where it does not name it so."""
    name = re.sub(r"(?:\\\s)+", r"\\s+", re.escape(_bare(outlet)))
    anyhow = rf"(?i:(?:the )?[“\"]?{name}[”\"]?){_ENDS}"
    for frame, instead in _FRAMES:
        rest, times = re.subn(frame.replace("{}", anyhow), instead, question, count=1, flags=re.IGNORECASE)
        if times:
            return rest
    # An outlet of one word is often an ordinary word: behind "in" alone it is one with the capitals of the outlet.
    as_written = anyhow if r"\s" in name else rf"(?i:the )?{name}{_ENDS}"
    for frame in _IN:
        rest, times = re.subn(frame.replace("{}", as_written), "", question, count=1)
        if times:
            return rest
    return None


def _bare(outlet: str) -> str:
    return re.sub(r"^the\s+(?=\S)", "", outlet.strip(), flags=re.IGNORECASE)


def _is_part(one: str, other: str) -> bool:
    return _bare(one).lower() in _bare(other).lower()
