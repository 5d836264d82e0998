"""What stays of what a model wrote."""

from hypothesis import given
from hypothesis import strategies as st

from rag.answering.settling import collect_citations, settle
from rag.checking.attribution import AttributedSentence
from rag.types import Citation, Sentence, Verdict
from tests.examples import article, passage

CITED = passage(article("Belarus"))
VERDICTS = st.sampled_from([*Verdict, None])


def bound(verdict: Verdict | None, *numbers: int) -> AttributedSentence:
    markers = "".join(f"[{number}]" for number in numbers)
    citations = tuple(Citation(number, CITED, number, number + 1) for number in numbers)
    return AttributedSentence(Sentence(f"He spoke. {markers}", numbers, verdict), citations)


def verdicts(strict: bool, *given: Verdict | None) -> list[Verdict | None]:
    sentences, _ = settle([bound(each, 1) for each in given], strict)
    return [sentence.verdict for sentence in sentences]


def test_unsupported_sentences_stay_marked_beside_supported_ones() -> None:
    assert verdicts(False, Verdict.SUPPORTED, Verdict.UNSUPPORTED, Verdict.PARTLY, None) == [
        Verdict.SUPPORTED,
        Verdict.UNSUPPORTED,
        Verdict.PARTLY,
        None,
    ]


def test_in_strict_mode_unsupported_sentences_and_their_citations_are_left_out() -> None:
    kept = [bound(Verdict.SUPPORTED, 3), bound(Verdict.UNSUPPORTED, 1, 2), bound(None), bound(Verdict.PARTLY, 2)]
    sentences, citations = settle(kept, strict=True)
    assert [sentence.citations for sentence in sentences] == [(3,), (), (2,)]
    assert [citation.number for citation in citations] == [2, 3]


def test_with_nothing_supported_nothing_stays() -> None:
    """Not even what claims nothing, strict or not."""
    assert verdicts(False, Verdict.UNSUPPORTED, None) == verdicts(True, Verdict.UNSUPPORTED, None) == []
    assert settle([bound(Verdict.UNSUPPORTED, 1)], strict=False) == ((), ())
    assert settle([], strict=False) == ((), ())


def test_what_is_supported_in_part_is_an_answer() -> None:
    assert verdicts(True, Verdict.PARTLY) == [Verdict.PARTLY]


def test_each_citation_stands_once_by_number() -> None:
    cited = collect_citations([bound(Verdict.SUPPORTED, 5, 2), bound(Verdict.SUPPORTED, 2, 1)])
    assert [citation.number for citation in cited] == [1, 2, 5]


@given(st.lists(st.tuples(VERDICTS, st.lists(st.integers(1, 9), unique=True, max_size=3)), max_size=6), st.booleans())
def test_citations_are_those_of_the_sentences_that_stay(
    written: list[tuple[Verdict | None, list[int]]], strict: bool
) -> None:
    sentences, citations = settle([bound(verdict, *numbers) for verdict, numbers in written], strict)
    assert {each.number for each in citations} == {number for each in sentences for number in each.citations}
    assert not (strict and any(each.verdict is Verdict.UNSUPPORTED for each in sentences))
    assert not sentences or any(each.verdict in (Verdict.SUPPORTED, Verdict.PARTLY) for each in sentences)
