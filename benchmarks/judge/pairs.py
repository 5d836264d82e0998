"""What the judge learns from: a claim with the words it is held against. From news, and from the public sets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import md5
from random import Random
from typing import Any

from benchmarks.common import SHARED
from benchmarks.judge.asked import Asked, asked_group, statement
from benchmarks.judge.examples import Group
from benchmarks.reader.groups import read_rows
from benchmarks.reader.wiki import QUESTIONS, untokenised
from rag.checking.evidence_text import evidence_for
from rag.text.characters import straight_quotes
from rag.text.sentences import sentence_spans

CLAIMS = SHARED / "reading-data" / "claims"

# Words of the evidence. With more the judge sees no more of what matters, and learns less in the same time.
MOST_WORDS = 110
_MOST_NEWS_WORDS = 90

# Characters of a document that are looked at.
_MOST = 12_000

# How many documents there are for one that is kept back.
_ONE_IN = 5

# False claims of FIB that are taken: of the others most are silly.
_FALSE_OF_FIB = 1_560
_TRUE_OF_FIB = 1_180


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and its evidence, as the judge reads them.

    `wrong` are the characters of the claim that the evidence does not bear out; all of them, where they are `known`.
    """

    source: str
    claim: str
    evidence: str
    supported: bool
    wrong: tuple[tuple[int, int], ...] = ()
    known: bool = False


def pair(source: str, claim: str, document: str, supported: bool, most: int = MOST_WORDS) -> Pair:
    """With those sentences of the document that matter for the claim."""
    sentences = _sentences(document[:_MOST])
    evidence = " ".join(sentences[index] for index in evidence_for(claim, sentences, most))
    return Pair(source, straight_quotes(claim), straight_quotes(evidence), supported)


@lru_cache(maxsize=4)
def _sentences(document: str) -> tuple[str, ...]:
    return tuple(span.of(document) for span in sentence_spans(document, "en"))


def of_group(source: str, group: Group, most: int = MOST_WORDS) -> Iterator[Pair]:
    for claim in group.claims:
        made = pair(source, claim.text, group.evidence, claim.supported, most)
        yield Pair(source, made.claim, made.evidence, made.supported, claim.wrong, claim.known)


def of_news(groups: Sequence[Group]) -> Iterator[Pair]:
    for group in groups:
        yield from of_group("news", group, _MOST_NEWS_WORDS)


def is_kept_back(document: str) -> bool:
    """The same documents each time; all claims of one together."""
    return int(md5(document[:300].encode(), usedforsecurity=False).hexdigest(), 16) % _ONE_IN == 0


def of_claims(name: str, *, kept_back: bool) -> Iterator[Pair]:
    """A set of claims; of DeFacto its own part for validation is kept back, and nobody learns from its documents."""
    for row in rows_of(name, kept_back=kept_back):
        yield pair(name, untokenised(row["claim"]), untokenised(row["document"]), bool(row["supported"]))


def rows_of(name: str, *, kept_back: bool) -> list[dict[str, Any]]:
    """The rows of a set to learn from, or those kept back."""
    rows = list(read_rows(CLAIMS / f"{name}.jsonl.gz"))
    return [row for row in rows if _is_kept_back(name, row) is kept_back and (kept_back or _is_free(row["document"]))]


def _is_kept_back(name: str, row: Mapping[str, Any]) -> bool:
    if name == "defacto":
        return bool(row["split"] == "val")
    return name in ("bump", "summedits-nonnews") and is_kept_back(row["document"])


def _is_free(document: str) -> bool:
    return document not in _of_defacto()


@lru_cache(maxsize=1)
def _of_defacto() -> frozenset[str]:
    return frozenset(row["document"] for row in read_rows(CLAIMS / "defacto.jsonl.gz") if row["split"] == "val")


def learnt_documents() -> frozenset[str]:
    """The beginnings of the documents of news of which something was learnt: other sets have some of them."""
    sets = ("fib", "defacto", "bump", "falke-pairs")
    return frozenset(_beginning(row["document"]) for name in sets for row in rows_of(name, kept_back=False))


def is_new(document: str, known: frozenset[str]) -> bool:
    return _beginning(document) not in known


def _beginning(document: str) -> str:
    """Sets write one document with other blanks and capitals."""
    return "".join(document.split())[:150].lower()


def of_fib(random: Random) -> list[Pair]:
    pairs = list(of_claims("fib", kept_back=False))
    true, false = [each for each in pairs if each.supported], [each for each in pairs if not each.supported]
    return random.sample(true, _TRUE_OF_FIB) + random.sample(false, _FALSE_OF_FIB)


def of_questions(random: Random) -> Iterator[Pair]:
    """Claims that are made of questions and answers, and of questions that only look as if a text answered them."""
    passages = (each for source in ("squad1", "squadshifts-wiki") for each in _of_passages(source))
    for text, asked in (*_of_sentences(random), *passages):
        if group := asked_group(text, asked, random):
            yield from of_group("asked", group)
    for row in read_rows(QUESTIONS / "squad2-unanswerable.jsonl.gz"):
        answer = row.get("plausible_answer")
        if not row["label"] and answer and (parts := statement(row["question"], answer)):
            claim = f"{parts[0]}{answer}{parts[1]}."
            yield pair("asked", claim[:1].upper() + claim[1:], row["passage"], supported=False)


def _of_passages(source: str) -> Iterator[tuple[str, list[Asked]]]:
    """Each passage of a set, with all that is asked about it."""
    yield from _by_text(source, "passage").items()


def _of_sentences(random: Random) -> Iterator[tuple[str, list[Asked]]]:
    """Each sentence of QAMR among up to three others of its document, with all that is asked about it."""
    asked = _by_text("qamr", "sentence")
    documents: dict[str, dict[str, None]] = {}
    for row in read_rows(QUESTIONS / "qamr.jsonl.gz"):
        if row["sentence"] in asked:
            documents.setdefault(row["doc"], {})[row["sentence"]] = None
    for known in documents.values():
        for sentence in known:
            around = [other for other in known if other != sentence][:3] + [sentence]
            random.shuffle(around)
            yield " ".join(around), asked[sentence]


def _by_text(source: str, text: str) -> dict[str, list[Asked]]:
    found: dict[str, list[Asked]] = {}
    for row in read_rows(QUESTIONS / f"{source}.jsonl.gz"):
        if row["answers"]:
            found.setdefault(row[text], []).append(Asked(row["question"], row["answers"][0]))
    return found
