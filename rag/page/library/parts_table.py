"""Every part that an answer needs, as `dateline doctor` finds it, each with its cure."""

from collections.abc import Sequence

from rag.doctor import Finding
from rag.markup import Html, element, join_html
from rag.page.library.status import render_cure
from rag.page.parts import action, link

# A command that the page can do itself: a button in its place.
_BUTTONS = {"dateline reindex": ("reindex", "Re-index now")}

# The other commands as a person on the page does them.
_ADVICE = {
    "dateline add FOLDER": "add some above",
    "dateline serve": "stop Dateline where it was started, and start it again",
}


def render_parts_table(findings: Sequence[Finding], looking: bool) -> Html:
    """The findings so far under one line, unfolded where something is wrong; `looking`: more are coming."""
    head = element("tr", *(element("th", each, scope="col") for each in ("Part", "State", "What to do")))
    table = element("table", element("thead", head), element("tbody", *map(_row, findings)))
    wrong = sum(not each.fine for each in findings)
    said = element("span", "Looking at every part …" if looking else _verdict(wrong), role="status")
    summary = element("summary", said, class_="problem" if wrong else None)
    fold = element("details", summary, table, class_="fold", id="fold-parts", open=wrong > 0)
    # The same button all the while, so that who pressed it keeps the focus.
    busy = element("button", "Looking …", type="button", class_="does", aria_disabled="true")
    return join_html([fold, element("p", busy if looking else action("examine", "Look again"), class_="line")])


def _verdict(wrong: int) -> str:
    if not wrong:
        return "All parts are fine."
    return "1 part needs you." if wrong == 1 else f"{wrong} parts need you."


def _row(finding: Finding) -> Html:
    state = [element("b", "Fine: " if finding.fine else "Needs something: "), finding.state]
    return element(
        "tr",
        element("th", finding.part, scope="row"),
        element("td", *state, class_=None if finding.fine else "problem", dir="auto"),
        element("td", _cure(finding)),
    )


def _cure(finding: Finding) -> Html | None:
    if finding.cure is None:
        return None
    if button := _BUTTONS.get(finding.cure):
        return action(*button)
    if advice := _ADVICE.get(finding.cure):
        return element("span", advice)
    if finding.part == "language model":
        return join_html([render_cure(finding.cure), " ", link("model", "More", data_goes="model")])
    return render_cure(finding.cure)
