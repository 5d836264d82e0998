"""Conversations are found, renamed, deleted and brought back."""

from tests.page.ask.visiting import Visit


def test_conversations_are_listed_searched_renamed_and_deleted(visit: Visit) -> None:
    """A deleted one leaves the page if it is open, and comes back with one press."""
    visit.ask("What of Malta?")
    conversation = visit.shown.conversation
    visit.see(iter([visit.conversing.find("cyprus spoke", conversation or "")]))
    assert "What of Malta?" in visit.text("conversations")
    visit.follow(f"named-{conversation}", {"title": "The islands"})
    assert ("The islands" in visit.text("bar"), "The islands" in visit.text("conversations")) == (True, True)
    visit.follow(f"remove-{conversation}")
    assert ("is deleted" in visit.text("conversations"), "Ask your articles" in visit.text("newest")) == (True, True)
    visit.follow(f"restore-{conversation}")
    visit.follow(f"open-{conversation}")
    assert "What of Malta?" in visit.text("newest")


def test_a_title_that_is_none_is_one_line(visit: Visit) -> None:
    """The conversation keeps the one that it has."""
    visit.ask("What of Malta?")
    visit.follow(f"named-{visit.shown.conversation}", {"title": "  "})
    assert ("The title is empty" in visit.text("notice"), "What of Malta?" in visit.text("bar")) == (True, True)
