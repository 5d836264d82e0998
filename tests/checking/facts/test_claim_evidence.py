"""What a claim cites, laid beside it."""

from datetime import date

from rag.checking.facts.claim_evidence import MOST_SOURCES, ClaimEvidence, gather
from rag.checking.shapes import CitedPassage
from rag.types import Article, Passage, Span
from tests.checking.facts.examples import cited

HARBOUR = "It rained in Pell. The harbour of Brell opened. The harbour of Brell opened with 35 ships."


def resting_on(text: str, words: str) -> CitedPassage:
    """The whole text as a passage, of which one sentence is bound."""
    start = text.index(words)
    return CitedPassage(Passage(Article("id", "", text), 0, len(text)), (Span(start, start + len(words)),))


def laid_beside(evidence: ClaimEvidence) -> list[str]:
    return [each.source.reading.text for each in evidence.pairings]


def test_sentences_are_laid_beside_a_claim_likeliest_first() -> None:
    """Those that share no word of meaning with it are left out, where it is not bound to them."""
    evidence = gather("The harbour of Brell opened with ships.", [resting_on(HARBOUR, "The harbour of Brell opened.")])
    assert laid_beside(evidence) == ["The harbour of Brell opened with 35 ships.", "The harbour of Brell opened."]
    assert len(evidence.sources) == 3


def test_of_equals_the_one_that_the_claim_rests_on_comes_first() -> None:
    text = "The harbour opened in March. The harbour opened in April."
    evidence = gather("The harbour opened.", [resting_on(text, "The harbour opened in April.")])
    assert laid_beside(evidence)[0] == "The harbour opened in April."
    assert [each.is_attributed for each in evidence.sources] == [False, True]


def test_of_many_sentences_only_some_are_laid_beside() -> None:
    evidence = gather("The harbour opened.", [cited("The harbour opened. " * 20)])
    assert (len(evidence.sources), len(evidence.pairings)) == (20, MOST_SOURCES)


def test_each_word_has_the_sentence_that_says_most_around_it() -> None:
    opened, resigned = "The old harbour of Brell opened again.", "The new mayor of Pell resigned today."
    evidence = gather(f"{opened[:-1]}, and {resigned[:1].lower()}{resigned[1:]}", [cited(f"{opened} {resigned}")])
    best = [evidence.best_at(place) for place in (1, len(evidence.claim.tokens) - 2)]
    assert [each and each.source.reading.text for each in best] == [opened, resigned]


def test_without_a_word_in_common_no_sentence_is_best() -> None:
    evidence = gather("Penguins dance.", [resting_on(HARBOUR, "It rained in Pell.")])
    assert evidence.best_at(0) is None


def test_titles_outlets_and_authors_are_words_of_the_passage() -> None:
    article = Article("id", "A visit to Minsk", HARBOUR, source="AP", authors=("Ann Poe",), published=date(2024, 1, 2))
    parts = [CitedPassage(Passage(article, start, end), ()) for start, end in ((0, 18), (19, len(HARBOUR)))]
    evidence = gather("The harbour opened.", parts)
    assert {"minsk", "poe", "harbour"} <= evidence.keys
    assert evidence.articles == (article,)
    assert evidence.publication_day_of(evidence.sources[-1]) == date(2024, 1, 2)
