"""Ties each sentence of an answer to the exact words that it rests on, and to a verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rag.checking.checker import Check, Checker
from rag.checking.claims import strip_lead
from rag.checking.facts.quotations import find_quote
from rag.checking.shapes import CitedPassage
from rag.numbering import Numbering, strip_markers
from rag.quotable import follows, quotable_texts
from rag.text.quotation_marks import quoted_parts
from rag.text.speakers import speaker_of_span
from rag.types import Citation, Passage, Sentence, Span, Verdict

LOST_MARKS = "these words are not in the article as they were quoted: “{words}”"

_BETTER = {Verdict.UNSUPPORTED: 0, Verdict.PARTLY: 1, Verdict.SUPPORTED: 2, None: 0}

# Characters of a quotation by which it is known in a reason, which may cut it.
NAMED = 60

_DOUBLE = '“”„"«»'


@dataclass(frozen=True, slots=True)
class _Quotation:
    span: Span
    marks: tuple[int, ...]  # their places


@dataclass(frozen=True, slots=True)
class AttributedSentence:
    """A sentence with its verdict, and its citations in the order of their numbers in it."""

    sentence: Sentence
    citations: tuple[Citation, ...]


class Attributor:
    """Binds sentences as they are written; words that were cited before in the conversation keep their numbers."""

    def __init__(self, checker: Checker, numbering: Numbering) -> None:
        self._checker = checker
        self._numbering = numbering

    def attribute(self, text: str, cited: Sequence[Passage], shown: Sequence[Passage]) -> AttributedSentence:
        """Binds `text`, which has no markers, to words of the passages it cites.

        Where those do not bear it out, it is held against all that the model was shown: a sentence with a wrong code
        gets the right citation.
        """
        claim = strip_lead(text)
        check = self._checker.check(claim, cited or shown)
        if cited and check.verdict in (Verdict.PARTLY, Verdict.UNSUPPORTED):
            wider = self._checker.check(claim, shown)
            check = wider if _BETTER[wider.verdict] > _BETTER[check.verdict] else check
        text, check = _with_true_marks(text, check)
        citations = tuple(citations_of(check.cited, self._numbering))
        numbers = tuple(dict.fromkeys(each.number for each in citations))
        sentence = Sentence(_marked(text, numbers), numbers, check.verdict, check.remarks)
        return AttributedSentence(sentence, citations)


def citations_of(cited: Sequence[CitedPassage], numbering: Numbering) -> Iterator[Citation]:
    """The bound sentences as citations, each with whoever says all of it; those that follow one another are one."""
    for each in cited:
        for run in _runs(each):
            number = numbering.of((each.passage.article.id, *run))
            yield Citation(number, each.passage, *run, speaker=speaker_of_span(each.passage.article, run))


def _with_true_marks(text: str, check: Check) -> tuple[str, Check]:
    """Words in quotation marks that no cited article has lose their marks, and the sentence is no longer supported.

    Once the outer marks of a quotation are gone, the ones inside it are looked at in turn.
    """
    invented = _invented(text, check.cited) if check.verdict is not None else []
    if not invented:
        return text, check
    quoted = [words for each in invented if (words := each.span.of(text).strip())]
    return _with_true_marks(_without_marks(text, invented), _with_lost(quoted, check))


def _invented(text: str, cited: Sequence[CitedPassage]) -> list[_Quotation]:
    """What `text` quotes and no cited article has."""
    articles = {each.passage.article.id: each.passage.article for each in cited}
    readable = [words for article in articles.values() for words in quotable_texts(article)]

    def is_there(quotation: _Quotation) -> bool:
        return any(find_quote(quotation.span.of(text), words) for words in readable)

    return [each for each in _quotations(text) if not is_there(each)]


def _with_lost(quoted: Sequence[str], check: Check) -> Check:
    """With what is to be said of quoted words that are in no article, each once."""
    said = [LOST_MARKS.format(words=words) for words in quoted if not _is_named(words, check.reasons)]
    verdict = Verdict.PARTLY if quoted and check.verdict is Verdict.SUPPORTED else check.verdict
    return replace(check, verdict=verdict, reasons=(*check.reasons, *dict.fromkeys(said)))


def _without_marks(text: str, quotations: Sequence[_Quotation]) -> str:
    lost = {index for each in quotations for index in each.marks}
    return "".join(character for index, character in enumerate(text) if index not in lost)


def _is_named(words: str, reasons: Sequence[str]) -> bool:
    """Whether a reason speaks of these words already, or of their beginning."""
    return any(words[:NAMED] in reason for reason in reasons)


def _quotations(text: str) -> list[_Quotation]:
    """What is quoted; a mark without a partner quotes all that follows it, or all before it."""
    closed = [_Quotation(span, (span.start - 1, span.end)) for span in quoted_parts(text)]
    lone = [
        index
        for index, mark in enumerate(text)
        if mark in _DOUBLE and not any(each.marks[0] <= index <= each.marks[1] for each in closed)
    ]
    return [*closed, *(_Quotation(_quoted_by(text, index), (index,)) for index in lone)]


def _quoted_by(text: str, offset: int) -> Span:
    opens = offset == 0 or text[offset - 1].isspace() or text[offset] in "“„«"
    return Span(offset + 1, len(text)) if opens else Span(0, offset)


def _marked(text: str, numbers: Sequence[int]) -> str:
    """With its markers, and with nothing else that looks like one: ["3"] may have lost its marks."""
    return " ".join([strip_markers(text), "".join(f"[{number}]" for number in numbers)]).rstrip()


def _runs(cited: CitedPassage) -> Iterator[Span]:
    """The bound sentences, those that follow one another as one."""
    run: Span | None = None
    for span in sorted(cited.attributed_spans):
        if run and follows(cited.passage, run, span):
            run = Span(run.start, span.end)
            continue
        if run:
            yield run
        run = span
    if run:
        yield run
