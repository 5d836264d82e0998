from rag.evaluation.report.faults import IN_FULL, render_worst_answers
from rag.evaluation.runs import Fault
from tests.evaluation.report.made_runs import answer, case, failed, mixed, refused, result, run
from tests.page.seen import Page


def test_the_gravest_fault_comes_first_and_then_the_lowest_score() -> None:
    """An error before a search that found nothing, and of two such the one with the lower hit@10."""
    results = [
        result("c", Fault.NOT_RETRIEVED),
        result("b", Fault.NOT_RETRIEVED, hit=0.0),
        result("d", Fault.UNSUPPORTED),
        failed("a"),
    ]
    text = Page(render_worst_answers(run(results), links=False)).text
    places = [text.index(f"Who is {name}?") for name in "abcd"]
    assert places == sorted(places)


def test_an_answer_shows_what_was_wanted_and_what_was_said() -> None:
    """Wanted words, sentences with verdicts and reasons, and the source with its outlet, date and title."""
    text = Page(render_worst_answers(mixed(), links=False)).text
    for told in ("“Ann Poe”", "He left. not supported", "the passage says came", "RT · 20 June 2024", "Poe comes"):
        assert told in text
    assert "Not supported. Nothing else is known to be wrong" in text


def test_wanted_words_are_marked_in_the_quotation() -> None:
    """Whatever their capitals and spaces; nothing else is."""
    html = render_worst_answers(run([result("x", Fault.NOT_SAID)]), links=False)
    assert '<blockquote dir="auto">Ms <mark data-mark="0">ann  poe</mark> came by train.</blockquote>' in html
    assert html.count("<mark ") == 1


def test_what_was_found_is_shown_where_the_search_is_to_blame() -> None:
    """The three best passages, with the title where it is known; of a refusal the nearest ones."""
    lost, shy = result("lost", Fault.NOT_RETRIEVED), result("shy", Fault.REFUSED, refused("Nothing is said."))
    text = Page(render_worst_answers(run([lost, shy]), links=False)).text
    assert "Best passages foundPoe comesPassage 1 says it.Article a2Passage 2 says it." in text
    assert "Passage 4" not in text
    assert "Refused by quotesNothing is said.Nearest passages" in text
    assert "What came nearest." in text


def test_a_question_that_failed_shows_its_problem() -> None:
    """In place of an answer."""
    page = Page(render_worst_answers(run([failed("x", "the disk is full")]), links=False))
    assert "The disk is full" in page.text
    assert page.find("p", "problem")


def test_a_right_refusal_that_was_not_given_is_wanted() -> None:
    """Where no article answers, the report says that a refusal was wanted."""
    text = Page(
        render_worst_answers(run([result("x", Fault.NOT_REFUSED, answers=(), answerable=False)]), links=False)
    ).text
    assert "Wanteda refusal: no article answers this" in text


def test_after_fifty_answers_the_rest_is_a_list() -> None:
    """Each with its question and what came of it, and a link to ask it again."""
    many = run([result(f"q{number}", Fault.NOT_QUOTED) for number in range(IN_FULL + 7)])
    page = Page(render_worst_answers(many, links=True))
    assert len(page.find("article")) == IN_FULL
    assert "7 more" in page.text
    assert len(page.find("a", "shows")) == IN_FULL + 7


def test_an_answer_that_is_none_of_ours_is_shown_as_far_as_it_goes() -> None:
    """A file may hold anything where the answer should be."""
    for given in ({}, {"sentences": 3, "citations": [None, 4, {}]}, {"refusal": {"nearest": "x"}}, {"timings": []}):
        assert "Who is x?" in render_worst_answers(
            run([result("x", Fault.NOT_RETRIEVED, given or {"a": 1})]), links=False
        )


def test_many_sentences_and_sources_are_cut() -> None:
    """The first twenty sentences and eight sources, and how many more there are."""
    one = answer()
    long = answer(sentences=one["sentences"] * 25, citations=one["citations"] * 10)
    text = Page(render_worst_answers(run([result("x", Fault.NOT_QUOTED, long)], cases=[case("x")]), links=False)).text
    assert "… and 5 sentences more" in text
    assert "… and 2 sources more" in text
