"""Honest claims: a sentence as it is, shortened by a part that carries no condition, or with its pronoun resolved."""

import re

from benchmarks.mutation.material import Sample, is_name
from rag.language.en.speech import SPEECH_VERBS

# A part with one of these is not left out: without it the rest may say something else.
_CARRIES = re.compile(
    r"\b(?:not|no|never|nor|neither|without|if|unless|only|may|might|could|would|should|until|except|than|alleged\w*|"
    r"reported\w*|claim\w*|rather|instead|but|or|nearly|almost|about|around|few|under)\b|n[’']t\b|[“”\"—]",
    re.IGNORECASE,
)
_JOINT = re.compile(r"^(?:But|And|So|Yet),? ")
_ASIDES = (
    # ", which has 40 members,": between two commas
    re.compile(
        r", (?:who|which|whose|where|a|an|including|citing|speaking|during|following|according to)\b[^,]{5,90}"
        r",(?= )(?! (?:and|or)\b)"
    ),
    # ", after weeks of talks.": at the end
    re.compile(r", (?:which|who|while|as|after|including|where|citing|following|amid|during) [^,]{8,110}(?=\.$)"),
    # "On Thursday, ": at the beginning
    re.compile(
        r"^(?:On|In|At|During|Earlier|Meanwhile|However|Also|Moreover|Since|For) ?[^,]{0,50}, "
        r"(?=[A-Z“\"]|the |a |he |she )"
    ),
    _JOINT,
    # between brackets
    re.compile(r" \([^()]{2,60}\)"),
    re.compile(r"(?<=[a-z] )(?:also|recently|currently|eventually|later) (?=[a-z])"),
)
_PRONOUN = re.compile(r"^(?P<who>He|She)\b(?=,? [a-z])|(?<=[”\"] )(?P<mid>he|she) (?=said|added|told|wrote)")
_SUBJECT = re.compile(
    r"^(?:(?:President|Prime Minister|Senator|Sen\.|Gov\.|Mr\.|Ms\.|Dr\.|[A-Z][a-z]+ [Pp]resident) )?"
    r"(?P<who>[A-Z][a-zà-ÿ’-]+(?: [A-Z][a-zà-ÿ’-]+)?),?(?: [^,]{3,80},)? (?!and|or|of|for|in|on|at|is a|was a)[a-z]+\b"
)
_OTHER_PERSON = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ’-]+ [A-Z][a-zà-ÿ’-]+")


def verbatim(sample: Sample) -> str | None:
    return sample.text


def shortened(sample: Sample) -> str | None:
    """Without its asides, one of each shape; None where it has none. What is quoted stays whole."""
    text = sample.text
    if re.search('[“”"]', text):
        return None
    for aside in _ASIDES:
        for match in list(aside.finditer(text))[:1]:
            left_out = match.group()
            if aside is _JOINT or not _CARRIES.search(left_out):
                text = text[: match.start()] + text[match.end() :]
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
    who = match["who"]
    if not is_name(who) or (" " not in who and not _is_last_name(who, sample.passage.article.text)):
        return None
    if (
        re.search(rf"\b(?:{SPEECH_VERBS})\b", sample.text)
        and sample.speaker
        and not _same(sample.speaker, match["who"])
    ):
        return None
    return match["who"]


def _is_last_name(word: str, text: str) -> bool:
    """Whether the article gives the word a first name and never writes it small."""
    return bool(re.search(rf"[a-z,] [A-Z][a-z]+ {word}\b", text)) and word.lower() not in text


def _same(one: str, two: str) -> bool:
    return one.split()[-1] == two.split()[-1]


# The rare ones first: what one of them lacks, the next one makes up for.
HONEST = {"pronoun": pronoun_resolved, "shortened": shortened, "verbatim": verbatim}
