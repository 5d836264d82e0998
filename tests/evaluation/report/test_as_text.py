from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rag.evaluation.report.as_text import WIDTH, report_text
from tests.evaluation.report.made_runs import CONDITIONS, comparison, mixed, result, run


def lines(text: str, beginning: str) -> list[str]:
    return [each for each in text.splitlines() if each.strip().startswith(beginning)]


def test_values_intervals_and_counts_are_aligned() -> None:
    """Shares with four decimals, times with one, each with its interval and its questions."""
    text = report_text(mixed())
    (hit,), (total,) = lines(text, "hit@10"), lines(text, "total time")
    assert hit.split() == ["hit@10", "0.7500", "0.5000", "to", "1.0000", "4"]
    assert total.split() == ["total", "time", "80.0", "ms", "75.0", "to", "85.0", "ms", "4"]
    assert len(hit) == len(total)


def test_what_was_not_measured_is_left_out() -> None:
    """And what went wrong is counted."""
    text = report_text(mixed())
    assert not lines(text, "claim F1")
    assert lines(text, "not retrieved")[0].split() == ["not", "retrieved", "1"]
    assert not lines(text, "quoted and not said")


def test_significant_differences_have_a_star_and_their_p() -> None:
    """The others have their p alone."""
    text = report_text(mixed(), comparison())
    assert lines(text, "hit@10")[1].split() == ["hit@10", "0.5000", "0.7500", "+0.2500", "<0.001", "*", "better"]
    assert lines(text, "quoted@3")[-1].split() == ["quoted@3", "0.5000", "0.6000", "+0.1000", "0.400"]
    assert "Won 1, lost 1." in text


def test_a_run_under_way_says_so() -> None:
    """With how many are asked."""
    begun = run([result("a")], cases=mixed().cases, finished=None)
    assert "1 of 5 questions" in report_text(begun)
    assert "under way" in report_text(begun)


@given(st.text(max_size=200))
def test_no_line_is_too_wide_or_steers_the_terminal(text: str) -> None:
    """Whatever the set and the model are called."""
    hurt = replace(mixed(), name=text, id=text, started=text, conditions=replace(CONDITIONS, answerer=text))
    said = report_text(hurt, replace(comparison(), before=hurt))
    assert all(len(line) <= WIDTH and line.isprintable() for line in said.split("\n"))
