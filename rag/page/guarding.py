"""What a reader may do on the page. Everything else is an owner's, and so is each event that is made anew."""

from typing import Any, TypeVar

import gradio as gr

from rag.page.identity import OWNERS_ONLY, person_in
from rag.page.inputs import Page
from rag.person import Person

_MARK = "_for_readers"

F = TypeVar("F")


def for_readers(handler: F) -> F:
    """Marks what an event calls as open to readers."""
    setattr(handler, _MARK, True)  # the mark stays on it in what wraps it
    return handler


def person(request: gr.Request | None) -> Person:
    """Who a call comes from."""
    asked = getattr(request, "request", None)
    return person_in(asked.scope if asked else {})


class GuardedBlocks(Page):
    """A page whose every event looks at who it comes from, before it looks at what comes."""

    async def process_api(self, *args: Any, **options: Any) -> dict[str, Any]:
        if not may_call(person(options.get("request")), options["block_fn"].fn):
            raise gr.Error(OWNERS_ONLY, print_exception=False)
        return await super().process_api(*args, **options)


def may_call(who: Person, handler: object) -> bool:
    """Whether the person may do what an event calls."""
    return who.is_owner or getattr(handler, _MARK, False)
