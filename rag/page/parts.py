"""What the tabs are built of: places for HTML, links and buttons in it, and what a click on one tells."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import gradio as gr

from rag.markup import Html, element
from rag.text.alphabets import has_leftward_letters
from rag.text.characters import make_storable

# What an event shows needs no spinner, and it is no call of the API. A component that could have a spinner, even a
# hidden one, is copied with all that it shows at every event of the page (Gradio 6.31): with it a search in 30,000
# articles took 72 ms, and takes 50.
UNSEEN: dict[str, Any] = {"show_progress": "hidden", "show_progress_on": [], "api_visibility": "private"}

# The same, of whose quick clicks the last counts.
QUIET: dict[str, Any] = {**UNSEEN, "trigger_mode": "always_last"}

# … and of whose quick clicks every one counts.
EACH: dict[str, Any] = {**QUIET, "trigger_mode": "multiple"}


def page_file(name: str, package: str = "rag.page") -> str:
    """A style sheet or a script that lies in the package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def html(value: str, name: str, *scripts: str, classes: str | None = None) -> gr.HTML:
    """A place for HTML with the element id `name`, styled by our style sheets alone."""
    return gr.HTML(
        value,
        elem_id=name,
        elem_classes=classes,
        js_on_load="\n".join(map(page_file, scripts)) or None,
        apply_default_css=False,
    )


def link(shows: str, *content: str, **attributes: str | None) -> Html:
    """A link to something on the page. Python is told `shows` when it is clicked: see links.js."""
    return element("a", *content, href=f"#{shows}", data_show=shows, **{"class_": "shows", **attributes})


def action(does: str, *content: str, **attributes: str | None) -> Html:
    """A button. Python is told `does` when it is pressed: see links.js."""
    return element("button", *content, type="button", data_show=does, **{"class_": "does", **attributes})


def form(does: str, *parts: str | None, **attributes: str | bool | None) -> Html:
    """A form. Python is told `does` and the values of its fields when it is sent: see links.js."""
    return element("form", *parts, data_show=does, **attributes)


def isolate_parts(line: str) -> Html:
    """Who, where and when, each by itself: a name that is read from right to left turns nothing around beside it."""
    if not has_leftward_letters(line):
        return element("bdi", line)
    first, *others = (element("bdi", part) for part in line.split(", "))
    return element("bdi", first, *(piece for part in others for piece in (", ", part)), dir="ltr")


def visitor(request: gr.Request) -> str:
    """The open page that a call comes from."""
    return request.session_hash or ""


def key(event: gr.EventData) -> str:
    """The key of what was clicked, as links.js sends it; none where what came is no text."""
    show = _event_data(event).get("show")
    return make_storable(show) if isinstance(show, str) else ""


def fields(event: gr.EventData) -> dict[str, str]:
    """The fields of the form that was sent, as links.js sends them: texts of whole characters, whatever comes."""
    sent = _event_data(event).get("fields")
    pairs = sent.items() if isinstance(sent, Mapping) else ()
    return {name: make_storable(value) for name, value in pairs if isinstance(name, str) and isinstance(value, str)}


def clicked_at(event: gr.EventData) -> float:
    """When something was clicked, as links.js sends it: milliseconds since its page was loaded, 0 where that is not
    known."""
    at = _event_data(event).get("at")
    return float(at) if isinstance(at, int | float) else 0.0


def _event_data(event: gr.EventData) -> Mapping[str, Any]:
    data = event._data
    return data if isinstance(data, Mapping) else {}
