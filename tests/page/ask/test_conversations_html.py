from rag.library.conversations import StoredConversation
from rag.page.ask import conversations_html
from rag.page.ask.conversations_html import DeletedConversation, Doing
from tests.page.seen import Page

ONE = StoredConversation("c1", "What of Malta?", "2026-11-24T10:00:00", "2026-11-25T10:00:00", 1)
TWO = StoredConversation("c2", "What of Cyprus?", "2026-11-23T10:00:00", "2026-11-23T10:00:00", 12)


def test_a_conversation_can_be_opened_renamed_and_deleted() -> None:
    """Each has its title, its day and how much was asked; the open one is marked."""
    page = Page(conversations_html.render_conversation_list([ONE, TWO], "", "c2"))
    assert page.shows() == ["open-c1", "open-c2"]
    assert [each.get("aria-current") for each in page.find("a")] == [None, "true"]
    assert page.shows("button") == ["rename-c1", "remove-c1", "rename-c2", "remove-c2"]
    assert all(said in page.text for said in ("25 November 2026 · 1 question", "23 November 2026 · 12 questions"))


def test_a_title_that_is_changed_is_a_field() -> None:
    """The others stay as they are."""
    page = Page(conversations_html.render_conversation_list([ONE, TWO], "", "", Doing(renaming="c1")))
    assert (page.shows("form"), page.find("input")[0]["value"], page.shows()) == (["named-c1"], ONE.title, ["open-c2"])
    assert ("unname-c1" in page.shows("button"), "data-focus" in page.find("input")[0]) == (True, True)


def test_an_empty_list_says_why() -> None:
    """Nothing was asked yet, or nothing holds the words."""
    assert "kept here" in Page(conversations_html.render_conversation_list([], "", "")).text
    assert "No conversation holds “x”" in Page(conversations_html.render_conversation_list([], "x", "")).text


def test_a_long_list_is_cut_and_says_so() -> None:
    """Others are found by their words."""
    page = Page(conversations_html.render_conversation_list([ONE] * (conversations_html.SHOWN + 1), "", ""))
    assert (len(page.shows()), "search for others" in page.text) == (conversations_html.SHOWN, True)


def test_the_bar_exports_what_was_asked() -> None:
    """Before the first question there is nothing to export, and no address."""
    page = Page(conversations_html.render_bar("c1", "What of Malta?"))
    assert [each["href"] for each in page.find("a")] == [
        "conversation/c1.md",
        "conversation/c1.docx",
        "conversation/c1.json",
    ]
    empty = Page(conversations_html.render_bar("c1", None))
    assert (empty.find("a"), empty.find("span")[0]["data-conversation"]) == ([], "")


def test_a_deleted_conversation_can_be_brought_back_where_it_stood() -> None:
    """At once, with one press, which has the focus; also where no other is left."""
    page = Page(
        conversations_html.render_conversation_list(
            [ONE, TWO], "", "", Doing(removed=DeletedConversation("c3", "What of <b>Crete</b>?", 1))
        )
    )
    assert page.shows("button")[2] == "restore-c3"
    assert [each["data-show"] for each in page.find("button") if "data-focus" in each] == ["restore-c3"]
    assert page.text.index("Malta") < page.text.index("<b>Crete</b>") < page.text.index("Cyprus")
    assert Page(
        conversations_html.render_conversation_list([], "", "", Doing(removed=DeletedConversation("c3", "x", 0)))
    ).shows("button") == ["restore-c3"]


def test_the_focus_goes_to_the_row_that_something_was_done_with() -> None:
    """As after a new title."""
    links = Page(conversations_html.render_conversation_list([ONE, TWO], "", "", Doing(focused="c2"))).find("a")
    assert [each.get("data-focus") for each in links] == [None, "true"]
