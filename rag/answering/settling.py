"""What stays of the sentences that a model wrote, once each has its verdict."""

from collections.abc import Sequence

from rag.checking.attribution import AttributedSentence
from rag.types import Citation, Sentence, Verdict


def settle(attributed: Sequence[AttributedSentence], strict: bool) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """The sentences of the answer and their citations; none where no sentence is supported at least in part.

    With `strict`, unsupported sentences are left out; otherwise they stay, and their verdict marks them.
    """
    if not any(each.sentence.verdict in (Verdict.SUPPORTED, Verdict.PARTLY) for each in attributed):
        return (), ()
    kept = [each for each in attributed if not (strict and each.sentence.verdict is Verdict.UNSUPPORTED)]
    return tuple(each.sentence for each in kept), collect_citations(kept)


def collect_citations(attributed: Sequence[AttributedSentence]) -> tuple[Citation, ...]:
    """Each citation once, by number."""
    by_number = {citation.number: citation for each in attributed for citation in each.citations}
    return tuple(by_number[number] for number in sorted(by_number))
