from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.wording import sentences
from rag.page.answers import answer_html, editable
from rag.text.filters import take_filters
from rag.types import Answer, Budget, Citation, Filters, Passage, Sentence, Verdict
from tests.examples import article
from tests.page.seen import Page

CITATION = Citation(4, Passage(article("Malta"), 0, 30), 0, 30)
SENTENCES = (
    Sentence("Here is what they say:", (), None),
    Sentence("The minister of Malta spoke [4].", (4,)),
    Sentence("He sent 53 drones [4].", (4,), Verdict.PARTLY, ("the passage says 35 drones, not 53",)),
    Sentence("It snowed.", (), Verdict.UNSUPPORTED, ("it says that it rained", "<b>no</b> snow")),
)
WRITTEN = Answer(
    "q",
    "q",
    citations=(CITATION,),
    sentences=SENTENCES,
    written_by="llama3.2:3b (Ollama)",
    budget=Budget(4096, 3000, 6, 4),
    timings={"total_ms": 12_345.0},
    done=True,
)


def seen(answer: Answer) -> Page:
    return Page(answer_html(2, answer))


def test_a_written_answer_is_prose_with_links() -> None:
    """One paragraph, no quotation, and a number that leads to the source of this answer."""
    page = seen(WRITTEN)
    assert (len(page.find("p", "prose")), page.find("blockquote")) == (1, [])
    assert [link["data-show"] for link in page.find("a", "cite")] == ["cite-2-4"] * 2


def test_a_sentence_in_doubt_says_so_in_words() -> None:
    """The verdict and its reasons stand below the sentence as text; supported and unjudged ones have none."""
    page = seen(WRITTEN)
    assert [each.get("data-verdict") for each in page.find("span", "said")] == [
        None,
        "supported",
        "partly",
        "unsupported",
    ]
    assert [each["data-verdict"] for each in page.find("span", "doubt")] == ["partly", "unsupported"]
    assert "53 drones [4].Partly supported: the passage says 35 drones, not 53" in page.text
    assert "Not supported: it says that it rained; <b>no</b> snow" in page.text


def test_a_doubt_without_reasons_has_its_label() -> None:
    """Nothing follows it."""
    assert "It snowed.Not supported " in seen(replace(WRITTEN, sentences=(replace(SENTENCES[3], reasons=()),))).text


def test_who_wrote_it_and_from_how_much_stands_below() -> None:
    """A sentence that claims nothing is not counted; what was left out of the window is told."""
    line = "llama3.2:3b (Ollama) · 6 of 10 passages read, 4 did not fit · 12 s · 1 of 3 sentences supported"
    assert seen(WRITTEN).text.endswith(line)
    whole = replace(WRITTEN, budget=Budget(4096, 3000, 1, 0), sentences=SENTENCES[1:2], timings={"total_ms": 1234.0})
    assert seen(whole).text.endswith("(Ollama) · 1 passage read · 1.2 s · 1 of 1 sentence supported")


def test_a_growing_answer_has_a_caret_at_the_sentence_that_is_being_written() -> None:
    """It is read out when it is whole; how the answer came about is told at the end."""
    growing = replace(WRITTEN, sentences=(SENTENCES[1], Sentence("He sen", (), None)), done=False)
    page = seen(growing)
    assert [each.get("aria-hidden") for each in page.find("span", "said")] == [None, "true"]
    assert (len(page.find("p", "growing")), len(page.find("a", "cite"))) == (1, 1)
    assert "Ollama" not in page.text
    whole = seen(replace(growing, done=True))
    assert (whole.find("p", "growing"), [each.get("aria-hidden") for each in whole.find("span", "said")]) == (
        [],
        [None, None],
    )


def test_quotations_stay_quotations() -> None:
    """Whoever is quoted stands above the words, and nothing counts sentences."""
    page = seen(Answer("q", "q", citations=(CITATION,), sentences=sentences((CITATION,)), done=True))
    assert (len(page.find("blockquote")), page.find("p", "prose")) == (1, [])
    assert page.text.endswith("quotes · 0.0 s")


def test_notes_are_read_before_the_answer() -> None:
    """Why a model did not write is known before its stand-in is read."""
    text = seen(replace(WRITTEN, notes=("The server died. The answer is in quotations instead.",))).text
    assert text.startswith("The server died. The answer is in quotations instead.Here is")


def test_a_number_without_a_citation_is_text() -> None:
    """However long it is."""
    said = f"See [9], [{'7' * 5000}] and [٣]."
    page = seen(replace(WRITTEN, sentences=(Sentence(said, (), None),)))
    assert (page.find("a", "cite"), said in page.text) == ([], True)


def test_the_question_as_it_was_searched_can_be_worded_anew() -> None:
    """Where it is not what was typed, it is shown with a link; white space makes no difference."""
    page = seen(replace(WRITTEN, standalone_question="q of Malta"))
    assert page.text.startswith("Asked as: q of Malta Edit")
    assert [link["data-show"] for link in page.find("a", "shows")] == ["edit-2"]
    assert not seen(replace(WRITTEN, question=" q ")).find("a", "shows")


days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
outlets = st.none() | st.text("abc .-é", min_size=1).map(str.strip).filter(bool)


@given(st.builds(Filters, days, days, days, outlets))
def test_the_filters_go_with_the_question_that_is_worded_anew(filters: Filters) -> None:
    """Typed as they are there, they are read back as they were."""
    answer = Answer("q", "What of Malta?", filters)
    assert take_filters(editable(answer), Filters()) == ("What of Malta?", filters)
