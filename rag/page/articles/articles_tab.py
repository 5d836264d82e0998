"""The tab Articles: where things stand on it, and which handler each of them calls."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from rag.page.articles.article_list import View
from rag.page.articles.browsing import LOOKING, NOTHING_OPEN, Browsing
from rag.page.articles.update import ArticlesUpdate
from rag.page.guarding import for_readers, person
from rag.page.outputs import Changes, Outputs
from rag.page.parts import EACH, QUIET, fields, html, key

# One after the other, so that what was typed while the tab opened is what is shown in the end. Each takes milliseconds,
# and each counts: of two quick presses, as on a month and on Remove, "always_last" lost the second now and then.
_IN_ORDER: dict[str, Any] = {**EACH, "concurrency_id": "articles", "concurrency_limit": 1}

# Of the words that are typed the last ones count.
_TYPED: dict[str, Any] = {**QUIET, "concurrency_id": "articles", "concurrency_limit": 1}


@dataclass(frozen=True, slots=True)
class ArticlesTab:
    """What the page needs of the tab: what it may change, what opens an article from elsewhere, with the inputs that
    stand behind its key, and the event after which there may be other articles."""

    outputs: Sequence[Component]
    inputs: Sequence[Component]
    open_elsewhere: Callable[[str, View, str], Changes]
    followed: Dependency


def articles_tab(browsing: Browsing, tab: gr.Tab, changed: gr.State) -> ArticlesTab:
    """Fills the tab; `changed` is another number once there may be other articles."""
    view, opened = gr.State(View()), gr.State("")
    with gr.Row(elem_id="shelf", equal_height=False):
        with gr.Column(scale=6, min_width=340, elem_id="shelf-list"):
            search = gr.Textbox(
                label="Search the articles", placeholder="Words, “a phrase”, source:… or before:…",
                elem_id="search-articles", max_lines=1, container=False,
            )  # fmt: skip
            controls = html("", "narrow", "articles/narrow.js", "links.js")
            chart = html("", "chart", "links.js", "articles/chart.js")
            notice = html("", "articles-told", "links.js", "articles/told.js")
            table = html(LOOKING, "articles", "links.js", "articles/list.js", classes="pane")
        with gr.Column(scale=5, min_width=340, elem_id="reading", elem_classes="sheet"):
            article = html(
                NOTHING_OPEN, "article", "links.js", "sheet.js", "pane.js", "correcting.js", classes="pane"
            )  # fmt: skip

    outputs = Outputs(
        ArticlesUpdate,
        {
            "view": view,
            "controls": controls,
            "chart": chart,
            "notice": notice,
            "list": table,
            "article": article,
            "opened": opened,
        },
    )
    everything = [*outputs]

    @for_readers
    def arrived(now: View, read: str) -> Changes:
        return outputs.changes(browsing.arrive(now, read))

    @for_readers
    def found(typed: str, now: View, read: str) -> Iterator[Changes]:
        yield from outputs.stream_changes(browsing.find(typed, now, read))

    @for_readers
    def followed(event: gr.EventData, request: gr.Request, now: View, read: str) -> Changes:
        return outputs.changes(browsing.follow(key(event), fields(event), now, read, person(request)))

    def open_elsewhere(wanted: str, now: View, read: str) -> Changes:
        return outputs.values(browsing.follow(wanted, {}, now, read))

    gr.on([tab.select, changed.change], arrived, [view, opened], everything, **_IN_ORDER)
    search.change(found, [search, view, opened], everything, **_TYPED)
    pressed = [each.select for each in (controls, chart, notice, table, article)]
    sent = gr.on(pressed, followed, [view, opened], everything, **_IN_ORDER)
    return ArticlesTab(everything, [view, opened], open_elsewhere, sent)
