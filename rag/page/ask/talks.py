"""The conversations before this one as a list, and the bar above the one that is open."""

from collections.abc import Sequence
from datetime import datetime

from rag.answering.wording import long_date
from rag.library.conversations import StoredConversation
from rag.markup import Html, element, together, void
from rag.page.parts import action, counted, form, link

# Conversations in the list; others are found by their words.
SHOWN = 100

# The files that a conversation can be taken along as, with what a person calls them.
FILES = {"md": "Markdown", "docx": "Word (DOCX)", "json": "JSON"}

NEW = "New conversation"


def bar(conversation_id: str, title: str | None) -> Html:
    """The bar above a conversation; `title` is None while nothing has been asked in it."""
    toggle = element(
        "button",
        "Conversations",
        type="button",
        class_="does",
        data_show="talks",
        data_toggles="talks",
        aria_controls="talks",
        aria_expanded="false",
    )
    place = {"class_": "title", "data_conversation": conversation_id if title else ""}
    named = element("h2", title, dir="auto", **place) if title else element("span", **place)
    return together([toggle, named, _export(conversation_id) if title else None, action("new", NEW, id="new")])


def _export(conversation_id: str) -> Html:
    links = [
        element("li", element("a", name, href=f"conversation/{conversation_id}.{ending}", download=True))
        for ending, name in FILES.items()
    ]
    return element("details", element("summary", "Export"), element("ul", *links), class_="menu")


def talk_list(found: Sequence[StoredConversation], query: str, opened: str, renaming: str = "") -> Html:
    """The conversations, the newest first, the open one marked; the title of `renaming` is a field."""
    if not found:
        nothing = f"No conversation holds “{query}”." if query.strip() else "What you ask is kept here."
        return element("p", nothing, class_="hint", role="status")
    rows = [_row(each, opened, each.id == renaming) for each in found[:SHOWN]]
    more = element("p", f"The newest {SHOWN} are shown: search for others.", class_="note")
    return together([element("ul", *rows), more if len(found) > SHOWN else None])


def _row(talk: StoredConversation, opened: str, renaming: bool) -> Html:
    if renaming:
        named = void("input", name="title", value=talk.title, type="text", aria_label="New title", dir="auto")
        save = element("button", "Save", type="submit", class_="does")
        return element("li", form(f"named-{talk.id}", named, save, class_="line"))
    day = long_date(datetime.fromisoformat(talk.changed).date())
    current = "true" if talk.id == opened else None
    return element(
        "li",
        element("p", link(f"open-{talk.id}", talk.title, aria_current=current), dir="auto"),
        element(
            "div",
            element("span", f"{day} · {counted(talk.turns, 'question')}", class_="note"),
            action(f"rename-{talk.id}", "Rename", aria_label=f"Rename “{talk.title}”"),
            action(f"remove-{talk.id}", "Delete", aria_label=f"Delete “{talk.title}”"),
            class_="line",
        ),
    )


def removed(talk_id: str, title: str) -> Html:
    """That a conversation was deleted, and the way back."""
    return element("p", f"“{title}” is deleted. ", action(f"restore-{talk_id}", "Undo"), class_="note", role="status")
