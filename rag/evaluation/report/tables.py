"""The tables of a report: metrics, tags, all questions, and the conditions of the run."""

from collections.abc import Iterable, Sequence

from rag.evaluation.metrics.metric import Better, Metric, Unit
from rag.evaluation.metrics.table import METRIC
from rag.evaluation.report.faults import question_id
from rag.evaluation.report.numbers import NONE, format_value, interval
from rag.evaluation.report.tally import TAG_METRICS, NumberedResult, Tag, estimates, group_metrics, number_results, tags
from rag.evaluation.report.wording import cut, outcome
from rag.evaluation.runs import Conditions, Estimate, Run
from rag.markup import Html, element, join_html

# Which way is better, in words.
DIRECTIONS = {Better.HIGHER: "Higher is better.", Better.LOWER: "Lower is better.", Better.NEITHER: ""}

# Tags that the table has; a set with more of them uses them as names.
_TAGS = 60

# Characters of a question, a name or a setting in a table.
_CELL = 200


def render_metrics_table(run: Run) -> Html:
    """All metrics by group: value, interval, number of questions, and below each what it is."""
    found = estimates(run)
    groups = group_metrics([row for row in found if row[1].count])
    without = [metric.name for metric, each in found if not each.count]
    bodies = [body for name, rows in groups.items() for body in (_group(name), *(_metric(*row) for row in rows))]
    top = render_table_head(("Metric", ""), ("Value", "n"), ("95 % interval", "n"), ("Questions", "n"))
    table = render_scroll_area("Metrics", element("table", top, *bodies, class_="metrics")) if bodies else None
    none = f"No question of this run has: {' · '.join(without)}" if without else None
    return join_html([table, element("p", none, class_="aside") if none else None])


def _group(name: str) -> Html:
    return element("tbody", element("tr", element("th", name, colspan="4", scope="rowgroup")), class_="group")


def _metric(metric: Metric, each: Estimate) -> Html:
    about = " ".join(part for part in (metric.definition, DIRECTIONS[metric.better]) if part)
    return element(
        "tbody",
        element(
            "tr",
            element("th", metric.name, scope="row"),
            render_number_cell(format_value(each.value, metric.unit)),
            render_number_cell(interval(each.low, each.high, metric.unit)),
            render_number_cell(f"{each.count:,}"),
        ),
        element("tr", element("td", about, colspan="4", class_="definition")) if about else None,
    )


def render_tags_table(run: Run) -> Html | None:
    """What each kind of question comes to; None where no question has a tag."""
    found = tags(run)
    if not found:
        return None
    metrics = [METRIC[name] for name in TAG_METRICS if name in METRIC]
    names = [("Tag", ""), ("Questions", "n"), ("Right", "n"), ("Refused", "n"), *((each.name, "n") for each in metrics)]
    rows = [_tag(each, metrics) for each in found[:_TAGS]]
    more = f"… and {len(found) - _TAGS:,} more tags" if len(found) > _TAGS else None
    table = render_scroll_area("By tag", element("table", render_table_head(*names), element("tbody", *rows)))
    return element("div", table, element("p", more, class_="aside") if more else None)


def _tag(tag: Tag, metrics: Sequence[Metric]) -> Html:
    shares = [format_value(each, Unit.SHARE) for each in (tag.right, tag.refused)]
    values = [format_value(tag.means.get(each.name), each.unit) for each in metrics]
    cells = [render_number_cell(each) for each in (f"{tag.count:,}", *shares, *values)]
    return element("tr", element("th", cut(tag.name, 60), scope="row", dir="auto"), *cells)


def render_questions_table(run: Run) -> Html:
    """Every question that was asked, and what came of it."""
    top = render_table_head(("No.", "n"), ("Question", ""), ("Came of it", ""), ("Id", ""))
    return render_scroll_area(
        "All questions",
        element("table", top, element("tbody", *map(_question, number_results(run))), class_="questions"),
    )


def _question(each: NumberedResult) -> Html:
    result = each.result
    text = outcome(result)
    return element(
        "tr",
        render_number_cell(str(each.number)),
        element("td", cut(result.case.question, _CELL), dir="auto"),
        element("td", element("a", text, href=f"#{question_id(each.number)}") if result.fault else text),
        element("td", element("code", cut(result.case.id, 60)), dir="auto"),
    )


def render_conditions_table(run: Run) -> Html:
    """All that would be needed to repeat the run, and to know it again."""
    entries = [
        ("Run", run.id),
        ("Question set", run.name),
        ("Digest of the questions", run.digest),
        ("Questions", f"{len(run.cases):,}"),
        ("Started", run.started),
        ("Finished", run.finished or "under way"),
        *conditions(run.conditions),
    ]
    return render_pairs_table(("Condition", "Value"), entries)


def conditions(of: Conditions) -> list[tuple[str, str]]:
    """The conditions by names that a person reads."""
    return [
        ("Version of Dateline", of.version),
        ("Articles", f"{of.articles:,}"),
        ("Digest of the articles", of.corpus),
        ("Answers by", of.answerer),
        ("Digest of the model", of.model_digest or NONE),
        ("Digest of the prompts", of.prompts),
        ("Citations judged by", of.judge),
        ("Single claims judged", "yes" if of.claims else "no"),
        *((f"Setting {name}", value) for name, value in sorted(of.settings.items())),
    ]


def render_pairs_table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    """Names, and what each of them has."""
    body = [
        element("tr", element("th", cut(str(name), _CELL), scope="row"), *(_value(str(each)) for each in values))
        for name, *values in rows
    ]
    return render_scroll_area(
        names[0],
        element("table", render_table_head(*((name, "") for name in names)), element("tbody", *body), class_="pairs"),
    )


def _value(text: str) -> Html:
    return element("td", element("bdi", cut(text, _CELL)))


def render_table_head(*names: tuple[str, str]) -> Html:
    return element("thead", element("tr", *(element("th", n, scope="col", class_=kind or None) for n, kind in names)))


def render_number_cell(text: str) -> Html:
    return element("td", text, class_="n")


def render_scroll_area(label: str, table: Html) -> Html:
    """On a narrow screen a wide table moves under the finger, or by keys, and the page stays."""
    return element("div", table, class_="wide", tabindex="0", role="group", aria_label=label)
