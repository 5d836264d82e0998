"""Which words are quoted."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.quotations import LONGEST, MORE, MOST_WORDS, ONE, SEVERAL, choose, cite
from rag.filtering import Order
from rag.numbering import Numbering
from rag.question.questions import read_question
from tests.examples import article, evidence, likeliest_first

SCORES = st.lists(st.floats(0.01, 0.99), min_size=1, max_size=12)
# Sentences with no word in common, so that none repeats another.
PLAIN = [" ".join(f"w{place}x{number}" for number in range(12)).capitalize() + "." for place in range(12)]
WHO = read_question("Who spoke on Monday?")
WHICH = read_question("Which conditions did the minister set?")
CHANGED = read_question("How did the conditions change?")
LONG = article("long", " ".join(PLAIN))


def test_what_answers_best_is_read_first() -> None:
    """A few follow, and what came near is no part of the answer."""
    chosen = choose(WHO, likeliest_first(evidence(LONG, 0.9, 0.01, 0.88, 0.01, 0.85, 0.01, 0.84)))
    assert [each.text for each in chosen.quotations] == [PLAIN[0], PLAIN[2], PLAIN[4]]
    assert [each.text for each in chosen.more] == [PLAIN[6]]


def test_one_clear_winner_stands_alone() -> None:
    """What is far less likely only came near; where nothing is likely, others are quoted beside it."""
    clear = choose(WHO, likeliest_first(evidence(LONG, 0.9, 0.01, 0.5)))
    assert [each.text for each in clear.quotations] == [PLAIN[0]]
    assert [each.text for each in clear.more] == [PLAIN[2]]
    a, b = (article(f"land{place}", PLAIN[place]) for place in range(2))
    unclear = choose(WHO, likeliest_first(evidence(a, 0.2), evidence(b, 0.04)))
    assert [each.text for each in unclear.quotations] == PLAIN[:2]


def test_of_two_that_are_as_likely_another_article_is_heard() -> None:
    """One processor puts the one first, and another the other. What is less likely does not come before it."""
    a, b = article("a", " ".join(PLAIN[:5])), article("b", PLAIN[6])
    tied = likeliest_first(evidence(a, 0.2, 0.001, 0.15, 0.001, 0.1), evidence(b, 0.0985))
    assert [each.text for each in choose(WHO, tied).quotations] == [PLAIN[0], PLAIN[2], PLAIN[6]]
    apart = likeliest_first(evidence(a, 0.2, 0.001, 0.15, 0.001, 0.1), evidence(b, 0.09))
    assert [each.text for each in choose(WHO, apart).quotations] == [PLAIN[0], PLAIN[2], PLAIN[4]]


def test_a_question_for_several_things_gathers_them() -> None:
    """From many articles, those of one article together, best first."""
    texts = [" ".join(PLAIN[place : place + 3]) for place in (0, 4, 8)]
    a, b, c = (article(f"land{place}", text) for place, text in enumerate(texts))
    found = likeliest_first(evidence(a, 0.9, 0.1, 0.7), evidence(b, 0.8), evidence(c, 0.75, 0.1))
    quoted = [each.text for each in choose(WHICH, found).quotations]
    assert quoted == [PLAIN[0], PLAIN[2], PLAIN[4], PLAIN[8]]


def test_the_best_is_quoted_however_unlikely_it_is() -> None:
    """Whether anything answers at all is not asked here."""
    assert len(choose(WHO, evidence(LONG, 0.01)).quotations) == 1


def test_neighbours_that_answer_are_one_quotation() -> None:
    """In the order of the text."""
    chosen = choose(WHICH, likeliest_first(evidence(LONG, 0.7, 0.8, 0.75, 0.01, 0.6)))
    assert [each.text for each in chosen.quotations] == [" ".join(PLAIN[:3]), PLAIN[4]]


def test_a_sentence_that_hangs_on_the_one_before_takes_it_along() -> None:
    """Or nobody knows who "he" is; a name that the question has needs none."""
    text = "Ann Poe met envoys in Riga. She said that it rained. Laguta shared the update. Berg answered nobody."
    quoted = [
        choose(read_question(question), [evidence(article("it", text), 0.1, 0.9, 0.9, 0.9)[place]]).quotations[0].text
        for question, place in (("Who met?", 1), ("Who met?", 2), ("Who met?", 0), ("Whom did Berg answer?", 3))
    ]
    assert quoted[0] == "Ann Poe met envoys in Riga. She said that it rained."
    assert quoted[1] == "She said that it rained. Laguta shared the update."
    assert quoted[2] == "Ann Poe met envoys in Riga."
    assert quoted[3] == "Berg answered nobody."


def test_a_long_sentence_stays_whole() -> None:
    """Though it has more words than all of them may."""
    long = article("long", " ".join(f"w{number}" for number in range(2 * MOST_WORDS)).capitalize() + ". It rained.")
    [quotation] = choose(WHO, evidence(long, 0.9, 0.1)).quotations
    assert quotation.word_count == 2 * MOST_WORDS


@given(st.lists(SCORES, min_size=1, max_size=4), st.sampled_from([WHO, WHICH, CHANGED]))
def test_quotations_of_any_evidence(scores: list[list[float]], question: object) -> None:
    """A few, not too long, none over another."""
    articles = [article(f"land{place}", " ".join(PLAIN)) for place in range(len(scores))]
    found = likeliest_first(*(evidence(of, *row) for of, row in zip(articles, scores, strict=True)))
    assert question in (WHO, WHICH, CHANGED)
    chosen = choose(question, found)  # type: ignore[arg-type]
    assert 1 <= len(chosen.quotations) <= max(ONE.quotations, SEVERAL.quotations)
    assert len(chosen.more) <= MORE
    assert all(each.word_count <= LONGEST for each in (*chosen.quotations, *chosen.more))
    assert sum(each.word_count for each in chosen.quotations) <= MOST_WORDS
    places = sorted((each.article_id, each.span) for each in (*chosen.quotations, *chosen.more))
    assert all(one[0] != other[0] or one[1].end <= other[1].start for one, other in pairwise(places))


def test_the_same_words_are_quoted_once() -> None:
    """From the article where they are likeliest."""
    copies = [article(name, "Envoys met in Riga on Monday.") for name in ("first", "second")]
    [quotation] = choose(WHO, likeliest_first(evidence(copies[0], 0.6), evidence(copies[1], 0.8))).quotations
    assert quotation.best.hit.passage.article is copies[1]


def test_a_course_of_events_is_told_in_its_order() -> None:
    """As is any answer where that is asked for; the undated come last."""
    days = (None, date(2024, 2, 1), date(2023, 1, 1))
    articles = [article(f"land{place}", PLAIN[place], day=day) for place, day in enumerate(days)]
    found = likeliest_first(*(evidence(of, score) for of, score in zip(articles, (0.9, 0.88, 0.86), strict=True)))
    by_date = [PLAIN[2], PLAIN[1], PLAIN[0]]
    assert [each.text for each in choose(CHANGED, found).quotations] == by_date
    assert [each.text for each in choose(WHO, found, Order.DATE).quotations] == by_date
    assert [each.text for each in choose(CHANGED, found, Order.BEST).quotations] == by_date[::-1]


def test_nothing_is_chosen_of_nothing() -> None:
    """As when no passage was found."""
    assert choose(WHO, []).quotations == ()
    assert cite([], Numbering()) == []


def test_citations_are_numbered_and_name_the_speaker() -> None:
    """In the order of the quotations, each with its exact words; two speakers are none."""
    said = article("said", '"We leave Riga," Ann Poe said.')
    both = article("both", '"Not at all," Bob Roe said. "Certainly so," Cyd Low said.')
    chosen = choose(WHICH, likeliest_first(evidence(said, 0.9), evidence(both, 0.85, 0.8)))
    citations = cite(chosen.quotations, Numbering())
    assert [citation.number for citation in citations] == [1, 2]
    assert citations[0].quote == '"We leave Riga," Ann Poe said.'
    assert [citation.speaker for citation in citations] == ["Ann Poe", None]
    assert [citation.number for citation in cite(chosen.quotations, None)] == [0, 0]
