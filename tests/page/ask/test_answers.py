import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.lines import quote_citation
from rag.page.ask.answers import HOVERED, MORE, render_answer
from rag.presentation import find_answer, join_paragraphs, quotation_text, shorten
from rag.types import Answer, Citation, Passage, Sentence, Span, Verdict
from rag.writer import Budget, Form, Writing
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
    return Page(render_answer(2, answer))


def told_in(*citations: Citation) -> list[str]:
    """The attributions below quotations, in their order."""
    shown = render_answer(
        2, Answer("q", "q", citations=citations, sentences=tuple(map(quote_citation, citations)), done=True)
    )
    return re.findall(r'class="attribution"><bdi>(.*?)</bdi>', shown)


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
    """Who is quoted stands below the words, and nothing counts sentences."""
    page = seen(Answer("q", "q", citations=(CITATION,), sentences=(quote_citation(CITATION),), done=True))
    assert (len(page.find("blockquote")), page.find("p", "prose")) == (1, [])
    assert page.text == "“The minister of Malta spoke on” [4]RT, 20 June 2024quotes · 0.0 s"


def test_quotations_of_one_speaker_are_attributed_once() -> None:
    """If they follow one another; where somebody else speaks between them, each says who."""
    putin, other = replace(CITATION, speaker="Putin"), replace(CITATION, number=5, start=4, end=12, speaker="Ann Poe")
    again = replace(CITATION, number=6, start=12, end=20, speaker="Putin")
    assert told_in(putin, again, other) == ["Putin, RT, 20 June 2024", "Ann Poe, RT, 20 June 2024"]
    assert len(told_in(putin, other, again)) == 3


def test_articles_of_one_outlet_and_day_are_told_apart_by_their_headlines() -> None:
    """Others are not: outlet and day say which they are."""
    cyprus = Citation(5, Passage(article("Cyprus"), 0, 30), 0, 30)
    assert told_in(CITATION, cyprus) == [f"RT, 20 June 2024, “Title of {each}”" for each in ("Malta", "Cyprus")]


def test_a_model_at_work_is_told_above_the_quotations() -> None:
    """With the seconds to its first word, where they are known, for the script that counts them."""
    answer = Answer(
        "q", "q", citations=(CITATION,), sentences=(quote_citation(CITATION),), writing=Writing("Tiny", 17.6)
    )
    page = seen(answer)
    assert page.text.startswith("Tiny is writing … “The minister of Malta")
    assert [each["data-clock"] for each in page.find("span") if "data-clock" in each] == ["18"]


def test_quotations_are_closed_below_what_a_model_writes() -> None:
    """While it writes too."""
    sentence = Sentence("The minister spoke", (), None)
    answer = Answer("q", "q", sentences=(sentence,), more=(CITATION,), written_by="Tiny", writing=Writing("Tiny"))
    page = seen(answer)
    [closed] = page.find("details")
    assert "open" not in closed
    assert page.text.startswith(f"Tiny is writing … The minister spoke {MORE[Form.WRITTEN]}“The minister of Malta")


def test_what_came_near_is_closed_below_the_answer() -> None:
    """Words and who said them, without a number; the link leads to the words. Not before the answer is whole."""
    near = Citation(0, Passage(article("Cyprus"), 0, 30), 0, 30, "Ann Poe")
    answer = Answer("q", "q", citations=(CITATION,), sentences=(quote_citation(CITATION),), more=(near,), done=True)
    page = seen(answer)
    [closed] = page.find("details")
    assert ("open" in closed, "more-2-1" in page.shows(), page.text.count("[")) == (False, True, 1)
    assert f"{MORE[Form.QUOTED]}“The minister of Cyprus spoke o”Ann Poe, RT, 20 June 2024" in page.text
    for without in (replace(answer, done=False), replace(answer, more=())):
        assert seen(without).find("details") == []


def test_notes_are_read_before_the_answer() -> None:
    """Why a model did not write is known before its stand-in is read."""
    text = seen(replace(WRITTEN, notes=("The server died. The answer is in quotations instead.",))).text
    assert text.startswith("The server died. The answer is in quotations instead.Here is")


def test_a_number_without_a_citation_is_text() -> None:
    """However long it is."""
    said = f"See [9], [{'7' * 5000}] and [٣]."
    page = seen(replace(WRITTEN, sentences=(Sentence(said, (), None),)))
    assert (page.find("a", "cite"), said in page.text) == ([], True)


def test_a_number_shows_its_quotation_where_it_is_pointed_at() -> None:
    """Outlet and date, then the exact words; whoever listens hears what the number leads to."""
    link = seen(WRITTEN).find("a", "cite")[0]
    assert link["data-tip"] == "RT, 20 June 2024\nThe minister of Malta spoke on"
    assert link["aria-label"] == "Source 4: RT, 20 June 2024"


def test_a_sentence_in_doubt_tells_why_where_it_is_pointed_at() -> None:
    """The others tell nothing."""
    tips = [each.get("data-tip") for each in seen(WRITTEN).find("span", "said")]
    assert tips[:3] == [None, None, "Partly supported: the passage says 35 drones, not 53"]


def test_each_sentence_can_be_led_to() -> None:
    """By its place in the answer, whoever wrote it."""
    quotes = Answer("q", "q", citations=(CITATION,), sentences=(quote_citation(CITATION),), done=True)
    assert [each["id"] for each in seen(WRITTEN).find("span", "said")] == [f"said-2-{number}" for number in range(1, 5)]
    assert seen(quotes).find("blockquote")[0]["id"] == "said-2-1"


@given(st.text(), st.integers(1, 50))
def test_a_shortened_text_is_a_beginning_of_it(text: str, most: int) -> None:
    """On one line, not longer than asked for but for the dots."""
    short = shorten(text, most)
    assert " ".join(text.split()).startswith(short.removesuffix(" …"))
    assert len(short) <= most + 2
    assert shorten("a" * HOVERED, HOVERED) == "a" * HOVERED


def test_a_line_that_leads_quotations_is_no_quotation() -> None:
    lead = Sentence("Ann Poe on <b>gas</b>:", (), None)
    shown = render_answer(
        2, Answer("q", "q", citations=(CITATION,), sentences=(lead, quote_citation(CITATION)), done=True)
    )
    assert '<p class="lead" dir="auto">Ann Poe on &lt;b&gt;gas&lt;/b&gt;:</p><div class="quoted">' in shown
    assert shown.count("<blockquote") == 1


def test_the_words_that_were_asked_for_are_in_bold() -> None:
    """Where they stand, and not where the same words stand before."""
    of = article("Malta", "Malta votes.\n\nOn Monday Malta chose Malta's envoy.")
    start = of.text.rindex("Malta")
    cited = Citation(1, Passage(of, 0, len(of.text)), 0, len(of.text), answer=Span(start, start + len("Malta")))
    answer = Answer("q", "q", citations=(cited,), sentences=(quote_citation(cited),), done=True)
    assert "On Monday Malta chose <strong>Malta</strong>" in render_answer(2, answer).replace("&#x27;", "'")


@given(st.text("aB “”\n", min_size=3, max_size=30), st.data())
def test_bold_words_are_those_of_the_citation(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    answer = Span(start, data.draw(st.integers(start + 1, len(text))))
    of = article("it", text)
    cited = Citation(1, Passage(of, 0, len(text)), 0, len(text), answer=answer)
    place = find_answer(quotation_text(cited), cited)
    assert place is None or place.of(quotation_text(cited)) == join_paragraphs(answer.of(text))
