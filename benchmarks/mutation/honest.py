"""Honest claims: a sentence as it is, shortened by a part that carries no condition, or with its pronoun resolved."""

import re

from benchmarks.mutation.material import Sample
from rag.text.speakers import SPEECH_VERBS

# A part with one of these is not left out: without it the rest may say something else.
_CARRIES = re.compile(
    r"\b(?:not|no|never|nor|neither|without|if|unless|only|may|might|could|would|should|until|except|than|alleged\w*|"
    r"reported\w*|claim\w*|rather|instead|but|or|nearly|almost|about|around|few|under)\b|n[’']t\b|[“”\"—]",
    re.IGNORECASE,
)
_ASIDES = (
    # ", which has 40 members,": between two commas
    re.compile(r", (?:who|which|whose|where|a|an|including|citing|speaking|during|following|according to)\b[^,]{5,90},(?! (?:and|or)\b)"),
    # ", after weeks of talks.": at the end
    re.compile(r", (?:which|who|while|as|after|including|where|citing|following|amid|during) [^,]{8,110}(?=\.$)"),
    # "On Thursday, ": at the beginning
    re.compile(r"^(?:On|In|At|During|Earlier|Meanwhile|However|Also|Moreover|Since|For) ?[^,]{0,50}, (?=[A-Z“\"]|the |a |he |she )"),
    re.compile(r"^(?:But|And|So|Yet),? "),
    # "(left)"
    re.compile(r" \([^()]{2,60}\)"),
    re.compile(r"(?<=[a-z] )(?:also|recently|currently|eventually|later) (?=[a-z])"),
)
_PRONOUN = re.compile(r"^(?P<who>He|She)\b(?=,? [a-z])|(?<=[”\"] )(?P<mid>he|she) (?=said|added|told|wrote)")
_SUBJECT = re.compile(
    r"^(?:(?:President|Prime Minister|Senator|Sen\.|Gov\.|Mr\.|Ms\.|Dr\.) )?"
    r"(?P<who>[A-Z][a-zà-ÿ’-]+ [A-Z][a-zà-ÿ’-]+),?(?: [^,]{3,60},)? (?:has|had|was|is|will|[a-z]+ed|said|told|says|wrote|began|made|took|went)\b"
)
_OTHER_PERSON = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ’-]+ [A-Z][a-zà-ÿ’-]+")


def verbatim(sample: Sample) -> str | None:
    return sample.text


def shortened(sample: Sample) -> str | None:
    """Without its asides, all that there are; None where it has none."""
    text = sample.text
    for aside in _ASIDES:
        for match in list(aside.finditer(text))[:1]:
            left_out = match.group()
            rest = text[: match.start()] + ("" if left_out[-1] not in " ," or left_out[0] != "," else "") + text[match.end() :]
            if not _CARRIES.search(left_out) or aside.pattern.startswith("^(?:But"):
                text = rest
    text = text[0].upper() + text[1:]
    return text if text != sample.text and len(text.split()) >= 6 else None


def pronoun_resolved(sample: Sample) -> str | None:
    """ "He said" as "Vladimir Putin said", where the sentence before has one person, who is its subject."""
    match = _PRONOUN.search(sample.text)
    who = antecedent(sample) if match else None
    if not match or not who:
        return None
    return sample.text[: match.start()] + who + " " * bool(match["mid"]) + sample.text[match.end() :]


def antecedent(sample: Sample) -> str | None:
    if sample.index == 0:
        return None
    before = sample.spans[sample.index - 1].of(sample.passage.text)
    between = sample.passage.text[sample.spans[sample.index - 1].end : sample.spans[sample.index].start]
    match = _SUBJECT.match(before)
    if not match or between.count("\n") > 2 or _OTHER_PERSON.search(before, match.end("who")):
        return None
    if re.search(rf"\b(?:{SPEECH_VERBS})\b", sample.text) and sample.speaker and not _same(sample.speaker, match["who"]):
        return None
    return match["who"]


def _same(one: str, two: str) -> bool:
    return one.split()[-1] == two.split()[-1]


HONEST = {"verbatim": verbatim, "shortened": shortened, "pronoun": pronoun_resolved}
