from dataclasses import replace

from rag.evaluation.report.compared import IN_FULL, render_run_comparison, verdict
from tests.evaluation.report.made_runs import comparison, difference, run
from tests.page.seen import Page


def test_better_and_worse_are_said_only_of_what_is_significant() -> None:
    """More hits are better, more failures are worse, and what may be chance is neither."""
    assert [verdict(each) for each in comparison().differences] == ["better", "worse", ""]
    assert verdict(difference("over-refusal", -0.2, 0.001)) == "better"
    assert verdict(difference("answer rate", 0.2, 0.001)) == "differs"


def test_the_table_has_both_values_the_difference_and_p() -> None:
    """With its sign, its interval and the number of questions."""
    text = Page(render_run_comparison(comparison())).text
    assert "hit@10better0.50000.7500+0.2500+0.2400 to +0.2600<0.00140" in text
    assert "quoted@30.50000.6000+0.1000+0.0900 to +0.11000.40040" in text


def test_how_many_differences_chance_would_bring_is_told() -> None:
    """Beside how many there are."""
    text = Page(render_run_comparison(comparison())).text
    assert "2 of 3 metrics differ significantly" in text
    assert "about 0.1" in text or "about 0.2" in text


def test_won_and_lost_answers_stand_side_by_side() -> None:
    """Before and now of each, the lost ones first, with the problem of one that failed."""
    page = Page(render_run_comparison(comparison()))
    assert len(page.find("div", "sides")) == 2
    assert page.text.index("Lost (1)") < page.text.index("It was good.") < page.text.index("Won (1)")
    assert "The disk is full" in page.text
    assert "Both have 1 question (1 only before)" in page.text


def test_a_long_list_of_wins_is_cut() -> None:
    """The first ones in full, the rest by their questions."""
    one = comparison()
    page = Page(render_run_comparison(replace(one, wins=one.wins * (IN_FULL + 3))))
    assert len(page.find("div", "sides")) == IN_FULL + 1
    assert "… and 3 more" in page.text


def test_two_runs_that_are_alike_say_so() -> None:
    """No condition, no difference, no answer won or lost."""
    same = run([])
    alike = replace(comparison(), before=same, after=same, differences=(), wins=(), losses=(), only_before=(), shared=0)
    text = Page(render_run_comparison(alike)).text
    assert "both runs have the same conditions" in text
    assert "No metric was measured in both runs." in text
    assert text.count("None.") == 2
