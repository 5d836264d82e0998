"""Questions made of single sentences of an article, each with the words that answer it.

No language model: a sentence becomes a question where it has one of a few plain English forms.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rag.evaluation.metrics.text import holds
from rag.evaluation.sentence_patterns import (
    BASES,
    BECAUSE,
    COUNTED_SUBJECT,
    DATED,
    DATED_FIRST,
    DEMANDS,
    DEMONYM,
    DID_COUNTED,
    DID_TWICE,
    DOER,
    FIRST_QUOTED,
    FIRST_VERB,
    GOES_ON,
    HAS_COUNTED,
    JOINS,
    LAST_QUOTED,
    LEFT_OUT,
    NAMING,
    NO_PERSON,
    NO_SUBJECT,
    OUT_OF_WHO,
    PERSONAL,
    POINTS_OUT,
    REPORTED,
    REPORTED_FIRST,
    SET,
    SET_BY,
    SETS,
    TWO_VERBS,
    UNCOUNTED,
    URGED,
    URGES,
)
from rag.language.en.function_words import STOP_WORDS
from rag.language.en.offices import BEFORE_ASKED
from rag.question.questions import read_question
from rag.quotable import prose_of
from rag.text.languages import is_english
from rag.text.speakers import speaker_of
from rag.text.words import fold
from rag.types import Article, Span

_SENTENCE_WORDS = range(8, 36)
_QUESTION_WORDS = range(6, 31)
_LONGEST_SENTENCE = 400  # characters: the patterns are for words, and not for what has no blanks
_MOST_SENTENCES = 300  # of one article, the first ones: 99 of 100 articles have no more
_NEAR = 10  # words between a verb and the date that is of it: further on it is of something else
_FEWEST_STEMS = 4  # content words of a question: with fewer it could be about anything

# A question and the words that answer it.
_Made = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Draft:
    """A question of a `kind`, the words that answer it, and the sentence that it was made of."""

    kind: str
    question: str
    answer: str
    quote: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What the article tells about the words of one sentence: its text, and the names of people in it."""

    text: str
    people: frozenset[str]

    def lower_start(self, words: str) -> str:
        """The words as they stand inside a sentence: small at the start, unless the article has the capital there."""
        first, _, others = words.partition(" ")
        if fold(first) in STOP_WORDS and first not in ("US", "IT"):
            return f"{first.lower()} {others}"
        if not re.fullmatch(r"[A-Z][a-z-]+", first) or not others[:1].islower():
            return words
        is_word = re.search(rf"\b{first.lower()}\b", self.text)
        is_name = re.search(rf"[a-z,] {first}\b", self.text)
        return f"{first.lower()} {others}" if is_word or (first.endswith("s") and not is_name) else words


def drafts_of(article: Article) -> list[Draft]:
    """The questions that can be asked without the article, in the order of its text. None where it is not English."""
    if not is_english(article):
        return []
    spans = prose_of(article)[:_MOST_SENTENCES]
    text = article.text[: spans[-1].end] if spans else ""
    known = _Known(text, _people(text, spans))
    return [each for span in spans for each in _of_sentence(span.of(text), known)]


def suggestions(article: Article) -> Iterator[Draft]:
    """What may be asked of an article, in the order of its text: also what only its own readers understand, and for
    what somebody demands and why, which a clause answers, and no few words that a case could be measured by."""
    if not is_english(article):
        return
    spans = prose_of(article)[:_MOST_SENTENCES]
    known = _Known(article.text, _people(article.text, spans))
    for span in spans:
        yield from _of_sentence(span.of(article.text), known, _MAKERS | _REASONS, alone=False)


def _of_sentence(
    sentence: str, known: _Known, makers: "Mapping[str, _Maker] | None" = None, *, alone: bool = True
) -> Iterator[Draft]:
    """`alone`: the questions say what they are about without the article."""
    is_long = len(sentence) > _LONGEST_SENTENCE or len(sentence.split()) not in _SENTENCE_WORDS
    if is_long or "?" in sentence or not sentence.endswith((".", "”", '"')):
        return
    for kind, make in (makers or _MAKERS).items():
        made = make(sentence.rstrip("."), known)
        if made and _is_good(*made, sentence, alone=alone):
            yield Draft(kind, *made, sentence)


def _people(text: str, spans: Sequence[Span]) -> frozenset[str]:
    """The full and the last names of those who have an office, or speak, in the text."""
    speakers = (speaker_of(text, spans, index) for index in range(len(spans)))
    said = [strip_office(who) for who in speakers if who]
    named = [strip_office(match["name"]) for match in NAMING.finditer(text)]
    full = {name for name in said + named if re.fullmatch(PERSONAL, name) and not NO_PERSON.search(name)}
    return frozenset(full | {name.split()[-1] for name in full})


def _who_said(sentence: str, known: _Known) -> _Made | None:
    speaker = speaker_of(sentence, [Span(0, len(sentence))], 0)
    name = strip_office(speaker) if speaker else ""
    if name not in known.people:
        return None
    if quoted := FIRST_QUOTED.search(sentence) or LAST_QUOTED.search(sentence):
        said = quoted["words"].strip().rstrip(",.")
        return None if GOES_ON.match(said) else (f"Who said “{said}”?", name)
    if reported := REPORTED.search(sentence) or REPORTED_FIRST.search(sentence):
        said = _short(known.lower_start(reported["clause"]))
        return None if POINTS_OUT.search(said) or JOINS.match(said) else (f"Who said that {said}?", name)
    return None


def _who_did(sentence: str, known: _Known) -> _Made | None:
    match = DOER.search(sentence)
    if not match:
        return None
    name, rest = strip_office(match["who"]), _short(match["rest"])
    return None if name not in known.people or OUT_OF_WHO.search(rest) else (f"Who {rest}?", name)


def _how_many(sentence: str, known: _Known) -> _Made | None:
    if match := COUNTED_SUBJECT.search(sentence):
        question = f"How many {match['counted']} {_short(match['rest'])}?"
    elif match := HAS_COUNTED.search(sentence):
        having = f"{match['aux']} {known.lower_start(match['subject'])} {match['verb']}"
        question = f"How many {match['counted']} {having}{_short(match['rest'])}?"
    elif match := DID_COUNTED.search(sentence):
        verb = f"{BASES[match['verb']]}{match['particle']}"
        question = (
            f"How many {match['counted']} did {known.lower_start(match['subject'])} {verb}{_short(match['rest'])}?"
        )
    else:
        return None
    subject = match.groupdict().get("subject") or ""
    if (
        UNCOUNTED.search(match["counted"])
        or re.search(r"\band \d", match["rest"])
        or _is_no_subject(subject)
        or POINTS_OUT.search(question)
    ):
        return None
    return question, match["answer"]


def _when(sentence: str, known: _Known) -> _Made | None:
    match = DATED_FIRST.search(sentence) or DATED.search(sentence)
    if not match or _is_no_subject(match["subject"]):
        return None
    if match.re is DATED and len(match["rest"].split()) > _NEAR:
        return None
    subject, rest = known.lower_start(match["subject"]), f"{match['rest']}{match.groupdict().get('more') or ''}"
    did = match["verb"] if match["verb"] not in BASES else "did"
    verb = f" {BASES[match['verb']]}" if did == "did" else ""
    question = f"When {did} {subject}{verb} {_short(rest)}?"
    return None if POINTS_OUT.search(question) else (question, match["answer"])


def _demand(sentence: str, known: _Known) -> _Made | None:
    match = SET_BY.search(sentence) or SETS.search(sentence) or URGED.search(sentence) or DEMANDS.search(sentence)
    if not match:
        return None
    who = strip_office(match["who"])
    if match.re is URGED:
        question = f"What did {who} {URGES[match['verb']]} {match['whom']} to do?"
    elif match.re is DEMANDS:
        question = f"What did {who} demand?"
    else:
        question = f"What {match['terms']} did {who} {SET[match['verb']]}?"
    pointing = POINTS_OUT.search(question) or not _is_whole(match["who"], sentence)
    return None if pointing else (question, match.groupdict().get("answer") or sentence)


def _why(sentence: str, known: _Known) -> _Made | None:
    match = BECAUSE.search(sentence)
    if not match or _is_no_subject(match["subject"]):
        return None
    did, base = ("did", f" {BASES[match['verb']]}") if match["verb"] in BASES else (match["verb"], "")
    question = f"Why {did} {known.lower_start(match['subject'])}{base} {match['rest']}".rstrip() + "?"
    return None if POINTS_OUT.search(question) else (question, match["answer"])


def _is_whole(name: str, sentence: str) -> bool:
    """Whether a name is not a piece of a longer one: "AIDS Prevention and Disease Control", "the Bank of Malta"."""
    joint = r"(?:and|of|for|&|the|The)"
    return not re.search(rf"(?:\b{joint}|&) {re.escape(name)}\b|\b{re.escape(name)} {joint} [A-Z]", sentence)


# The kinds of questions, and how each is made of a sentence without its full stop.
_Maker = Callable[[str, _Known], _Made | None]
_MAKERS: dict[str, _Maker] = {
    "who": _who_did,
    "when": _when,
    "who-said-it": _who_said,
    "how-many": _how_many,
}
_REASONS: dict[str, _Maker] = {"demand": _demand, "why": _why}

# The kinds of drafts, in the order in which they are tried.
KINDS = tuple(_MAKERS)


def _is_good(question: str, answer: str, sentence: str, *, alone: bool) -> bool:
    """Whether the question says enough to stand alone, gives nothing of its answer away, and was read rightly."""
    asked = read_question(question)
    quoted = "“" in question
    enough = len(asked.stems) >= _FEWEST_STEMS + 2 * quoted and (quoted or bool(asked.names))
    return (
        (enough or not alone)
        and (len(question.split()) in _QUESTION_WORDS or not alone)
        and answer in sentence
        and not holds(question, [answer])
        and (not alone or not set(asked.stems).intersection(read_question(answer).stems))
        and (question.startswith("Who said ") or not TWO_VERBS.search(FIRST_VERB.sub("", question)))
        and question.count("“") == question.count("”")
        and question.count("(") == question.count(")")
        and not re.search(r'[;:"]', question.partition("“")[0])
        and not re.search(r" (?:said|says)\b", question.partition("“")[0][8:])
        and not DID_TWICE.search(question)
    )


def _short(rest: str) -> str:
    """The words up to a comma after which they can end."""
    return re.sub(r"[.,]”$", "”", LEFT_OUT.sub(r"\g<closed>", rest).rstrip(" ,;–—-"))


def _is_no_subject(words: str) -> bool:
    """Whether the words begin a clause, or name something that only the sentences before them tell ("the pair")."""
    return bool(NO_SUBJECT.search(words)) or bool(re.fullmatch(r"(?:[Tt]he|[Aa]n?) (?:[a-z’-]+ ?){1,2}", words))


def strip_office(name: str) -> str:
    """The name itself: of a lower-case role and titles before it nothing stays."""
    kept = name.split()
    while len(kept) > 2 and (kept[0].islower() or fold(kept[0]).rstrip(".") in BEFORE_ASKED or DEMONYM.match(kept[0])):
        kept = kept[1:]
    return " ".join(kept)
