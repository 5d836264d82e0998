"""The tab Evaluate: where things stand on it, and which handler each of them calls."""

from collections.abc import Sequence
from typing import Any

import gradio as gr

from rag.markup import element
from rag.page.evaluate.evaluations import Evaluations, Shown
from rag.page.parts import QUIET, UNSEEN, html, key, or_skip, visitor

# Seconds between two looks at a run that is under way.
_EVERY = 1.0

_ABOUT = (
    "Asks all questions of a set with the model that is in force, and measures the answers. "
    "A run ends when you close this page. What was stopped or broken off goes on when it is started again."
)


def evaluate_tab(evaluations: Evaluations, tab: gr.Tab) -> tuple[gr.HTML, gr.HTML]:
    """Fills the tab; returns the place of the report, whose links lead to the conversation, and that of problems."""
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
                told = html("", "evaluation-told", "links.js")
                progress = html("", "evaluation-progress", "links.js")
            runs = html("", "runs", "links.js", classes="pane")
        header = html("", "run", "links.js")
        with gr.Row(elem_id="beside-row"):
            beside = gr.Dropdown(
                label="Compare with another run", choices=[], visible=False, elem_id="beside", scale=1, min_width=280
            )
        comparison = html("", "comparison")
        report = html("", "report", "links.js", "evaluate/report.js")

    everything = [
        told, upload, progress, stop, timer, rated, runs, listed, opened, header, beside, comparison, report
    ]  # fmt: skip

    def look(now_open: str, seen: int | None, request: gr.Request) -> tuple[Any, ...]:
        return _all_of(evaluations.look(visitor(request), now_open, seen))

    def arrive(now_open: str, request: gr.Request) -> tuple[Any, ...]:
        return _all_of(evaluations.look(visitor(request), now_open))

    def preview(chosen: str | None) -> tuple[Any, ...]:
        return _all_of(evaluations.preview(chosen))

    def started(chosen: str | None, now_open: str, request: gr.Request) -> tuple[Any, ...]:
        return _all_of(evaluations.start(visitor(request), chosen, now_open))

    def stopped(request: gr.Request) -> tuple[Any, ...]:
        return _all_of(evaluations.stop(visitor(request)))

    def drafted() -> tuple[Any, ...]:
        return _all_of(evaluations.draft())

    def follow(now_open: str, other: str | None, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        return _all_of(evaluations.follow(key(event), visitor(request), now_open, other))

    def compare(now_open: str, other: str | None) -> tuple[Any, ...]:
        return _all_of(evaluations.compare(now_open, other))

    tab.select(arrive, opened, everything, **QUIET)
    timer.tick(look, [opened, listed], everything, **UNSEEN)
    gr.on([upload.upload, upload.clear], preview, upload, everything, **QUIET)
    start.click(started, [upload, opened], everything, **UNSEEN)
    stop.click(stopped, None, everything, **UNSEEN)
    draft.click(drafted, None, everything, show_progress_on=told, concurrency_limit=1, api_visibility="private")
    leading = [each.select for each in (told, progress, rated, runs, header)]
    gr.on(leading, follow, [opened, beside], everything, **QUIET)
    beside.input(compare, [opened, beside], everything, **QUIET)
    return report, told


def _all_of(shown: Shown) -> tuple[Any, ...]:
    """In the order of the places; what is to stay as it is is skipped."""
    return (
        or_skip(shown.told),
        None if shown.taken else gr.skip(),
        or_skip(shown.progress),
        gr.skip() if shown.stoppable is None else gr.Button(interactive=shown.stoppable),
        gr.skip() if shown.watching is None else gr.Timer(active=shown.watching),
        or_skip(shown.rated),
        or_skip(shown.runs),
        or_skip(shown.listed),
        or_skip(shown.opened),
        or_skip(shown.header),
        gr.skip() if shown.others is None else _choices(shown.others),
        or_skip(shown.comparison),
        or_skip(shown.report),
    )


def _choices(others: Sequence[tuple[str, str]]) -> gr.Dropdown:
    return gr.Dropdown(choices=[("no other run", ""), *others], value="", visible=bool(others))
