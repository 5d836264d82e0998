"""Which words are quoted."""

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.quotations import FREELY, LONGEST, MOST, choose, cite
from rag.numbering import Numbering
from tests.examples import article, evidence

SCORES = st.lists(st.floats(0.01, 0.99), min_size=1, max_size=12)
# Sentences with no word in common, so that none repeats another.
PLAIN = [" ".join(f"w{place}x{number}" for number in range(12)).capitalize() + "." for place in range(12)]


def test_a_run_ends_where_nothing_answers_any_more() -> None:
    """What stands between two sentences that may answer keeps the words whole."""
    best, *_ = choose(evidence(article("long", " ".join(PLAIN)), 0.9, 0.01, 0.8, *[0.01] * 9))
    assert best.text == " ".join(PLAIN[:3])
    assert best.best.score == 0.9


def test_a_run_is_likelier_than_its_sentences() -> None:
    """Each may hold the answer, whatever the others do."""
    [quotation] = choose(evidence(article("two"), 0.5, 0.5))
    assert quotation.score == 0.75


def test_a_long_sentence_stays_whole() -> None:
    """Though it has more words than a run may."""
    long = article("long", " ".join(f"w{number}" for number in range(2 * LONGEST)).capitalize() + ". It rained.")
    assert len(choose(evidence(long, 0.9, 0.1))[0].text.split()) == 2 * LONGEST


@given(st.lists(SCORES, min_size=1, max_size=4))
def test_quotations_of_any_evidence(scores: list[list[float]]) -> None:
    """A few, not too long, none over another, each a run of sentences of one passage."""
    articles = [article(f"land{place}", " ".join(PLAIN)) for place in range(len(scores))]
    chosen = choose([each for of, row in zip(articles, scores, strict=True) for each in evidence(of, *row)])
    assert 1 <= len(chosen) <= MOST
    for quotation in chosen:
        indices = [each.index for each in quotation.sentences]
        assert indices == list(range(indices[0], indices[-1] + 1))
        assert len({each.hit.passage.id for each in quotation.sentences}) == 1
        assert len(quotation.text.split()) <= LONGEST
        assert quotation.text == " ".join(PLAIN)[quotation.span.start : quotation.span.end]
    taken = [(each.best.hit.passage.id, sentence.index) for each in chosen for sentence in each.sentences]
    assert len(set(taken)) == len(taken)


def test_the_same_words_are_quoted_once() -> None:
    """From the article where they are likeliest."""
    copies = [article(name, "Envoys met in Riga on Monday.") for name in ("first", "second")]
    [quotation] = choose([*evidence(copies[0], 0.6), *evidence(copies[1], 0.8)])
    assert quotation.best.hit.passage.article is copies[1]


def test_what_follows_a_quotation_prolongs_it() -> None:
    """Where both together are not too long; what comes before a better one stays alone."""
    long = article("long", " ".join(PLAIN[:6]))
    chosen = choose(evidence(long, 0.5, 0.5, 0.9, 0.9, 0.9, 0.9))
    assert [each.index for each in chosen[0].sentences][-1] == 5
    assert sorted(each.index for quotation in chosen for each in quotation.sentences) == [0, 1, 2, 3, 4, 5]


def test_after_the_first_three_only_other_articles_nearly_as_likely() -> None:
    """One more of the same article, or a less likely one, would be padding."""
    texts = [f"{word} {word}a {word}b {word}c." for word in ("Ab", "Cd", "Ef", "Gh", "Ij", "Kl")]
    articles = [article(f"land{place}", text) for place, text in enumerate(texts)]
    likely = [0.9, 0.88, 0.86, 0.84, 0.3, 0.2]
    chosen = choose([each for of, score in zip(articles, likely, strict=True) for each in evidence(of, score)])
    assert [quotation.best.score for quotation in chosen] == [0.9, 0.88, 0.86, 0.84]
    assert len(choose(evidence(article("one", " ".join(PLAIN)), *[0.9] * 12))) == FREELY


def test_nothing_is_chosen_of_nothing() -> None:
    """As when no passage was found."""
    assert choose([]) == []
    assert cite([], Numbering()) == []


def test_citations_are_numbered_and_name_the_speaker() -> None:
    """In the order of the quotations, each with its exact words; two speakers are none."""
    said = article("said", '"We leave Riga," Ann Poe said.')
    both = article("both", '"Not at all," Bob Roe said. "Certainly so," Cyd Low said.')
    citations = cite(choose([*evidence(said, 0.9), *evidence(both, 0.6, 0.55)]), Numbering())
    assert [citation.number for citation in citations] == [1, 2]
    assert citations[0].quote == '"We leave Riga," Ann Poe said.'
    assert [citation.speaker for citation in citations] == ["Ann Poe", None]
