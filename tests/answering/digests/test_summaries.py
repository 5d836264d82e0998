"""Which sentences stand for an article."""

import pytest

from rag.answering.digests.summaries import FEWEST, stands_alone, summarise
from rag.types import Article
from tests.examples import article

PORT = article(
    "Port of Valletta reopens",
    "Port of Valletta reopens.\n"
    "The port of Valletta reopened on Monday after a strike of nine days. "
    "But he said that it had cost the island too much. "
    "Dockers had asked for safer cranes and for a shorter week in summer. "
    "Minister Ann Poe said that new cranes would be bought within the year. "
    "Photo: dockers wave at a ship in the harbour of Valletta. "
    "Ships with grain had waited outside of the harbour since last week. "
    "We will report more about this as we learn it.",
)


def said(of: Article) -> list[str]:
    return [span.of(of.text) for span in summarise(of)]


def test_a_summary_begins_with_the_news_and_goes_on_in_its_order() -> None:
    found = said(PORT)
    assert found[0].startswith("The port of Valletta reopened")
    assert [PORT.text.index(each) for each in found] == sorted(PORT.text.index(each) for each in found)


def test_it_has_no_headline_no_caption_and_nothing_that_hangs() -> None:
    assert len(said(PORT)) == FEWEST
    assert not any(each.startswith(("Port of", "But he", "Photo", "We will")) for each in said(PORT))


def test_a_longer_article_has_a_longer_summary() -> None:
    words = ["".join(chr(97 + (place * step) % 26) for step in (1, 3, 5, 7, 11)) for place in range(60)]
    long = article("Towns", " ".join(f"Minister {one.title()} met {one}ers of {one}ing at {one}." for one in words))
    assert len(said(long)) == FEWEST + 2


def test_what_is_said_again_is_left_out() -> None:
    again = "The port of Valletta reopened on Monday after a strike of nine days, it was said."
    told = said(article("x", f"{PORT.text.splitlines()[1]} {again} Ships with grain had waited outside for a week."))
    assert again not in told


@pytest.mark.parametrize("text", ["", "…", "Read more", "\u202e \u0000"])
def test_what_has_no_prose_has_no_summary_or_all_that_there_is(text: str) -> None:
    assert len(said(article("x", text))) <= 1


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that the talks were over for now.",
        "But the talks ended without an agreement on grain.",
        "In 2020, she became the first minister of Malta.",
        "“The talks are over for good,” he said on Monday.",
        "“The talks are over for good on this island.",
        "If this position were to change, ships could sail.",
        "I wondered if we were all going to drown.",
        "Too short to say.",
        "Terence Pit/Getty Images West makes a joke next to a pastor.",
        "The talks of the ministers about grain and",
    ],
)
def test_what_hangs_or_speaks_to_the_reader_does_not_stand_alone(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“The talks are over for good,” Minister Ann Poe said on Monday.",
        "The US and Malta said “we will not talk again” on Monday.",
        "Ann Poe, who leads the ministry, opened the new bridge.",
    ],
)
def test_a_whole_sentence_with_names_does(sentence: str) -> None:
    assert stands_alone(sentence)
