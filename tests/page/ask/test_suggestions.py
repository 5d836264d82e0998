"""What may be asked next."""

from dataclasses import replace

from rag.page.ask.suggestions import TRIED, render_suggestions, suggest_questions
from rag.types import Answer, Citation, Passage, Refusal, RefusalKind, Sentence
from tests.examples import article

TITLE = "Ann Poe opens the new bridge of Gozo"
BRIDGE = article(
    TITLE,
    "Ministers met in Gozo on Monday. “The bridge will stand for good,” Minister Ann Poe said. "
    "“No bridge of Gozo will ever hold,” Ben Gale said. Officials said nine houses were damaged in Gozo. "
    "The bridge cost nine million euros.",
)


def citation(number: int, words: str, speaker: str | None = None) -> Citation:
    start = BRIDGE.text.index(words)
    return Citation(number, Passage(BRIDGE, 0, len(BRIDGE.text)), start, start + len(words), speaker)


def answer(*citations: Citation, question: str = "What did Ann Poe say about Gozo?") -> Answer:
    told = tuple(Sentence(f"{each.quote} [{each.number}]", (each.number,)) for each in citations)
    return Answer(question, question, sentences=told, citations=citations, done=True)


FIRST = answer(citation(1, "“The bridge will stand for good,” Minister Ann Poe said.", "Minister Ann Poe"))
BOTH = answer(*FIRST.citations, citation(2, "“No bridge of Gozo will ever hold,” Ben Gale said.", "Ben Gale"))
NEW = citation(3, "The bridge cost nine million euros.")


def never() -> bool:
    return False


def summarising(question: str) -> Answer:
    """Answers every question with something new of the article."""
    return answer(NEW, question=question)


def test_the_whole_of_the_cited_article_can_be_asked_for() -> None:
    assert f"Summarize the article “{BRIDGE.title}”" in suggest_questions([], FIRST, summarising, never)


def test_two_who_speak_can_be_compared_on_what_was_asked() -> None:
    def comparing(question: str) -> Answer:
        lead, said = Sentence("Ann Poe on Gozo:", (), None), Sentence("x [3]", (3,))
        return replace(answer(NEW, question=question), sentences=(lead, said, lead, said))

    assert "Compare what Ann Poe and Ben Gale said about Gozo" in suggest_questions([], BOTH, comparing, never)


def test_a_comparison_with_nothing_of_one_of_them_is_not_suggested() -> None:
    assert not [each for each in suggest_questions([], BOTH, summarising, never) if each.startswith("Compare")]


def test_what_is_refused_or_cites_nothing_new_is_not_suggested() -> None:
    def refusing(question: str) -> Answer:
        return replace(answer(question=question), refusal=Refusal(RefusalKind.NOT_ANSWERED, "no"))

    assert suggest_questions([], FIRST, refusing, never) == ()
    assert suggest_questions([], FIRST, lambda each: answer(*FIRST.citations, question=each), never) == ()


def test_what_the_conversation_would_reword_is_not_suggested() -> None:
    assert suggest_questions([], FIRST, lambda _: answer(NEW, question="About Gozo: what else?"), never) == ()


def test_what_was_asked_before_is_not_suggested() -> None:
    assert suggest_questions([f"summarize the article “{BRIDGE.title}”"], FIRST, summarising, never) == ()


def test_after_a_refusal_nothing_is() -> None:
    assert (
        suggest_questions([], replace(FIRST, refusal=Refusal(RefusalKind.NOT_ANSWERED, "no")), summarising, never) == ()
    )
    assert suggest_questions([], answer(), summarising, never) == ()


def test_it_ends_with_the_next_question() -> None:
    tried: list[str] = []

    def trying(question: str) -> Answer:
        tried.append(question)
        return summarising(question)

    assert suggest_questions([], BOTH, trying, lambda: bool(tried)) == ()
    assert len(tried) == 1


def test_few_are_tried() -> None:
    tried: list[str] = []
    suggest_questions([], BOTH, lambda each: tried.append(each) or FIRST, never)  # type: ignore[func-returns-value]
    assert len(tried) <= 3 * TRIED


def test_they_are_buttons_that_ask_and_nothing_where_there_are_none() -> None:
    made = render_suggestions(["<b>Why</b>?"])
    assert 'data-show="example"' in made
    assert 'data-question="&lt;b&gt;Why&lt;/b&gt;?"' in made
    assert render_suggestions([]) == ""
