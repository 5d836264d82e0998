"""The tab Library: where things stand on it, and which handler each of them calls."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency

from rag.markup import element, join_html
from rag.page.library.caretaking import Caretaking
from rag.page.library.update import LibraryUpdate
from rag.page.outputs import Changes, Outputs
from rag.page.parts import EACH, QUIET, UNSEEN, fields, html, key, visitor
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
_KINDS = join_html(
    [element("p", "Web pages, PDF, Word, text, e-mail, or tables of articles: any number of files."), _ALL_KINDS]
)


@dataclass(frozen=True, slots=True)
class LibraryTab:
    """What the page needs of the tab: what it may change, the parts of that which tell how things stand, and the event
    that brings another model."""

    tab: gr.Tab
    outputs: Outputs[LibraryUpdate]
    status: Sequence[Component]
    got: Dependency
    leads: gr.HTML  # where links to other parts of the page stand
    added: gr.HTML  # where links to articles stand


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
            notice = html("", "settings-told")
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

    outputs = Outputs(
        LibraryUpdate,
        {
            "line": state,
            "taken": upload,
            "progress": progress,
            "result": result,
            "stoppable": stop,
            "watching": timer,
            "removed": removed,
            "parts": parts,
            "settings": settings,
            "notice": notice,
            "lies": lies,
            "programs": programs,
            "model": model,
            "pull": get,
            "changed": changed,
        },
        {
            "taken": lambda _: None,
            "stoppable": lambda may: gr.Button(visible=may),
            "watching": lambda active: gr.Timer(active=active),
            "pull": lambda name: gr.Button(f"Get {name}", visible=bool(name)),
        },
    )
    everything = [*outputs]

    def changing(do: Callable[[], LibraryUpdate]) -> Callable[[], Changes]:
        return lambda: outputs.changes(do())

    def added(files: list[str] | None) -> Changes:
        return outputs.changes(caretaking.add(files or []))

    def followed(event: gr.EventData) -> Iterator[Changes]:
        yield from outputs.stream_changes(caretaking.follow(key(event), fields(event)))

    def examined() -> Iterator[Changes]:
        yield from outputs.stream_changes(caretaking.examine())

    def arrived(request: gr.Request) -> Changes:
        return outputs.changes(caretaking.arrive(_address(request)))

    add.click(added, upload, everything, **EACH)
    stop.click(changing(caretaking.stop), None, everything, **EACH)
    reindex.click(changing(caretaking.reindex), None, everything, **EACH)
    # While one look is under way no other is needed.
    timer.tick(changing(caretaking.watch), None, everything, **{**QUIET, "trigger_mode": "once"})
    gr.on([each.select for each in (result, removed, parts, settings)], followed, None, everything, **EACH)
    came = tab.select(arrived, None, everything, **QUIET)
    for then in (came.then, changed.change, got.then):
        then(examined, None, everything, **QUIET)
    for each in (came, got):
        each.then(changing(caretaking.look_for_models), None, settings, **QUIET)
    return LibraryTab(tab, outputs, [state, model, get], got, parts, result)


def _address(request: gr.Request) -> str:
    """Where the browser reaches the page, as it says of its own accord; `perimeter` has seen to it that this is us."""
    return str(request.headers.get("origin") or f"http://{request.headers.get('host', '')}")


def _model(caretaking: Caretaking) -> tuple[gr.HTML, gr.Button, Dependency]:
    """The language model: what is in force, the button that gets one, and the event of getting it."""
    section = html("", "model")
    with gr.Row(elem_id="getting"):
        get = gr.Button("Get a model", elem_id="pull", visible=False, scale=0, min_width=200)
        cancel = gr.Button("Cancel", elem_id="cancel-pull", visible=False, scale=0, min_width=96)
    progress = html("", "pulling")

    def pull(request: gr.Request) -> Iterator[Changes]:
        with closing(caretaking.pull(visitor(request))) as steps:
            for step in steps:
                yield {progress: step, get: gr.Button(interactive=False), cancel: gr.Button(visible=True)}

    def ended() -> Changes:
        return {get: gr.Button(interactive=True), cancel: gr.Button(visible=False)}

    def cancelled(request: gr.Request) -> None:
        caretaking.stop_pull(visitor(request))

    got = get.click(pull, None, [progress, get, cancel], concurrency_limit=1, **UNSEEN)
    # Not in the last step of `pull`: until the page knows that it is over it drops a click that would start it again.
    got.then(ended, None, [get, cancel], **UNSEEN)
    cancel.click(cancelled, None, None, **UNSEEN)
    return section, get, got
