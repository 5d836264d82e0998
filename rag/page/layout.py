"""The page: the line at the top, the tabs, and what leads from one to another."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import gradio as gr
from gradio.events import api

from rag.errors import DatelineError
from rag.markup import element, join_html
from rag.page.articles.articles_tab import ArticlesTab, articles_tab
from rag.page.ask.ask_tab import AskTab, ask_tab
from rag.page.evaluate.evaluate_tab import EvaluateTab, evaluate_tab
from rag.page.guarding import GuardedBlocks, for_readers, person
from rag.page.handlers import Handlers
from rag.page.library.library_tab import LibraryTab, library_tab
from rag.page.library.status import render_account
from rag.page.outputs import UNCHANGED, Changes
from rag.page.parts import EACH, QUIET, UNSEEN, html, key, visitor
from rag.page.theme import render_theme_choice
from rag.page.uploads import KEPT_SECONDS
from rag.person import Person

# Calls of programs that are answered at the same time; the next ones wait in Gradio's queue.
CALLS_AT_ONCE = 4

# Between two looks for files that were sent to the page and that nobody added.
_LOOK_SECONDS = 3_600

# Keys of links that lead to a tab, wherever they stand; the second is the element that comes into view.
_LEADS = {"library": "library-tab", "model": "library-tab"}

# The tabs by their names in the address of the page, where Ask has none; and those that are the owners'.
_TABS = {"": "ask-tab", "articles": "articles-tab", "evaluate": "evaluate-tab", "library": "library-tab"}
_OWNERS = ("evaluate-tab", "library-tab")

# Tells history.js which tab is open.
_SAYS_TAB = "() => {{ document.dispatchEvent(new CustomEvent('dateline:tab', {{ detail: '{}' }})); }}"

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Top:
    """The line above the tabs: how things stand, and who is logged in."""

    state: gr.HTML
    account: gr.HTML


@dataclass(frozen=True, slots=True)
class Tabs:
    """The tabs, and what each brings along."""

    bar: gr.Tabs
    each: tuple[gr.Tab, ...]  # in the order of `_TABS`
    ask: AskTab
    articles: ArticlesTab
    evaluate: EvaluateTab
    library: LibraryTab


def build_page(handlers: Handlers) -> gr.Blocks:
    page = GuardedBlocks(
        title="Dateline",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(_LOOK_SECONDS, KEPT_SECONDS),
    )
    with page:
        top = _top()
        tabs = _tabs(handlers, page, top)
        _ask_what_a_report_asks(handlers, tabs)
        _open_articles_from_elsewhere(tabs)
        _tell_status(handlers, page, top, tabs)
        _lead_to_tabs(top, tabs)
        _leave(handlers, page)
        _say_which_tab_is_open(tabs)
        _answer_programs(handlers)
    return page


def may_open(who: Person, tab: str | None) -> bool:
    """Whether there is the tab, and the person may open it."""
    return tab is not None and (who.is_owner or tab not in _OWNERS)


def _top() -> Top:
    with gr.Row(elem_id="top"):
        state = html("", "state", "links.js", "tip.js", "aloud.js", "history.js")
        logged_in = html("", "account")
        html(render_theme_choice(), "theme", "theme_list.js")
    return Top(state, logged_in)


def _tabs(handlers: Handlers, page: gr.Blocks, top: Top) -> Tabs:
    changed = gr.State(0)  # another number once there may be other articles
    with gr.Tabs(elem_id="tabs") as bar:
        with gr.Tab("Ask", id="ask-tab") as ask:
            asking = ask_tab(handlers.conversing_of, page, ask, changed)
        with gr.Tab("Articles", id="articles-tab") as articles:
            browsing = articles_tab(handlers.browsing, articles, changed)
        with gr.Tab("Evaluate", id="evaluate-tab") as evaluate:
            evaluating = evaluate_tab(handlers.evaluations, evaluate)
        with gr.Tab("Library", id="library-tab") as library:
            caring = library_tab(handlers.caretaking, library, top.state, changed)
    return Tabs(bar, (ask, articles, evaluate, library), asking, browsing, evaluating, caring)


def _ask_what_a_report_asks(handlers: Handlers, tabs: Tabs) -> None:
    """A question of a report is asked in the conversation."""
    evaluating, asking = tabs.evaluate, tabs.ask

    def ask_again(event: gr.EventData, request: gr.Request, *values: Any) -> Iterator[Changes]:
        question, problem = handlers.evaluations.question(key(event))
        if question is None:
            yield {evaluating.notice: problem}
            return
        # First the tab, so that the conversation is in view, and can scroll to the question, when it comes.
        yield {tabs.bar: gr.Tabs(selected="ask-tab")}
        yield from asking.ask_elsewhere(question, request, *values)

    outputs = [tabs.bar, evaluating.notice, *asking.outputs]
    evaluating.report.select(ask_again, asking.inputs, outputs, concurrency_id="answers", **EACH)


def _open_articles_from_elsewhere(tabs: Tabs) -> None:
    """A link to an article, wherever it stands, opens it in Articles."""

    def opened(event: gr.EventData, *values: Any) -> Changes:
        wanted = key(event)
        if not wanted.startswith("article-"):
            return UNCHANGED
        return {tabs.bar: gr.Tabs(selected="articles-tab"), **tabs.articles.open_elsewhere(wanted, *values)}

    tabs.library.added.select(opened, tabs.articles.inputs, [tabs.bar, *tabs.articles.outputs], **EACH)


def _tell_status(handlers: Handlers, page: gr.Blocks, top: Top, tabs: Tabs) -> None:
    """The line at the top, when the page is opened and whenever it may be another."""

    @for_readers
    def arrived(request: gr.Request) -> Changes:
        who, wanted = person(request), request.query_params.get("tab", "")
        name = wanted if may_open(who, _TABS.get(wanted)) else ""
        line = join_html([handlers.caretaking.render_line(who), element("span", hidden=True, data_tab=name)])
        opened: Changes = {tabs.bar: gr.Tabs(selected=_TABS[name])} if name else {}
        return {top.state: line, top.account: render_account(who), **opened}

    @for_readers
    def status(request: gr.Request) -> Changes:
        return tabs.library.outputs.changes(handlers.caretaking.status(person(request)))

    @for_readers
    def counted(request: gr.Request) -> Changes:
        return {top.state: handlers.caretaking.render_line(person(request))}

    # To look for a model may take seconds: the line at the top is there before.
    shown = page.load(arrived, None, [top.state, top.account, tabs.bar], **UNSEEN)
    for each in (shown, *tabs.ask.asked, tabs.library.got):
        each.then(status, None, tabs.library.status, **QUIET)
    tabs.library.tab.select(status, None, tabs.library.status, **QUIET)
    tabs.articles.followed.then(counted, None, top.state, **QUIET)


def _lead_to_tabs(top: Top, tabs: Tabs) -> None:
    """A link to a tab, wherever it stands, opens it for who may."""

    @for_readers
    def led(event: gr.EventData, request: gr.Request) -> Changes:
        asked = key(event)
        tab = _LEADS.get(asked) or _TABS.get(asked.removeprefix("tab-"))
        return {tabs.bar: gr.Tabs(selected=tab)} if may_open(person(request), tab) else UNCHANGED

    links = [top.state.select, tabs.ask.leads.select, tabs.library.leads.select]
    gr.on(links, led, None, tabs.bar, **QUIET)


def _leave(handlers: Handlers, page: gr.Blocks) -> None:
    """What nobody waits for any more ends with the page that is closed."""

    @for_readers
    def left(request: gr.Request) -> None:
        handlers.leave(visitor(request), person(request))

    page.unload(left)


def _say_which_tab_is_open(tabs: Tabs) -> None:
    for name, each in zip(_TABS, tabs.each, strict=True):
        each.select(None, js=_SAYS_TAB.format(name), api_visibility="private")


def _answer_programs(handlers: Handlers) -> None:
    api(for_readers(_raise_to_caller(handlers.api.ask)), api_name="ask", concurrency_limit=CALLS_AT_ONCE)
    api(for_readers(_raise_to_caller(handlers.api.search)), api_name="search", concurrency_limit=CALLS_AT_ONCE)
    api(for_readers(_raise_to_caller(handlers.api.article)), api_name="article")


def _raise_to_caller(handler: Callable[P, R]) -> Callable[P, R]:
    """The handler, with a problem that a person can mend told to the caller of the API."""

    @wraps(handler)
    def wrapper(*args: P.args, **options: P.kwargs) -> R:
        try:
            return handler(*args, **options)
        except DatelineError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return wrapper
