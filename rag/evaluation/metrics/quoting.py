"""Whether the quoted words are the right ones, and are what the articles say."""

import re

from rag.answering.resolved_days import strip_days
from rag.checking.facts.quotations import find_quote
from rag.evaluation.graded import GradedAnswer
from rag.evaluation.metrics.metric import Metric
from rag.evaluation.metrics.text import first_words, holds
from rag.numbering import WORD_JOINER
from rag.text.quotation_marks import quoted_parts
from rag.types import Citation

GROUP = "quotations"

# Of news-qa's scorer: quotations that are read of an answer, and words that are read of each.
QUOTATIONS = 3
WORDS = 60

_MARKER = re.compile(r"\[(\d+)\]")


def quotes_accepted(graded: GradedAnswer) -> float | None:
    """Whether one of the first three quotations, of each the first 60 words, holds an accepted answer as whole words,
    case and punctuation aside; without accepted answers, one of the quotations that the question names. Answerable
    questions only. The rule of news-qa's score.py."""
    case = graded.case
    if not case.answerable or not case.gold_texts:
        return None
    read = graded.answer.citations[:QUOTATIONS]
    return float(any(holds(first_words(each.quote, WORDS), case.gold_texts) for each in read))


def cites_right_article(graded: GradedAnswer) -> float | None:
    """Whether one of the articles that the question names is cited. Questions whose articles are in the library only;
    a refusal cites none. Dateline's own measure."""
    gold = graded.gold.articles
    return float(bool(gold & _cited(graded))) if gold else None


def right_articles_share(graded: GradedAnswer) -> float | None:
    """Share of the articles that the question names, where it names several, that are cited. Dateline's own measure,
    for questions that several articles answer together."""
    gold = graded.gold.articles
    return len(gold & _cited(graded)) / len(gold) if len(gold) > 1 else None


def exact_quotations_share(graded: GradedAnswer) -> float | None:
    """Share of the words in quotation marks that stand as they are in the text or the title of a cited article;
    capitals, white space, styles of marks and punctuation at the ends aside. After the quoted-span alignment of ragas,
    but none where nothing is quoted."""
    articles = {each.article.id: each.article for each in graded.answer.citations}.values()
    parts = [
        span.of(said)
        for sentence in graded.answer.sentences
        for said in [strip_days(sentence.text).replace(WORD_JOINER, "")]
        for span in quoted_parts(said)
    ]
    found = [any(find_quote(part, each.text) or find_quote(part, each.title) for each in articles) for part in parts]
    return sum(found) / len(found) if found else None


def resolvable_citations_share(graded: GradedAnswer) -> float | None:
    """Share of the numbers of an answer, in its text or of its citations, that lead from the text to words of an
    article: the number is in the text, a citation has it, and its place in the article is one and not empty."""
    citations = {each.number: each for each in graded.answer.citations}
    marked = {int(number) for sentence in graded.answer.sentences for number in _MARKER.findall(sentence.text)}
    numbers = marked | citations.keys()
    leads = [each in marked and each in citations and _has_text(citations[each]) for each in numbers]
    return sum(leads) / len(leads) if leads else None


def _cited(graded: GradedAnswer) -> set[str]:
    return {each.article.id for each in graded.answer.citations}


def _has_text(citation: Citation) -> bool:
    return 0 <= citation.start < citation.end <= len(citation.article.text) and bool(citation.quote.strip())


METRICS = (
    Metric("quoted@3", GROUP, quotes_accepted),
    Metric("right article cited", GROUP, cites_right_article),
    Metric("right articles cited", GROUP, right_articles_share),
    Metric("exact quotations", GROUP, exact_quotations_share),
    Metric("resolvable citations", GROUP, resolvable_citations_share),
)
