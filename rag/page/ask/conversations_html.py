"""The conversations before this one as a list, and the bar above the one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rag.library.conversations import StoredConversation
from rag.markup import Html, element, join_html, void
from rag.page.parts import action, form, link
from rag.presentation import long_date
from rag.text.plurals import pluralise

# Conversations in the list; others are found by their words.
SHOWN = 100

# The files that a conversation can be taken along as, with what a person calls them.
FILES = {"md": "Markdown", "docx": "Word (DOCX)", "json": "JSON"}

NEW = "New conversation"


@dataclass(frozen=True, slots=True)
class DeletedConversation:
    """A conversation that was just deleted, with the row of the list that it stood in."""

    id: str
    title: str
    row: int


@dataclass(frozen=True, slots=True)
class Doing:
    """What is being done in the list: whose title is a field, whose row gets the focus, and what was deleted."""

    renaming: str = ""
    focused: str = ""
    removed: DeletedConversation | None = None


_NOTHING = Doing()


def render_bar(conversation_id: str, title: str | None) -> Html:
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
    attributes = {"class_": "title", "data_conversation": conversation_id if title else ""}
    named = element("h2", title, dir="auto", **attributes) if title else element("span", **attributes)
    export = _export(conversation_id) if title else None
    return join_html([toggle, named, export, action("new", NEW, id="new")])


def _export(conversation_id: str) -> Html:
    links = [
        element("li", element("a", name, href=f"conversation/{conversation_id}.{ending}", download=True))
        for ending, name in FILES.items()
    ]
    summary = element("summary", "Export", aria_keyshortcuts="Alt+Shift+E")
    return element("details", summary, element("ul", *links), class_="menu export")


def render_conversation_list(
    found: Sequence[StoredConversation], query: str, opened: str, doing: Doing = _NOTHING
) -> Html:
    """The conversations, the newest first, the open one marked."""
    if not found and not doing.removed:
        return element("p", describe_no_match(query), class_="hint")
    rows = [_row(each, opened, doing) for each in found[:SHOWN]]
    if doing.removed:
        rows.insert(doing.removed.row, _removed(doing.removed))
    more = element("p", f"The newest {SHOWN} are shown: search for others.", class_="note")
    return join_html([element("ul", *rows), more if len(found) > SHOWN else None])


def describe_no_match(query: str) -> str:
    return f"No conversation holds “{query}”." if query.strip() else "What you ask is kept here."


def _row(conversation: StoredConversation, opened: str, doing: Doing) -> Html:
    if conversation.id == doing.renaming:
        return element("li", _naming(conversation))
    day = long_date(datetime.fromisoformat(conversation.changed).date())
    current = "true" if conversation.id == opened else None
    focus = "true" if conversation.id == doing.focused else None
    return element(
        "li",
        element(
            "p", link(f"open-{conversation.id}", conversation.title, aria_current=current, data_focus=focus), dir="auto"
        ),
        element(
            "div",
            element("span", f"{day} · {pluralise(conversation.turns, 'question')}", class_="note"),
            action(f"rename-{conversation.id}", "Rename", aria_label=f"Rename “{conversation.title}”"),
            action(f"remove-{conversation.id}", "Delete", aria_label=f"Delete “{conversation.title}”"),
            class_="line",
        ),
    )


def _naming(conversation: StoredConversation) -> Html:
    """The title as a field; what cancels it is pressed by Escape too: see bar.js."""
    field = void(
        "input",
        name="title",
        value=conversation.title,
        type="text",
        aria_label="New title",
        dir="auto",
        data_focus="true",
    )
    save = element("button", "Save", type="submit", class_="does")
    return form(f"named-{conversation.id}", field, save, action(f"unname-{conversation.id}", "Cancel"), class_="line")


def _removed(removed: DeletedConversation) -> Html:
    """That a conversation was deleted, and the way back, where it stood."""
    undo = action(f"restore-{removed.id}", "Undo", data_focus="true", aria_label=f"Undo: bring “{removed.title}” back")
    return element("li", element("p", f"“{removed.title}” is deleted. ", undo, class_="note", dir="auto"))
