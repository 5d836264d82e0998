"""Links to what answers rest on: what they are called, and the event in which they are followed."""

import re

from rag.markup import Html
from rag.page.parts import link

# A citation, words that came near, a nearest passage of a refusal or another passage that was found; then the turn, and
# the number in it.
EVIDENCE = re.compile(r"(cite|more|near|hit)-(\d{1,6})-(\d{1,6})")

# An event of their own, followed one after the other, so that of two quick clicks the later one is open in the end.
EXPAND = "expand"


def evidence_link(key: str, *content: str, **attributes: str | None) -> Html:
    """A link to the evidence that `key` names."""
    return link(key, *content, data_event=EXPAND, **attributes)
