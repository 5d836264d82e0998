"""The whole article, with the words that were cited of it marked, and where it comes from."""

from collections.abc import Sequence

from rag.markup import Html, element, marked, merged, paragraphs, together
from rag.page.origin import origin, outlet_and_date
from rag.types import Article, Span

GONE = "This article is not in the library any more: what an answer read of it is kept here."


def reader(article: Article, marks: Sequence[Span] = (), chosen: Span | None = None, gone: bool = False) -> Html:
    """A whole article; `marks` are the words of it that were cited, `chosen` those to scroll to.

    `gone`: it is not in the library any more, and its text is what was read of it.
    """
    # One that a person has corrected is not in the text.
    headline = article.headline if article.text.startswith(f"{article.title}\n") else None
    title = marked(article.text, headline, marks, chosen) if headline else article.title
    below = paragraphs(article.text, headline.end if headline else 0)
    body = [element("p", marked(article.text, each, marks, chosen), dir="auto") for each in below]
    places = len(merged([*marks, *([chosen] if chosen else [])]))
    return together(
        [
            _steps(places),
            element("h2", title, dir="auto"),
            element("p", GONE, class_="note told") if gone else None,
            element("p", outlet_and_date(article.source, article.published), class_="from"),
            origin(article, gone),
            # Where nothing above can be focused, whoever has no mouse scrolls from here.
            element("div", *body, class_="text", lang=article.language, tabindex=None if places else "0"),
        ]
    )


def _steps(places: int) -> Html | None:
    """Buttons to the previous and the next mark; pane.js does what they say."""
    if not places:
        return None
    where = element("span", f"{places} marked" if places > 1 else "1 marked", class_="where", role="status")
    back = element("button", "↑", type="button", data_step="-1", aria_label="Previous mark", title="Previous mark")
    on = element("button", "↓", type="button", data_step="1", aria_label="Next mark", title="Next mark")
    return element("div", where, back, on, class_="steps")
