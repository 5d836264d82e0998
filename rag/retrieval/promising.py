"""The fourth stage: the sentences of the best passages, and which are worth reading by what their words alone say."""

from collections.abc import Sequence
from dataclasses import replace

from rag.logistic import Regression
from rag.question.questions import Question
from rag.quotable import sentences_of
from rag.retrieval.query import FoundPassages, Query
from rag.text.frequencies import coverage
from rag.types import Hit, ReadSentence

# Passages whose sentences are looked at.
PASSAGES = 16

# Sentences that a network reads: what an answer takes is mostly theirs. On 126 questions about news and the seeds the
# first 16 by these words bring what all 130 sentences of 24 passages bring. With 20 as many questions about the seeds
# and on news (.67 of 223) have an answer among what is quoted as with 24, and the reader takes a sixth less.
SENTENCES = 20

# A conditional logit (McFadden 1974) of "this sentence answers" on all sentences of the passages found for those.
SENTENCE = Regression({"passage": 2.1, "coverage": 8.13, "coverage_around": 4.38, "kind": 1.64, "signs": 3.6})


def promise(query: Query, found: FoundPassages) -> FoundPassages:
    """Gives the first PASSAGES their sentences; to a question without a word ("?!") none is promising."""
    if not query.question.spelled:
        return found
    return replace(found, hits=(*choose_promising(query.question, found.hits[:PASSAGES]), *found.hits[PASSAGES:]))


def choose_promising(question: Question, hits: Sequence[Hit]) -> list[Hit]:
    """The hits with their sentences, at most SENTENCES of which are promising, each of an article once."""
    cut = [replace(hit, sentences=tuple(map(ReadSentence, sentences_of(hit.passage)))) for hit in hits]
    return [
        replace(hit, sentences=tuple(replace(each, promising=at in some) for at, each in enumerate(hit.sentences)))
        for hit, some in zip(cut, _chosen(question, cut), strict=True)
    ]


def _chosen(question: Question, hits: Sequence[Hit]) -> list[set[int]]:
    """Of each passage the places of the sentences to read. A headline takes no sentence's place among them."""
    ranked = []
    seen = set()
    for at, (hit, described) in enumerate(zip(hits, describe_by_words(question, hits), strict=True)):
        for index, features in enumerate(described):
            key = hit.passage.article.id, hit.sentences[index].span
            if key not in seen:
                seen.add(key)
                ranked.append((-SENTENCE.log_odds(features), at, index))
    chosen, sentences = [], 0
    for _, at, index in sorted(ranked):
        chosen.append((at, index))
        sentences += not hits[at].passage.article.is_headline(hits[at].sentences[index].span)
        if sentences == SENTENCES:
            break
    return [{index for of, index in chosen if of == at} for at in range(len(hits))]


def describe_by_words(question: Question, hits: Sequence[Hit]) -> list[list[dict[str, float]]]:
    """What speaks for each sentence of each passage, about 0 to 1 each."""
    best = max((hit.score for hit in hits), default=1.0) or 1.0
    return [_described(question, hit, hit.score / best) for hit in hits]


def _described(question: Question, hit: Hit, passage_probability: float) -> list[dict[str, float]]:
    texts = hit.texts
    found, title = [set(question.terms_of(each)) for each in texts], set(question.terms_of(hit.passage.article.title))
    return [
        {
            "passage": passage_probability,
            "coverage": coverage(question.stems, found[at]),
            "coverage_around": coverage(question.stems, title.union(*found[max(at - 1, 0) : at + 2])),
            "kind": float(question.answers_in_kind(text)),
            "signs": float(question.shows_signs(text)),
            "new_names": question.new_names(text),
        }
        for at, text in enumerate(texts)
    ]
