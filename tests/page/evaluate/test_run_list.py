import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rag.evaluation.cases import Case, Problem, QuestionSet, case_json
from rag.library.runs import StoredRun
from rag.page.evaluate.run_list import (
    PROBLEMS,
    SHOWN,
    Row,
    label,
    render_differences,
    render_drafts,
    render_omissions,
    render_outcome,
    render_preview,
    render_run_header,
    render_run_list,
    render_run_progress,
)
from tests.page.seen import Page

TAGS = re.compile("a|bdi|h2|li|p|progress|span|ul")
ATTRIBUTES = re.compile(
    "aria-(current|label)|class|data-(focus|home|run|show)|dir|download|href|max|role|tabindex|value"
)
ATTACKS = ["<script>alert(1)</script>", '" onclick="x', "'><img src=x>", "</p>", "javascript:x", "&lt;", "\u202e", "\n"]

hostile = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=5), min_size=1, max_size=6).map("".join)

RUN = StoredRun(
    "20260101-a",
    "set.jsonl",
    "d",
    [case_json(Case("a", "Who?")), case_json(Case("b", "What?"))],
    {"answerer": "quotes"},
    "2026-01-01T10:05:00+00:00",
)
DONE = replace(RUN, finished="2026-01-01T10:06:00+00:00")


def text(html: str) -> str:
    return Page(html).text


@given(hostile, hostile, hostile)
def test_nothing_in_a_set_or_a_run_becomes_html(name: str, cause: str, other: str) -> None:
    """Whatever a file or a run says, the page has our elements and attributes alone, and no link leads away."""
    questions = QuestionSet(name, (Case("a", cause),), (Problem(2, cause), Problem(3, other)))
    run = replace(RUN, id=other, name=name, conditions={"answerer": cause})
    whole = [
        render_preview(questions),
        render_omissions(questions),
        render_run_progress(name, 1, 2, 0, 70.0, stopping=False),
        render_run_progress(name, 0, 0, None, None, stopping=True),
        render_outcome(other, name, 1, 2, 0, changed=True),
        render_run_list([Row(run, 1, None, under_way=False), Row(replace(run, finished=other), 2, 0.5, False)], other),
        render_run_header(run, 1, cause, under_way=False),
        render_run_header(run, 1, "", under_way=False, sure=False),
        render_differences(run, ["the articles", cause]),
        render_drafts("".join(ATTACKS), 1),
    ]
    page = Page("".join(whole))
    assert all(TAGS.fullmatch(tag) for tag, _ in page.elements)
    assert all(ATTRIBUTES.fullmatch(each) for _, attributes in page.elements for each in attributes)
    assert all(
        (link["href"] or "").startswith(("#", "evaluation/", "data:application/jsonl")) for link in page.find("a")
    )


def test_a_list_says_of_each_run_what_came_of_it() -> None:
    """How many questions and how many of them are right, where it was broken off, or that it is under way."""
    rows = [Row(DONE, 2, 0.5, False), Row(RUN, 1, None, False), Row(RUN, 1, None, True), Row(DONE, 2, None, False)]
    page = Page(render_run_list(rows, ""))
    told = (
        "2 questions, 50.0 % right",
        "broken off at 1 of 2: go on",
        "under way",
        "1 January 2026, 10:05 UTC · quotes",
    )
    assert all(each in page.text for each in told)
    assert [each["data-show"] for each in page.find("a", "shows")].count("go-on-20260101-a") == 1


def test_an_empty_list_says_what_to_do_and_a_long_one_is_cut() -> None:
    """Nobody reads more than the first ones."""
    assert "No runs yet" in render_run_list([], "")
    page = Page(render_run_list([Row(DONE, 2, 1.0, False)] * (SHOWN + 1), ""))
    assert (len(page.find("li")), f"the newest {SHOWN} are shown" in page.text) == (SHOWN, True)


def test_many_lines_that_cannot_be_used_are_cut() -> None:
    """How many there are is told."""
    questions = QuestionSet("s", (Case("a", "Who?"),), tuple(Problem(each, "no JSON") for each in range(1, 31)))
    assert (
        "30 lines are left out:" in text(render_omissions(questions)),
        "… and 10 more" in text(render_omissions(questions)),
    ) == (
        True,
        True,
    )
    assert len(Page(render_omissions(questions)).find("li")) == PROBLEMS + 1
    assert render_omissions(replace(questions, problems=())) == ""


def test_a_run_under_way_says_what_is_known_so_far() -> None:
    """First that it loads; faults once they are counted; and that it stops."""
    assert text(render_run_progress("s", 0, 0, None, None, stopping=False)) == "Asking s: loading …"
    assert text(render_run_progress("s", 1, 2, None, None, stopping=False)) == "Asking s: 1 of 2 questions done."
    assert text(render_run_progress("s", 1, 2, 1, 9.0, stopping=False)).endswith(
        "1 with a fault so far, less than a minute left."
    )
    assert text(render_run_progress("s", 1, 2, 1, 9.0, stopping=True)) == "Stopping s …"


def test_the_end_leads_to_the_report_or_goes_on() -> None:
    """And says when the articles did not stay the same."""
    done, stopped = (Page(render_outcome("20260101-a", "s", count, 2, 1, changed=count == 2)) for count in (2, 1))
    assert [each["data-show"] for each in done.find("a")] == ["run-20260101-a"]
    assert [each["data-show"] for each in stopped.find("a")] == ["go-on-20260101-a", "run-20260101-a"]
    assert ("Articles came or went" in done.text, "stopped: 1 of 2 questions answered" in stopped.text) == (True, True)


def test_what_can_be_done_with_a_run_depends_on_how_far_it_is() -> None:
    """One under way is left alone; one broken off goes on; a whole one is asked again."""
    whole, broken, under_way = (
        [str(each["href"]).partition("-2026")[0] for each in Page(render_run_header(run, 1, "", now)).find("a")]
        for run, now in ((DONE, False), (RUN, False), (RUN, True))
    )
    assert whole[2:] == ["#anew", "#remove"]
    assert broken[2:] == ["#go-on", "#remove"]
    assert under_way == ["#faults", "evaluation/20260101-a.html"]


def test_a_run_is_told_from_others_by_its_time() -> None:
    """A long name does not hide it."""
    assert label(replace(RUN, name="x" * 500)).startswith("1 January 2026, 10:05 UTC · quotes · xxx")
    assert len(label(replace(RUN, name="x" * 500))) < 150
