"""The lines of an answer in quotations."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.lines import lead, quote_citation
from rag.numbering import strip_markers
from rag.presentation import join_paragraphs
from rag.types import Citation, Passage, Sentence
from tests.examples import article

DAY = date(2022, 3, 1)


def cited(
    number: int, name: str, quote: str = "It rained.", day: date | None = DAY, who: str | None = None
) -> Citation:
    of = article(name, quote, day)
    return Citation(number, Passage(of, 0, len(quote)), 0, len(quote), who)


def test_a_quotation_is_its_words_first() -> None:
    """Then its number, who said it, the outlet and the day; its paragraphs follow one another."""
    one = quote_citation(cited(1, "a", "It rained.\n\nIt snowed.", who="the minister"))
    assert one.text == "“It rained. It snowed.” [1] – The minister, RT, 1 March 2022"
    assert one.citations == (1,)
    assert quote_citation(cited(2, "b", day=None)).text == "“It rained.” [2] – RT, undated"


def test_days_of_the_week_are_told() -> None:
    """Behind the outlet: the quotation stays as it is."""
    said = quote_citation(cited(1, "a", "It rained on Monday.", DAY))
    assert said.text == "“It rained on Monday.” [1] – RT, 1 March 2022; “Monday” is 28 February 2022"


@given(st.lists(st.one_of(st.text("[]0123 a", max_size=12), st.just("[3]"), st.just("[1]")), min_size=1, max_size=5))
def test_markers_in_articles_are_none_of_ours(quotes: list[str]) -> None:
    """Every citation has one marker, and there is no other; read without the joint, the words are the article's."""
    citations = [cited(place, f"land{place}", quote, who="[2] X") for place, quote in enumerate(quotes, start=1)]
    text = "\n".join(quote_citation(each).text for each in citations)
    assert sorted(re.findall(r"\[(\d+)\]", text)) == sorted(str(citation.number) for citation in citations)
    assert all(join_paragraphs(citation.quote) in text.replace("\u2060", "") for citation in citations)
    assert strip_markers("[a] [] [1") == "[a] [] [1"


def test_a_lead_claims_nothing() -> None:
    """So it has no verdict, and cites nothing, whatever stands in it."""
    assert lead("On 1 March [2]:") == Sentence("On 1 March [\u20602]:", (), None)
