"""Claims in plain words, made of questions and their answers: "Who beat Ana?" and "Tom" say that Tom beat Ana.

The idea is of Demszky et al. 2018 (Transforming Question Answering Datasets Into Natural Language Inference Datasets),
whose rules read a parse; these read words. Whoever asked such a question did not copy the sentence that answers it. A
false claim has another answer of the same shape from the same text, or answer and name have changed places.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from benchmarks.judge.examples import Claim, Group
from rag.language.en.verbs import IRREGULAR

_AUXILIARY = r"(?:was|were|is|are|has|have|had|will|can|could|would|may|might|must|should)"
_TURNED = r"(?:the|a|an|his|her|its|their|he|she|it|they|we|you|i|there|this|that|these|those|[A-Z]\w+)\b"
_NAME = r"(?:the |The )?[A-Z][\w'’.-]*(?: (?:of|the|[A-Z][\w'’.-]*))*"
_SUBJECT = rf"(?:{_NAME}|(?:the|his|her|their|its|a|an) [a-z]+|he|she|they|it)"
_LEFT_HANGING = r"(?:of|to|for|in|on|at|by|with|from|about|called|named|like|as|into|against|over|\w+ing)"

# "Who beat Ana?": what asks is the subject, and the answer stands in its place.
_WHO = re.compile(rf"(?:Who|What)(?P<rest> (?!{_AUXILIARY} {_TURNED})(?P<verb>[a-z]+) .+)")
_WHO_IS = re.compile(r"(?:Who|What)(?P<rest> (?:is|was|are|were) (?:the|a|an) .+)")
_WHICH = re.compile(
    rf"(?:Which|What) [a-z]+(?: [a-z]+)?(?P<rest> (?:(?!{_AUXILIARY} {_TURNED}){_AUXILIARY}|[a-z]+ed) .+)"
)
_HOW_MANY = re.compile(rf"How many (?P<rest>[a-z]+(?: [a-z]+)? (?:(?!{_AUXILIARY} {_TURNED}){_AUXILIARY}|[a-z]+ed) .+)")
# "Whom did Ana beat?": the verb takes its ending, the answer follows it.
_DID = re.compile(rf"(?:Who|Whom|What) did (?P<subject>{_SUBJECT}) (?P<verb>[a-z]+)(?P<rest>(?: .+)?)")
_WHEN_DID = re.compile(rf"(?:When|Where) did (?P<subject>{_SUBJECT}) (?P<verb>[a-z]+)(?P<rest>(?: .+)?)")
_WHEN_WAS = re.compile(
    rf"(?:When|Where) (?P<be>was|were|is|are) (?P<subject>{_SUBJECT}) "
    r"(?P<verb>[a-z]+(?:ed|en)|born|held|built|found|made|shot|sold|won|lost|sent|caught)\b(?P<rest>.*)"
)

_PREPOSITION = re.compile(r"(?:in|on|at|by|near|during|after|before|since|from|between|around|to)\b", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\b.*[A-Z]|[A-Z][a-z]+ \d{1,2}\b(?!\d)|\w+day\b")
_NUMBER = re.compile(r"[\d.,]*\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?")

# What they say of one they say of the other.
_BOTH_WAYS = re.compile(r"\b(?:and|with|between|met|meet|married|both|marry|joined|like|or|not|n't|other|besides)\b")

_COPULAS = ("is", "are", "was", "were")

_PAST = {row.split()[0]: row.split()[1] for row in IRREGULAR.strip().splitlines()} | {
    each: each for each in "beat bet burst cast cost cut hit hurt let put quit read set shut split spread".split()
}
_VERB = re.compile("|".join((_AUXILIARY, "[a-z]+(?:ed|[^s]s)", *_PAST.values())))
_ASKS = re.compile(r"(?:^| )(?:do|does|did) (?!not\b)")
_MOST_ANSWER = 9  # words


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a text, with its answer."""

    question: str
    answer: str


def statement(question: str, answer: str) -> tuple[str, str] | None:
    """What stands before and after the answer in the sentence that both make; None where no rule makes one."""
    asked = question.strip().rstrip("?").strip()
    asked = asked[:1].upper() + asked[1:]
    if re.search(rf"\b{_LEFT_HANGING}$", asked) or len(asked.split()) < 4:
        return None
    if found := _WHO_IS.fullmatch(asked) or _WHICH.fullmatch(asked):
        return "", found["rest"]
    if (found := _WHO.fullmatch(asked)) and _VERB.fullmatch(found["verb"]) and not _ASKS.search(found["rest"]):
        return "", found["rest"]
    if (found := _HOW_MANY.fullmatch(asked)) and _NUMBER.fullmatch(answer.lower()):
        return "", " " + found["rest"]
    if found := _DID.fullmatch(asked):
        return f"{_capital(found['subject'])} {past(found['verb'])} ", found["rest"]
    when = _before(answer)
    if found := _WHEN_DID.fullmatch(asked):
        return f"{_capital(found['subject'])} {past(found['verb'])}{found['rest']}{when}", ""
    if found := _WHEN_WAS.fullmatch(asked):
        return f"{_capital(found['subject'])} {found['be']} {found['verb']}{found['rest']}{when}", ""
    return None


def past(verb: str) -> str:
    """The past tense of an English verb."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb):
        return verb + verb[-1] + "ed"
    return verb + "ed"


def asked_group(text: str, asked: Sequence[Asked], random: Random, most: int = 6) -> Group | None:
    """Up to `most` claims on a text, made of what is asked about it."""
    answers = list(dict.fromkeys(each.answer for each in asked))
    claims: list[Claim] = []
    for each in random.sample(asked, len(asked)):
        claims += _claims(each, answers, random)
        if len(claims) >= most:
            break
    return Group(text, tuple(claims)) if claims else None


def _claims(asked: Asked, answers: Sequence[str], random: Random) -> Iterator[Claim]:
    answer = asked.answer.strip(" .,")
    parts = statement(asked.question, answer)
    if parts is None or not 0 < len(answer.split()) <= _MOST_ANSWER:
        return
    yield _claim(parts, answer, supported=True)
    if (turned := _turned(parts, answer)) and random.random() < 0.6:
        yield turned
    others = [each.strip(" .,") for each in answers if _is_another(each, answer, asked.question)]
    if others:
        yield _claim(parts, random.choice(others), supported=False)


def _claim(parts: tuple[str, str], answer: str, supported: bool) -> Claim:
    before, after = parts
    start = len(before)
    text = f"{before}{answer if before else _capital(answer)}{after}."
    return Claim(text, supported, () if supported else ((start, start + len(answer)),))


def _turned(parts: tuple[str, str], answer: str) -> Claim | None:
    """With the answer and a name of the question in each other's place."""
    before, after = parts
    name = re.search(r"(?<! [Oo]f )(?<! [Ii]n )(?<! [Aa]t )\b[A-Z][\w-]+(?: [A-Z][\w-]+)*", after)
    if before or not name or not answer[0].isupper() or _BOTH_WAYS.search(after) or after.split()[0] in _COPULAS:
        return None
    first = name[0]
    rest = after[: name.start()] + answer + after[name.end() :]
    second = len(first) + name.start()
    return Claim(f"{first}{rest}.", False, ((0, len(first)), (second, second + len(answer))))


def _is_another(other: str, answer: str, question: str) -> bool:
    """Of the same shape, and sharing no word with the answer or the question."""
    words = set(re.findall(r"\w+", other.lower())) - {"the", "a", "an", "of", "in"}
    taken = set(re.findall(r"\w+", f"{answer} {question}".lower()))
    return bool(words) and not words & taken and _shape(other) == _shape(answer)


def _shape(text: str) -> tuple[bool, bool, bool]:
    return bool(re.search(r"\d", text)), bool(re.search(r"(?:^|\s)[A-Z]", text)), len(text.split()) > 4


def _before(answer: str) -> str:
    if _PREPOSITION.match(answer):
        return " "
    return " on " if _DAY.search(answer) else " in "


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
