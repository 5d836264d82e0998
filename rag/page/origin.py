"""Where an article comes from: its headline, outlet and day on a line, and how the day is known."""

from datetime import date
from pathlib import Path

from rag.markup import Html, element, join_html
from rag.page.correcting import render_corrections
from rag.presentation import long_date
from rag.reading.regular import printable_path
from rag.text.outlets import outlet_name, strip_outlet
from rag.text.sureness import OTHER_DATES, Sureness, describe_source, parse_days, sureness_of
from rag.types import Article

_UNSURE = {Sureness.LIKELY: "likely", Sureness.WEAK: "not sure"}

_BETWEEN = " · "


def render_outlet(source: str) -> Html:
    """An outlet by its name, with what it is stored as for who points at it."""
    name = outlet_name(source)
    return element("bdi", name, data_tip=source if name != source else None)


def render_outlet_and_date(source: str | None, published: date | None) -> Html:
    name = [render_outlet(source), _BETWEEN] if source else []
    return join_html([*name, long_date(published) if published else "undated"])


def render_source_line(article: Article, title: Html | None = None) -> Html:
    """Headline, outlet and day on one line; `title` is the headline as a link, or with marks."""
    linked_title = title or element("bdi", strip_outlet(article.title, article.source))
    headline = [linked_title, _BETWEEN] if title or article.title else []
    return join_html([*headline, render_outlet_and_date(article.source, article.published)])


def describe_date(article: Article) -> str | None:
    """How the date of an article is known, how sure that is, and which others it has; None where there is nothing to
    say."""
    others = article.metadata.get(OTHER_DATES)
    sureness = sureness_of(article.published_how)
    how = describe_source(article.published_how) if article.published_how and article.published else "none was found"
    unsure = f" ({_UNSURE[sureness]})" if sureness in _UNSURE and article.published else ""
    return f"Date: {how}{unsure}{f'; but {_days(others)}' if others else ''}"


def _days(others: str) -> str:
    """Days that stand elsewhere: "7 March 2023 from the web address"."""
    return ", ".join(f"{long_date(day)} {describe_source(how)}" for how, day in parse_days(others)) or others


def render_origin(article: Article, gone: bool = False) -> Html:
    """Who wrote an article, how its day is known and where it can be read; and a form to correct that, unless it is
    `gone` from the library."""
    authors = element("p", "By ", element("bdi", ", ".join(article.authors))) if article.authors else None
    file = element("p", "File: ", element("bdi", printable_path(Path(article.path).name))) if article.path else None
    return element(
        "div",
        authors,
        element("p", describe_date(article), class_="how"),
        None if article.url else file,  # the address is opened from the bar above
        None if gone else render_corrections(article),
        class_="origin",
    )
