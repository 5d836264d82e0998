"""How things stand: the line at the top, and the part of the library tab that is about the language model."""

import re
from collections.abc import Sequence
from datetime import date

from rag.markup import Html, element, join_html
from rag.models.choice import Choice
from rag.models.download import Download
from rag.page.parts import link
from rag.person import Person
from rag.presentation import long_date
from rag.text.plurals import pluralise

GIGABYTE = 1e9

# A cure is a command, or words with commands in `marks`.
_COMMAND = re.compile(r"(?:ollama|pip|dateline) .*")
_MARKED = re.compile(r"`([^`]*)`")


def render_state_line(
    number: int, newest: date | None, choice: Choice | None, left: int = 0, leads: bool = True
) -> Html:
    """How many articles there are, how new they are, and who answers; `choice` is None until that is known.

    `left` of the articles are not indexed yet. `leads`: with links to where things can be changed.
    """
    none = link("library", "no articles yet: add some under Library") if leads else "no articles yet"
    articles = pluralise(number, "article") if number else none
    dated = f", newest {long_date(newest)}" if newest else ""
    indexed = f", {number - left:,} indexed so far" if left else ""
    answers = _answers(choice) if leads else _answering(choice)
    return join_html([element("h1", "Dateline"), element("p", articles, dated, indexed, " · answers: ", answers)])


def _answering(choice: Choice | None) -> Html:
    """Who answers, and nothing of where that one runs."""
    if choice is None:
        return join_html(["…"])
    return element("b", choice.model.name) if choice.model else join_html(["quotes (no model running)"])


def _answers(choice: Choice | None) -> Html:
    if choice is None:
        return join_html(["…"])
    if choice.model is None:
        how = join_html([", ", _link("how to get one", choice)]) if choice.cure else None
        return join_html(["quotes (no model running", how, ")"])
    more = _link("how to get a better one" if choice.cure else "why", choice)
    return join_html([element("b", choice.model.name), " (", more, ")"])


def _link(label: str, choice: Choice) -> Html:
    """A link to the part about the language model."""
    return link("model", label, title=choice.why, data_goes="model")


def render_account(person: Person) -> Html:
    """Who is logged in, and the way out; nothing while there are no accounts."""
    if person.id is None:
        return join_html([])
    out = element("button", "Log out", type="submit", class_="does")
    name = element("bdi", person.name)
    return element("form", name, " ", out, method="post", action="logout", data_role=person.role)


def render_cure(cure: str) -> Html:
    """What helps, its commands as code."""
    if _COMMAND.fullmatch(cure):
        return element("code", cure)
    pieces = _MARKED.split(cure)  # words, command, words, ..., words
    return join_html(element("code", piece) if at % 2 else piece for at, piece in enumerate(pieces))


def render_model_section(choice: Choice) -> Html:
    """Which model answers, why, and the command that improves it."""
    name = element("b", choice.model.name if choice.model else "quotes")
    cure = element("p", "What helps: ", render_cure(choice.cure)) if choice.cure else None
    about = (
        "A model on this machine writes answers in its own words, and each sentence is checked against the articles. "
        "Without one, answers are quotations."
    )
    why = element("p", f"{choice.why[:1].upper()}{choice.why[1:]}.")
    return join_html([element("p", "In force: ", name), why, cure, element("p", about, class_="note")])


def render_saved_settings(choice: Choice | None) -> Html:
    """That settings were saved; where `choice`, of a model that they name, found none, also why, and what helps."""
    notice = element("p", "Saved. The next answer is made with these settings.")
    if choice is None or choice.model:
        return element("div", notice, role="status")
    cure = join_html([" What helps: ", render_cure(choice.cure)]) if choice.cure else None
    return element("div", notice, element("p", f"{choice.why[:1].upper()}{choice.why[1:]}.", cure), role="status")


def render_refused_settings(faults: Sequence[str]) -> Html:
    """That settings were not saved, and why: a line each, as it stands at the field."""
    lines = [element("p", each[:1].upper() + each[1:], class_="problem") for each in faults]
    return element("div", element("p", "Nothing was saved."), *lines, role="alert")


TRYING = element("p", "Trying the settings …", class_="note waiting")


def render_pull_progress(name: str, step: Download) -> Html:
    """How far the download of a model has come."""
    size = f", {step.done / GIGABYTE:.1f} of {step.total / GIGABYTE:.1f} GB" if step.total else ""
    done = {"value": str(step.done), "max": str(step.total)} if step.total else {}
    notice = element("p", f"Getting {name}: {step.status}{size}")
    return join_html([notice, element("progress", aria_label=f"Getting {name}", **done)])


def render_pull_result(name: str) -> Html:
    return element("p", f"{name} is here, and writes the next answer.", role="status")


def render_stopped_pull(name: str) -> Html:
    return element("p", f"Cancelled. What has come of {name} is kept: next time it goes on from there.", role="status")
