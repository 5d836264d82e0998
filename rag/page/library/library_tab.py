"""The tab Library: where things stand on it, and which handler each of them calls."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.events import Dependency

from rag.markup import element
from rag.page.library.caretaking import Caretaking, Shown
from rag.page.parts import EACH, QUIET, fields, html, key, or_skip, steps, visitor
from rag.page.uploads import UPLOAD_MB, WAITING_MB
from rag.reading.formats import FORMATS

# Seconds between two looks at work that is under way.
_EVERY = 0.5

_LIMITS = element(
    "p",
    f"Any number of files, each up to {UPLOAD_MB} MB, up to {WAITING_MB} MB together: {' '.join(FORMATS)}. "
    "A table metadata.csv beside them may give titles, dates and outlets. What is larger is added by the command ",
    element("code", "dateline add"),
    ".",
    class_="note",
)


@dataclass(frozen=True, slots=True)
class LibraryTab:
    """What the page needs of the tab: the parts about the language model, and the events that bring another."""

    model: gr.HTML
    get: gr.Button
    got: Dependency
    changed: Dependency  # the settings
    leads: gr.HTML  # where links to other parts of the page stand


def library_tab(caretaking: Caretaking, tab: gr.Tab, state: gr.HTML) -> LibraryTab:
    """Fills the tab; `state` is the line at the top."""
    timer = gr.Timer(_EVERY, active=False)
    with gr.Row(elem_id="library", equal_height=False):
        with gr.Column(scale=6, min_width=340):
            html(element("h2", "Add articles"), "add-heading")
            html(_LIMITS, "limits")
            upload = gr.File(
                label="Articles as files",
                file_count="multiple",
                file_types=sorted({f".{kind.rpartition('.')[2]}" for kind in FORMATS}),
                elem_id="files",
                height=180,
            )
            with gr.Row(elem_id="adding"):
                add = gr.Button("Add to the library", variant="primary", elem_id="add", scale=3, min_width=140)
                stop = gr.Button("Stop", interactive=False, elem_id="stop-work", scale=1, min_width=64)
            progress = html("", "work-progress")
            result = html("", "added", "links.js")
            html(element("h2", "Removed articles"), "removed-heading")
            removed = html("", "removed", "links.js")
            html(element("h2", "Every part"), "parts-heading")
            lies = html("", "lies")
            parts = html("", "parts", "links.js")
            reindex = gr.Button("Re-index all articles", elem_id="reindex", size="sm")
        with gr.Column(scale=5, min_width=340):
            model, get, got = _model(caretaking)
            html(element("h2", "Settings"), "settings-heading")
            told = html("", "settings-told")
            settings = html("", "settings", "links.js")

    places = [state, upload, progress, result, stop, timer, removed, parts, settings, told, lies]

    def added(files: list[str] | None) -> tuple[Any, ...]:
        return _all_of(caretaking.add(files or []))

    def followed(event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from steps(caretaking.follow(key(event), fields(event)), _all_of, Shown())

    def examined() -> Iterator[tuple[Any, ...]]:
        yield from steps(caretaking.examine(), _all_of, Shown())

    add.click(added, upload, places, **EACH)
    stop.click(lambda: _all_of(caretaking.stop()), None, places, **EACH)
    reindex.click(lambda: _all_of(caretaking.reindex()), None, places, **EACH)
    timer.tick(lambda: _all_of(caretaking.look()), None, places, **QUIET)
    gr.on([each.select for each in (result, removed, parts)], followed, None, places, **EACH)
    changed = settings.select(followed, None, places, **EACH)
    arrived = tab.select(lambda: _all_of(caretaking.arrive()), None, places, **QUIET)
    arrived.then(examined, None, places, **QUIET)
    for each in (arrived, changed, got):
        each.then(lambda: or_skip(caretaking.look_for_models().settings), None, settings, **QUIET)
    return LibraryTab(model, get, got, changed, parts)


def _all_of(shown: Shown) -> tuple[Any, ...]:
    """In the order of the places; what is to stay as it is is skipped."""
    return (
        or_skip(shown.line),
        None if shown.taken else gr.skip(),
        or_skip(shown.progress),
        or_skip(shown.result),
        gr.skip() if shown.stoppable is None else gr.Button(interactive=shown.stoppable),
        gr.skip() if shown.watching is None else gr.Timer(active=shown.watching),
        or_skip(shown.removed),
        or_skip(shown.parts),
        or_skip(shown.settings),
        or_skip(shown.told),
        or_skip(shown.lies),
    )


def _model(caretaking: Caretaking) -> tuple[gr.HTML, gr.Button, Dependency]:
    """The language model: what is in force, the button that gets one, and the event of getting it."""
    section = html("", "model")
    with gr.Row(elem_id="getting"):
        get = gr.Button("Get a model", elem_id="pull", visible=False, scale=0, min_width=200)
        cancel = gr.Button("Cancel", elem_id="cancel-pull", visible=False, scale=0, min_width=96)
    progress = html("", "pulling")

    def pull(request: gr.Request) -> Iterator[tuple[Any, ...]]:
        with closing(caretaking.pull(visitor(request))) as steps:
            for step in steps:
                yield step, gr.Button(interactive=False), gr.Button(visible=True)
        yield gr.skip(), gr.Button(interactive=True), gr.Button(visible=False)

    def cancelled(request: gr.Request) -> None:
        caretaking.stop_pull(visitor(request))

    got = get.click(
        pull, None, [progress, get, cancel], show_progress="hidden", concurrency_limit=1, api_visibility="private"
    )
    cancel.click(cancelled, None, None, show_progress="hidden", api_visibility="private")
    return section, get, got
