"""The list of the articles, how many there are, and what came of adding more."""

from collections.abc import Sequence

from rag.intake import Report
from rag.markup import Html, element, together
from rag.page.evidence import outlet_and_date
from rag.types import Listing

# Rows of the list; more are found by typing words of their titles.
SHOWN = 200


def articles_in_words(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles" if count else "no articles yet: add some under Library"


def matching(listings: Sequence[Listing], query: str) -> list[Listing]:
    """The articles that have every word of `query` in their title or outlet, case ignored."""
    words = query.casefold().split()
    return [each for each in listings if all(word in f"{each.title} {each.source or ''}".casefold() for word in words)]


def article_list(found: Sequence[Listing]) -> Html:
    """The first of the articles, and how many there are."""
    if not found:
        return element("p", "No article matches.", class_="hint", role="status")
    more = f", the first {SHOWN} are shown: type words of the title to find others" if len(found) > SHOWN else ""
    note = element("p", f"{articles_in_words(len(found))}{more}", class_="note", role="status")
    return together([note, element("ul", *(_item(each) for each in found[:SHOWN]))])


def _item(listing: Listing) -> Html:
    key = f"article-{listing.id}"
    title = element("a", listing.title, class_="shows", href=f"#{key}", data_show=key)
    return element(
        "li",
        element("p", title, dir="auto"),
        element("p", outlet_and_date(listing.source, listing.published), class_="from"),
    )


def added(report: Report) -> Html:
    """What came of adding files: one line for all, then one for each file that failed or was passed over."""
    failures = [element("li", f"{each.where}: {each.cause}", class_="problem") for each in report.failures]
    notes = [element("li", each) for each in report.notes]
    problems = element("ul", *failures, *notes) if failures or notes else None
    return together([element("p", f"Done: {report.summary()}.", role="status"), problems])
