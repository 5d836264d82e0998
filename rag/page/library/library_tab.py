"""The tab Library: where things stand on it, and which handler each of them calls."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import gradio as gr
from gradio.events import Dependency

from rag.markup import element, together
from rag.page.library.caretaking import Caretaking, Shown, Standing
from rag.page.parts import EACH, QUIET, UNSEEN, fields, html, key, or_skip, steps, visitor
from rag.page.uploads import UPLOAD_MB, WAITING_MB
from rag.reading.formats import FORMATS

# Seconds between two looks at work that is under way.
_EVERY = 0.5

_ALL_KINDS = element(
    "details",
    element("summary", "All kinds of files, and how large"),
    element("p", " ".join(FORMATS), "."),
    element(
        "p",
        f"Each file up to {UPLOAD_MB} MB, all together up to {WAITING_MB} MB. What is larger is added by the command ",
        element("code", "dateline add"),
        ". A table metadata.csv beside them may give titles, dates and outlets.",
    ),
    class_="note fold",
    id="fold-kinds",
)
_KINDS = together(
    [element("p", "Web pages, PDF, Word, text, e-mail, or tables of articles: any number of files."), _ALL_KINDS]
)


@dataclass(frozen=True, slots=True)
class LibraryTab:
    """What the page needs of the tab: the parts about the language model, and the events that bring another."""

    model: gr.HTML
    get: gr.Button
    got: Dependency
    leads: gr.HTML  # where links to other parts of the page stand
    added: gr.HTML  # where links to articles stand


def standing_of(standing: Standing) -> tuple[Any, Any, Any]:
    """For the line at the top, the part about the language model, and its button."""
    return standing.line, standing.model, gr.Button(f"Get {standing.pull}", visible=standing.pull is not None)


def library_tab(caretaking: Caretaking, tab: gr.Tab, state: gr.HTML, changed: gr.State) -> LibraryTab:
    """Fills the tab; `state` is the line at the top, and `changed` another number once anything may be counted anew."""
    timer = gr.Timer(_EVERY, active=False)
    with gr.Column(elem_id="library"):
        with gr.Column(elem_classes="part"):
            html(element("h2", "Add articles"), "add-heading")
            html(_KINDS, "limits")
            upload = gr.File(
                label="Articles as files",
                file_count="multiple",
                file_types=sorted({f".{kind.rpartition('.')[2]}" for kind in FORMATS}),
                elem_id="files",
                height=160,
            )
            with gr.Row(elem_id="adding"):
                add = gr.Button("Add to the library", variant="primary", elem_id="add", scale=0, min_width=220)
            result = html("", "added", "links.js", "library/came.js")
        with gr.Row(elem_id="work"):
            progress = html("", "work-progress")
            stop = gr.Button("Stop", visible=False, elem_id="stop-work", scale=0, min_width=96)
        with gr.Column(elem_classes="part"):
            html(element("h2", "Language model"), "model-heading")
            model, get, got = _model(caretaking)
        with gr.Column(elem_classes="part"):
            html(element("h2", "Settings"), "settings-heading")
            settings = html("", "settings", "links.js", "library/faults.js")
            told = html("", "settings-told")
        with gr.Column(elem_classes="part"):
            html(element("h2", "Removed articles"), "removed-heading")
            removed = html("", "removed", "links.js")
        with gr.Column(elem_classes="part"):
            html(element("h2", "Every part"), "parts-heading")
            parts = html("", "parts", "links.js")
            reindex = gr.Button("Re-index all articles", elem_id="reindex", size="sm", scale=0, min_width=160)
            lies = html("", "lies")
        with gr.Column(elem_classes="part"):
            html(element("h2", "For programs"), "programs-heading")
            programs = html("", "programs", "links.js")

    places = [
        state, upload, progress, result, stop, timer, removed, parts, settings, told, lies, programs, model, get,
        changed,
    ]  # fmt: skip

    def added(files: list[str] | None) -> tuple[Any, ...]:
        return _all_of(caretaking.add(files or []))

    def followed(event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        yield from steps(caretaking.follow(key(event), fields(event)), _all_of, Shown())

    def examined() -> Iterator[tuple[Any, ...]]:
        yield from steps(caretaking.examine(), _all_of, Shown())

    def arrived(request: gr.Request) -> tuple[Any, ...]:
        return _all_of(caretaking.arrive(_address(request)))

    add.click(added, upload, places, **EACH)
    stop.click(lambda: _all_of(caretaking.stop()), None, places, **EACH)
    reindex.click(lambda: _all_of(caretaking.reindex()), None, places, **EACH)
    # While one look is under way no other is needed.
    timer.tick(lambda: _all_of(caretaking.watch()), None, places, **{**QUIET, "trigger_mode": "once"})
    gr.on([each.select for each in (result, removed, parts, settings)], followed, None, places, **EACH)
    came = tab.select(arrived, None, places, **QUIET)
    for then in (came.then, changed.change, got.then):
        then(examined, None, places, **QUIET)
    for each in (came, got):
        each.then(lambda: or_skip(caretaking.look_for_models().settings), None, settings, **QUIET)
    return LibraryTab(model, get, got, parts, result)


def _address(request: gr.Request) -> str:
    """Where the browser reaches the page, as it says of its own accord; `perimeter` has seen to it that this is us."""
    return str(request.headers.get("origin") or f"http://{request.headers.get('host', '')}")


def _all_of(shown: Shown) -> tuple[Any, ...]:
    """In the order of the places; what is to stay as it is is skipped."""
    line, model, get = standing_of(shown.standing) if shown.standing else (shown.line, None, None)
    return (
        or_skip(line),
        None if shown.taken else gr.skip(),
        or_skip(shown.progress),
        or_skip(shown.result),
        gr.skip() if shown.stoppable is None else gr.Button(visible=shown.stoppable),
        gr.skip() if shown.watching is None else gr.Timer(active=shown.watching),
        or_skip(shown.removed),
        or_skip(shown.parts),
        or_skip(shown.settings),
        or_skip(shown.told),
        or_skip(shown.lies),
        or_skip(shown.programs),
        or_skip(model),
        or_skip(get),
        or_skip(shown.changed),
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

    got = get.click(pull, None, [progress, get, cancel], concurrency_limit=1, **UNSEEN)
    cancel.click(cancelled, None, None, **UNSEEN)
    return section, get, got
