"""A summary of one article: three to five of its own sentences, in its own order.

News puts first what matters, so they are the first ones that can be read alone and do not say again what one before
says (the lead, which summaries of news are measured against since Nenkova 2005). Nearness to the centroid (Radev et al.
2004), an early place and maximal marginal relevance (Carbonell and Goldstein 1998), with the embeddings at hand, were
tried instead: on 99 articles of CNN and Daily Mail with their editors' highlights, which weights were chosen on,
that has ROUGE-1, -2 and -L of .403, .189 and .263, and as many first sentences .398, .188 and .260; on the 99 others it
has .375, .159 and .230, and they have .379, .158 and .228. LexRank (Erkan and Radev 2004) has .355, .132 and .230 on
the former. What is here has .402, .189 and .265, and .375, .159 and .232 (`python -m benchmarks.summaries`): no more
than the first sentences, and it can be read alone.
"""

import re

from rag.language.capitals import CAPITAL
from rag.quotable import prose_of
from rag.reading.cleaning.furniture import says_again
from rag.retrieval.window import needs_context
from rag.text.words import content_stems
from rag.types import Article, Span

# Sentences of a summary: one more from each of these lengths of the article on.
FEWEST = 3
LONGER = (25, 50)

# A sentence repeats another one if they share so much of the shorter one's words.
REPEAT = 0.7

# Sentences that are read of an article: of a longer one, a book or a log, the rest is no part of its summary.
READ = 80

# Words of a sentence that says something, and that is read at a glance.
SHORTEST = 6
LONGEST = 50

# How a sentence begins that goes on from another, or speaks to the reader. See also `retrieval.window.needs_context`.
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
_QUOTED_BY = re.compile(rf"[“\"][^”\"]+,[”\"] (?:[a-z]+ ){{0,4}}{CAPITAL}")
_UNFIT = (_GOES_ON, _HE_SAID, _THEN_HE, _POINTS, _TO_THE_READER, _CAPTION)
_STOPS = (".", "。", "।")
_MARKS = "”\"’')]»"


def summarise(article: Article) -> list[Span]:
    """The sentences that a summary of the article has, in their order; none of an article without prose."""
    spans = [each for each in prose_of(article)[:READ] if not says_again(each.of(article.text), article.title)]
    alone = [each for each in spans if stands_alone(each.of(article.text))]
    count = FEWEST + sum(len(spans) > each for each in LONGER)
    chosen = list[Span]()
    for span in alone or spans:
        if len(chosen) < count and not any(_repeats(span.of(article.text), it.of(article.text)) for it in chosen):
            chosen.append(span)
    return chosen


def stands_alone(sentence: str) -> bool:
    """Whether a sentence can be read without the one before it, is whole, and says something."""
    begins = sentence[:1].isalnum() or _QUOTED_BY.match(sentence) is not None
    is_whole = begins and sentence.rstrip(_MARKS).endswith(_STOPS)
    is_long_enough = SHORTEST <= len(sentence.split()) <= LONGEST
    return (
        is_whole
        and is_long_enough
        and not needs_context(sentence)
        and not any(rule.search(sentence) for rule in _UNFIT)
    )


def _repeats(sentence: str, earlier: str) -> bool:
    """Whether nearly all of its words are in an earlier one, or all of that one's are in it."""
    ours, theirs = set(content_stems(sentence)), set(content_stems(earlier))
    return bool(ours and theirs) and len(ours & theirs) / min(len(ours), len(theirs)) >= REPEAT
