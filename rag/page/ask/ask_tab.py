"""The tab Ask: where things stand on it, and which handler each of them calls."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from rag.conversations.store import new_id
from rag.filtering import Filters
from rag.markup import Html, element
from rag.page.ask.conversing import Conversing
from rag.page.ask.keys import render_keys_menu
from rag.page.ask.sources import NO_ARTICLE, NO_SOURCES
from rag.page.ask.update import AskUpdate, At, Rewording
from rag.page.guarding import for_readers, person
from rag.page.outputs import Changes, Outputs
from rag.page.parts import EACH, QUIET, clicked_at, fields, html, key, visitor
from rag.person import Person

# Answers that are watched at the same time, each by a thread of Gradio's 40; the next ones wait in its queue.
AT_ONCE = 32

# Visitors for whom it is tried at the same time what may be asked next: answers come first.
SUGGESTING = 2

ChangeStream = Iterator[Changes]


@dataclass(frozen=True, slots=True)
class AskTab:
    """What the page needs of the tab: what it may change, the events after which things may stand differently, and
    what asks a question that comes from elsewhere."""

    outputs: Sequence[Component]
    inputs: Sequence[Component]  # of `ask_elsewhere`, behind the question
    asked: Sequence[Dependency]
    ask_elsewhere: Callable[..., ChangeStream]
    leads: gr.HTML  # where links to other tabs stand


def ask_tab(conversing_of: Callable[[Person], Conversing], page: gr.Blocks, tab: gr.Tab, changed: gr.State) -> AskTab:
    """Fills the tab; `changed` is another number once there may be other articles."""
    conversation, filters, rewording = gr.State(""), gr.State(Filters()), gr.State(Rewording())
    with gr.Row(elem_id="desk", equal_height=False):
        with gr.Column(scale=0, min_width=240, elem_id="talks"):
            search = gr.Textbox(
                label="Search conversations", placeholder="Search conversations", elem_id="search-conversations",
                max_lines=1, container=False,
            )  # fmt: skip
            conversations = html("", "talk-list", "links.js")
        with gr.Column(scale=6, min_width=340, elem_id="talk"):
            bar = html("", "bar", "links.js", "ask/bar.js")
            with gr.Column(elem_id="conversation"):
                past = html("", "past", "links.js", "ask/unfold.js")
                with gr.Column(elem_id="latest"):
                    newest = html("", "newest", "links.js", "ask/unfold.js", "ask/talk.js")
                    suggestions = html("", "suggestions", "links.js", "ask/suggestions.js")
            notice = html("", "told", "links.js", "ask/asking.js")
            announcement = html("", "heard", "ask/heard.js")
            with gr.Row(elem_id="asking", equal_height=True):
                question = gr.Textbox(
                    label="Question", placeholder="Ask about the articles", elem_id="question",
                    lines=1, max_lines=4, scale=8, min_width=160, autofocus=True, container=False,
                )  # fmt: skip
                ask = gr.Button("Ask", elem_id="ask", variant="primary", scale=1, min_width=64)
                stop = gr.Button("Stop", elem_id="stop", interactive=False, scale=1, min_width=64)
            with gr.Row(elem_id="options", equal_height=True):
                chips = html("", "filters", "links.js", "ask/reload.js")
                html(render_keys_menu(), "keys", "ask/keys.js")
                strict = gr.Checkbox(
                    label="Leave out what the articles do not bear out", elem_id="strict",
                    container=False, scale=1, min_width=160,
                )  # fmt: skip
        with gr.Column(scale=5, min_width=340, elem_id="evidence", elem_classes="sheet"):
            sources = html(NO_SOURCES, "sources", "links.js", "pane.js", classes="pane")
            reader = html(
                NO_ARTICLE, "reader", "links.js", "sheet.js", "pane.js", "correcting.js", classes="pane"
            )  # fmt: skip

    outputs = Outputs(
        AskUpdate,
        {
            "conversation": conversation,
            "bar": bar,
            "past": past,
            "newest": newest,
            "sources": sources,
            "reader": reader,
            "box": question,
            "notice": notice,
            "rewording": rewording,
            "filters": filters,
            "chips": chips,
            "stoppable": stop,
            "conversations": conversations,
            "strict": strict,
            "announcement": announcement,
            "suggestions": suggestions,
        },
        {"stoppable": lambda may: gr.Button(interactive=may), "announcement": _announce},
    )
    everything = [*outputs]
    at = [conversation, filters, rewording, strict, question, search]
    answers: dict[str, Any] = {"concurrency_id": "answers", "concurrency_limit": AT_ONCE, **EACH}

    def of(request: gr.Request) -> Conversing:
        return conversing_of(person(request))

    @for_readers
    def asked(request: gr.Request, *values: Any) -> ChangeStream:
        here = At(*values)
        yield from outputs.stream_changes(of(request).ask(here.typed, here, visitor(request)))

    @for_readers
    def stopped(now_open: str, request: gr.Request) -> Changes:
        return outputs.changes(of(request).stop(now_open))

    @for_readers
    def looked(now_open: str, event: gr.EventData, request: gr.Request) -> Changes:
        return outputs.changes(of(request).look(key(event), clicked_at(event), now_open, visitor(request)))

    @for_readers
    def followed(event: gr.EventData, request: gr.Request, *values: Any) -> ChangeStream:
        yield from outputs.stream_changes(of(request).follow(key(event), fields(event), At(*values), visitor(request)))

    @for_readers
    def arrived(request: gr.Request) -> ChangeStream:
        yield from outputs.stream_changes(of(request).arrive(request.query_params, visitor(request)))

    @for_readers
    def came_back(now_open: str, request: gr.Request) -> ChangeStream:
        yield from outputs.stream_changes(of(request).come_back(now_open, visitor(request)))

    @for_readers
    def found(query: str, now_open: str, request: gr.Request) -> Changes:
        return outputs.changes(of(request).find(query, now_open, visitor(request)))

    def ask_elsewhere(wanted: str, request: gr.Request, *values: Any) -> ChangeStream:
        return outputs.stream_changes(of(request).ask_elsewhere(wanted, At(*values), visitor(request)))

    sent = gr.on([ask.click, question.submit], asked, at, everything, **answers)
    followed_up = gr.on(
        [part.select for part in (bar, past, newest, suggestions, sources, reader, notice, chips, conversations)],
        followed,
        at,
        everything,
        **answers,
    )
    # One after the other, for all visitors: each takes milliseconds.
    gr.on([part.expand for part in (past, newest, sources)], looked, conversation, [sources, reader, notice], **EACH)
    # Gradio gives the request and the event to the first parameters.
    # Stop does not cancel the event, whose last words would be lost, or come too late.
    stop.click(stopped, conversation, everything, **EACH)
    search.change(found, [search, conversation], everything, **QUIET)
    loaded = page.load(arrived, None, everything, **answers)
    _suggest_after([sent, followed_up, loaded], of, at, outputs, suggestions)
    gr.on([tab.select, changed.change], came_back, conversation, everything, **QUIET)
    return AskTab(everything, at, [sent, followed_up], ask_elsewhere, newest)


def _suggest_after(
    answered: Sequence[Dependency],
    of: Callable[[gr.Request], Conversing],
    at: Sequence[Component],
    outputs: Outputs[AskUpdate],
    suggestions: gr.HTML,
) -> None:
    """What may be asked next is tried in an event of its own, which changes one component: an answer is over when it
    is there."""

    @for_readers
    def suggest(request: gr.Request, *values: Any) -> Changes:
        return outputs.changes(of(request).suggest(At(*values), visitor(request)))

    for each in answered:
        each.then(suggest, [*at], suggestions, concurrency_id="suggestions", concurrency_limit=SUGGESTING, **EACH)


def _announce(notice: str) -> Html:
    """The same words again are another value: else nothing would be heard of them."""
    return element("p", notice, data_time=new_id())
