"""The answers that went wrong, the worst first: enough of each to see why."""

from collections.abc import Mapping, Sequence

from rag.evaluation.report.answers import QUESTION, render_gold, render_recorded_answer
from rag.evaluation.report.tally import NumberedResult, sort_worst_first, titles
from rag.evaluation.report.wording import FAULTS, cut, outcome
from rag.evaluation.runs import Result, Run
from rag.markup import Html, element, join_html
from rag.text.plurals import pluralise

# Answers that are shown in full; the rest is a list.
IN_FULL = 50


def render_worst_answers(run: Run, links: bool) -> Html:
    """The heading and the answers. With `links` each has one that asks its question again in the conversation; without,
    each is a place that the list of all questions leads to."""
    found = sort_worst_first(run)
    if not found:
        nothing = "No fault was found." if run.results else "No question has been answered yet."
        return join_html([element("h2", "What went wrong"), element("p", nothing)])
    names = titles(run)
    full = [_card(run, each, links, names) for each in found[:IN_FULL]]
    text = f"{pluralise(len(found), 'question')}, the gravest fault first, and of one fault the lowest scores first."
    return join_html([element("h2", "What went wrong"), element("p", text), *full, _rest(run, found[IN_FULL:], links)])


def _card(run: Run, numbered: NumberedResult, links: bool, names: Mapping[str, str]) -> Html:
    result = numbered.result
    return element(
        "article",
        render_heading(numbered.number, result),
        render_outcome_line(result),
        render_gold(result.case),
        render_recorded_answer(result, names),
        element("p", _again(run, numbered)) if links else None,
        class_="asked-of",
        id=None if links else question_id(numbered.number),
    )


def question_id(number: int) -> str:
    """The id of a question's answer in the file."""
    return f"question-{number}"


def render_heading(number: int, result: Result) -> Html:
    """The question with its place, its id and its tags."""
    case = result.case
    tags = [element("span", cut(each, 60), class_="tag", dir="auto") for each in case.tags[:12]]
    return element(
        "header",
        element("h3", element("span", f"{number}.", class_="place"), " ", element("bdi", cut(case.question, QUESTION))),
        element("p", element("code", cut(case.id, 100)), *tags, class_="aside"),
    )


def render_outcome_line(result: Result) -> Html:
    """The outcome by its name, and what it means."""
    name = outcome(result)
    if result.fault is None:
        return element("p", element("b", name.capitalize()), class_="outcome")
    return element(
        "p",
        element("b", name.capitalize()),
        f". {FAULTS[result.fault]}",
        class_="outcome",
        data_fault=result.fault.name,
    )


def _again(run: Run, numbered: NumberedResult) -> Html:
    key = f"again-{run.id}-{numbered.number}"
    return element("a", "Ask this in the conversation", class_="shows", href="#ask-again", data_show=key)


def _rest(run: Run, rest: Sequence[NumberedResult], links: bool) -> Html | None:
    if not rest:
        return None
    lines = [
        element(
            "li",
            f"{each.number}. ",
            element("bdi", cut(each.result.case.question, QUESTION)),
            element("span", f" {outcome(each.result)} ", class_="aside"),
            _again(run, each) if links else None,
            id=None if links else question_id(each.number),
        )
        for each in rest
    ]
    return join_html([element("h3", f"{len(rest):,} more"), element("ul", *lines, class_="lines")])
