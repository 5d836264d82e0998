"""Changes of a sentence that keep what it says."""

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

from benchmarks.judge import tables
from benchmarks.judge.edits import (
    NOT_NAMES,
    NUMBERS,
    SAME_VERBS,
    SAME_WORDS,
    Around,
    Edit,
    Sentence,
    pieces,
    swap_word,
    text_of,
)
from rag.language.en.function_words import STOP_WORDS


def same_word(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    def others(word: str) -> list[str]:
        found = list(SAME_WORDS.get(word, ()))
        form = around.wordnet.form(word)
        if form:
            lemmas = list(SAME_VERBS.get(form.lemma, ())) if form.kind == "v" else []
            if not found and not lemmas and form.kind != "r" and word not in STOP_WORDS and random.random() < 0.7:
                lemmas = around.wordnet.synonyms(form)
            found += [each for lemma in lemmas if (each := around.wordnet.inflected(lemma, form))]
        return found

    return swap_word(sentence, random, others, wrong=False)


def rewritten(sentence: Sentence, around: Around, random: Random) -> Sentence | None:
    """One of the ways to write the same by rule: shorter, in another order, numbers and dates in other forms."""
    if any(piece.wrong for piece in sentence):
        return None
    text = text_of(sentence)
    rules = list(_RULES)
    random.shuffle(rules)
    for pattern, new in rules:
        changed = pattern.sub(new, text, count=1)
        if changed != text and len(changed.split()) >= 5:
            return pieces(changed[0].upper() + changed[1:])
    return None


def _spelled(match: re.Match[str]) -> str:
    return NUMBERS[int(match[1]) - 1]


def _digits(match: re.Match[str]) -> str:
    return str(NUMBERS.index(match[1].lower()) + 1)


def _moved(match: re.Match[str]) -> str:
    rest = match[3]
    first = rest.split()[0]
    if first in NOT_NAMES and first != "I":
        rest = rest[0].lower() + rest[1:]
    return f"{rest} {match[1].lower()} {match[2]}{match[4]}"


_ATTRIBUTION = r"(?:[\w.’'-]+ ){0,5}(?:said|says|told|added|wrote|according to)(?: [^,.]{0,60})?"
_RULES: Sequence[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]] = [
    (re.compile(r", [^,.“”\"]{4,60},(?= \w)"), ""),
    (re.compile(r", [^,.“”\"]{4,60},(?= \w)"), ""),
    (re.compile(rf",[”\"]? {_ATTRIBUTION}(?=\.$)"), ""),
    (re.compile(r" \([^()]{3,80}\)"), ""),
    (re.compile(r" [–—-]+ [^–—]{5,80} [–—-]+ "), " "),
    (re.compile(r", (?:which|who|where|while|as|after|with|but|and|according)\b[^,.“”\"]{8,}(?=\.$)"), ""),
    (re.compile(r"\b(?:However|Meanwhile|Also|And|But|Instead|In addition|Still|Now),? (?=\w)"), ""),
    (re.compile(r" (?:also|however|then|just|already|really|very|reportedly)(?= )"), ""),
    (re.compile(r"(?<=\d) percent\b"), "%"),
    (re.compile(r"(?<=\d)%"), " percent"),
    (re.compile(r"(?<![\d$.,])\b([2-9]|1[0-2])\b(?![\d%.,:])(?= [a-z])"), _spelled),
    (re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"), _digits),
    (re.compile(r"\b(Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.(?= \d)"), lambda match: tables.SHORT_MONTHS[match[0]]),
    (re.compile(r"\b(\w+)n[’']t\b"), lambda match: match[1] + (" not" if match[1] + "n't" != "can't" else "not")),
    (re.compile(r"^(On|In|At|After|During|Before|Since|By|For) ([^,]{3,40}), (.+?)([.!?])$"), _moved),
    (
        re.compile(
            r"\b(?:[A-Z][\w-]+(?: of [A-Z]\w+)? ){1,3}(?=[A-Z][\w-]+ (?:said|told|added|was|is|has|had|will)\b)"
        ),
        "",
    ),
    (re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Senator|Prime Minister|Sir)\.? (?=[A-Z])"), ""),
    (re.compile(r"\bthe (?:United States|U\.S\.|US)(?= )"), "America"),
    (re.compile(r"^[“\"]([^“”\"]{20,}),[”\"] (?!I\b)((?:[\w.’'-]+ ){0,4})(said|says|added)\.$"), r"\2\3 that \1."),
    (re.compile(r"[“”\"]"), ""),
]
HONEST_EDITS: Mapping[Edit, float] = {same_word: 1.6, rewritten: 1.0}
