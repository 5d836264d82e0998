"""A summary of one article: three to five of its own sentences, in its own order.

A sentence stands for the article by being near the mean of all of them (the centroid of Radev et al. 2004, with the
embeddings at hand), by standing early, as news puts first what matters, and by saying what none of those that are
chosen already says (maximal marginal relevance, Carbonell and Goldstein 1998). Only what can be read alone is chosen.

`python -m benchmarks.summaries` measures it. On 99 articles of CNN and Daily Mail, with summaries by their editors,
that the weights were chosen on, it finds ROUGE-1, -2 and -L of .410, .195 and .273; the first three sentences find
.399, .185 and .261, LexRank (Erkan and Radev 2004) .355, .132 and .230, and three drawn at random .286, .088 and .179.
"""

import re
from collections.abc import Callable, Sequence

import numpy as np

from rag.embedding.encoders import Vectors
from rag.quotable import prose_of
from rag.retrieval.window import hangs
from rag.text.furniture import says_again
from rag.types import Article, Span

# What gives the vectors of sentences, one row each.
VectorsOf = Callable[[Sequence[str]], Vectors]

# What counts of how early a sentence stands, beside how near the centroid it is. With .3 ROUGE-1 is .394, with .5 .406.
EARLY = 0.7
# Sentences after which it counts half.
HALF = 8
# What being like a chosen sentence takes away. With 0 ROUGE-1 is .388, with .15 .399, with .5 .390 (of EARLY .5).
LIKE = 0.3

# Sentences of a summary: one more from each of these lengths of the article on.
FEWEST = 3
LONGER = (25, 50)

# Sentences that are read of an article: of a longer one, a book or a log, the rest is no part of its summary.
READ = 80

# Words of a sentence that says something, and that is read at a glance.
SHORTEST = 6
LONGEST = 50

# How a sentence begins that goes on from another, or speaks to the reader. See also `retrieval.window.hangs`.
_GOES_ON = re.compile(
    r"^[“\"'‘(]?(?:And|But|So|Then|Yet|Also|However|Meanwhile|Instead|Moreover|Still|Later|Now|Nor|Or|Here|There|Both"
    r"|Another|Others?|Either|Neither|Nevertheless|Nonetheless|Therefore|Thus|Hence|Besides|Similarly|Likewise"
    r"|Furthermore|Additionally|Earlier|Afterwards|Elsewhere|Indeed|Of course|For example|For instance|In addition"
    r"|Suddenly|Even (?:more|so|then)|At the time|By then|As a result|By contrast|In contrast|On the other hand"
    r"|At the same time|To be sure|After that|Since then"
    r"|I|We|You|My|Our|Your|Me|Let|Please|Read|See|Watch|Click|Photo|Image|Video)\b"
)
# Who is meant by a pronoun before the speech that gives it is told only by what comes before.
_HE_SAID = re.compile(r"[”\"’'],? (?:he|she|they|it|I|we) [a-z]+", re.IGNORECASE)
# "In 2020, she …", where no name comes before.
_THEN_HE = re.compile(r"^\W?\w[^,“\"A-Z]{0,60}, (?:he|she|they|it|his|her|their|its|this|these|those)\b")
# "If this position were to change".
_POINTS = re.compile(
    r"^(?:If|When|While|After|Before|Since|With|In|On|At|For|Despite|Under|Given|Because of|All of|Most of|Some of)"
    r" (?:this|that|these|those|such|it|he|she|they|them)\b"
)
# Whoever writes of themselves speaks to the reader, and the words under a picture to who looks at it.
_TO_THE_READER = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|you|your)\b(?![^“\"]*[”\"])")
_CAPTION = re.compile(
    r"^(?:Photos?|Pictured?|Images?|Videos?)\b ?[:|]|/(?:Getty|AP|AFP|Reuters|EPA|Shutterstock)\b|\bGetty Images\b"
)
# A quotation with who says it, by name, after it.
_QUOTED_BY = re.compile(r"[“\"][^”\"]+,[”\"] (?:[a-z]+ ){0,4}[A-ZÀ-ÖØ-Þ]")
_UNFIT = (_GOES_ON, _HE_SAID, _THEN_HE, _POINTS, _TO_THE_READER, _CAPTION)
_STOPS = (".", "。", "।")
_MARKS = "”\"’')]»"


def summarised(article: Article, vectors_of: VectorsOf) -> list[Span]:
    """The sentences that a summary of the article has, in their order; none of an article without prose."""
    spans = [each for each in prose_of(article)[:READ] if not says_again(each.of(article.text), article.title)]
    texts = [each.of(article.text) for each in spans]
    if not texts:
        return []
    alone = [place for place, text in enumerate(texts) if stands_alone(text)]
    likeness = _likeness(vectors_of(texts))
    chosen = _chosen(likeness, alone or range(len(texts)), FEWEST + sum(len(texts) > each for each in LONGER))
    return [spans[place] for place in sorted(chosen)]


def stands_alone(sentence: str) -> bool:
    """Whether a sentence can be read without the one before it, is whole, and says something."""
    begins = sentence[:1].isalnum() or _QUOTED_BY.match(sentence) is not None
    is_whole = begins and sentence.rstrip(_MARKS).endswith(_STOPS)
    is_long_enough = SHORTEST <= len(sentence.split()) <= LONGEST
    return is_whole and is_long_enough and not hangs(sentence) and not any(rule.search(sentence) for rule in _UNFIT)


def _likeness(vectors: Vectors) -> Vectors:
    """How like each sentence is to each other one; the last row: to all of them together."""
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    centroid = unit.mean(axis=0)
    whole: Vectors = np.vstack([unit @ unit.T, unit @ (centroid / np.linalg.norm(centroid))])
    return whole


def _chosen(likeness: Vectors, places: Sequence[int], count: int) -> list[int]:
    """At most `count` of the places, the most telling first."""
    left, chosen = list(places), list[int]()

    def telling(place: int) -> float:
        early = 1 / (1 + place / HALF)
        worth = (1 - EARLY) * likeness[-1, place] + EARLY * early
        repeated = max((likeness[place, other] for other in chosen), default=0.0)
        return float((1 - LIKE) * worth - LIKE * repeated)

    while left and len(chosen) < count:
        best = max(left, key=telling)
        chosen.append(best)
        left.remove(best)
    return chosen
