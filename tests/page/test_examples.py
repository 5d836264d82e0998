from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from rag.library.library import Library
from rag.library.records import State
from rag.page.application_service import ApplicationService
from rag.page.examples import KINDS, TRIED, drafts_of, examples
from rag.settings import read_settings
from rag.types import Answer, Article, Citation, Passage
from tests.examples import article, marked

SPOKE = article("spoke", "The talks ended. “None of us will ever leave Malta,” Ann Poe said on Monday.")
COUNTED = article(
    "counted",
    "It was a hard night. In all the storm had a price: officials said nine houses were damaged in Gozo.",
)
ASKED = article("asked", "The talks ended. Prime Minister Maria Sands urged the union’s members to send more doctors.")
HAPPENED = article(
    "happened", "The harbour is old. Secretary Carl Vane opened the new bridge with three ministers on Friday."
)
AIDS = article(
    "aids",
    "Now AIDS Prevention and Disease Control said in Vilnius Centre that the rates fell. "
    "Maria Sands said on Monday that the Centre for AIDS Prevention and Disease Control will close.",
)  # fmt: skip


@pytest.fixture
def library() -> Iterator[Library]:
    with closing(Library(read_settings())) as opened:
        yield opened


def holding(library: Library, *articles: Article) -> Library:
    library.records.put(marked(articles))
    library.records.set_state(State.READY, [each.id for each in articles])
    return library


def quoting(*articles: Article) -> Callable[[str], Answer]:
    """Answers with all of the article that has the most words of the question."""

    def answer(question: str) -> Answer:
        of = max(articles, key=lambda each: len(set(question.rstrip("?").split()) & set(each.text.split())))
        return Answer(question, question, citations=(Citation(1, Passage(of, 0, 9), 0, len(of.text)),), done=True)

    return answer


def test_examples_are_of_four_kinds_and_of_as_many_articles(library: Library) -> None:
    """Who said what, how many, what somebody demands, and when."""
    articles = (SPOKE, COUNTED, ASKED, HAPPENED)
    assert examples(holding(library, *articles), quoting(*articles)) == (
        "What did Ann Poe say about Malta?",
        "How many houses were damaged in Gozo?",
        "What did Maria Sands urge the union’s members to do?",
        "When did Secretary Carl Vane open the new bridge with three ministers?",
    )


def test_no_name_is_cut_at_an_and(library: Library) -> None:
    """Neither a speaker nor what is spoken about: the whole of it stands, or nothing."""
    whole = "Who said that the Centre for AIDS Prevention and Disease Control will close?"
    assert examples(holding(library, AIDS), quoting(AIDS)) == (whole,)


def test_what_is_read_first_must_be_the_sentence_that_the_question_was_made_of(library: Library) -> None:
    """Other words of the article are none, and those of another one; so few are asked."""
    asked: list[str] = []

    def elsewhere(question: str) -> Answer:
        asked.append(question)
        return Answer(question, question, citations=(Citation(1, Passage(SPOKE, 0, 9), 0, 9),), done=True)

    assert examples(holding(library, SPOKE, ASKED, HAPPENED), elsewhere) == ()
    assert 0 < len(asked) <= TRIED * len(KINDS)


def test_examples_come_from_the_articles_and_are_answered(seeds: Library) -> None:
    """They are found once, as long as the articles stay the same."""
    service = ApplicationService(seeds, "quotes")
    found = service.examples()
    assert 1 < len(found) <= len(KINDS)
    assert len(set(found)) == len(found)
    assert service.known_examples == found


def test_a_question_that_is_refused_is_no_example(seeds: Library) -> None:
    """Whatever it is made of."""
    assert examples(seeds, lambda question: Answer(question, question, done=True)) == ()


def test_an_empty_library_has_no_examples() -> None:
    """And nothing is asked."""
    library = Library(read_settings())
    assert examples(library, lambda _: pytest.fail("asked")) == ()


@pytest.mark.parametrize("words", ["even damaged", "damaged – about half of them –", "damaged; more came,"])
def test_a_sentence_that_runs_on_makes_no_question(words: str) -> None:
    """Nor one with a word that hangs on what was said before."""
    assert "how-many" in {each.kind for each in drafts_of(COUNTED)}
    runs_on = replace(COUNTED, text=COUNTED.text.replace("damaged", words))
    assert "how-many" not in {each.kind for each in drafts_of(runs_on)}
