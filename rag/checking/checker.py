"""The verdict on a claim: exact facts by rule, the rest by the judge."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rag.checking.claims import claims_nothing, is_fragment
from rag.checking.evidence_text import MOST_WORDS, evidence_for
from rag.checking.facts.objections import not_compared, objections
from rag.checking.facts.offices import align_offices
from rag.checking.facts.respelling import RespelledClaim, respell
from rag.checking.own_day import drop_own_day
from rag.checking.sentence_attribution import Embed, attribute
from rag.checking.shapes import CitedPassage, Judge, Judgement, Objection
from rag.checking.wording import match_wording
from rag.quotable import follows, sentences_of
from rag.text.characters import plain_letters, straight_quotes
from rag.text.sentences import sentence_spans
from rag.text.words import content_stems, words
from rag.types import Passage, Verdict

# A judge's probability from which a claim is supported (its balanced threshold), and one under which nothing of it is.
SUPPORTED = 0.5
NOTHING = 0.2

# What a score is at most when a rule objects: a claim with a wrong number is not half right for its other words.
GRAVE = 0.1
SLIGHT = 0.4

# For a claim put together of sentences that do not follow one another the judge must be surer: each half may be true,
# and the whole is not. Of 120 false claims about whole passages 21 are supported so, 31 without this, and of 120 true
# ones 78 are refused and not 76 (`benchmarks/plain_claims.py`).
SURE = 0.8

# The judge learned from claims of one sentence. A summary of a passage, with so many different content words, is
# another thing: it doubts whatever is put in other words. There the rules decide, unless the judge gives the claim less
# than this. Of 400 in seven domains (SummEdits without its news, kept back) the rules alone judge .65 right (balanced),
# .69 with that veto, and .57 where the judge decides. Not of what a model writes: freed of the judge, three false
# sentences of a small one passed.
LONG = 16
UNBORNE = 0.08

# Words of evidence for a sentence that was just written: an answer of five is checked in 0.3 s on 2 cores, with
# MOST_WORDS in 0.45 s, and of a small model's false sentences as many pass.
FEWER_WORDS = 90

# Words that a claim must have to be taken for a sentence of an article as it stands: "Yes." says something else in
# every article.
WHOLE = 3

# What `words` leaves out and a figure cannot: "-5", "5 %".
_SIGN = re.compile(r"(?<![\w.,])[-−–+](?=\d)|[%‰°]")
_CLOSING = "”’»\"') "

FRAGMENT = Objection("words", "this is no whole sentence, so what it claims cannot be checked", grave=False)
STITCHED = Objection("words", "no single article says all of this", grave=False)
NO_WORDS = "none of the articles' words say this"

# Who decided, where rules and judge are of two minds.
BY_RULE = "this was decided by rule: the judge would have called it supported"
BY_JUDGE = "this was decided by the judge: no rule objects"
SUMMARY = "this was decided by rule, as summaries are: the judge would have doubted it"


@dataclass(frozen=True, slots=True)
class Check:
    """What came of checking one claim. `score` is how likely it is supported; `verdict` None: it claims nothing."""

    verdict: Verdict | None
    score: float
    reasons: tuple[str, ...] = ()
    cited: tuple[CitedPassage, ...] = ()
    decided: str | None = None  # BY_RULE, BY_JUDGE or SUMMARY
    not_compared: str | None = None  # what the rules could not read; speaks neither for the claim nor against it

    @property
    def remarks(self) -> tuple[str, ...]:
        """All that is to be said with the verdict."""
        return (*self.reasons, *filter(None, (self.decided, self.not_compared)))


class Checker:
    """Checks claims against passages. `embed` is the embedding model's, `judge` says what rules cannot.

    >>> from rag.testing.embedding import embed_nothing
    >>> from rag.testing.judge import FixedJudge
    >>> from rag.types import Article
    >>> text = "The harbour of Brell opened on Monday with 35 ships."
    >>> passage = Passage(Article("id", "A harbour opens", text), 0, len(text))
    >>> check = Checker(embed_nothing, FixedJudge()).check("The harbour of Brell opened with 53 ships.", [passage])
    >>> check.verdict, check.reasons
    (<Verdict.UNSUPPORTED: 'unsupported'>, ('the passage says 35 ships, not 53',))
    """

    def __init__(self, embed: Embed, judge: Judge) -> None:
        self._embed = embed
        self._judge = judge

    def check(self, claim: str, passages: Sequence[Passage], *, may_sum_up: bool = False) -> Check:
        """Binds the claim (without markers) to words of the passages, and judges it by them.

        `may_sum_up`: a long claim may be a summary of what is in the passages, written by somebody who read them.
        """
        if claims_nothing(claim):
            return Check(None, 1.0)
        if found := _verbatim(claim, passages):
            return Check(Verdict.SUPPORTED, 1.0, cited=(found,))
        attributed = [(part, attribute(part, passages, self._embed)) for part in _parts(claim)]
        cited = _joined([each for _, cited in attributed for each in cited])
        if not cited:
            return Check(Verdict.UNSUPPORTED, 0.0, (NO_WORDS,))
        against = _objections(claim, attributed, cited)
        worded = match_wording(drop_own_day(_named(claim, cited), cited), cited)
        said = respell(worded, cited)
        plain = straight_quotes(said.text)  # as in all that the judge learnt from
        long = may_sum_up and len(content_stems(claim)) >= LONG
        evidence = self._evidence(plain, cited, MOST_WORDS if may_sum_up else FEWER_WORDS)
        (judgement,) = self._judge.judge([(plain, plain_letters(straight_quotes(evidence)))])
        summary = long and judgement.probability >= UNBORNE
        check = _settled(worded, cited, against, _in_claim(_eased(judgement) if summary else judgement, said))
        if summary and judgement.probability < SUPPORTED:
            check = replace(check, decided=None if against else SUMMARY)
        return replace(check, not_compared=not_compared(claim, cited))

    def _evidence(self, claim: str, cited: Sequence[CitedPassage], most: int) -> str:
        """What the judge reads: the sentences of the cited passages that matter for the claim, in their order."""
        spans = {  # passages of one article may overlap
            (each.passage.article.id, span): span.of(each.passage.article.text)
            for each in cited
            for span in sentences_of(each.passage)
        }
        read = list(spans.values())
        return " ".join(read[index] for index in evidence_for(claim, read, most))


def _parts(claim: str) -> list[str]:
    """The sentences of a claim that has several: exact facts are compared one sentence at a time."""
    return [part for span in sentence_spans(claim) if not claims_nothing(part := span.of(claim))]


def _objections(
    claim: str, attributed: Sequence[tuple[str, Sequence[CitedPassage]]], cited: Sequence[CitedPassage]
) -> list[Objection]:
    """What speaks against the sentences of a claim, each held against its own words, and against the whole."""
    against = [objection for part, its in attributed for objection in objections(_named(part, its), its)]
    if is_fragment(claim):
        against.append(FRAGMENT)
    if len({each.passage.article.id for each in cited}) > 1:
        against.append(STITCHED)
    return against


def _named(claim: str, cited: Sequence[CitedPassage]) -> str:
    """With the names that the cited words have for a government."""
    return align_offices(claim, " ".join(each.text for each in cited))


def _joined(cited: Sequence[CitedPassage]) -> tuple[CitedPassage, ...]:
    """Each passage once, with all of its bound sentences."""
    passages = {each.passage.id: each.passage for each in cited}
    return tuple(
        CitedPassage(
            passage, tuple(sorted({span for each in cited if each.passage.id == key for span in each.attributed_spans}))
        )
        for key, passage in passages.items()
    )


def _verbatim(claim: str, passages: Sequence[Passage]) -> CitedPassage | None:
    """The sentence that says exactly this, but for marks and spaces; none that only asks it."""
    said = _exact(claim)
    if len(words(claim)) < WHOLE:
        return None
    for passage in passages:
        for span in sentences_of(passage):
            text = span.of(passage.article.text)
            if _exact(text) == said and not text.rstrip(_CLOSING).endswith("?"):
                return CitedPassage(passage, (span,))
    return None


def _exact(text: str) -> tuple[list[str], list[str]]:
    """The words of a text, and the signs of its figures: $5 is not €5."""
    signs = [sign.replace("−", "-").replace("–", "-") for sign in _SIGN.findall(text)]
    return words(text), [*signs, *(sign for sign in text if unicodedata.category(sign) == "Sc")]


def _in_claim(judgement: Judgement, said: RespelledClaim) -> Judgement:
    """The doubtful characters are those of the claim as it was written."""
    return replace(judgement, doubtful=tuple(map(said.in_claim, judgement.doubtful)))


def _eased(judgement: Judgement) -> Judgement:
    """Sure enough for the rules to decide, and in the same order."""
    return replace(judgement, probability=SURE + (1 - SURE) * judgement.probability)


def _settled(claim: str, cited: tuple[CitedPassage, ...], against: Sequence[Objection], judgement: Judgement) -> Check:
    grave = any(each.grave for each in against)
    sure = judgement.probability >= (SURE if _is_scattered(cited) else SUPPORTED)
    most = GRAVE if grave else SLIGHT if against else 1.0 if sure else SUPPORTED - 0.01
    score = GRAVE * judgement.probability if grave else min(judgement.probability, most)
    reasons = [each.message for each in against]
    if not sure:
        reasons += _doubts(claim, cited, judgement)
    decided = BY_RULE if against and sure else None if against or sure else BY_JUDGE
    return Check(_verdict(score, grave, judgement.probability), score, tuple(dict.fromkeys(reasons)), cited, decided)


def _is_scattered(cited: Sequence[CitedPassage]) -> bool:
    """Whether other sentences stand between the bound ones."""
    return len(cited) > 1 or any(
        not follows(each.passage, one, other) for each in cited for one, other in pairwise(each.attributed_spans)
    )


def _verdict(score: float, grave: bool, probability: float) -> Verdict:
    if grave or probability < NOTHING:
        return Verdict.UNSUPPORTED
    return Verdict.SUPPORTED if score >= SUPPORTED else Verdict.PARTLY


def _doubts(claim: str, cited: Sequence[CitedPassage], judgement: Judgement) -> list[str]:
    """What the judge doubts; of that, where there is any, only what does not stand in the cited words."""
    if not judgement.doubtful:
        return ["the cited words do not say this"]
    doubted = [span.of(claim) for span in judgement.doubtful]
    there = set(content_stems(" ".join(each.text for each in cited)))
    missing = [each for each in doubted if not there.issuperset(content_stems(each))]
    listed = ", ".join(f"“{each}”" for each in missing or doubted)
    return [f"the cited words do not bear out {listed}"]
