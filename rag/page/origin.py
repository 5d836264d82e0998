"""Where an article comes from: its headline, outlet and day on a line, and how the day is known."""

from datetime import date
from pathlib import Path

from rag.markup import Html, element, together
from rag.page.correcting import correcting
from rag.presentation import long_date
from rag.reading.regular import shown
from rag.text.outlets import outlet_name, without_outlet
from rag.text.sureness import OTHER_DATES, Sureness, days_in, found_in_words, how_sure
from rag.types import Article

_UNSURE = {Sureness.LIKELY: "likely", Sureness.WEAK: "not sure"}

_BETWEEN = " · "


def outlet(source: str) -> Html:
    """An outlet by its name, with what it is stored as for who points at it."""
    name = outlet_name(source)
    return element("bdi", name, data_tip=source if name != source else None)


def outlet_and_date(source: str | None, published: date | None) -> Html:
    name = [outlet(source), _BETWEEN] if source else []
    return together([*name, long_date(published) if published else "undated"])


def source_line(article: Article, title: Html | None = None) -> Html:
    """Headline, outlet and day on one line; `title` is the headline as a link, or with marks."""
    told = title or element("bdi", without_outlet(article.title, article.source))
    headline = [told, _BETWEEN] if title or article.title else []
    return together([*headline, outlet_and_date(article.source, article.published)])


def how_known(article: Article) -> str | None:
    """How the date of an article is known, how sure that is, and which others it has; None where there is nothing to
    say."""
    others = article.metadata.get(OTHER_DATES)
    sureness = how_sure(article.published_how)
    how = found_in_words(article.published_how) if article.published_how and article.published else "none was found"
    unsure = f" ({_UNSURE[sureness]})" if sureness in _UNSURE and article.published else ""
    return f"Date: {how}{unsure}{f'; but {_days(others)}' if others else ''}"


def _days(others: str) -> str:
    """Days that stand elsewhere: "7 March 2023 from the web address"."""
    return ", ".join(f"{long_date(day)} {found_in_words(how)}" for how, day in days_in(others)) or others


def origin(article: Article, gone: bool = False) -> Html:
    """Who wrote an article, how its day is known and where it can be read; and a form to correct that, unless it is
    `gone` from the library."""
    authors = element("p", "By ", element("bdi", ", ".join(article.authors))) if article.authors else None
    file = element("p", "File: ", element("bdi", shown(Path(article.path).name))) if article.path else None
    return element(
        "div",
        authors,
        element("p", how_known(article), class_="how"),
        None if article.url else file,  # the address is opened from the bar above
        None if gone else correcting(article),
        class_="origin",
    )
