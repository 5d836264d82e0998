"""The report as one file that needs nothing else, and its pieces for the page."""

from importlib.resources import files

from rag.evaluation.comparison import Comparison
from rag.evaluation.metrics.metric import Unit
from rag.evaluation.metrics.table import METRIC
from rag.evaluation.report import charts
from rag.evaluation.report.compared import render_run_comparison
from rag.evaluation.report.faults import render_worst_answers
from rag.evaluation.report.numbers import NONE, format_large, format_large_interval, moment
from rag.evaluation.report.tables import (
    render_conditions_table,
    render_metrics_table,
    render_questions_table,
    render_tags_table,
)
from rag.evaluation.report.tally import estimate_accuracy, estimates, fault_counts, outcome_counts, summary, times
from rag.evaluation.report.wording import RIGHT, cut
from rag.evaluation.runs import Estimate, Run
from rag.markup import Html, element, join_html
from rag.text.plurals import pluralise


def _style(name: str) -> str:
    return files("rag.evaluation.report").joinpath(name).read_text(encoding="utf-8")


# All of it is under the class `evaluation-report`, which every piece has.
REPORT_CSS = _style("report.css")

# The numbers that are shown large, with what a person calls them.
_FIGURES = {
    "quoted@3": "Answer among the first three quotations",
    "hit@10": "Answer among the first ten passages found",
    "refusal recall": "Refused, where no article answers",
    "over-refusal": "Refused, though there is an answer",
    "unsupported": "Sentences that are not borne out",
}

# A style sheet is no text of an element: it stands as it is. It, the frame and nothing else are not made by `element`.
_FRAME = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
{title}
<style>
{style}</style>
</head>
<body class="evaluation-report alone">
{body}
</body>
</html>
"""


def render_report(run: Run, comparison: Comparison | None = None) -> str:
    """The whole report, as a document. `comparison` is that of this run with an earlier one."""
    parts = [
        _part("summary", _summary(run)),
        _part("compared", render_run_comparison(comparison)) if comparison else None,
        _part("numbers", _numbers(run)),
        _part("faults", render_worst_answers(run, links=False)),
        _part("questions", join_html([element("h2", "All questions"), render_questions_table(run)])),
        _part("conditions", join_html([element("h2", "Conditions"), render_conditions_table(run)])),
    ]
    body = join_html([_header(run, comparison is not None), element("main", *parts)])
    title = element("title", f"Evaluation of {cut(run.name, 100)}")
    text = _FRAME.format(title=title, style=REPORT_CSS + _style("file.css"), body=body)
    return text.encode("utf-8", "replace").decode("utf-8")  # half a character would let no file be written


def render_summary(run: Run) -> Html:
    """The large numbers, the charts, the metrics and the tags."""
    return _piece(_summary(run), _numbers(run))


def render_faults(run: Run, links: bool) -> Html:
    """The answers that went wrong, the worst first; with `links` each can be asked again in the conversation."""
    return _piece(render_worst_answers(run, links))


def render_comparison(comparison: Comparison) -> Html:
    """What changed between two runs."""
    return _piece(render_run_comparison(comparison))


def _piece(*children: Html) -> Html:
    return element("div", *children, class_="evaluation-report")


def _part(name: str, children: Html) -> Html:
    return element("section", children, id=name)


def _header(run: Run, with_comparison: bool) -> Html:
    conditions = run.conditions
    entries = [
        moment(run.started),
        f"answered by {cut(conditions.answerer, 100)}",
        pluralise(len(run.cases), "question"),
        pluralise(conditions.articles, "article"),
    ]
    parts = {"summary": "Summary", "compared": "Comparison", "numbers": "Numbers", "faults": "What went wrong"}
    parts |= {"questions": "All questions", "conditions": "Conditions"}
    links = [element("a", name, href=f"#{key}") for key, name in parts.items() if key != "compared" or with_comparison]
    return element(
        "header",
        element("h1", "Evaluation of ", element("bdi", cut(run.name, 100))),
        element("p", element("bdi", " · ".join(entries)), class_="aside"),
        element("nav", *links, aria_label="Parts of the report"),
    )


def _summary(run: Run) -> Html:
    return join_html(
        [
            element("h2", "Summary"),
            element("p", _in_words(run), class_="told"),
            element("ul", *_figures(run), class_="figures") if run.results else None,
        ]
    )


def _in_words(run: Run) -> str:
    """How far the run has come, how much of it is right, and what went wrong most often."""
    asked, of = len(run.results), len(run.cases)
    if not of:
        return "The question set is empty."
    if not asked:
        return f"The run is under way: none of {pluralise(of, 'question')} is answered yet."
    text = f"{pluralise(asked, 'question')} asked." if run.finished else ""
    text = text or f"The run is under way: {asked:,} of {pluralise(of, 'question')} asked so far."
    text = f"{text} {outcome_counts(run.results)[RIGHT]:,} right."
    faults = {fault: number for fault, number in fault_counts(run.results).items() if number}
    if not faults:
        return f"{text} No fault was found."
    most = max(faults, key=lambda fault: faults[fault])
    return f"{text} {sum(faults.values()):,} with a fault, most often: {most.value} ({faults[most]:,})."


def _figures(run: Run) -> list[Html]:
    found = summary(run)
    chosen = [
        (METRIC[name], label, found[name]) for name, label in _FIGURES.items() if name in METRIC and name in found
    ]
    failed = fault_counts(run.results)
    first = _figure("Right: no fault was found", estimate_accuracy(run.results), Unit.SHARE)
    others = [_figure(label, each, metric.unit) for metric, label, each in chosen]
    last = [element("b", f"{next(iter(failed.values())):,}"), element("span", "Failed with an error")]
    return [first, *others, element("li", *last)]


def _figure(label: str, each: Estimate, unit: Unit) -> Html:
    between = format_large_interval(each, unit)
    counted = pluralise(each.count, "question") if each.count else "no question has it"
    small = counted if between == NONE else f"{between}; {counted}"
    return element("li", element("b", format_large(each, unit)), element("span", label), element("small", small))


def _numbers(run: Run) -> Html:
    tags = render_tags_table(run)
    return join_html(
        [
            element("h2", "Numbers"),
            _charts(run) if run.results else None,
            element("h3", "All metrics"),
            render_metrics_table(run),
            element("h3", "By tag") if tags else None,
            tags,
        ]
    )


def _charts(run: Run) -> Html:
    """The tall chart stands beside the others."""
    others = [
        charts.render_outcomes(outcome_counts(run.results)),
        charts.render_histogram("Time to the first word", times(run, "time to first word")),
        charts.render_histogram("Time to the whole answer", times(run, "total time")),
    ]
    return element("div", element("div", *others), charts.render_whiskers(estimates(run)), class_="charts")
