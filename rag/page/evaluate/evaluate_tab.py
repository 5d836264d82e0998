"""The tab Evaluate: where things stand on it, and which handler each of them calls."""

from collections.abc import Sequence
from dataclasses import dataclass

import gradio as gr

from rag.markup import element
from rag.page.evaluate.evaluations import Evaluations
from rag.page.evaluate.update import EvaluateUpdate, ListState
from rag.page.outputs import Changes, Outputs
from rag.page.parts import QUIET, UNSEEN, html, key, visitor

# Seconds between two looks at a run that is under way.
_EVERY = 1.0

_ABOUT = (
    "Asks all questions of a set with the model that is in force, and measures the answers. "
    "A run ends when you close this page. What was stopped or broken off goes on when it is started again."
)


@dataclass(frozen=True, slots=True)
class EvaluateTab:
    """What the page needs of the tab: the report, whose links lead to the conversation, and where problems are told."""

    report: gr.HTML
    notice: gr.HTML


def evaluate_tab(evaluations: Evaluations, tab: gr.Tab) -> EvaluateTab:
    """Fills the tab."""
    opened, listed = gr.State(""), gr.State(None)
    timer = gr.Timer(_EVERY, active=False)
    with gr.Column(elem_id="evaluation"):
        with gr.Row(elem_id="runs-desk", equal_height=False):
            with gr.Column(scale=5, min_width=320, elem_id="new-run"):
                html(element("p", _ABOUT, class_="note"), "about-runs")
                upload = gr.File(
                    label="Question set (.jsonl .jsonl.gz .csv)",
                    file_count="single",
                    file_types=[".jsonl", ".gz", ".csv"],
                    elem_id="question-set",
                    height=150,
                )
                with gr.Row(elem_id="starting"):
                    start = gr.Button("Start", variant="primary", elem_id="evaluate", scale=3, min_width=80)
                    stop = gr.Button("Stop", interactive=False, elem_id="stop-evaluation", scale=2, min_width=64)
                    draft = gr.Button("Draft questions", elem_id="draft", scale=3, min_width=150)
                rated = html("", "rated", "links.js")
                notice = html("", "evaluation-told", "links.js")
                progress = html("", "evaluation-progress", "links.js")
            runs = html("", "runs", "links.js", classes="pane")
        header = html("", "run", "links.js")
        with gr.Row(elem_id="beside-row"):
            beside = gr.Dropdown(
                label="Compare with another run", choices=[], visible=False, elem_id="beside", scale=1, min_width=280
            )
        comparison = html("", "comparison")
        report = html("", "report", "links.js", "evaluate/report.js")

    outputs = Outputs(
        EvaluateUpdate,
        {
            "notice": notice,
            "taken": upload,
            "progress": progress,
            "stoppable": stop,
            "watching": timer,
            "rated": rated,
            "runs": runs,
            "listed": listed,
            "opened": opened,
            "header": header,
            "others": beside,
            "comparison": comparison,
            "report": report,
        },
        {
            "taken": lambda _: None,
            "stoppable": lambda may: gr.Button(interactive=may),
            "watching": lambda active: gr.Timer(active=active),
            "others": _choices,
        },
    )
    everything = [*outputs]

    def look(now_open: str, seen: ListState | None, request: gr.Request) -> Changes:
        return outputs.changes(evaluations.look(visitor(request), now_open, seen))

    def arrive(now_open: str, request: gr.Request) -> Changes:
        return outputs.changes(evaluations.look(visitor(request), now_open))

    def preview(chosen: str | None) -> Changes:
        return outputs.changes(evaluations.preview(chosen))

    def started(chosen: str | None, now_open: str, request: gr.Request) -> Changes:
        return outputs.changes(evaluations.start(visitor(request), chosen, now_open))

    def stopped(request: gr.Request) -> Changes:
        return outputs.changes(evaluations.stop(visitor(request)))

    def drafted() -> Changes:
        return outputs.changes(evaluations.draft())

    def follow(now_open: str, other: str | None, event: gr.EventData, request: gr.Request) -> Changes:
        return outputs.changes(evaluations.follow(key(event), visitor(request), now_open, other))

    def compare(now_open: str, other: str | None) -> Changes:
        return outputs.changes(evaluations.compare(now_open, other))

    tab.select(arrive, opened, everything, **QUIET)
    timer.tick(look, [opened, listed], everything, **UNSEEN)
    gr.on([upload.upload, upload.clear], preview, upload, everything, **QUIET)
    start.click(started, [upload, opened], everything, **UNSEEN)
    stop.click(stopped, None, everything, **UNSEEN)
    draft.click(drafted, None, everything, show_progress_on=notice, concurrency_limit=1, api_visibility="private")
    leading = [each.select for each in (notice, progress, rated, runs, header)]
    gr.on(leading, follow, [opened, beside], everything, **QUIET)
    beside.input(compare, [opened, beside], everything, **QUIET)
    return EvaluateTab(report, notice)


def _choices(others: Sequence[tuple[str, str]]) -> gr.Dropdown:
    return gr.Dropdown(choices=[("no other run", ""), *others], value="", visible=bool(others))
