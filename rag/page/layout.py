"""Where things stand on the page, and which handler each of them calls."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import gradio as gr
from gradio.components import Component
from gradio.events import Dependency, api

from rag.errors import DatelineError
from rag.markup import Html, element
from rag.page.evaluate_tab import evaluate_tab
from rag.page.evidence import NO_ARTICLE, NO_SOURCES, NOTHING_OPEN
from rag.page.handlers import Evidence, Handlers, Turns
from rag.page.parts import QUIET, html, key, visitor
from rag.page.turns import Turn, conversation
from rag.reading.formats import FORMATS

# The system's own fonts: nothing is fetched for the page from anywhere.
_FONT = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_FIXED = ("ui-monospace", "Cascadia Code", "DejaVu Sans Mono", "monospace")
THEME = gr.themes.Base(
    primary_hue="blue", neutral_hue="slate", font=_FONT, font_mono=_FIXED, text_size="md", radius_size="sm"
)

# Shown while the question in the box goes as it is worded.
VERBATIM = element(
    "p",
    "This question will be asked word for word. ",
    element("a", "Cancel", class_="shows", href="#question", data_show="cancel"),
    class_="note",
    role="status",
)

# Questions that are answered at the same time; the next ones wait in Gradio's queue.
AT_ONCE = 4

# One uploaded file; larger ones are added by the command, which needs no copy.
UPLOAD_MB = 200

P = ParamSpec("P")
R = TypeVar("R")


def build_page(handlers: Handlers, folder: str) -> gr.Blocks:
    """The page; `folder` is where the library lies, which it tells."""
    page = gr.Blocks(title="Dateline", analytics_enabled=False, fill_width=True)
    with page:
        state = html("", "state", "links.js")
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab("Ask", id="ask-tab"):
                talk = _ask_tab(handlers)
            with gr.Tab("Articles", id="articles-tab") as articles_tab:
                _articles_tab(handlers, articles_tab)
            with gr.Tab("Evaluate", id="evaluate-tab") as evaluation_tab:
                report, told = evaluate_tab(handlers.evaluations, evaluation_tab)
            with gr.Tab("Library", id="library-tab") as library_tab:
                _uploads(handlers, state, folder)
                model, get, got = _model(handlers)

        def standing() -> tuple[Any, ...]:
            now = handlers.standing()
            return now.line, now.model, gr.Button(f"Get {now.pull}", visible=now.pull is not None)

        def ask_again(before: Turns, only: bool, event: gr.EventData, request: gr.Request) -> Iterator[tuple[Any, ...]]:
            question, problem = handlers.evaluations.question(key(event))
            stay = (gr.skip(),) * len(talk.places)
            if question is None:
                yield gr.skip(), problem, *stay
                return
            # First the tab, so that the conversation is in view, and can scroll to the question, when it comes.
            yield gr.Tabs(selected="ask-tab"), gr.skip(), *stay
            for now, said, sources, reader, *_, stop in talk.answer(question, before, "", only, request):
                # What is being typed in the box stays there.
                yield gr.skip(), gr.skip(), now, said, sources, reader, *(gr.skip(),) * 3, stop

        asked_again = report.select(
            ask_again,
            [talk.turns, talk.strict],
            [tabs, told, *talk.places],
            concurrency_id="answers",
            show_progress="hidden",
            api_visibility="private",
        )

        # To look for a model may take seconds: the line at the top is there before.
        shown = page.load(handlers.state, None, state, show_progress="hidden", api_visibility="private")
        for changed in (shown.then, talk.asked.then, asked_again.then, got.then, library_tab.select):
            changed(standing, None, [state, model, get], **QUIET)
        state.select(lambda: gr.Tabs(selected="library-tab"), None, tabs, **QUIET)
        page.unload(_leaving(handlers))
        api(_told(handlers.api_ask), api_name="ask", concurrency_limit=AT_ONCE)
        api(_told(handlers.api_search), api_name="search", concurrency_limit=AT_ONCE)
        api(_told(handlers.api_article), api_name="article")
    return page


@dataclass(frozen=True, slots=True)
class _Talk:
    """What other tabs need to ask a question in the conversation: see `_ask_tab`."""

    asked: Dependency
    answer: Callable[[str, Turns, str | None, bool, gr.Request], Iterator[tuple[Any, ...]]]
    turns: gr.State
    strict: gr.Checkbox
    places: Sequence[Component]  # of what `answer` yields


def _ask_tab(handlers: Handlers) -> _Talk:
    """The conversation and what it rests on."""
    turns = gr.State(())
    kept = gr.State(None)  # what stood in the box before a question was put there to be worded anew
    with gr.Row(elem_id="desk", equal_height=False):
        with gr.Column(scale=6, min_width=340, elem_id="talk"):
            talk = html(conversation(()), "conversation", "links.js", "talk.js")
            verbatim = html("", "verbatim", "links.js")
            with gr.Row(elem_id="asking", equal_height=True):
                question = gr.Textbox(
                    label="Question", placeholder="Ask about the articles", elem_id="question",
                    lines=1, max_lines=4, scale=8, min_width=160, autofocus=True, container=False,
                )  # fmt: skip
                ask = gr.Button("Ask", elem_id="ask", variant="primary", scale=1, min_width=64)
                stop = gr.Button("Stop", elem_id="stop", interactive=False, scale=1, min_width=64)
            with gr.Row(elem_id="options", equal_height=True):
                strict = gr.Checkbox(
                    handlers.strict, label="Leave out what the articles do not bear out", elem_id="strict",
                    container=False, scale=8, min_width=160,
                )  # fmt: skip
                new = gr.Button("New conversation", elem_id="new", size="sm", scale=1, min_width=140)
        with gr.Column(scale=5, min_width=340, elem_id="evidence"):
            sources = html(NO_SOURCES, "sources", "links.js", "pane.js", classes="pane")
            reader = html(NO_ARTICLE, "reader", "pane.js", classes="pane")

    def answer(
        asked: str, before: Turns, box: str | None, only: bool, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        told = handlers.ask(asked, before, visitor(request), verbatim=box is not None, strict=only)
        with closing(told) as answers:  # when the page is closed
            for now, said, evidence in answers:
                # Emptied once: what is typed while the answer grows is the next question.
                emptied = ("", None, "") if now[-1:] == (Turn(asked),) else (gr.skip(),) * 3
                stoppable = any(not (turn.settled or turn.stopped) for turn in now[-1:])
                yield now, said, *_panes(evidence), *emptied, gr.Button(interactive=stoppable)

    def stopped(request: gr.Request) -> Any:
        handlers.stop(visitor(request))
        return gr.Button(interactive=False)

    def anew(request: gr.Request) -> tuple[Any, ...]:
        now, said, evidence = handlers.begin_anew(visitor(request))
        return now, said, *_panes(evidence), gr.skip(), None, "", gr.Button(interactive=False)

    def show(before: Turns, typed: str, box: str | None, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        worded = handlers.editable(key(event), before)
        if worded is not None:
            return gr.skip(), gr.skip(), worded, typed if box is None else box, VERBATIM
        return *_panes(handlers.follow(key(event), before, visitor(request))), *(gr.skip(),) * 3

    def unworded(box: str | None) -> tuple[Any, ...]:
        return box or "", None, ""

    all_of_it = [turns, talk, sources, reader, question, kept, verbatim, stop]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    asking = [ask.click, question.submit]
    asked: Dependency = gr.on(
        asking,
        answer,
        [question, turns, kept, strict],
        all_of_it,
        concurrency_limit=AT_ONCE,
        concurrency_id="answers",
        **quiet,
    )
    # Neither of them cancels the event, whose last words would be lost, or come too late.
    stop.click(stopped, None, stop, **quiet)
    new.click(anew, None, all_of_it, **quiet)
    shown = [sources, reader, question, kept, verbatim]
    gr.on([talk.select, sources.select], show, [turns, question, kept], shown, **QUIET)
    verbatim.select(unworded, kept, [question, kept, verbatim], **QUIET)
    return _Talk(asked, answer, turns, strict, all_of_it)


def _articles_tab(handlers: Handlers, tab: gr.Tab) -> None:
    with gr.Row(elem_id="shelf", equal_height=False):
        with gr.Column(scale=6, min_width=340):
            words = gr.Textbox(label="Words of the title or the outlet", elem_id="search-articles", max_lines=1)
            table = html("", "articles", "links.js", classes="pane")
        with gr.Column(scale=5, min_width=340):
            opened = html(NOTHING_OPEN, "article", "pane.js", classes="pane")

    def open_article(event: gr.EventData) -> Html:
        return handlers.open_article(key(event)) or NOTHING_OPEN

    gr.on([tab.select, words.change], handlers.articles, words, table, **QUIET)
    table.select(open_article, None, opened, **QUIET)


def _uploads(handlers: Handlers, state: gr.HTML, folder: str) -> None:
    html(element("p", "The library lies in ", element("code", folder), "; nothing of it leaves the machine."), "about")
    upload = gr.File(
        label=f"Articles as files ({' '.join(FORMATS)}), each up to {UPLOAD_MB} MB",
        file_count="multiple",
        file_types=sorted({f".{kind.rpartition('.')[2]}" for kind in FORMATS}),
        elem_id="files",
    )
    add = gr.Button("Add to the library", variant="primary", elem_id="add")
    report = html("", "added")

    # Gradio finds the default and gives the bar of this call in its place.
    def add_files(chosen: list[str] | None, progress: gr.Progress = gr.Progress()) -> tuple[Any, ...]:  # noqa: B008
        return handlers.add(chosen or [], _Bar(progress)), None, handlers.state()

    add.click(
        add_files,
        upload,
        [report, upload, state],
        show_progress_on=report,
        concurrency_limit=1,
        api_visibility="private",
    )


def _model(handlers: Handlers) -> tuple[gr.HTML, gr.Button, Dependency]:
    """The language model: what is in force, the button that gets one, and the event of getting it."""
    section = html("", "model")
    with gr.Row(elem_id="getting"):
        get = gr.Button("Get a model", elem_id="pull", visible=False, scale=0, min_width=200)
        cancel = gr.Button("Cancel", elem_id="cancel-pull", visible=False, scale=0, min_width=96)
    progress = html("", "pulling")

    def pull(request: gr.Request) -> Iterator[tuple[Any, ...]]:
        with closing(handlers.pull(visitor(request))) as steps:
            for step in steps:
                yield step, gr.Button(interactive=False), gr.Button(visible=True)
        yield gr.skip(), gr.Button(interactive=True), gr.Button(visible=False)

    def cancelled(request: gr.Request) -> None:
        handlers.stop_pull(visitor(request))

    got = get.click(
        pull, None, [progress, get, cancel], show_progress="hidden", concurrency_limit=1, api_visibility="private"
    )
    cancel.click(cancelled, None, None, show_progress="hidden", api_visibility="private")
    return section, get, got


class _Bar:
    """The progress of `rag.progress`, shown by Gradio."""

    def __init__(self, shown: gr.Progress) -> None:
        self._shown = shown
        self._total = 0
        self._done = 0

    def total(self, count: int) -> None:
        self._total = count
        self.step(0)

    def step(self, count: int) -> None:
        self._done += count
        self._shown((self._done, max(self._total, self._done)), desc="Adding", unit="articles")


def _panes(evidence: Evidence) -> tuple[Any, Any]:
    return evidence.sources or gr.skip(), evidence.reader or gr.skip()


def _leaving(handlers: Handlers) -> Callable[[gr.Request], None]:
    def left(request: gr.Request) -> None:
        handlers.leave(visitor(request))

    return left


def _told(handler: Callable[P, R]) -> Callable[P, R]:
    """The handler, with a problem that a person can mend told to the caller of the API."""

    @wraps(handler)
    def told(*args: P.args, **options: P.kwargs) -> R:
        try:
            return handler(*args, **options)
        except DatelineError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return told
