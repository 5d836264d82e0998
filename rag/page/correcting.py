"""A form in which a person corrects where an article comes from, and what it does when it is sent."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from rag.library.correcting import LONGEST, NAMES, drop_corrections, editable_values, list_corrected
from rag.library.library import Library
from rag.markup import Html, element, void
from rag.page.parts import action, form
from rag.text.date_forms import EARLIEST_YEAR
from rag.types import Article

# What the form and its way back are called: what it does, then to which article.
CORRECTION = re.compile(r"(correct|as-file)-([\w-]{1,64})")

_LABELS = {"title": "Title", "date": "Date", "outlet": "Outlet", "authors": "Authors, with a semicolon between two"}

_NOTHING = "nothing"


def render_corrections(article: Article) -> Html:
    """What a person has corrected of an article, with what the file says; and, closed, the form to correct it.

    Readers do not see it (page.css), and cannot send it.
    """
    by_hand = list_corrected(article)
    back = action(f"as-file-{article.id}", "As the file says") if by_hand else None
    save = element("button", "Save", type="submit", class_="does")
    now = editable_values(article)
    fields = [_field(name, now[name]) for name in NAMES]
    sent = form(f"correct-{article.id}", *fields, element("div", save, back, class_="line"))
    opener = element("details", element("summary", "Correct"), sent, class_="correct")
    return element("div", _corrections_html(article, by_hand) if by_hand else None, opener)


def _corrections_html(article: Article, by_hand: tuple[str, ...]) -> Html:
    """What was corrected, and what it was before."""
    before = editable_values(drop_corrections(article))
    said = [piece for name in by_hand for piece in ("; ", f"{name} (the file says ", _said(before[name]), ")")][1:]
    return element("p", "Corrected by hand: ", *said, class_="by-hand")


def _said(value: str) -> Html:
    return element("bdi", value or _NOTHING)


def _field(name: str, value: str) -> Html:
    """What cannot be meant is told by the browser, at the field; the library looks again."""
    attributes: dict[str, str | bool] = {"name": name, "value": value, "autocomplete": "off"}
    if name == "date":
        typed = void("input", type="date", min=f"{EARLIEST_YEAR}-01-01", max=_tomorrow(), **attributes)
    elif name == "title":
        length = str(max(LONGEST, len(value)))
        typed = void("input", type="text", dir="auto", required=True, pattern=r".*\S.*", maxlength=length, **attributes)
    else:
        typed = void("input", type="text", dir="auto", **attributes)
    return element("label", _LABELS[name], typed)


def _tomorrow() -> str:
    return (date.today() + timedelta(days=1)).isoformat()


def change(library: Library, does: str, article_id: str, sent: Mapping[str, str]) -> Html:
    """Corrects an article as a form says, or lets it be what its file says, and tells so. Raises InputError."""
    if does == "as-file":
        library.take_back(article_id)
        return element("p", "The article is again as its file says.", class_="note", role="status")
    names = list_corrected(library.correct(article_id, sent))
    notice = f"Corrected by hand: {', '.join(names)}." if names else "The article is as its file says."
    return element("p", notice, class_="note", role="status")
