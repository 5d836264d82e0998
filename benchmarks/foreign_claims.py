"""Claims in other languages than English: is a denial put in or taken out objected to, another number, another month?

    python -m benchmarks.foreign_claims    the figures (half a minute)

Sentences of XQuAD (Artetxe et al. 2020) in German, Spanish, Russian and Romanian, held against their own paragraphs:
as they are, in halves and without every fourth word, to which nothing is to be objected; without a word that denies,
and against the paragraph without it; with another number, and with numbers written in figures and without points; and
with the next month in the place of that of a day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.common import missing
from benchmarks.languages import XQUAD
from benchmarks.reader.groups import read_rows
from rag.checking.facts.foreign_numbers import in_figures
from rag.checking.facts.objections import objections
from rag.checking.shapes import CitedPassage
from rag.language.registry import LANGUAGES
from rag.text.letters import fold
from rag.text.sentences import sentence_spans
from rag.types import Article, Passage, Span

ASKED = ("negation", "date")
# A number that is no year and no part of another one.
_NUMBER = re.compile(r"(?<![\w.,/-])\d{2,3}(?![\w.,/:-]| \d)")
# A half of fewer words says too little to be held against anything.
WORDS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the paragraph that it is held against, and what is to be objected; "" for nothing."""

    made: str
    claim: str
    paragraph: str
    kind: str = ""


def main() -> None:
    if missing(XQUAD):
        return
    paragraphs = {(row["lang"], row["passage"]) for row in read_rows(XQUAD)}
    for code in sorted({code for code, _ in paragraphs}):
        found: dict[str, list[bool]] = {}
        for case in (case for each, text in sorted(paragraphs) if each == code for case in _cases(code, text)):
            found.setdefault(case.made, []).append(_is_noticed(code, case))
        print(f"{code}  " + "; ".join(f"{made} {sum(all_)} of {len(all_)}" for made, all_ in found.items()))


def _is_noticed(code: str, case: Case) -> bool:
    whole = Span(0, len(case.paragraph))
    cited = CitedPassage(Passage(Article("id", "", case.paragraph, language=code), *whole), (whole,))
    said = {each.kind for each in objections(case.claim, [cited])}
    return case.kind in said if case.kind else not said.isdisjoint(ASKED)


def _cases(code: str, paragraph: str) -> Iterator[Case]:
    for span in sentence_spans(paragraph, code):
        sentence = span.of(paragraph)
        for part in (sentence, *sentence.split(", "), _shortened(code, sentence)):
            if len(part.split()) >= WORDS:
                yield Case("objected to what is said", part, paragraph)
        if affirmed := _affirmed(code, sentence):
            yield Case("denial taken out", affirmed, paragraph, "negation")
            yield Case("denial put in", sentence, paragraph.replace(sentence, affirmed), "negation")
        if (other := _NUMBER.sub(lambda match: str(int(match.group()) + 7), sentence, count=1)) != sentence:
            yield Case("another number", other, paragraph, "number")
        if (written := _written_otherwise(code, sentence)) != sentence:
            yield Case("number written otherwise objected to", written, paragraph, "number")
        if moved := _moved(code, sentence):
            yield Case("another month", moved, paragraph, "date")


def _affirmed(code: str, sentence: str) -> str | None:
    """The sentence without its one word that denies."""
    words = sentence.split()
    at = [index for index, word in enumerate(words) if _denies(code, word)]
    return None if len(at) != 1 else " ".join(words[: at[0]] + words[at[0] + 1 :])


def _shortened(code: str, sentence: str) -> str:
    """The sentence without every fourth word, but for those that deny."""
    return " ".join(word for index, word in enumerate(sentence.split(), 1) if index % 4 or _denies(code, word))


def _denies(code: str, word: str) -> bool:
    denying = LANGUAGES[code].denying
    return denying is not None and fold(word.strip('«»„“"(),.;:')) in denying.words


def _written_otherwise(code: str, sentence: str) -> str:
    """With numbers in figures for those in words, and without the points between thousands."""
    numbers = LANGUAGES[code].numbers
    return in_figures(sentence, code, numbers) if numbers else sentence


def _moved(code: str, sentence: str) -> str | None:
    """With the next month in its place, where the sentence has a day of one."""
    months = [names[0] for names in LANGUAGES[code].calendar.months]
    for name, next_one in zip(months, months[1:] + months[:1], strict=True):
        moved = re.sub(rf"(\d\.? (?:de )?){name}\b", rf"\g<1>{next_one}", sentence, flags=re.IGNORECASE)
        if moved != sentence:
            return moved
    return None


if __name__ == "__main__":
    main()
