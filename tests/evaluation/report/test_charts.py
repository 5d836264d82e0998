from hypothesis import given
from hypothesis import strategies as st

from rag.evaluation.metrics.table import METRIC
from rag.evaluation.report.charts import WIDTH, render_histogram, render_outcomes, render_whiskers
from rag.evaluation.runs import Estimate
from tests.page.seen import Page


def numbers(page: Page, tag: str, name: str) -> list[float]:
    return [float(each[name] or "nan") for each in page.find(tag)]


def test_every_bar_has_its_name_and_number() -> None:
    """Lengths go with the numbers, and the chart says the same in words."""
    page = Page(render_outcomes({"right": 40, "failed": 10, "not retrieved": 0}))
    right, failed, none = numbers(page, "rect", "width")
    assert right == 4 * failed
    assert none == 1
    assert "right: 40; failed: 10; not retrieved: 0" in (page.find("svg")[0]["aria-label"] or "")
    assert "right40failed10" in page.text


def test_dots_differ_in_shape_by_which_way_is_better() -> None:
    """Filled where more is better, hollow where less is, so that no colour is needed."""
    rows = [(METRIC[name], Estimate(0.5, 0.4, 0.6, 9)) for name in ("hit@10", "over-refusal", "answer rate")]
    page = Page(render_whiskers(rows) or "")
    assert [len(page.find(tag)) for tag in ("circle", "path", "rect")] == [1, 1, 1]
    assert "hit@10: 0.5000" in (page.find("svg")[0]["aria-label"] or "")


def test_only_shares_that_were_measured_have_a_dot() -> None:
    """Times and unknown shares are left out; with no share there is no chart."""
    rows = [(METRIC["total time"], Estimate(9.0, 8.0, 10.0, 3)), (METRIC["hit@10"], Estimate(None, None, None, 0))]
    assert render_whiskers(rows) is None


def test_without_times_there_is_no_histogram() -> None:
    """Nothing, and what is no time."""
    assert render_histogram("Time", []) is None
    assert render_histogram("Time", [float("nan"), -1.0]) is None


@given(st.lists(st.floats(0, 1e7), min_size=1, max_size=60))
def test_a_histogram_counts_every_time_inside_its_frame(times: list[float]) -> None:
    """Whatever the times: all bars are in the picture, and their numbers add up."""
    page = Page(render_histogram("Time", times) or "")
    said = (page.find("svg")[0]["aria-label"] or "").partition("Questions: ")[2].partition(". Median")[0]
    assert sum(int(part.rpartition(": ")[2]) for part in said.split("; ")) == len(times)
    assert len(page.find("rect")) <= 16
    assert all(0 <= x <= WIDTH for x in [*numbers(page, "rect", "x"), *numbers(page, "line", "x1")])
    assert all(height >= 0 for height in numbers(page, "rect", "height"))
