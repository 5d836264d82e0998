"""What the tabs are built of: places for HTML, and what a click on one tells."""

from importlib.resources import files
from typing import Any

import gradio as gr

# What a click shows needs no spinner; of quick clicks the last counts; and none is a call of the API.
QUIET: dict[str, Any] = {"show_progress": "hidden", "trigger_mode": "always_last", "api_visibility": "private"}


def page_file(name: str, package: str = "rag.page") -> str:
    """A style sheet or a script that lies in the package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def html(value: str, name: str, *scripts: str, classes: str | None = None) -> gr.HTML:
    """A place for HTML with the element id `name`, styled by page.css alone."""
    return gr.HTML(
        value,
        elem_id=name,
        elem_classes=classes,
        js_on_load="\n".join(map(page_file, scripts)) or None,
        apply_default_css=False,
    )


def visitor(request: gr.Request) -> str:
    """The open page that a call comes from."""
    return request.session_hash or ""


def key(event: gr.EventData) -> str:
    """The key of the link that was clicked, as links.js sends it."""
    return str((event._data or {}).get("show", ""))
