"""The whole article, with the words that were cited of it marked, and where it comes from."""

from collections.abc import Sequence
from datetime import date

from rag.answering.wording import long_date
from rag.markup import Html, element, marked, merged, paragraphs, together, web_link
from rag.text.sureness import OTHER_DATES, Sureness, how_sure
from rag.types import Article, Span

_UNSURE = {Sureness.LIKELY: "likely", Sureness.WEAK: "not sure"}

GONE = "This article is not in the library any more: what an answer read of it is kept here."


def reader(article: Article, marks: Sequence[Span] = (), chosen: Span | None = None, gone: bool = False) -> Html:
    """A whole article; `marks` are the words of it that were cited, `chosen` those to scroll to.

    `gone`: it is not in the library any more, and its text is what was read of it.
    """
    headline = article.headline
    title = marked(article.text, headline, marks, chosen) if headline else article.title
    below = paragraphs(article.text, headline.end if headline else 0)
    body = [element("p", marked(article.text, each, marks, chosen), dir="auto") for each in below]
    places = len(merged([*marks, *([chosen] if chosen else [])]))
    return together(
        [
            way_back(),
            _steps(places),
            element("h2", title, dir="auto"),
            element("p", GONE, class_="note told") if gone else None,
            _origin(article),
            # Where nothing above can be focused, whoever has no mouse scrolls from here.
            element("div", *body, class_="text", lang=article.language, tabindex=None if places else "0"),
        ]
    )


def way_back() -> Html:
    """A button that closes the sheet that an article is on a narrow screen: see sheet.js. Elsewhere it is not seen."""
    return element("button", "← Back", type="button", class_="does", data_back=True)


def _steps(places: int) -> Html | None:
    """Buttons to the previous and the next mark; pane.js does what they say."""
    if not places:
        return None
    where = element("span", f"{places} marked" if places > 1 else "1 marked", class_="where", role="status")
    back = element("button", "↑", type="button", data_step="-1", aria_label="Previous mark", title="Previous mark")
    on = element("button", "↓", type="button", data_step="1", aria_label="Next mark", title="Next mark")
    return element("div", where, back, on, class_="steps")


def outlet_and_date(outlet: str | None, published: date | None) -> Html:
    name = [element("bdi", outlet), " · "] if outlet else []
    return together([*name, long_date(published) if published else "undated"])


def _how(article: Article) -> str:
    sureness, others = how_sure(article.published_how), article.metadata.get(OTHER_DATES)
    unsure = f"; {_UNSURE[sureness]}" if sureness in _UNSURE else ""
    return f"{article.published_how}{unsure}{f'; elsewhere {others}' if others else ''}"


def _origin(article: Article) -> Html:
    """Where an article comes from, how its date was found, how sure that is, and which other dates there are."""
    found = element("span", f" (date: {_how(article)})") if article.published_how else None
    authors = element("p", "By ", element("bdi", ", ".join(article.authors))) if article.authors else None
    return element(
        "div",
        element("p", outlet_and_date(article.source, article.published), found),
        authors,
        element("p", web_link(article.url)) if article.url else None,
        element("p", element("code", article.path)) if article.path else None,
        class_="origin",
    )
