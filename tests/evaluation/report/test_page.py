import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.evaluation.cases import Case
from rag.evaluation.report.page import REPORT_CSS, render_comparison, render_faults, render_report, render_summary
from rag.evaluation.runs import Estimate, Fault, Result
from tests.evaluation.report.made_runs import CONDITIONS, answer, case, comparison, failed, mixed, result, run
from tests.page.seen import Page

TAGS = re.compile(
    "a|article|b|bdi|blockquote|body|circle|code|dd|div|dl|dt|figcaption|figure|h[1-5]|head|header|html|li|line|main|mark"
    "|meta|nav|ol|p|path|rect|section|small|span|style|svg|table|tbody|td|text|th|thead|title|tr|ul"
)
ATTRIBUTES = re.compile(
    "aria-label|charset|class|colspan|content|c?[xy]|[xy][12]|d|data-(fault|mark|show|verdict)|dir|height|href|http-equiv|id"
    "|lang|name|preserveaspectratio|r|rel|role|scope|tabindex|target|viewbox|width"
)
ATTACKS = [
    *("<script>alert(1)</script>", '" onclick="x', "'><img src=x onerror=y>", "</style></title></table>", "</svg>"),
    *("javascript:x", "https://evil.example/x", "{body}", "{style}", "<!--", "\u202e", "\x00", "\ud800", "\n", "${x}"),
]
hostile = st.lists(st.sampled_from(ATTACKS) | st.text(max_size=4), min_size=1, max_size=4).map("".join)


def seen(html: str) -> Page:
    """What a browser shows of a document, without its style sheet."""
    return Page(re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL))


def hostile_result(a: str, b: str, fault: Fault) -> Result:
    asked = Case(a or "i", b, answers=(a,), articles=(b,), quotes=(a, b), tags=(a, b), history=(b,))
    sentences = [{"text": a, "verdict": b, "reasons": [a, b]}, {"text": b, "verdict": "partly", "reasons": [a]}]
    said = answer(a, b, sentences=sentences, written_by=b, notes=[a], hits=[{"article_id": a, "text": b}])
    cited = {"number": a, "title": b, "source": a, "published": b, "url": a, "quote": f"{a}{b}", "speaker": b}
    refusal = {"kind": a, "message": b, "nearest": [{"article_id": b, "text": a}]} if fault is Fault.REFUSED else None
    return Result(asked, {**said, "citations": [cited], "refusal": refusal}, {a: 1.0, "hit@10": float("nan")}, fault, a)


@settings(max_examples=20, deadline=None)
@given(hostile, hostile)
def test_nothing_that_strangers_wrote_becomes_html(a: str, b: str) -> None:
    """Whatever is in questions, answers, articles and settings, the report has our elements and attributes alone."""
    results = [*(hostile_result(a, b, fault) for fault in Fault), failed("x", a)]
    conditions = replace(CONDITIONS, answerer=a, settings={a: b}, judge=b)
    hurt = run(results, a, id=b, conditions=conditions, started=a, finished=b)
    page = seen(render_report(hurt, replace(comparison(), before=hurt, after=hurt)) + render_faults(hurt, links=True))
    assert all(TAGS.fullmatch(tag) for tag, _ in page.elements)
    assert all(ATTRIBUTES.fullmatch(name) for _, attributes in page.elements for name in attributes)
    assert all((link["href"] or "").startswith(("#", "http://", "https://")) for link in page.find("a"))


def test_the_report_loads_nothing_and_runs_nothing() -> None:
    """No script, no address that a browser would fetch by itself, and a policy that forbids both."""
    html = render_report(mixed(), comparison())
    page = Page(html)
    assert html.startswith('<!doctype html>\n<html lang="en">')
    assert page.find("meta")[1]["content"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert not any("src" in attributes or tag in ("script", "link") for tag, attributes in page.elements)
    assert "url(" not in html
    assert "@import" not in html


def test_the_report_opens_with_what_was_asked_of_whom() -> None:
    """Set, day, answerer, questions and articles, and a summary in words."""
    text = seen(render_report(mixed())).text
    for told in (
        "Evaluation of news.jsonl",
        "23 November 2026, 22:36 UTC · answered by quotes · 5 questions · 5 articles",
    ):
        assert told in text
    assert "5 questions asked. 1 right. 4 with a fault, most often: failed (1)." in text


def test_large_numbers_have_their_interval_and_their_questions() -> None:
    """hit@10 as percent; one that no question has says so."""
    text = seen(render_summary(mixed())).text
    assert "75.0 %Answer among the first ten passages found50.0 to 100.0 %; 4 questions" in text
    assert "1Failed with an error" in text


def test_every_link_in_the_file_leads_somewhere() -> None:
    """The list of all questions and the parts of the report: each place is there once."""
    page = Page(render_report(mixed(), comparison()))
    places = [each["id"] for _, each in page.elements if "id" in each]
    inside = [link["href"] for link in page.find("a") if (link["href"] or "").startswith("#")]
    assert {f"#{place}" for place in places} >= set(inside)
    assert len(places) == len(set(places))
    assert "#question-3" in inside


def test_a_piece_for_the_page_asks_again_by_the_place_in_the_run() -> None:
    """Each answer has a link with the run and the place of its question among all, also where results are missing."""
    asked = [case("one"), case("two"), case("three")]
    page = Page(render_faults(run([failed("three")], cases=asked, finished=None), links=True))
    link = page.find("a", "shows")[0]
    assert (link["href"], link["data-show"]) == ("#ask-again", "again-r1-3")
    assert not Page(render_faults(mixed(), links=False)).find("a", "shows")
    assert "id" not in {name for _, attributes in page.elements for name in attributes}


def test_pieces_and_their_style_keep_to_themselves() -> None:
    """Every piece is one element of the class that every rule of the style sheet begins with."""
    for piece in (render_summary(mixed()), render_faults(mixed(), True), render_comparison(comparison())):
        assert piece.startswith('<div class="evaluation-report">')
    bare = re.sub(r"/\*.*?\*/|@media[^{]*\{", "", REPORT_CSS, flags=re.DOTALL)
    selectors = [each.strip() for each in re.findall(r"(?:^|\})\s*([^{}]+)\{", bare) if each.strip()]
    assert selectors
    assert all(
        part.strip().startswith((".evaluation-report", ".dark .evaluation-report"))
        for s in selectors
        for part in outer(s)
    )


def outer(selector: str) -> list[str]:
    """The parts of a list of selectors; commas inside parentheses divide nothing."""
    return re.split(r",(?![^(]*\))", selector)


def test_a_run_under_way_shows_what_is_there() -> None:
    """Its numbers come from its results, and it says how far it is."""
    whole = mixed()
    text = seen(render_report(replace(whole, results=whole.results[:2], summary={}, finished=None))).text
    assert "The run is under way: 2 of 5 questions asked so far." in text
    assert "hit@101.0000" in text
    assert "Finishedunder way" in text


@pytest.mark.parametrize("results", [[], [result("only")], [failed("only")]])
def test_small_runs_have_a_report(results: list[Result]) -> None:
    """No question, a single one, one that failed: never a number that is none."""
    text = seen(render_report(run(results))).text
    assert "Conditions" in text
    assert "nan" not in text.lower()


def test_what_is_no_number_is_a_dash() -> None:
    """NaN and infinity, in estimates as in scores."""
    odd = Estimate(float("nan"), float("-inf"), float("inf"), 3)
    hurt = replace(result("x", Fault.NOT_QUOTED), scores={"hit@10": float("nan"), "quoted@3": float("inf")})
    text = seen(render_report(run([hurt], summary={"hit@10": odd, "total time": odd}))).text
    assert "hit@10––3" in text
    assert not re.search(r"\b(nan|inf)\b", text, re.IGNORECASE)


def test_a_very_long_answer_is_cut_and_says_so() -> None:
    """A hundred thousand characters do not fill the page."""
    long: Any = answer("x" * 100_000, "y" * 100_000)
    html = render_faults(run([result("long", Fault.NOT_QUOTED, long, question="z" * 100_000)]), links=False)
    assert len(html) < 20_000
    assert Page(html).text.count("more characters are not shown)") == 3


def test_no_fault_is_said_in_words() -> None:
    """A run without faults, and one without answers."""
    assert "No fault was found." in render_faults(run([result("fine")]), links=True)
    assert "No question has been answered yet." in render_faults(run([], cases=[case("x")]), links=True)
