"""What reads passages where no network does: a regression over words shared and likeness of meaning."""

from collections.abc import Mapping, Sequence

from rag.logistic import Regression
from rag.question.questions import Question
from rag.retrieval.promising import describe_by_words
from rag.retrieval.reranking import add_scores
from rag.types import Hit, Likeness

# A conditional logit of "this sentence answers", made a probability (`python -m benchmarks.fit sentences`): of 232
# questions the best sentence answers for .64, cross-validated. How like the question it is as a whole adds nothing.
SENTENCE = Regression(
    {
        "passage": 0.67,
        "coverage": 1.9,
        "coverage_around": 1.65,
        "words": 3.41,
        "weakest_word": 2.23,
        "kind": 1.09,
        "signs": 1.29,
        "new_names": 0.51,
    },
    -8.99,
)

# A logistic regression of "this passage holds an accepted answer" on 900 questions: it puts an answer first for .606 of
# them, where the search alone does for .586 and the best sentence alone for .600.
PASSAGE = Regression({"words": 0.42, "cosine": 1.37, "best_sentence": 0.53}, -3.28)

# The log odds of a sentence in a passage of which none was read: below nearly all that are read.
UNREAD = -8.0

# The features of the sentences that were read of each passage.
Described = Sequence[Sequence[Mapping[str, float]]]


class LexicalReranker:
    """Reads without a network: for the setting `none`."""

    name = "none"
    english_only = True
    by_likeness = True

    def read(self, question: Question, hits: Sequence[Hit]) -> list[Hit]:
        return score_hits(hits, features_of(question, hits), SENTENCE, PASSAGE)


def score_hits(hits: Sequence[Hit], described: Described, sentence: Regression, passage: Regression) -> list[Hit]:
    """The hits with the probabilities that the weights make of the features of their sentences."""
    wholes = passage_features(hits, described, sentence)
    return [
        add_scores(hit, [sentence.probability(each) for each in sentences], passage.probability(whole))
        for hit, sentences, whole in zip(hits, described, wholes, strict=True)
    ]


def passage_features(hits: Sequence[Hit], described: Described, sentence: Regression) -> list[dict[str, float]]:
    """What speaks for each passage: how it was found, and the best of its sentences, as log odds."""
    best_bm25 = max((hit.scores.bm25 for hit in hits), default=0.0) or 1.0
    cosine = max((hit.scores.cosine for hit in hits), default=0.0) or 1.0
    best = [max((sentence.log_odds(each) for each in sentences), default=UNREAD) for sentences in described]
    return [
        {"words": hit.scores.bm25 / best_bm25, "cosine": hit.scores.cosine / cosine, "best_sentence": likeliest}
        for hit, likeliest in zip(hits, best, strict=True)
    ]


def features_of(question: Question, hits: Sequence[Hit]) -> list[list[dict[str, float]]]:
    """What speaks for each sentence of each passage that is read, about 0 to 1 each."""
    return [
        [
            {**described[index], **_likened(hit.sentences[index].likeness or Likeness())}
            for index in hit.promising_indexes
        ]
        for hit, described in zip(hits, describe_by_words(question, hits), strict=True)
    ]


def _likened(likeness: Likeness) -> dict[str, float]:
    return {
        "words": _mean(likeness.max_similarities),
        "weakest_word": min(likeness.max_similarities, default=0.0),
    }


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
