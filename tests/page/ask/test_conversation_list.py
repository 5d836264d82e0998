"""Conversations are found, renamed, deleted and brought back."""

from tests.page.ask.visiting import Visit


def test_conversations_are_listed_searched_renamed_and_deleted(visit: Visit) -> None:
    """A deleted one leaves the page if it is open, and comes back with one press."""
    visit.ask("What of Malta?")
    conversation = visit.shown.conversation
    visit.see(iter([visit.conversing.find("cyprus spoke", conversation or "", visit.visitor)]))
    assert "What of Malta?" in visit.text("conversations")
    visit.follow(f"named-{conversation}", {"title": "The islands"})
    assert ("The islands" in visit.text("bar"), "The islands" in visit.text("conversations")) == (True, True)
    visit.follow(f"remove-{conversation}")
    assert ("is deleted" in visit.text("conversations"), "Ask your articles" in visit.text("newest")) == (True, True)
    visit.follow(f"restore-{conversation}")
    visit.follow(f"open-{conversation}")
    assert "What of Malta?" in visit.text("newest")


def test_a_list_that_was_asked_for_before_a_search_is_of_what_is_searched(visit: Visit) -> None:
    """On a busy machine the list that a press opens may come after what was typed in it."""
    visit.ask("What of Malta?")
    visit.follow("new")
    sent = visit.at(query="")
    visit.see(iter([visit.conversing.find("nowhere", "", visit.visitor)]))
    visit.see(visit.conversing.follow("talks", {}, sent, visit.visitor))
    assert ("Malta" in visit.text("conversations"), "nowhere" in visit.text("conversations")) == (False, True)
    visit.see(visit.conversing.ask("What of Crete?", sent, visit.visitor))
    assert "Crete" not in visit.text("conversations")


def test_a_title_that_is_none_is_one_line(visit: Visit) -> None:
    """The conversation keeps the one that it has."""
    visit.ask("What of Malta?")
    visit.follow(f"named-{visit.shown.conversation}", {"title": "  "})
    assert ("The title is empty" in visit.text("notice"), "What of Malta?" in visit.text("bar")) == (True, True)
