"""The whole article, with the words that were cited of it marked, and where it comes from."""

from collections.abc import Sequence

from rag.markup import Html, element, highlight, is_web_address, join_html, merge_spans, paragraphs, web_link
from rag.page.origin import render_origin, render_outlet_and_date
from rag.presentation import add_quotation_marks, headline, join_paragraphs, long_date
from rag.quotable import line_of
from rag.text.outlets import outlet_name
from rag.types import Article, Citation, Span

GONE = "This article is not in the library any more: what an answer read of it is kept here."


def render_reader(
    article: Article,
    marks: Sequence[Span] = (),
    chosen: Span | None = None,
    gone: bool = False,
    *,
    cited: Citation | None = None,
    sources: int = 0,
) -> Html:
    """A whole article; `marks` are the words of it that were cited, `chosen` those to scroll to.

    `gone`: it is not in the library any more, and its text is what was read of it. The words that are `cited` can be
    copied with their source. Above it stand as many `sources`, which one can go back to.
    """
    # One that a person has corrected is not in the text.
    heading = article.headline if article.text.startswith(f"{article.title}\n") else None
    title = highlight(article.text, heading, marks, chosen) if heading else article.title
    below = paragraphs(article.text, heading.end if heading else 0)
    body = [element("p", highlight(article.text, each, marks, chosen), dir="auto") for each in below]
    mark_count = len(merge_spans([*marks, *([chosen] if chosen else [])]))
    return join_html(
        [
            element(
                "header",
                element("h2", title, dir="auto"),
                element(
                    "div",
                    element("p", render_outlet_and_date(article.source, article.published), class_="from"),
                    _mark_navigation(mark_count),
                    class_="place",
                ),
                _tools(article, cited, sources),
                class_="head",
            ),
            element("p", GONE, class_="note told") if gone else None,
            render_origin(article, gone),
            # Where nothing above can be focused, whoever has no mouse scrolls from here.
            element("div", *body, class_="text", lang=article.language, tabindex=None if mark_count else "0"),
        ]
    )


def render_way_back() -> Html:
    """A button that closes the sheet that an article is on a narrow screen: see sheet.js. Elsewhere it is not seen."""
    return element("button", "← Back", type="button", class_="does", data_back=True)


def _tools(article: Article, cited: Citation | None, sources: int) -> Html:
    """What can be done with the article, in the bar that stays in view."""
    up = element("button", f"↑ Sources ({sources})", type="button", class_="does", data_up=True) if sources else None
    opens = render_original_link(article, "Open original", "does")
    return element("div", render_way_back(), up, opens, _copying(cited) if cited else None, class_="tools")


def render_original_link(article: Article, label: str, class_: str) -> Html | None:
    """A link to the article where it was published; none where its address is not one of the web."""
    return web_link(article.url, label, class_) if article.url and is_web_address(article.url) else None


def _copying(cited: Citation) -> Html:
    """Copies the chosen words with where they stand; pane.js does so for the words that are gone on to."""
    return element(
        "button",
        "Copy quotation with source",
        type="button",
        class_="does",
        data_copy="\n".join(
            [add_quotation_marks(join_paragraphs(cited.quote)), _reference(cited.article, cited.speaker)]
        ),
        data_from=_reference(cited.article),
    )


def _reference(article: Article, speaker: str | None = None) -> str:
    """Where words stand: who said them, headline, outlet and date; the address on a line of its own."""
    day = long_date(article.published) if article.published else "undated"
    outlet = outlet_name(article.source) if article.source else None
    reference = ", ".join(line_of(each) for each in (speaker, headline(article), outlet, day) if each)
    return f"{reference}\n{article.url}" if article.url and is_web_address(article.url) else reference


def _mark_navigation(mark_count: int) -> Html | None:
    """Buttons to the previous and the next mark; pane.js does what they say."""
    if not mark_count:
        return None
    where = element("span", f"{mark_count} marked", class_="where", role="status")
    back = element("button", "↑", type="button", data_step="-1", aria_label="Previous mark", title="Previous mark")
    on = element("button", "↓", type="button", data_step="1", aria_label="Next mark", title="Next mark")
    return element("div", where, back, on, class_="steps")
