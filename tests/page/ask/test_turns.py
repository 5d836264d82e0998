from dataclasses import replace

import pytest

from rag.page.ask.turns import UNANSWERED, render_turn, render_turns, render_welcome
from rag.turns import Rating, Thumb
from rag.types import Answer, Passage, Span
from tests.page.made import WORDS, answer_from, article, refusal, turn
from tests.page.seen import Page

ANSWER = answer_from(article(), WORDS)


def test_numbers_of_two_answers_do_not_collide() -> None:
    """Each number leads to the source of its own answer."""
    links = Page(render_turns([turn(ANSWER), turn(ANSWER, 2)])).find("a", "cite")
    assert [link["href"] for link in links] == ["#cite-1-1", "#cite-2-1"]


def test_a_number_that_an_article_says_is_no_link() -> None:
    """A "[1]" in the quoted words stays text, and the one after them is the only link."""
    page = Page(render_turn(turn(answer_from(article("He said [1] and [7] there."), Span(0, 26)))))
    assert len(page.find("a", "cite")) == 1
    assert page.text.count("[1]") == 1


def test_who_said_it_stands_apart_from_the_exact_words() -> None:
    """The quotation holds the article's words and the number; speaker, outlet and date are below it."""
    shown = render_turn(turn(answer_from(article(), WORDS, speaker="the minister")))
    assert '</blockquote><p class="attribution"><bdi>The minister, RT, 3 March 2022</bdi></p>' in shown


def test_the_order_can_be_changed_where_that_makes_a_difference() -> None:
    """For quotations of several articles."""
    one = answer_from(article(), WORDS)
    other = replace(one.citations[0], number=2, passage=Passage(replace(article(), id="a2"), 0, 70))
    both = replace(one, citations=(*one.citations, other))
    assert "order-1-date" in Page(render_turn(turn(both))).shows("button")
    assert not any(each.startswith("order") for each in Page(render_turn(turn(one))).shows("button"))


def test_every_turn_says_how_it_stands() -> None:
    """A question waits, is answered, is stopped, has a problem, or was broken off: each in one line."""
    found = Answer("q", "q", hits=refusal(article()).refusal.nearest)  # type: ignore[union-attr]
    assert "Searching" in render_turn(turn(), under_way=True)
    assert "1 passage found, answering" in render_turn(turn(found), under_way=True)
    assert "Stopped." in render_turn(turn(replace(found, done=True), stopped=True))
    assert "The disk is full" in Page(render_turn(turn(problem="the disk is full"))).text
    assert UNANSWERED[1:] in Page(render_turn(turn())).text


def test_a_turn_that_was_stopped_before_anything_was_said_is_no_fault() -> None:
    """It was not broken off."""
    page = Page(render_turn(turn(stopped=True)))
    assert ("Stopped." in page.text, page.find("p", "problem")) == (True, [])


@pytest.mark.parametrize(
    ("question", "buttons"), [("Why?", 0), ("w " * 199, 0), ("w " * 201, 1), ("a\n" * 6, 1), ("<b>" * 200, 1)]
)
def test_a_long_question_can_be_unfolded(question: str, buttons: int) -> None:
    """By its characters and by its lines; all of it is there."""
    page = Page(render_turn(turn(question=question)))
    assert len([each for each in page.find("button") if "data-unfolds" in each]) == buttons
    assert (page.text.count(question), len(page.find("h3", "long"))) == (1, buttons)


def test_what_was_said_before_a_problem_stays() -> None:
    """The problem stands below it."""
    text = Page(render_turn(turn(replace(ANSWER, done=False), problem="the disk is full"))).text
    assert text.index("two conditions") < text.index("The disk is full")


def test_a_refusal_leads_to_the_nearest_passages() -> None:
    """It has its message and a link for each passage, and nothing to copy."""
    page = Page(render_turn(turn(refusal(article(), "The articles say nothing."))))
    assert "The articles say nothing." in page.text
    assert (page.shows(), [each for each in page.find("button") if "data-copy" in each]) == (["near-1-1"], [])


def test_a_settled_answer_can_be_copied_repeated_reworded_and_rated() -> None:
    """One that grows can not; a question without an answer can be neither copied nor rated."""
    page = Page(render_turn(turn(ANSWER, 3)))
    assert page.shows("button") == ["retry-3", "edit-3", "thumb-3-up", "thumb-3-down"]
    assert "two conditions" in (page.find("button")[0]["data-copy"] or "")
    assert Page(render_turn(turn(ANSWER, 3), under_way=True)).shows("button") == []
    assert Page(render_turn(turn(problem="no"))).shows("button") == ["retry-1", "edit-1"]


def test_a_rating_asks_for_more_and_becomes_a_test_question() -> None:
    """What is wrong and what is right, where it was bad; then it says that it is in the set."""
    bad = Page(render_turn(turn(ANSWER, rating=Rating(Thumb.DOWN, "too long", "two"))))
    assert {each["name"]: each["value"] for each in bad.find("input")} == {"comment": "too long", "right": "two"}
    assert ("collect-1" in bad.shows("button"), bad.shows("form")) == (True, ["rate-1"])
    assert [each["aria-pressed"] for each in bad.find("button") if "aria-pressed" in each] == ["false", "true"]
    good = Page(render_turn(turn(ANSWER, rating=Rating(Thumb.UP, in_set=True))))
    assert ([each["name"] for each in good.find("input")], "uncollect-1" in good.shows("button")) == (["comment"], True)


def test_the_first_page_offers_questions_or_says_where_articles_are_added() -> None:
    """The questions are buttons; with no articles, there is a link to the library."""
    page = Page(render_welcome(["What of Malta?"], empty=False))
    assert [each["data-question"] for each in page.find("button", "example")] == ["What of Malta?"]
    assert Page(render_welcome([], empty=True)).shows() == ["library"]
