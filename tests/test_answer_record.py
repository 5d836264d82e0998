"""Answers as they are kept."""

import json
from typing import Any

from hypothesis import given

from rag.answer_record import answer_of, articles_in, record_of
from rag.numbering import citation_key
from rag.types import Answer, Article, Citation, Passage, Refusal, RefusalKind, Sentence, Span
from tests.arbitrary import answers
from tests.examples import article, hit

TEXT = "The minister spoke on Monday.\n\n“It rained,” he said.\n\nNobody came."


def kept(answer: Answer) -> dict[str, Any]:
    """The record as a database gives it back."""
    loaded: dict[str, Any] = json.loads(json.dumps(record_of(answer)))
    return loaded


def articles_of(answer: Answer) -> dict[str, Article]:
    hits = (*answer.hits, *(answer.refusal.nearest if answer.refusal else ()))
    return {
        each.id: each for each in [*(each.passage.article for each in hits), *(c.article for c in answer.citations)]
    }


def cited(of: Article, *spans: Span) -> Answer:
    """An answer that cites these words, each in a passage that is just them."""
    citations = tuple(Citation(number, Passage(of, *span), *span) for number, span in enumerate(spans, start=1))
    said = tuple(Sentence(f"Said. [{each.number}]", (each.number,)) for each in citations)
    return Answer("q", "q", sentences=said, citations=citations, done=True)


@given(answers())
def test_an_answer_comes_back_as_it_was(answer: Answer) -> None:
    """All of it, while its articles are there, whatever it says."""
    assert answer_of(kept(answer), articles_of(answer)) == answer


@given(answers())
def test_without_its_articles_an_answer_says_the_same(answer: Answer) -> None:
    """Every quotation and every passage has the same words at the same offsets, of articles called the same."""
    again = answer_of(kept(answer), {})
    assert (again.text, again.sentences) == (answer.text, answer.sentences)
    for one, other in zip(again.citations, answer.citations, strict=True):
        assert (one.quote, one.start, one.end, one.number) == (other.quote, other.start, other.end, other.number)
        assert (one.passage.text, one.speaker) == (other.passage.text, other.speaker)
    for one, other in zip(again.hits, answer.hits, strict=True):
        assert (one.passage.text, one.passage.id) == (other.passage.text, other.passage.id)


@given(answers())
def test_an_answer_without_its_articles_is_kept_as_it_was(answer: Answer) -> None:
    """So a rating that is given after an article was removed has the same record."""
    record = kept(answer)
    assert kept(answer_of(record, {})) == record


@given(answers())
def test_all_articles_are_asked_for(answer: Answer) -> None:
    """Those of citations, of hits and of the nearest passages."""
    assert articles_in(kept(answer)) == set(articles_of(answer))


def test_places_stay_apart_when_an_article_is_gone() -> None:
    """Two quotations of one length are still two places of one article, with blank lines before and between them."""
    answer = cited(article("Malta", TEXT), Span(4, 12), Span(14, 22))
    one, other = answer_of(kept(answer), {}).citations
    assert citation_key(one) != citation_key(other)
    assert one.article is other.article
    assert one.article.text == "\n\n\n\nminister\n\npoke on "


def test_pieces_that_overlap_are_one_text() -> None:
    """What two passages share stands there once."""
    answer = cited(article("Malta", TEXT), Span(0, 12), Span(4, 28), Span(6, 10))
    assert answer_of(kept(answer), {}).citations[0].article.text == TEXT[:28]


def test_words_beyond_their_passage_are_kept() -> None:
    """A quotation may end after the passage that it begins in."""
    of = article("Malta", TEXT)
    answer = Answer("q", "q", citations=(Citation(1, Passage(of, 0, 12), 4, 28),), done=True)
    again = answer_of(kept(answer), {}).citations[0]
    assert (again.quote, again.passage.text) == (TEXT[4:28], TEXT[:12])


def test_an_article_with_other_words_is_not_taken_for_the_one_that_was_read() -> None:
    """What was read stands in for it; what else is known of it is of then, too."""
    answer = cited(article("Malta", TEXT), Span(4, 12))
    other = article("Malta", "Something else altogether, and longer.")
    again = answer_of(kept(answer), {other.id: other}).citations[0]
    assert (again.quote, again.article.title, again.article.authors) == (
        "minister",
        "Title of Malta",
        ("Ann Poe", "Ünal Ø"),
    )


def test_a_refusal_keeps_its_nearest_passages() -> None:
    """Also where nothing else is known of their articles."""
    near = hit(article("Malta", TEXT), 0.5)
    answer = Answer("q", "q", refusal=Refusal(RefusalKind.NOT_ANSWERED, "No.", (near,)), done=True)
    again = answer_of(kept(answer), {}).refusal
    assert again is not None
    assert again.nearest[0].passage.text == TEXT
