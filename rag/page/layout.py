"""Where things stand on the page, and which handler each of them calls."""

from collections.abc import Callable, Iterator
from functools import wraps
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar

import gradio as gr
from gradio.events import api

from rag.errors import DatelineError
from rag.page.evidence import NO_ARTICLE, NO_SOURCES, NOTHING_OPEN
from rag.page.handlers import Evidence, Handlers, Turns
from rag.page.markup import Html, element
from rag.page.turns import Turn, conversation
from rag.reading.formats import FORMATS

# The system's own fonts: nothing is fetched for the page from anywhere.
_FONT = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_FIXED = ("ui-monospace", "Cascadia Code", "DejaVu Sans Mono", "monospace")
THEME = gr.themes.Base(
    primary_hue="blue", neutral_hue="slate", font=_FONT, font_mono=_FIXED, text_size="md", radius_size="sm"
)

# Questions that are answered at the same time; the next ones wait in Gradio's queue.
AT_ONCE = 4

# One uploaded file; larger ones are added by the command, which needs no copy.
UPLOAD_MB = 200

# What a click shows needs no spinner; of quick clicks the last counts; and none is a call of the API.
QUIET: dict[str, Any] = {"show_progress": "hidden", "trigger_mode": "always_last", "api_visibility": "private"}

P = ParamSpec("P")
R = TypeVar("R")


def page_file(name: str) -> str:
    """A style sheet or a script that lies beside this module."""
    return files("rag.page").joinpath(name).read_text(encoding="utf-8")


def build_page(handlers: Handlers, folder: str) -> gr.Blocks:
    """The page; `folder` is where the library lies, which it tells."""
    page = gr.Blocks(title="Dateline", analytics_enabled=False, fill_width=True)
    with page:
        state = _html("", "state")
        with gr.Tabs(elem_id="tabs"):
            with gr.Tab("Ask", id="ask-tab"):
                _ask_tab(handlers)
            with gr.Tab("Articles", id="articles-tab") as articles_tab:
                _articles_tab(handlers, articles_tab)
            with gr.Tab("Library", id="library-tab"):
                _library_tab(handlers, state, folder)
        page.load(handlers.state, None, state, show_progress="hidden", api_visibility="private")
        api(_told(handlers.api_ask), api_name="ask", concurrency_limit=AT_ONCE)
        api(_told(handlers.api_search), api_name="search", concurrency_limit=AT_ONCE)
        api(_told(handlers.api_article), api_name="article")
    return page


def _ask_tab(handlers: Handlers) -> None:
    turns = gr.State(())
    with gr.Row(elem_id="desk", equal_height=False):
        with gr.Column(scale=6, min_width=340, elem_id="talk"):
            talk = _html(conversation(()), "conversation", "links.js", "talk.js")
            with gr.Row(elem_id="asking", equal_height=True):
                question = gr.Textbox(
                    label="Question", placeholder="Ask about the articles", elem_id="question",
                    lines=1, max_lines=4, scale=8, min_width=160, autofocus=True, container=False,
                )  # fmt: skip
                ask = gr.Button("Ask", elem_id="ask", variant="primary", scale=1, min_width=64)
                stop = gr.Button("Stop", elem_id="stop", interactive=False, scale=1, min_width=64)
        with gr.Column(scale=5, min_width=340, elem_id="evidence"):
            sources = _html(NO_SOURCES, "sources", "links.js", "pane.js", classes="pane")
            reader = _html(NO_ARTICLE, "reader", "pane.js", classes="pane")

    def answer(asked: str, before: Turns) -> Iterator[tuple[Any, ...]]:
        for now, said, evidence in handlers.ask(asked, before):
            # Emptied once: what is typed while the answer grows is the next question.
            box = "" if now[-1] == Turn(asked) else gr.skip()
            yield now, said, *_panes(evidence), box, gr.Button(interactive=not now[-1].settled)

    def stopped(before: Turns) -> tuple[Any, ...]:
        return *handlers.stop(before), gr.Button(interactive=False)

    def show(before: Turns, event: gr.EventData) -> tuple[Any, ...]:
        return _panes(handlers.show(_key(event), before))

    asked = gr.on(
        [ask.click, question.submit],
        answer,
        [question, turns],
        [turns, talk, sources, reader, question, stop],
        show_progress="hidden",
        concurrency_limit=AT_ONCE,
        api_visibility="private",
    )
    stop.click(stopped, turns, [turns, talk, stop], cancels=[asked], show_progress="hidden", api_visibility="private")
    gr.on([talk.select, sources.select], show, turns, [sources, reader], **QUIET)


def _articles_tab(handlers: Handlers, tab: gr.Tab) -> None:
    with gr.Row(elem_id="shelf", equal_height=False):
        with gr.Column(scale=6, min_width=340):
            words = gr.Textbox(label="Words of the title or the outlet", elem_id="search-articles", max_lines=1)
            table = _html("", "articles", "links.js", classes="pane")
        with gr.Column(scale=5, min_width=340):
            opened = _html(NOTHING_OPEN, "article", "pane.js", classes="pane")

    def open_article(event: gr.EventData) -> Html:
        return handlers.open_article(_key(event)) or NOTHING_OPEN

    gr.on([tab.select, words.change], handlers.articles, words, table, **QUIET)
    table.select(open_article, None, opened, **QUIET)


def _library_tab(handlers: Handlers, state: gr.HTML, folder: str) -> None:
    _html(element("p", "The library lies in ", element("code", folder), "; nothing of it leaves the machine."), "about")
    upload = gr.File(
        label=f"Articles as files ({' '.join(FORMATS)}), each up to {UPLOAD_MB} MB",
        file_count="multiple",
        file_types=sorted({f".{kind.rpartition('.')[2]}" for kind in FORMATS}),
        elem_id="files",
    )
    add = gr.Button("Add to the library", variant="primary", elem_id="add")
    report = _html("", "added")

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


def _html(value: str, name: str, *scripts: str, classes: str | None = None) -> gr.HTML:
    """A place for HTML with the element id `name`, styled by page.css alone."""
    return gr.HTML(
        value,
        elem_id=name,
        elem_classes=classes,
        js_on_load="\n".join(map(page_file, scripts)) or None,
        apply_default_css=False,
    )


def _panes(evidence: Evidence) -> tuple[Any, Any]:
    return evidence.sources or gr.skip(), evidence.reader or gr.skip()


def _key(event: gr.EventData) -> str:
    """The key of the link that was clicked, as links.js sends it."""
    return str((event._data or {}).get("show", ""))


def _told(handler: Callable[P, R]) -> Callable[P, R]:
    """The handler, with a problem that a person can mend told to the caller of the API."""

    @wraps(handler)
    def told(*args: P.args, **options: P.kwargs) -> R:
        try:
            return handler(*args, **options)
        except DatelineError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return told
