"""Which questions ask for a summary or a comparison, and which merely hold the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.answering.digests.forms import LONGEST, Comparison, Summary, read_digest, summary_question_for

SUMMARIES = [
    ("Summarize the article about the Hanoi press conference", Summary("the Hanoi press conference")),
    ("summarise the story on grain, please", Summary("grain")),
    ("What does the article about the ceasefire say?", Summary("the ceasefire")),
    ("Could you give me a short summary of the report on gas prices?", Summary("gas prices")),
    ("sum up “Kyiv says “no” to talks”", Summary("Kyiv says “no” to talks", titled=True)),
    ('Summarize the article "What next?"', Summary("What next?", titled=True)),
    ("What does the article titled “Malta votes” say?", Summary("Malta votes", titled=True)),
    ("Summarize this article.", Summary()),
    ("Summarize it", Summary()),
    ("What does this article say?", Summary()),
]
COMPARISONS = [
    ("Compare what Putin and Macron said about Ukraine", Comparison(("Putin", "Macron"), "Ukraine")),
    ("compare putin and biden on sanctions", Comparison(("putin", "biden"), "sanctions")),
    ("Compare Joe Biden with the Kremlin on NATO", Comparison(("Joe Biden", "the Kremlin"), "NATO")),
    ("How do Ann Poe and Ben Gale differ on gas?", Comparison(("Ann Poe", "Ben Gale"), "gas")),
    ("Compare the views of Poe and Gale on the port", Comparison(("Poe", "Gale"), "the port")),
    ("Compare Poe’s and Gale’s positions on the port", Comparison(("Poe", "Gale"), "the port")),
    ("What is the difference between what Poe and Gale said about gas?", Comparison(("Poe", "Gale"), "gas")),
]
ORDINARY = """
Who compared Putin and Hitler?
What summary did NATO publish?
Did they compare notes?
Compare notes on it
How does this compare?
What did Putin compare Ukraine to?
What does Putin say about Ukraine?
What do Putin and Macron say about Ukraine?
What did the article say about Ukraine?
What does the report say about emissions?
How many articles are about Ukraine?
Which article is about the Hanoi press conference?
Who wrote the article about Kherson?
When was the article about Kherson published?
Summarize the war in Ukraine
Summarize what Putin said
Summarize all articles
Summarize the articles about Ukraine
Give me a summary
Who gave a summary of the talks?
What is in the summary of the report?
Did the court publish a summary of its judgment?
Why did Biden compare Russia with Germany?
Who compared the two deals?
How do the two deals compare?
How does inflation compare with last year?
How do prices differ between Malta and Cyprus?
How do they differ?
How do they differ on gas?
What is the difference between a ceasefire and a truce?
What are the differences between the two plans?
What is the difference between the plans of the two countries?
Compare prices
Compare it with that on price
Compare them on sanctions
Can you compare?
Who said that one should not compare Putin and Hitler on this?
What did Macron say when asked to compare Putin and Biden on trust?
Is the story about the spy true?
Was the story about the spy published?
What does the story tell?
What does it say?
What did he sum up?
What did Peskov sum up on Monday?
What recap did CNN publish?
Which story about Putin was wrong?
Who says the article about Putin is wrong?
Summary
Compare
Compare and
"""


@pytest.mark.parametrize(("question", "asked"), SUMMARIES + COMPARISONS)
def test_a_request_is_read_with_what_it_is_about(question: str, asked: Summary | Comparison) -> None:
    assert read_digest(question) == asked


@pytest.mark.parametrize("question", ORDINARY.strip().splitlines())
def test_a_question_that_merely_holds_the_words_is_an_ordinary_one(question: str) -> None:
    assert read_digest(question) is None


def test_a_pasted_page_is_no_request() -> None:
    assert read_digest(f"Summarize the article about {'gas ' * LONGEST}") is None


@given(st.text(min_size=1, max_size=60).map(str.strip).filter(bool))
def test_a_request_by_title_is_read_back(title: str) -> None:
    asked = read_digest(summary_question_for(" ".join(title.split()) or "x"))
    assert asked == Summary(" ".join(title.split()) or "x", titled=True)


WORDS = [
    "compare",
    "what",
    "Putin",
    "and",
    "’s",
    "said",
    "on",
    "the",
    "views",
    "of",
    ",",
    "?",
    "“",
    "”",
    ".",
    "how",
    "do",
]


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_anything_can_be_read(words: list[str]) -> None:
    read_digest(" ".join(words))
