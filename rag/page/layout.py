"""The page: the line at the top, the tabs, and what leads from one to another."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import gradio as gr
from gradio.events import api

from rag.errors import DatelineError
from rag.markup import element, together
from rag.page.articles.articles_tab import ArticlesTab, articles_tab
from rag.page.ask.ask_tab import AskTab, ask_tab
from rag.page.evaluate.evaluate_tab import evaluate_tab
from rag.page.guarding import GuardedBlocks, for_readers, person
from rag.page.handlers import Handlers
from rag.page.library.library_tab import library_tab, standing_of
from rag.page.library.standing import account
from rag.page.parts import EACH, QUIET, UNSEEN, html, key, visitor
from rag.page.theme import theme_choice
from rag.page.uploads import KEPT_SECONDS
from rag.person import Person

# The system's own fonts: nothing is fetched for the page from anywhere. Articles have those of page.css.
_FONT = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif")
_FIXED = ("ui-monospace", "Cascadia Code", "DejaVu Sans Mono", "monospace")
# What surrounds the words, between Gradio's md (14 px) and lg (16 px, with buttons of 20).
_SIZES = gr.themes.Size(xxs="11px", xs="12px", sm="13px", md="15px", lg="16px", xl="20px", xxl="26px")
# Ink. White on 600 has a contrast of 8 to 1, and 300 of 9 to 1 on the dark page; people with weak eyes need 4.5.
_INK = gr.themes.Color(
    name="ink",
    c50="#f2f6fb",
    c100="#e0eaf5",
    c200="#c3d5ea",
    c300="#9dbce0",
    c400="#6f9bd0",
    c500="#3f73b5",
    c600="#245293",
    c700="#1c4178",
    c800="#19365f",
    c900="#162d4d",
    c950="#0f1e33",
)
THEME = gr.themes.Base(
    primary_hue=_INK, neutral_hue="stone", font=_FONT, font_mono=_FIXED, text_size=_SIZES, radius_size="sm"
).set(
    button_primary_background_fill="*primary_600",
    button_primary_background_fill_hover="*primary_700",
    button_secondary_background_fill="*neutral_100",
    button_secondary_background_fill_dark="#2a2623",
    body_background_fill_dark="#161412",
    background_fill_primary_dark="#161412",
    background_fill_secondary_dark="#1f1c1a",
    block_background_fill_dark="#161412",
    border_color_primary_dark="#3a3632",
    input_background_fill="white",
    input_background_fill_dark="#1f1c1a",
    input_border_color="*neutral_400",
    input_border_color_dark="*neutral_500",
    link_text_color="*primary_600",
    link_text_color_hover="*primary_700",
    link_text_color_visited="*primary_600",
    link_text_color_dark="*primary_300",
    link_text_color_hover_dark="*primary_200",
    link_text_color_visited_dark="*primary_300",
)

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


def build_page(handlers: Handlers) -> gr.Blocks:
    page = GuardedBlocks(
        title="Dateline",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(_LOOK_SECONDS, KEPT_SECONDS),
    )
    with page:
        with gr.Row(elem_id="top"):
            state = html("", "state", "links.js", "tip.js", "aloud.js", "history.js")
            logged_in = html("", "account")
            html(theme_choice(), "theme", "theme_list.js")
        changed = gr.State(0)
        with gr.Tabs(elem_id="tabs") as tabs:
            with gr.Tab("Ask", id="ask-tab") as ask:
                asking = ask_tab(handlers.conversing_of, page, ask, changed)
            with gr.Tab("Articles", id="articles-tab") as articles:
                shelf = articles_tab(handlers.browsing, articles, changed)
            with gr.Tab("Evaluate", id="evaluate-tab") as evaluation:
                report, told = evaluate_tab(handlers.evaluations, evaluation)
            with gr.Tab("Library", id="library-tab") as library:
                caring = library_tab(handlers.caretaking, library, state, changed)

        _asks_again(handlers, asking, report, told, tabs)
        _opens(caring.added, shelf, tabs)

        @for_readers
        def standing(request: gr.Request) -> tuple[Any, ...]:
            return standing_of(handlers.caretaking.standing(person(request)))

        @for_readers
        def arrived(request: gr.Request) -> tuple[Any, ...]:
            who, wanted = person(request), request.query_params.get("tab", "")
            name = wanted if may_open(who, _TABS.get(wanted)) else ""
            line = together([handlers.caretaking.line(who), element("span", hidden=True, data_tab=name)])
            return line, account(who), gr.Tabs(selected=_TABS[name]) if name else gr.skip()

        # To look for a model may take seconds: the line at the top is there before.
        shown = page.load(arrived, None, [state, logged_in, tabs], **UNSEEN)
        for after in (
            shown.then,
            *(each.then for each in asking.asked),
            caring.got.then,
            library.select,
        ):
            after(standing, None, [state, caring.model, caring.get], **QUIET)

        @for_readers
        def counted(request: gr.Request) -> str:
            return handlers.caretaking.line(person(request))

        shelf.followed.then(counted, None, state, **QUIET)

        @for_readers
        def led(event: gr.EventData, request: gr.Request) -> Any:
            asked = key(event)
            tab = _LEADS.get(asked) or _TABS.get(asked.removeprefix("tab-"))
            return gr.Tabs(selected=tab) if may_open(person(request), tab) else gr.skip()

        gr.on([state.select, asking.leads.select, caring.leads.select], led, None, tabs, **QUIET)

        @for_readers
        def left(request: gr.Request) -> None:
            handlers.leave(visitor(request), person(request))

        page.unload(left)
        for name, each in zip(_TABS, (ask, articles, evaluation, library), strict=True):
            each.select(None, js=_SAYS_TAB.format(name), api_visibility="private")
        api(for_readers(_told(handlers.api.ask)), api_name="ask", concurrency_limit=CALLS_AT_ONCE)
        api(for_readers(_told(handlers.api.search)), api_name="search", concurrency_limit=CALLS_AT_ONCE)
        api(for_readers(_told(handlers.api.article)), api_name="article")
    return page


def may_open(who: Person, tab: str | None) -> bool:
    """Whether there is the tab, and the person may open it."""
    return tab is not None and (who.is_owner or tab not in _OWNERS)


def _asks_again(handlers: Handlers, asking: AskTab, report: gr.HTML, told: gr.HTML, tabs: gr.Tabs) -> None:
    """A question of a report is asked in the conversation."""

    def ask_again(event: gr.EventData, request: gr.Request, *given: Any) -> Iterator[tuple[Any, ...]]:
        question, problem = handlers.evaluations.question(key(event))
        stay = (gr.skip(),) * len(asking.places)
        if question is None:
            yield gr.skip(), problem, *stay
            return
        # First the tab, so that the conversation is in view, and can scroll to the question, when it comes.
        yield gr.Tabs(selected="ask-tab"), gr.skip(), *stay
        for shown in asking.ask_elsewhere(question, request, *given):
            yield gr.skip(), gr.skip(), *shown

    report.select(ask_again, asking.inputs, [tabs, told, *asking.places], concurrency_id="answers", **EACH)


def _opens(links: gr.HTML, shelf: ArticlesTab, tabs: gr.Tabs) -> None:
    """A link to an article, wherever it stands, opens it in Articles."""

    def opened(event: gr.EventData, *given: Any) -> tuple[Any, ...]:
        wanted = key(event)
        if not wanted.startswith("article-"):
            return (gr.skip(),) * (1 + len(shelf.places))
        return gr.Tabs(selected="articles-tab"), *shelf.open_elsewhere(wanted, *given)

    links.select(opened, shelf.inputs, [tabs, *shelf.places], **EACH)


def _told(handler: Callable[P, R]) -> Callable[P, R]:
    """The handler, with a problem that a person can mend told to the caller of the API."""

    @wraps(handler)
    def told(*args: P.args, **options: P.kwargs) -> R:
        try:
            return handler(*args, **options)
        except DatelineError as error:
            raise gr.Error(str(error), print_exception=False) from error

    return told
