"""What the events of the page take. Text is text, and a file is one that was sent to this page.

Gradio itself takes every value that looks like a file for one, in place of text too: it would copy a file of the
machine into its cache, or fetch it from an address, before any handler is called.
"""

import os
import stat
from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr
from gradio.components.api_component import Api

from rag.text.characters import make_storable


class Page(gr.Blocks):
    """Gradio's page. Every way to an event leads through here: its queue, a direct call, a named one, a tool of MCP."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        # What `launch` sets and `mount_gradio_app` does not: without it no file is held against the upload folder.
        self.has_launched = True

    async def process_api(self, *args: Any, **options: Any) -> dict[str, Any]:
        """Calls an event. Raises gr.Error, of one line, where what it tells is not what links.js sends."""
        event = options["block_fn"]
        if event.collects_event_data and not _is_event_data(options["event_data"]._data):
            raise _refused("a click or a form tells its name and its fields, as text")
        result: dict[str, Any] = await super().process_api(*args, **options)
        return result

    async def preprocess_data(self, block_fn: Any, inputs: list[Any], *args: Any, **options: Any) -> list[Any]:
        """What the handler is called with. Raises gr.Error, of one line, for a value that its place does not take."""
        if len(inputs) < len(block_fn.inputs):
            raise _refused(f"{len(block_fn.inputs)} values are needed, and {len(inputs)} came")
        taken = [self._taken(component, value) for component, value in zip(block_fn.inputs, inputs, strict=False)]
        try:
            processed: list[Any] = await super().preprocess_data(block_fn, taken, *args, **options)
        except gr.Error as error:  # a value that is no choice
            error.print_exception = False
            raise
        return processed

    def _taken(self, component: Any, value: object) -> object:
        if component.stateful:  # the server's own value is used
            return None
        take = _TAKES.get(type(component))
        if take is None:
            raise _refused(f"{type(component).__name__} takes nothing")
        return take(component, value, self.upload_file_set)


def _text(component: Any, value: object, _: set[str]) -> str:
    if value is None and not isinstance(component, Api):
        return ""
    if not isinstance(value, str):
        raise _refused(f"{'this call' if isinstance(component, Api) else component.label} takes text alone")
    return make_storable(value)


def _choice(component: Any, value: object, sent: set[str]) -> str | None:
    return None if value is None else _text(component, value, sent)


def _yes_or_no(component: Any, value: object, _: set[str]) -> bool:
    if not isinstance(value, bool | None):
        raise _refused(f"{component.label} takes yes or no")
    return bool(value)


def _files(component: Any, value: object, sent: set[str]) -> object:
    """Files as Gradio reads them; of what was said of them only the path is taken over."""
    if value is None:
        return None
    if component.file_count == "single":
        return _file(value, sent)
    return [_file(each, sent) for each in (value if isinstance(value, list) else [value])]


def _file(value: object, sent: set[str]) -> dict[str, Any]:
    """A file that was sent. Raises gr.Error for any other, for a link, and for what is no file."""
    path = value.get("path") if isinstance(value, dict) else None
    if not isinstance(path, str) or path not in sent or not _is_regular(path):
        raise _refused("only a file that was sent to this page is taken: choose it again")
    return {"path": path, "meta": {"_type": "gradio.FileData"}}


def _is_regular(path: str) -> bool:
    """Or it has gone, as one has that was taken already: its handler says so."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except FileNotFoundError:
        return True


def _is_event_data(data: object) -> bool:
    """Whether an event's own data is a key, and maybe fields, of text alone, and when it was."""
    if data is None:
        return True
    if not isinstance(data, Mapping) or not data.keys() <= {"show", "fields", "at"}:
        return False
    fields = data.get("fields", {})
    return (
        isinstance(data.get("show", ""), str)
        and isinstance(data.get("at", 0), int | float)
        and isinstance(fields, Mapping)
        and all(isinstance(each, str) for each in (*fields, *fields.values()))
    )


def _refused(line: str) -> gr.Error:
    return gr.Error(line, print_exception=False)


# What each kind of place takes; a test holds it against the page.
_TAKES: dict[type, Callable[[Any, object, set[str]], object]] = {
    gr.Textbox: _text,
    Api: _text,
    gr.Dropdown: _choice,
    gr.Checkbox: _yes_or_no,
    gr.File: _files,
}
