"""What can be done with a turn."""

from dataclasses import replace
from datetime import date

from rag.filtering import Filters, Order
from rag.library.library import Library
from rag.page.ask.conversing import Conversing
from rag.testing.service import ScriptedService
from tests.page.ask.visiting import BEN, FOUR, WHOLE, Visit


def test_the_last_question_is_asked_again_in_its_place(visit: Visit, service: ScriptedService) -> None:
    """An earlier one as a new one, so that nothing that followed from it loses its ground."""
    visit.ask("What of Malta?")
    visit.ask("And of Cyprus?")
    visit.follow("retry-2")
    assert visit.questions() == ["What of Malta?", "And of Cyprus?"]
    visit.follow("retry-1")
    assert visit.questions() == ["What of Malta?", "And of Cyprus?", "What of Malta?"]
    assert len(service.asked) == 4


def test_a_question_is_worded_anew_in_the_box(visit: Visit, service: ScriptedService) -> None:
    """As it was searched for, with its filters; what is sent goes word for word; Cancel gives back what was typed."""
    service.script = (replace(WHOLE, standalone_question="What of Cyprus?", done=True),)
    visit.ask("And of Cyprus?", filters=Filters(source="RT"))
    visit.follow("edit-1", typed="half a")
    assert (visit.shown.box, "in place of the last one" in visit.text("notice")) == (
        'What of Cyprus? source:"RT"',
        True,
    )
    visit.follow("unword")
    assert (visit.shown.box, visit.text("notice"), bool(visit.shown.rewording)) == ("half a", "", False)
    visit.follow("edit-1")
    visit.ask("What of Crete?")
    assert (visit.questions(), service.asked[-1].standalone) == (["What of Crete?"], "What of Crete?")
    assert not visit.shown.rewording


def test_a_chip_that_is_taken_away_asks_without_it(visit: Visit, service: ScriptedService) -> None:
    """In the same words; a filter in force is no longer; the question as it was typed is not reworded."""
    service.script = (replace(WHOLE, standalone_question="What of Cyprus?", done=True),)
    visit.ask("And of Cyprus? before:2022", filters=Filters(date(2022, 1, 1), source="RT"))
    visit.follow("drop-1-source")
    assert (service.asked[-1].question, service.asked[-1].standalone) == ("And of Cyprus?", "What of Cyprus?")
    assert (service.asked[-1].filters, visit.shown.filters) == (Filters(date(2022, 1, 1)), Filters())
    visit.follow("drop-1-standalone")
    assert (service.asked[-1].standalone, visit.questions()) == ("And of Cyprus?", ["And of Cyprus?"])


def test_an_answer_can_be_put_in_another_order(visit: Visit, service: ScriptedService) -> None:
    """In its place and in the same words; what is asked next stays as it is. Taken away, the order is as before."""
    visit.ask("What of Malta? source:RT", filters=Filters(source="RT"))
    visit.follow("order-1-date")
    assert (service.asked[-1].question, service.asked[-1].standalone) == ("What of Malta?", "q")
    assert (service.asked[-1].filters, visit.shown.filters) == (Filters(source="RT", order=Order.DATE), Filters())
    visit.follow("drop-1-order")
    assert (service.asked[-1].filters, visit.questions()) == (Filters(source="RT"), ["What of Malta?"])


def test_a_rating_is_kept_with_the_whole_record(visit: Visit, library: Library) -> None:
    """What the answer depended on, and what was said before; pressed again, it is taken back."""
    visit.ask("What of Malta?")
    visit.ask("And of Cyprus?")
    visit.follow("thumb-2-down")
    visit.follow("rate-2", {"comment": " too\u00a0short ", "right": "Nicosia"})
    [rating] = library.conversations.ratings()
    assert (rating.thumb, rating.comment, rating.right, rating.in_set) == ("down", "too\u00a0short", "Nicosia", False)
    assert (rating.conditions["answerer"], rating.conditions["articles"]) == ("scripted", 2)
    assert (rating.record or {})["citations"][0]["quote"] == FOUR.quote
    assert [each["question"] for each in rating.history] == ["What of Malta?"]
    visit.follow("thumb-2-down")
    assert library.conversations.ratings() == []


def test_a_rated_answer_becomes_a_test_question_with_one_press(visit: Visit, library: Library) -> None:
    """With what its form says then; and it can be taken out again. Unrated ones cannot."""
    visit.ask("What of Malta?")
    visit.follow("collect-1", {})
    visit.follow("thumb-1-up")
    visit.follow("collect-1", {"comment": "good"})
    assert [(each.comment, each.in_set) for each in library.conversations.ratings()] == [("good", True)]
    assert "In the question set" in visit.text("newest")
    visit.follow("uncollect-1")
    assert library.conversations.ratings(in_set=True) == []


def test_a_reader_makes_no_test_question(conversing: Conversing) -> None:
    """The question set is the owners'; what the reader thinks of an answer is kept."""
    visit = Visit(conversing.of(BEN))
    visit.ask("What of Malta?")
    visit.follow("thumb-1-up")
    visit.follow("collect-1")
    assert "only an owner may do that" in visit.text("notice").lower()
    opened = visit.conversing.store.open(visit.shown.conversation or "")
    assert opened
    assert opened.turns[0].rating
    assert not opened.turns[0].rating.in_set
