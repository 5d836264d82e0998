"""Whether passages bear sentences out: the judges, and what they are asked of an answer."""

import hashlib
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from rag.answering.resolved_days import strip_days
from rag.checking.checker import SUPPORTED, Checker
from rag.checking.claims import strip_lead
from rag.checking.entailment import EntailmentJudge
from rag.checking.facts.objections import objections
from rag.checking.facts.quotations import find_quote
from rag.checking.judges import MODEL, TRAINED
from rag.checking.model_judge import ask_model
from rag.checking.shapes import CitedPassage
from rag.errors import SettingsError
from rag.evaluation.cases import Case
from rag.evaluation.graded import CitationSupport, ClaimMatrix, SentenceSupport
from rag.evaluation.metrics.text import holds
from rag.fact_check import check_claim
from rag.models.language_model import LanguageModel
from rag.numbering import WORD_JOINER
from rag.presentation import add_quotation_marks, introduction, split_attribution
from rag.quotable import line_of, text_of
from rag.text.sentences import sentence_spans
from rag.text.speakers import speaker_of
from rag.text.words import content_stems, words
from rag.types import Answer, Article, Citation, Passage, Sentence, Span, Verdict

# What may stand before and after the words that were found in a sentence, for them to be all of it. Not the sign of a
# figure; a question is one in both.
_OPENING = re.compile(r"[\s\"'“”„«»‹›‘’(\[]*")
_ENDING = re.compile(r"[\s\"'“”„«»‹›‘’)\].,;:!?…]*")
_QUESTION = re.compile(r"\?\W*\Z")

_MARKERS = re.compile(r"\s*\[\d+\]")

# Words are left out here, or a sign may be: it takes more than looking for the words.
_OPEN = re.compile(r"…|\.\s?\.\s?\.|\A\W*[-−–—]")

# A claim of at least so many content words that shares fewer of them than this with a premise is not borne out by it,
# and no judge is asked. Of 568 right claims in three domains (SummEdits) none shares less than .45.
MANY = 4
SHARED = 1 / 3

Decide = Callable[[str, str], bool | None]


class Entailment(Protocol):
    """Says whether a premise bears a claim out; None where its reply cannot be read."""

    @property
    def name(self) -> str: ...

    def entails(self, claim: str, premise: str) -> bool | None: ...


class Remembering:
    """Decides each pair once, for all threads that ask; what could not be read is asked again."""

    def __init__(self, name: str, decide: Decide) -> None:
        self.name = name
        self._decide = decide
        self._decided: dict[bytes, bool] = {}

    def entails(self, claim: str, premise: str) -> bool | None:
        key = hashlib.sha256(repr((claim, premise)).encode()).digest()
        known = self._decided.get(key)
        if known is not None:
            return known
        decided = self._decide(claim, premise)
        if decided is not None:
            self._decided[key] = decided
        return decided


def entailment_for(name: str, checker: Checker, model: Callable[[], LanguageModel | None]) -> Entailment:
    """The judge of this name: "trained" for the rules and the judge of `checker`, "model" for the language model in
    force, or an NLI cross-encoder by name or folder.

    Raises SettingsError where there is no such judge on this machine.
    """
    if name == TRAINED:
        return Remembering(name, _by_rules(checker))
    if name == MODEL:
        if model() is None:
            raise SettingsError("judge 'model' needs a language model, and none is in force: choose 'trained'")
        return Remembering(name, _by_model(model))
    return Remembering(name, _by_network(EntailmentJudge(name)))


def _by_rules(checker: Checker) -> Decide:
    def decide(claim: str, premise: str) -> bool:
        if says(premise, claim):
            return True
        if said := _said_by_somebody(premise, claim):
            whole = Passage(Article(id="", title="", text=premise), 0, len(premise))
            return not objections(claim, (CitedPassage(whole, said),))
        return _shares_words(premise, claim) and check_claim(claim, premise, checker).verdict is Verdict.SUPPORTED

    return decide


def _by_model(model: Callable[[], LanguageModel | None]) -> Decide:
    def decide(claim: str, premise: str) -> bool | None:
        now = model()
        probability = ask_model(now, claim, premise) if now else None
        return None if probability is None else probability >= SUPPORTED

    return decide


def _by_network(judge: EntailmentJudge) -> Decide:
    lock = threading.Lock()  # its tokenizer is not made for several threads

    def decide(claim: str, premise: str) -> bool:
        with lock:
            (judgement,) = judge.judge([(claim, premise)])
        return judgement.probability >= SUPPORTED

    return decide


def says(premise: str, claim: str) -> bool:
    """Whether the claim is one or more whole sentences of the premise, word for word, perhaps after a label, as
    quotations have it: outlet and date as in the premise's first line, and who says every one of the sentences.

    Part of a sentence will not do: "It rained" stands in "He denied that it rained".
    """
    spans = sentence_spans(premise)
    header = premise.partition("\n")[0]
    if _sentences_saying(claim, premise, spans):
        return True
    for colon in re.finditer(": ", claim):
        speaker = _speaker_in(claim[: colon.start()], header)
        said = _sentences_saying(claim[colon.end() :], premise, spans)
        if said and all(_is_said_by(speaker, premise, spans, index) for index in said):
            return True
    return False


def _said_by_somebody(premise: str, claim: str) -> tuple[Span, ...]:
    """The whole sentences that a claim quotes after the name of a speaker whom the premise knows, and none of which
    somebody else says; nothing where it is otherwise. What is left is for the rules to say: a judge of words has
    nothing to add, and of 21 quotations of the seeds it decided none otherwise."""
    spans = sentence_spans(premise)
    header, known = premise.partition("\n")[0], frozenset(words(premise))
    for colon in re.finditer(": ", claim):
        speaker = _speaker_in(claim[: colon.start()], header)
        said = _sentences_saying(claim[colon.end() :], premise, spans)
        others = [index for index in said if not _is_said_by(speaker, premise, spans, index)]
        if said and known.issuperset(words(speaker)) and not any(speaker_of(premise, spans, each) for each in others):
            return tuple(spans[index] for index in said)
    return ()


def _sentences_saying(quote: str, text: str, spans: Sequence[Span]) -> range:
    """Which sentences of the text are these words; none where the words are not all of them."""
    found = None if _OPEN.search(quote) else find_quote(quote, text)
    if found is None:
        return range(0)
    within = [index for index, span in enumerate(spans) if span.end > found.start and span.start < found.end]
    first, last = spans[within[0]], spans[within[-1]]
    before, after = text[first.start : found.start], text[found.end : last.end]
    whole = _OPENING.fullmatch(before) and _ENDING.fullmatch(after)
    same = bool(_QUESTION.search(after)) == bool(_QUESTION.search(quote))
    return range(within[0], within[-1] + 1) if whole and same else range(0)


def _speaker_in(label: str, header: str) -> str:
    """What a label says beside outlet and date: a speaker, or nothing."""
    for comma in reversed(list(re.finditer(r", |\Z", label))):
        if header.endswith(label[: comma.start()]):
            return label[comma.end() :]
    return label


def _is_said_by(speaker: str, text: str, spans: Sequence[Span], index: int) -> bool:
    """The text may have only the last name of a speaker. Where none is given, nobody is said to speak."""
    if not speaker:
        return True
    found = speaker_of(text, spans, index)
    return found is not None and f" {speaker}".lower().endswith(f" {found}".lower())


def _shares_words(premise: str, claim: str) -> bool:
    claimed, known = content_stems(claim), frozenset(content_stems(premise))
    return len(claimed) < MANY or sum(each in known for each in claimed) >= SHARED * len(claimed)


def support_of(answer: Answer, judge: Entailment) -> tuple[SentenceSupport, ...] | None:
    """Of each sentence that claims something, whether its cited passages bear it out; None where nothing is claimed.

    The judge is asked what ALCE asks, and no more: single citations only where all together bear the sentence out,
    and the others only where one does not alone. What is not asked is False. A number that leads to no citation makes
    the sentence, and all its citations, unsupported.
    """
    sentences = _claiming(answer)
    if answer.refusal or not sentences:
        return None
    citations = {each.number: each for each in answer.citations}
    return tuple(_supported(sentence, citations, judge) for sentence in sentences)


def _supported(sentence: Sentence, citations: dict[int, Citation], judge: Entailment) -> SentenceSupport:
    claim, numbers = _claim(sentence, citations), sorted(sentence.citations)
    if not numbers or not all(number in citations for number in numbers):
        return SentenceSupport(False, (CitationSupport(False, False),) * len(numbers))
    premises = [premise_of(citations[number].passage) for number in numbers]
    together = judge.entails(claim, _joined(premises))
    if len(premises) == 1:
        return SentenceSupport(together, (CitationSupport(together, False),))
    if together is not True:
        return SentenceSupport(together, (CitationSupport(False, False),) * len(premises))
    return SentenceSupport(together, tuple(_each(claim, premises, index, judge) for index in range(len(premises))))


def _each(claim: str, premises: Sequence[str], index: int, judge: Entailment) -> CitationSupport:
    alone = judge.entails(claim, premises[index])
    if alone is True:
        return CitationSupport(True, False)
    return CitationSupport(alone, judge.entails(claim, _joined([*premises[:index], *premises[index + 1 :]])))


def claims_of(answer: Answer, case: Case, judge: Entailment) -> ClaimMatrix | None:
    """What bears what out, claim by claim; None where the case has no quotations, or nothing was answered.

    The gold claims are the case's quotations. They are an article's own words: where those stand, they are borne out.
    """
    if answer.refusal or not case.quotes:
        return None
    citations = {each.number: each for each in answer.citations}
    claims = [_claim(each, citations) for each in _claiming(answer)]
    passages = [premise_of(hit.passage) for hit in answer.hits]
    gold, said = "\n".join(case.quotes), "\n".join(claims)

    def has(premise: str, quote: str) -> bool | None:
        return holds(premise, [quote]) or judge.entails(quote, premise)

    return ClaimMatrix(
        right=tuple(judge.entails(claim, gold) for claim in claims),
        recalled=tuple(has(said, quote) for quote in case.quotes),
        stated=tuple(tuple(judge.entails(claim, passage) for passage in passages) for claim in claims),
        held=tuple(tuple(has(passage, quote) for passage in passages) for quote in case.quotes),
    )


def premise_of(passage: Passage) -> str:
    """What a judge reads of a passage: title, outlet and date on one line, then its words.

    What speaks to a language model is left out, as it is wherever one reads.
    """
    article = passage.article
    title = line_of(article.title)
    header = (
        f"{add_quotation_marks(title)}, {introduction(article)}" if article.source and title else introduction(article)
    )
    return f"{header}\n{text_of(passage)}"


def _joined(premises: Sequence[str]) -> str:
    return "\n\n".join(premises)


def _claiming(answer: Answer) -> list[Sentence]:
    return [each for each in answer.sentences if each.verdict]


def _claim(sentence: Sentence, citations: Mapping[int, Citation]) -> str:
    """What it says, without numbers and the days that Dateline adds; of a quotation who says it comes first, as
    premises and rules have it."""
    quotation, attribution = split_attribution(sentence, citations)
    claim = strip_lead(_MARKERS.sub("", strip_days(quotation)).replace(WORD_JOINER, "").strip())
    if not attribution:
        return claim
    citation = citations[sentence.citations[0]]
    return f"{', '.join(filter(None, [introduction(citation.article), citation.speaker]))}: {claim}"
